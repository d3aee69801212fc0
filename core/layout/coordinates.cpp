// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layering_p.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace meshscope::layout {

namespace {

/// One of the four placements: aligned with the neighbours before or after, packed from the top or
/// from the bottom.
class Placement
{
public:
    Placement(const Layering &layering, double gap,
              const std::vector<std::vector<Index>> &conflicts, bool alignUp, bool fromTop)
        : m_layering(layering)
        , m_gap(gap)
        , m_conflicts(conflicts)
        , m_alignUp(alignUp)
        , m_fromTop(fromTop)
        , m_root(layering.vertices())
        , m_align(layering.vertices())
    {
        for (Index vertex = 0; vertex < m_root.size(); ++vertex)
            m_root[vertex] = m_align[vertex] = vertex;
        const std::size_t count = layering.layers.size();
        for (std::size_t i = 1; i < count; ++i)
            alignLayer(layering.layers[alignUp ? i : count - 1 - i]);
    }

    std::vector<double> compact() const
    {
        const Constraints after = constraints();
        std::vector<double> place(m_root.size(), 0);
        const std::vector<Index> blocks = pushed(after, place);
        // A block that nothing holds at the top moves towards those after it.
        for (std::size_t i = blocks.size(); i-- > 0;) {
            double most = std::numeric_limits<double>::infinity();
            for (const Constraint &next : after[blocks[i]])
                most = std::min(most, place[next.block] - next.distance);
            if (most != std::numeric_limits<double>::infinity())
                place[blocks[i]] = std::max(place[blocks[i]], most);
        }
        std::vector<double> y(m_root.size());
        for (Index vertex = 0; vertex < y.size(); ++vertex)
            y[vertex] = m_fromTop ? place[m_root[vertex]] : -place[m_root[vertex]];
        return y;
    }

private:
    static constexpr Index none = ~Index {0};

    struct Constraint
    {
        Index block;
        double distance;
    };
    /// Per block, which others must stay how far behind it.
    using Constraints = std::vector<std::vector<Constraint>>;

    Constraints constraints() const
    {
        Constraints after(m_root.size());
        for (const auto &layer : m_layering.layers) {
            for (std::size_t i = 1; i < layer.size(); ++i) {
                const double distance = m_layering.distance(layer[i - 1], layer[i], m_gap);
                const Index first = m_root[m_fromTop ? layer[i - 1] : layer[i]];
                const Index second = m_root[m_fromTop ? layer[i] : layer[i - 1]];
                after[first].push_back({second, distance});
            }
        }
        return after;
    }

    /// Every block as near to the beginning as the others allow. The blocks in topological order.
    std::vector<Index> pushed(const Constraints &after, std::vector<double> &place) const
    {
        std::vector<std::size_t> left(m_root.size(), 0);
        for (const auto &list : after) {
            for (const Constraint &next : list)
                ++left[next.block];
        }
        std::vector<Index> blocks;
        for (Index vertex = 0; vertex < m_root.size(); ++vertex) {
            if (m_root[vertex] == vertex && left[vertex] == 0)
                blocks.push_back(vertex);
        }
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            for (const Constraint &next : after[blocks[i]]) {
                place[next.block] = std::max(place[next.block], place[blocks[i]] + next.distance);
                if (--left[next.block] == 0)
                    blocks.push_back(next.block);
            }
        }
        return blocks;
    }

    void alignLayer(const std::vector<Index> &layer)
    {
        Index limit = none; // place of the last neighbour aligned with
        for (std::size_t i = 0; i < layer.size(); ++i)
            limit = alignVertex(m_fromTop ? layer[i] : layer[layer.size() - 1 - i], limit);
    }

    /// Aligns with one of the median neighbours if that crosses no alignment before. The new limit.
    Index alignVertex(Index vertex, Index limit)
    {
        std::vector<Index> near = m_alignUp ? m_layering.up[vertex] : m_layering.down[vertex];
        if (near.empty())
            return limit;
        std::sort(near.begin(), near.end(),
                  [&](Index a, Index b) { return m_layering.order[a] < m_layering.order[b]; });
        const std::size_t low = (near.size() - 1) / 2;
        const std::size_t high = near.size() / 2;
        for (const std::size_t median : {m_fromTop ? low : high, m_fromTop ? high : low}) {
            const Index other = near[median];
            const Index place = m_layering.order[other];
            const bool isFree = limit == none || (m_fromTop ? place > limit : place < limit);
            if (isFree && !isConflict(vertex, other)) {
                m_align[other] = vertex;
                m_root[vertex] = m_root[other];
                m_align[vertex] = m_root[vertex];
                return place;
            }
        }
        return limit;
    }

