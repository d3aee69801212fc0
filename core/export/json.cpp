// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/escape.h"
#include "export/writers.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::exports {

namespace {

constexpr std::array<std::string_view, 3> kindWords {"dataset", "start", "fold"};

std::string datasetJson(const Card &card, std::size_t number)
{
    std::string out = fmt::format(R"({{"id": {}, "kind": "{}", "step": {})", number,
                                  kindWords[static_cast<std::size_t>(card.kind)], card.step);
    const auto text = [&](std::string_view key, const std::string &value) {
        if (!value.empty())
            out += fmt::format(", \"{}\": {}", key, jsonString(value));
    };
    text("name", card.name);
    text("context", card.context);
    text("type", card.type);
    text("domain", card.domain);
    text("link", card.link);
    if (card.kind == Card::Kind::Fold)
        return out + fmt::format(", \"folded\": {}}}", card.folded);
    text("grade", std::string(word(card.grade)));
    out += card.score ? fmt::format(", \"score\": {:.4f}", *card.score) : ", \"score\": null";
    return out + "}";
}

std::string flowJson(const Flow &flow)
{
    std::string out = fmt::format(R"({{"from": {}, "to": {}, "columns": [)", flow.from, flow.to);
    for (const std::string &column : flow.columns)
        out += (&column == &flow.columns.front() ? "" : ", ") + jsonString(column);
    return out + "]}";
}

} // namespace

std::string toJson(const Picture &picture)
{
    std::string out = "{\n";
    for (const auto &[key, value] :
         {std::pair("title", &picture.title), std::pair("catalog", &picture.catalog),
          std::pair("filter", &picture.filter), std::pair("date", &picture.date)})
        out += fmt::format("  \"{}\": {},\n", key, jsonString(*value));
    out += fmt::format("  \"shown\": {},\n  \"total\": {},\n  \"datasets\": [", picture.shown,
                       picture.total);
    for (std::size_t i = 0; i < picture.cards.size(); ++i)
        out += (i == 0 ? "\n    " : ",\n    ") + datasetJson(picture.cards[i], i);
    out += picture.cards.empty() ? "],\n  \"flows\": [" : "\n  ],\n  \"flows\": [";
    bool isFirst = true;
    for (const Flow &flow : picture.flows) {
        if (flow.from >= picture.cards.size() || flow.to >= picture.cards.size())
            continue;
        out += (isFirst ? "\n    " : ",\n    ") + flowJson(flow);
        isFirst = false;
    }
    return out + (isFirst ? "]\n}\n" : "\n  ]\n}\n");
}

} // namespace meshscope::exports
