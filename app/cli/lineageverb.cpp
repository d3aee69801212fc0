// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "wordcheck.h"
#include "workspace/lineagereport.h"
#include "workspace/lookup.h"

namespace meshscope::cli {

namespace {

struct LineageWords
{
    std::string name;
    unsigned up = 1;
    unsigned down = 1;
    std::string column;
    std::string format = "text";
    std::size_t most = 0;
};

int runLineage(const LineageWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto chosen = workspace::selectLineage(**reader, words.name);
    if (!chosen)
        return session.fail(chosen.error());
    const auto start = workspace::lookUp(**reader, chosen->uid, {chosen->kind});
    if (!start)
        return session.fail(start.error());
    workspace::LineageRequest request;
    request.start = start->id;
    request.up = chosen->up.value_or(words.up);
    request.down = chosen->down.value_or(words.down);
    request.column = words.column.empty() ? chosen->column : words.column;
    request.level = request.column.empty() ? workspace::LineageLevel::Datasets
                                           : workspace::LineageLevel::Columns;
    if (words.most > 0) {
        for (const auto direction : {lineage::Direction::Up, lineage::Direction::Down})
            request.expanded.push_back(
                {start->id, direction, static_cast<std::uint32_t>(words.most)});
    }
    const auto view = workspace::lineageView(**reader, request, {});
    if (!view)
        return session.fail(view.error());
    const auto format
        = workspace::parseLineageFormat(session.format == Format::Machine ? "json" : words.format);
    const auto text = workspace::lineageReport(**reader, *view, *format, {});
    if (!text)
        return session.fail(text.error());
    print(*text);
    return ExitDone;
}

} // namespace

Run addLineage(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("lineage", "Show where data comes from and where it goes");
    auto words = std::make_shared<LineageWords>();
    verb->add_option("NAME", words->name,
                     "Dataset or product, or a selector such as 2+net_orders+1.net_amount")
        ->required();
    verb->add_option("--up", words->up, "Steps upstream (default 1)");
    verb->add_option("--down", words->down, "Steps downstream (default 1)");
    verb->add_option("--column", words->column, "Only the chain of this column");
    verb->add_option("--most", words->most,
                     "Neighbours of the start that are not folded (default 8 a side)");
    verb->add_option("--format", words->format, "text, dot, mermaid, svg, csv or json")
        ->check(oneOf({"text", "dot", "mermaid", "svg", "csv", "json"}));
    return [words, &session] { return runLineage(*words, session); };
}

} // namespace meshscope::cli