    bool isConflict(Index vertex, Index other) const
    {
        const auto &list = m_conflicts[m_alignUp ? vertex : other];
        return std::find(list.begin(), list.end(), m_alignUp ? other : vertex) != list.end();
    }

    const Layering &m_layering;
    double m_gap;
    const std::vector<std::vector<Index>> &m_conflicts;
    bool m_alignUp;
    bool m_fromTop;
    std::vector<Index> m_root;
    std::vector<Index> m_align;
};

/// Place of the dummy before a dummy; -1 for a vertex that has none.
std::ptrdiff_t innerNeighbour(const Layering &layering, Index vertex)
{
    if (!layering.isDummy(vertex))
        return -1;
    for (const Index other : layering.up[vertex]) {
        if (layering.isDummy(other))
            return layering.order[other];
    }
    return -1;
}

/// Neighbours of a vertex that lie outside from..to, but for segments between two dummies.
void markOutside(const Layering &layering, Index vertex, std::ptrdiff_t from, std::ptrdiff_t to,
                 std::vector<Index> &conflicts)
{
    for (const Index other : layering.up[vertex]) {
        const auto place = static_cast<std::ptrdiff_t>(layering.order[other]);
        const bool isInner = layering.isDummy(other) && layering.isDummy(vertex);
        if ((place < from || place > to) && !isInner)
            conflicts.push_back(other);
    }
}

/// Type 1 conflicts: an edge between a box and something crosses a segment between two dummies;
/// the long edge stays straight. Per vertex, the neighbours before it not to align with.
std::vector<std::vector<Index>> markConflicts(const Layering &layering)
{
    std::vector<std::vector<Index>> conflicts(layering.vertices());
    for (std::size_t layer = 0; layer + 1 < layering.layers.size(); ++layer) {
        const auto &lower = layering.layers[layer + 1];
        const auto last = static_cast<std::ptrdiff_t>(layering.layers[layer].size()) - 1;
        std::ptrdiff_t from = 0;
        std::size_t done = 0;
        for (std::size_t i = 0; i < lower.size(); ++i) {
            const std::ptrdiff_t inner = innerNeighbour(layering, lower[i]);
            if (inner < 0 && i + 1 < lower.size())
                continue;
            const std::ptrdiff_t to = inner < 0 ? last : inner;
            for (; done <= i; ++done)
                markOutside(layering, lower[done], from, to, conflicts[lower[done]]);
            from = to;
        }
    }
    return conflicts;
}

struct Span
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
};

Span span(const Layering &layering, const std::vector<double> &y)
{
    Span result;
    for (Index vertex = 0; vertex < y.size(); ++vertex) {
        result.low = std::min(result.low, y[vertex] - layering.half[vertex]);
        result.high = std::max(result.high, y[vertex] + layering.half[vertex]);
    }
    return result;
}

/// The placements differ by a shift: all are moved to the narrowest, at the top or at the bottom.
void alignToNarrowest(const Layering &layering, std::array<std::vector<double>, 4> &placements)
{
    std::array<Span, 4> spans;
    std::size_t narrowest = 0;
    for (std::size_t i = 0; i < placements.size(); ++i) {
        spans[i] = span(layering, placements[i]);
        if (spans[i].high - spans[i].low < spans[narrowest].high - spans[narrowest].low)
            narrowest = i;
    }
    for (std::size_t i = 0; i < placements.size(); ++i) {
        const bool fromTop = i % 2 == 0;
        const double shift
            = fromTop ? spans[narrowest].low - spans[i].low : spans[narrowest].high - spans[i].high;
        for (double &y : placements[i])
            y += shift;
    }
}

} // namespace

