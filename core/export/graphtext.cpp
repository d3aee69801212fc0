// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/escape.h"
#include "export/writers.h"

#include <fmt/format.h>

#include <set>

namespace meshscope::exports {

namespace {

std::string labelOf(const Card &card)
{
    if (card.kind == Card::Kind::Fold)
        return fmt::format("+{} more", card.folded);
    return card.domain.empty() ? card.name : card.name + " (" + card.domain + ")";
}

std::string statement(const Picture &picture)
{
    std::string text = picture.title + " - " + picture.catalog + ", " + picture.date;
    if (!picture.filter.empty())
        text += ", " + picture.filter;
    return text + fmt::format(" - {} of {} shown", picture.shown, picture.total);
}

/// Parallel flows are one line in a drawing.
std::set<std::pair<std::uint32_t, std::uint32_t>> lines(const Picture &picture)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> result;
    for (const Flow &flow : picture.flows) {
        if (flow.from < picture.cards.size() && flow.to < picture.cards.size())
            result.emplace(flow.from, flow.to);
    }
    return result;
}

} // namespace

std::string toDot(const Picture &picture)
{
    std::string out = "digraph lineage {\n  rankdir=LR;\n  labelloc=t;\n";
    out += "  label=" + dotLabel(statement(picture)) + ";\n";
    out += "  node [shape=box, style=rounded];\n";
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        const Card &card = picture.cards[i];
        out += fmt::format("  n{} [label={}", i, dotLabel(labelOf(card)));
        if (card.kind == Card::Kind::Start)
            out += ", penwidth=2";
        if (card.kind == Card::Kind::Fold)
            out += ", style=dashed";
        out += "];\n";
    }
    for (const auto &[from, to] : lines(picture))
        out += fmt::format("  n{} -> n{};\n", from, to);
    return out + "}\n";
}

std::string toMermaid(const Picture &picture)
{
    std::string out = "%% " + mermaidText(statement(picture)) + "\nflowchart LR\n";
    for (std::size_t i = 0; i < picture.cards.size(); ++i)
        out += fmt::format("  n{}[\"{}\"]\n", i, mermaidText(labelOf(picture.cards[i])));
    for (const auto &[from, to] : lines(picture))
        out += fmt::format("  n{} --> n{}\n", from, to);
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        if (picture.cards[i].kind == Card::Kind::Start)
            out += fmt::format("  style n{} stroke-width:3px\n", i);
    }
    return out;
}

} // namespace meshscope::exports
