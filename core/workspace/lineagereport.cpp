// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lineagereport.h"

#include "layout/layered.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

namespace meshscope::workspace {

namespace {

std::string filterOf(const LineageRequest &request)
{
    std::string text = fmt::format("{} up, {} down", request.up, request.down);
    if (!request.column.empty())
        text += ", chain of " + request.column;
    return text;
}

/// Without what the chosen column has nothing to do with. What is not known stays.
LineageView chainOf(const LineageView &view)
{
    LineageView chain = view;
    constexpr std::uint32_t dropped = ~std::uint32_t {0};
    std::vector<std::uint32_t> place(view.cards.size(), dropped);
    chain.cards.clear();
    for (std::size_t i = 0; i < view.cards.size(); ++i) {
        const LineageCard &card = view.cards[i];
        if (!card.isStart && !card.isOnChain && !card.isChainUnknown)
            continue;
        place[i] = static_cast<std::uint32_t>(chain.cards.size());
        chain.cards.push_back(card);
    }
    chain.flows.clear();
    for (LineageFlow flow : view.flows) {
        flow.from = place[flow.from];
        flow.to = place[flow.to];
        if (flow.from != dropped && flow.to != dropped)
            chain.flows.push_back(std::move(flow));
    }
    chain.hubs.clear();
    for (LineageHub hub : view.hubs) {
        hub.at = place[hub.at];
        hub.count = hub.onChain + hub.unknown;
        if (hub.at != dropped && hub.count > 0)
            chain.hubs.push_back(hub);
    }
    chain.shown = chain.cards.size();
    chain.total = chain.shown;
    for (const LineageHub &hub : chain.hubs)
        chain.total += hub.count;
    return chain;
}

/// Cards first, then hubs; flows first, then one edge per hub, as the export expects them.
layout::Request requestOf(const LineageView &view)
{
    constexpr double columnHeight = 24;
    constexpr double foldHeight = 60;
    layout::Request request;
    for (const LineageCard &card : view.cards) {
        layout::Box box;
        box.key = static_cast<std::uint64_t>(card.id.value);
        box.height += columnHeight * static_cast<double>(card.columns.size());
        request.boxes.push_back(box);
    }
    for (const LineageFlow &flow : view.flows)
        request.edges.push_back({flow.from, flow.to});
    for (const LineageHub &hub : view.hubs) {
        const auto fold = static_cast<layout::Index>(request.boxes.size());
        layout::Box box;
        box.key = (std::uint64_t {1} << 63) + fold; // away from all entity numbers
        box.height = foldHeight;
        request.boxes.push_back(box);
        const bool isDown = hub.direction == lineage::Direction::Down;
        request.edges.push_back({isDown ? hub.at : fold, isDown ? fold : hub.at});
    }
    return request;
}

Result<std::string> written(Reader &reader, const LineageView &view, LineageFormat format,
                            const std::stop_token &stop)
{
    LineageStamp stamp;
    stamp.catalog = std::filesystem::path(reader.db().path()).stem().string();
    stamp.filter = filterOf(view.request);
    stamp.date = formatDay(dayOf(reader.now()));
    const layout::Request request = requestOf(view);
    layout::Layout drawn;
    if (format == LineageFormat::Svg) {
        auto laidOut = layout::layOutLayered(request, stop);
        if (!laidOut)
            return laidOut.error();
        drawn = std::move(*laidOut);
    }
    return exportLineage(view, stamp, {request, drawn}, format);
}

} // namespace

std::optional<LineageFormat> parseLineageFormat(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, LineageFormat>, 6> formats {{
        {"text", LineageFormat::Outline},
        {"dot", LineageFormat::Dot},
        {"mermaid", LineageFormat::Mermaid},
        {"svg", LineageFormat::Svg},
        {"csv", LineageFormat::Csv},
        {"json", LineageFormat::Json},
    }};
    for (const auto &[name, format] : formats) {
        if (name == word)
            return format;
    }
    return std::nullopt;
}

Result<std::string> lineageReport(Reader &reader, const LineageView &view, LineageFormat format,
                                  const std::stop_token &stop)
{
    if (!view.request.column.empty())
        return written(reader, chainOf(view), format, stop);
    return written(reader, view, format, stop);
}

} // namespace meshscope::workspace
