// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "wordcheck.h"
#include "workspace/discover.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::cli {

namespace {

using workspace::DiscoverHit;

constexpr std::array<std::string_view, workspace::facetCount> facetNames {
    "domain", "status", "kind", "grade", "class", "platform", "owner", "archetype", "tag"};

struct SearchWords
{
    std::vector<std::string> words;
    std::vector<std::string> filters;
    std::string sort = "match";
    std::size_t limit = 50;
};

/// `domain:sales` as a filter of the query.
Status addFilter(workspace::DiscoverQuery &query, const std::string &text)
{
    const auto colon = text.find(':');
    const auto name = std::find(facetNames.begin(), facetNames.end(), text.substr(0, colon));
    if (colon == std::string::npos || name == facetNames.end()) {
        std::string known;
        for (const std::string_view facet : facetNames)
            known += (known.empty() ? "" : ", ") + std::string(facet);
        return Error {ErrorCode::Invalid,
                      "\"" + text + "\" is no filter; write NAME:VALUE with one of: " + known,
                      {}};
    }
    query.filters[static_cast<std::size_t>(name - facetNames.begin())].push_back(
        text.substr(colon + 1));
    return {};
}

workspace::DiscoverSort sortOf(const std::string &text)
{
    if (text == "name")
        return workspace::DiscoverSort::Name;
    if (text == "quality")
        return workspace::DiscoverSort::Quality;
    return text == "used" ? workspace::DiscoverSort::UsedBy : workspace::DiscoverSort::BestMatch;
}

Json hitJson(const DiscoverHit &hit, workspace::Reader &reader)
{
    Json json {
        {"kind", workspace::kindKey(hit.group)}, {"name", hit.name}, {"context", hit.context}};
    if (hit.id)
        json["uid"] = workspace::linkOf(reader, hit.id).uid;
    if (hit.hasMeasures) {
        json["domain"] = hit.domain.name;
        json["grade"] = word(hit.grade);
        json["score"] = hit.score ? Json(*hit.score) : Json(nullptr);
        json["classification"] = word(hit.classification);
        json["usedBy"] = hit.usedBy;
    }
    return json;
}

/// Plural heading of a group, for people.
std::string_view headingOf(workspace::Group group)
{
    constexpr std::array<std::string_view, workspace::groupCount> headings {
        "Products", "Datasets", "Contracts", "Terms", "People", "Columns"};
    return headings[static_cast<std::size_t>(group)];
}

std::string measuredRows(const workspace::DiscoverGroup &group)
{
    Table rows({"name", "where", "domain", "quality", "classification", "used by"});
    for (const DiscoverHit &hit : group.hits) {
        rows.add({hit.name, hit.context, hit.domain.name, qualityText(hit.score, hit.grade),
                  std::string(word(hit.classification)), fmt::to_string(hit.usedBy)});
    }
    return rows.text();
}

std::string namedRows(const workspace::DiscoverGroup &group)
{
    const bool counts
        = group.group == workspace::Group::Columns || group.group == workspace::Group::Terms;
    Table rows({"name", counts ? "datasets" : "where"});
    for (const DiscoverHit &hit : group.hits)
        rows.add({hit.name, counts ? fmt::to_string(hit.count) : hit.context});
    return rows.text();
}

void printHuman(const workspace::Discovery &found)
{
    if (found.someWords)
        print("Nothing has all of these words; the best matches with some of them:\n");
    for (const auto &group : found.groups) {
        const bool measured = group.group == workspace::Group::Products
            || group.group == workspace::Group::Datasets;
        print(fmt::format("{}, {} of {}\n", headingOf(group.group), group.hits.size(), group.total)
              + (measured ? measuredRows(group) : namedRows(group)) + "\n");
    }
    print(fmt::format("showing {} of {}, {:.1f} ms", found.shown, found.total, found.milliseconds));
}

int runSearch(const SearchWords &words, const Session &session)
{
    workspace::DiscoverQuery query;
    for (const std::string &word : words.words)
        query.text += (query.text.empty() ? "" : " ") + word;
    query.sort = sortOf(words.sort);
    query.limit = words.limit;
    for (const std::string &filter : words.filters) {
        if (auto status = addFilter(query, filter); !status)
            return session.fail(status.error()), ExitUsage;
    }
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto index = workspace::DiscoverIndex::load(**reader, {});
    if (!index)
        return session.fail(index.error());
    const auto found = workspace::discover(**index, query, {});
    if (!found)
        return session.fail(found.error());
    if (session.format == Format::Human) {
        printHuman(*found);
    } else {
        Json hits = Json::array();
        for (const auto &group : found->groups) {
            for (const DiscoverHit &hit : group.hits)
                hits.push_back(hitJson(hit, **reader));
        }
        printJson(Json {{"hits", hits},
                        {"shown", found->shown},
                        {"total", found->total},
                        {"someWords", found->someWords}});
    }
    return found->total > 0 ? ExitDone : ExitNothing;
}

} // namespace

Run addSearch(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("search", "Find products, datasets, columns, terms and people");
    auto words = std::make_shared<SearchWords>();
    verb->add_option("WORDS", words->words, "Words of the name, context or description")
        ->required();
    verb->add_option("--filter", words->filters,
                     "NAME:VALUE, such as domain:sales or grade:degraded")
        ->take_all();
    verb->add_option("--sort", words->sort, "match, name, quality or used")
        ->check(oneOf({"match", "name", "quality", "used"}));
    verb->add_option("--limit", words->limit, "Rows at most (default 50)");
    return [words, &session] { return runSearch(*words, session); };
}

} // namespace meshscope::cli
