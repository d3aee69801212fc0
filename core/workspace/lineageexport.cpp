// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lineageexport.h"

#include "export/writers.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::workspace {

namespace {

/// The light theme's domain colours, by slot: exports are for paper.
constexpr std::array<std::string_view, 12> domainColours {
    "#1F70E2", "#BC560D", "#115C66", "#663CBB", "#A52079", "#508050",
    "#4F343F", "#8E64A7", "#804B00", "#830009", "#13289E", "#3E3A00"};

exports::Card cardOf(const LineageCard &card)
{
    exports::Card out;
    out.kind = card.isStart ? exports::Card::Kind::Start : exports::Card::Kind::Dataset;
    out.name = card.name;
    out.context = card.context;
    out.link = "meshscope:dataset/" + card.uid;
    out.type = word(card.type);
    out.domain = card.domain.name;
    out.domainCode = card.domain.code;
    if (card.domain.slot >= 0)
        out.domainColour
            = domainColours[static_cast<std::size_t>(card.domain.slot) % domainColours.size()];
    out.grade = card.grade;
    if (card.score)
        out.score = *card.score;
    out.step = card.step;
    return out;
}

/// What a card says of the chosen column.
std::string chainNote(const LineageCard &card)
{
    if (card.isChainUnknown)
        return "column lineage not known";
    if (!card.isOnChain || card.isStart)
        return {};
    std::string columns;
    for (const LineageColumn &column : card.columns)
        columns += (columns.empty() ? "" : ", ") + column.path;
    if (card.matchingColumns > card.columns.size())
        columns += fmt::format(" and {} more", card.matchingColumns - card.columns.size());
    return columns;
}

std::vector<std::string> columnsOf(const LineageFlow &flow)
{
    std::vector<std::string> texts;
    for (const LineageFlow::Columns &columns : flow.chain)
        texts.push_back(columns.from + " -> " + (columns.to.empty() ? "*" : columns.to));
    return texts;
}

exports::Picture pictureOf(const LineageView &view, const LineageStamp &stamp)
{
    exports::Picture picture;
    picture.title = "Lineage of " + view.start.name;
    if (!view.request.column.empty())
        picture.title += "." + view.request.column;
    picture.catalog = stamp.catalog;
    picture.filter = stamp.filter;
    picture.date = stamp.date;
    picture.shown = view.shown;
    picture.total = view.total;
    for (const LineageCard &card : view.cards) {
        picture.cards.push_back(cardOf(card));
        if (!view.request.column.empty())
            picture.cards.back().note = chainNote(card);
    }
    for (const LineageFlow &flow : view.flows)
        picture.flows.push_back({flow.from, flow.to, columnsOf(flow)});
    for (const LineageHub &hub : view.hubs) {
        const bool isUp = hub.direction == lineage::Direction::Up;
        exports::Card card;
        card.kind = exports::Card::Kind::Fold;
        card.folded = hub.count;
        card.step = view.cards[hub.at].step + (isUp ? -1 : 1);
        const auto number = static_cast<std::uint32_t>(picture.cards.size());
        picture.cards.push_back(std::move(card));
        picture.flows.push_back(isUp ? exports::Flow {number, hub.at, {}}
                                     : exports::Flow {hub.at, number, {}});
    }
    return picture;
}

} // namespace

std::string exportLineage(const LineageView &view, const LineageStamp &stamp,
                          const LineageDrawing &drawing, LineageFormat format)
{
    const exports::Picture picture = pictureOf(view, stamp);
    switch (format) {
    case LineageFormat::Svg:
        return exports::toSvg(picture, drawing.request, drawing.layout);
    case LineageFormat::Dot:
        return exports::toDot(picture);
    case LineageFormat::Mermaid:
        return exports::toMermaid(picture);
    case LineageFormat::Csv:
        return exports::toCsv(picture);
    case LineageFormat::Json:
        return exports::toJson(picture);
    case LineageFormat::Outline:
        return exports::toOutline(picture);
    }
    return {};
}

} // namespace meshscope::workspace