void placeVertices(Layering &layering, double gap)
{
    const auto conflicts = markConflicts(layering);
    std::array<std::vector<double>, 4> placements;
    for (std::size_t i = 0; i < placements.size(); ++i)
        placements[i] = Placement(layering, gap, conflicts, i < 2, i % 2 == 0).compact();
    alignToNarrowest(layering, placements);
    for (Index vertex = 0; vertex < layering.vertices(); ++vertex) {
        std::array<double, 4> values = {placements[0][vertex], placements[1][vertex],
                                        placements[2][vertex], placements[3][vertex]};
        std::sort(values.begin(), values.end());
        layering.y[vertex] = (values[1] + values[2]) / 2;
    }
    // The median keeps the distances but for rounding.
    for (const auto &layer : layering.layers) {
        for (std::size_t i = 1; i < layer.size(); ++i)
            layering.y[layer[i]] = std::max(layering.y[layer[i]],
                                            layering.y[layer[i - 1]]
                                                + layering.distance(layer[i - 1], layer[i], gap));
    }
}

std::vector<double> nearestWithGaps(const std::vector<double> &targets,
                                    const std::vector<double> &weights,
                                    const std::vector<double> &gaps)
{
    // With the gaps taken out the order constraint is "not decreasing": isotonic regression.
    struct Pool
    {
        double weight;
        double mean;
        std::size_t count;
    };
    std::vector<Pool> pools;
    std::vector<double> offsets(targets.size(), 0);
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (i > 0)
            offsets[i] = offsets[i - 1] + gaps[i - 1];
        pools.push_back({weights[i], targets[i] - offsets[i], 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
            const Pool last = pools.back();
            pools.pop_back();
            Pool &before = pools.back();
            before.mean = (before.mean * before.weight + last.mean * last.weight)
                / (before.weight + last.weight);
            before.weight += last.weight;
            before.count += last.count;
        }
    }
    std::vector<double> result;
    result.reserve(targets.size());
    for (const Pool &pool : pools) {
        for (std::size_t i = 0; i < pool.count; ++i)
            result.push_back(pool.mean + offsets[result.size()]);
    }
    return result;
}

void placeNear(Layering &layering, double gap, const std::vector<double> &targets,
               const std::vector<double> &weights)
{
    for (const auto &layer : layering.layers) {
        std::vector<double> layerTargets;
        std::vector<double> layerWeights;
        std::vector<double> gaps;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            layerTargets.push_back(targets[layer[i]]);
            layerWeights.push_back(weights[layer[i]]);
            if (i + 1 < layer.size())
                gaps.push_back(layering.distance(layer[i], layer[i + 1], gap));
        }
        const std::vector<double> placed = nearestWithGaps(layerTargets, layerWeights, gaps);
        for (std::size_t i = 0; i < layer.size(); ++i)
            layering.y[layer[i]] = placed[i];
    }
}

namespace {

/// Sum of the heights that all edges climb; long edges count double, they show bends most.
double climb(const Layering &layering)
{
    double sum = 0;
    for (Index vertex = 0; vertex < layering.vertices(); ++vertex) {
        for (const Index next : layering.down[vertex]) {
            const bool inner = layering.isDummy(vertex) && layering.isDummy(next);
            sum += std::abs(layering.y[vertex] - layering.y[next]) * (inner ? 2 : 1);
        }
    }
    return sum;
}

double wantedHeight(const Layering &layering, Index vertex)
{
    double sum = 0;
    double weights = 0;
    for (const auto *side : {&layering.up[vertex], &layering.down[vertex]}) {
        for (const Index other : *side) {
            const double weight = layering.isDummy(vertex) && layering.isDummy(other) ? 4 : 1;
            sum += weight * layering.y[other];
            weights += weight;
        }
    }
    return weights > 0 ? sum / weights : layering.y[vertex];
}

} // namespace

void pullTogether(Layering &layering, double gap)
{
    constexpr int rounds = 16;
    std::vector<double> targets(layering.vertices());
    std::vector<double> weights(layering.vertices(), 1);
    for (Index vertex = 0; vertex < layering.vertices(); ++vertex)
        weights[vertex] = static_cast<double>(
            std::max<std::size_t>(1, layering.up[vertex].size() + layering.down[vertex].size()));
    std::vector<double> best = layering.y;
    double least = climb(layering);
    for (int round = 0; round < rounds; ++round) {
        for (Index vertex = 0; vertex < layering.vertices(); ++vertex)
            targets[vertex] = (layering.y[vertex] + wantedHeight(layering, vertex)) / 2;
        placeNear(layering, gap, targets, weights);
        if (const double now = climb(layering); now < least) {
            least = now;
            best = layering.y;
        }
    }
    layering.y = best;
}

} // namespace meshscope::layout
