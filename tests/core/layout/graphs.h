// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

/// Requests for layout tests.
namespace graphs {

using namespace meshscope::layout;

/// The same numbers on every machine, unlike the standard distributions.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed * 2654435761U + 1)
    {
    }
    std::size_t below(std::size_t limit)
    {
        m_state ^= m_state << 13;
        m_state ^= m_state >> 7;
        m_state ^= m_state << 17;
        return static_cast<std::size_t>(m_state % std::max<std::size_t>(1, limit));
    }

private:
    std::uint64_t m_state;
};

inline Request boxes(std::size_t count)
{
    Request request;
    for (std::size_t i = 0; i < count; ++i)
        request.boxes.push_back({i + 1, 168, 44});
    return request;
}

/// `0>1 1>2 0>2`
inline Request fromText(std::size_t count, const std::string &text)
{
    Request request = boxes(count);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find(' ', at);
        end = end == std::string::npos ? text.size() : end;
        const std::size_t arrow = text.find('>', at);
        request.edges.push_back(
            {static_cast<Index>(std::stoul(text.substr(at, arrow - at))),
             static_cast<Index>(std::stoul(text.substr(arrow + 1, end - arrow - 1)))});
        at = end + 1;
    }
    return request;
}

/// A lineage of `count` datasets in five layers, about two edges a node, with a few hubs.
inline Request lineage(std::size_t count, std::uint64_t seed = 1)
{
    Request request = boxes(count);
    Random random(seed);
    std::vector<std::vector<Index>> layers(5);
    for (Index i = 0; i < count; ++i)
        layers[std::min<std::size_t>(4, i * 5 / count)].push_back(i);
    for (std::size_t layer = 1; layer < layers.size(); ++layer) {
        for (const Index to : layers[layer]) {
            const std::size_t inputs = 1 + random.below(3) + (random.below(40) == 0 ? 8 : 0);
            for (std::size_t k = 0; k < inputs; ++k) {
                const std::size_t back = random.below(4) == 0 && layer > 1 ? 2 : 1;
                const auto &from = layers[layer - back];
                if (!from.empty()) {
                    const std::size_t pick
                        = random.below(3) == 0 ? from.size() / 10 + 1 : from.size();
                    request.edges.push_back({from[random.below(std::min(pick, from.size()))], to});
                }
            }
        }
    }
    return request;
}

/// Anything goes: cycles, loops, parallel edges, parts, sizes.
inline Request wild(std::size_t count, std::size_t edges, std::uint64_t seed)
{
    Request request = boxes(count);
    Random random(seed);
    for (Box &box : request.boxes) {
        box.width = 40 + static_cast<double>(random.below(300));
        box.height = 20 + static_cast<double>(random.below(400));
    }
    for (std::size_t i = 0; i < edges && count > 0; ++i)
        request.edges.push_back(
            {static_cast<Index>(random.below(count)), static_cast<Index>(random.below(count))});
    return request;
}

} // namespace graphs
