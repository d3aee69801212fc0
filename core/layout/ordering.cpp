// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layering_p.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace meshscope::layout {

namespace {

using Order = std::vector<std::vector<Index>>;

class Orderer
{
public:
    explicit Orderer(Layering &layering)
        : m_layering(layering)
        , m_keys(layering.vertices())
    {
    }

    std::uint64_t crossings()
    {
        std::uint64_t count = 0;
        for (std::size_t layer = 0; layer + 1 < m_layering.layers.size(); ++layer)
            count += crossingsBelow(layer);
        return count;
    }

    void improve(const std::stop_token &stop)
    {
        constexpr int sweeps = 24;
        constexpr int patience = 6;
        keepIfBetter();
        int stale = 0;
        for (int i = 0; i < sweeps && stale<patience && * m_bestCrossings> 0; ++i) {
            if (stop.stop_requested())
                return;
            sweep(i % 2 == 0);
            if (i % 4 == 3)
                exchange(1, {});
            stale = keepIfBetter() ? 0 : stale + 1;
        }
    }

    void finish()
    {
        setOrder(m_best);
        constexpr int passes = 6;
        if (m_bestCrossings.value_or(0) > 0)
            exchange(passes, {});
    }

    void setOrder(Order order)
    {
        m_layering.layers = std::move(order);
        for (std::size_t layer = 0; layer < m_layering.layers.size(); ++layer)
            m_layering.numberLayer(layer);
    }

    /// Walks the part depth first from each of `roots`, so that what belongs together starts
    /// together.
    Order walked(const std::vector<Index> &roots) const
    {
        Order order(m_layering.layers.size());
        std::vector<bool> seen(m_layering.vertices(), false);
        std::vector<Index> stack;
        const auto walk = [&](Index root) {
            stack.push_back(root);
            while (!stack.empty()) {
                const Index vertex = stack.back();
                stack.pop_back();
                if (seen[vertex])
                    continue;
                seen[vertex] = true;
                order[static_cast<std::size_t>(m_layering.rank[vertex])].push_back(vertex);
                for (const auto *side : {&m_layering.up[vertex], &m_layering.down[vertex]})
                    stack.insert(stack.end(), side->rbegin(), side->rend());
            }
        };
        for (const Index root : roots)
            walk(root);
        for (Index vertex = 0; vertex < m_layering.vertices(); ++vertex)
            walk(vertex);
        return order;
    }

    void exchange(int passes, const std::vector<bool> &mayMove)
    {
        for (int pass = 0; pass < passes; ++pass) {
            bool improved = false;
            for (std::size_t layer = 0; layer < m_layering.layers.size(); ++layer)
                improved = exchangeIn(layer, mayMove) || improved;
            if (!improved)
                return;
        }
    }

    Order shaken(std::uint32_t &seed) const
    {
        Order order = m_best;
        for (auto &layer : order) {
            for (std::size_t i = 0; i + 1 < layer.size(); ++i) {
                if (random(seed) % 4 != 0)
                    continue;
                const std::size_t jump
                    = 1 + random(seed) % std::max<std::size_t>(1, layer.size() / 10);
                std::swap(layer[i], layer[std::min(layer.size() - 1, i + jump)]);
            }
        }
        return order;
    }

    /// Sources (or sinks) in an order of the generator's choice.
    std::vector<Index> ends(bool sources, std::optional<std::uint32_t> seed) const
    {
        std::vector<Index> roots;
        for (Index vertex = 0; vertex < m_layering.vertices(); ++vertex) {
            if ((sources ? m_layering.up : m_layering.down)[vertex].empty())
                roots.push_back(vertex);
        }
        if (seed) {
            for (std::size_t i = roots.size(); i > 1; --i)
                std::swap(roots[i - 1], roots[random(*seed) % i]);
        }
        return roots;
    }

private:
    /// Numerical Recipes' linear congruential generator: the same everywhere, unlike std::shuffle.
    static std::uint32_t random(std::uint32_t &seed)
    {
        seed = seed * 1664525U + 1013904223U;
        return seed >> 8;
    }

    /// W. Barth, P. Mutzel, M. Juenger, Simple and efficient bilayer cross counting (2004).
    std::uint64_t crossingsBelow(std::size_t layer)
    {
        const auto &upper = m_layering.layers[layer];
        m_tree.assign(m_layering.layers[layer + 1].size() + 1, 0);
        std::uint64_t count = 0;
        std::uint64_t total = 0;
        for (const Index vertex : upper) {
            const auto &below = m_layering.down[vertex];
            for (const Index next : below) {
                std::uint64_t before = 0;
                for (std::size_t k = m_layering.order[next] + 1; k > 0; k -= k & (~k + 1))
                    before += m_tree[k];
                count += total - before;
            }
            for (const Index next : below) {
                for (std::size_t k = m_layering.order[next] + 1; k < m_tree.size();
                     k += k & (~k + 1))
                    ++m_tree[k];
            }
            total += below.size();
        }
        return count;
    }

    bool keepIfBetter()
    {
        const std::uint64_t count = crossings();
        if (m_bestCrossings && count >= *m_bestCrossings)
            return false;
        m_bestCrossings = count;
        m_best = m_layering.layers;
        return true;
    }

    void sweep(bool downwards)
    {
        const std::size_t count = m_layering.layers.size();
        for (std::size_t i = 1; i < count; ++i) {
            const std::size_t layer = downwards ? i : count - 1 - i;
            const std::size_t fixed = downwards ? layer - 1 : layer + 1;
            auto &vertices = m_layering.layers[layer];
            const double scale = static_cast<double>(m_layering.layers[fixed].size())
                / static_cast<double>(std::max<std::size_t>(1, vertices.size()));
            for (const Index vertex : vertices)
                m_keys[vertex] = barycentre(vertex, downwards, scale);
            std::stable_sort(vertices.begin(), vertices.end(),
                             [&](Index a, Index b) { return m_keys[a] < m_keys[b]; });
            m_layering.numberLayer(layer);
        }
    }

    double barycentre(Index vertex, bool downwards, double scale) const
    {
        const auto &near = downwards ? m_layering.up[vertex] : m_layering.down[vertex];
        if (near.empty())
            return m_layering.order[vertex] * scale;
        double sum = 0;
        for (const Index other : near)
            sum += m_layering.order[other];
        return sum / static_cast<double>(near.size());
    }

    /// Places of a vertex' neighbours, ascending.
    void places(const std::vector<Index> &near, std::vector<Index> &out) const
    {
        out.clear();
        for (const Index other : near)
            out.push_back(m_layering.order[other]);
        std::sort(out.begin(), out.end());
    }

    /// Crossings of the edges of two neighbours, `above` first.
    static std::uint64_t pairCrossings(const std::vector<Index> &above,
                                       const std::vector<Index> &below)
    {
        std::uint64_t count = 0;
        std::size_t j = 0;
        for (const Index place : above) {
            while (j < below.size() && below[j] < place)
                ++j;
            count += j;
        }
        return count;
    }

    bool exchangeIn(std::size_t layer, const std::vector<bool> &mayMove)
    {
        auto &vertices = m_layering.layers[layer];
        std::vector<Index> upA;
        std::vector<Index> downA;
        std::vector<Index> upB;
        std::vector<Index> downB;
        bool improved = false;
        for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
            const Index a = vertices[i];
            const Index b = vertices[i + 1];
            if (!mayMove.empty() && !mayMove[a] && !mayMove[b])
                continue;
            places(m_layering.up[a], upA);
            places(m_layering.down[a], downA);
            places(m_layering.up[b], upB);
            places(m_layering.down[b], downB);
            if (pairCrossings(upB, upA) + pairCrossings(downB, downA)
                < pairCrossings(upA, upB) + pairCrossings(downA, downB)) {
                std::swap(vertices[i], vertices[i + 1]);
                m_layering.order[vertices[i]] = static_cast<Index>(i);
                m_layering.order[vertices[i + 1]] = static_cast<Index>(i + 1);
                improved = true;
            }
        }
        return improved;
    }

    Layering &m_layering;
    std::vector<double> m_keys;
    std::vector<std::uint64_t> m_tree;
    Order m_best;
    std::optional<std::uint64_t> m_bestCrossings;
};

} // namespace

void orderLayers(Layering &layering, unsigned starts, const std::stop_token &stop)
{
    Orderer orderer(layering);
    std::uint32_t seed = 12345;
    for (unsigned start = 0; start < std::max(1U, starts); ++start) {
        if (start > 0 && stop.stop_requested())
            break;
        if (start == 0)
            orderer.setOrder(orderer.walked(orderer.ends(true, {})));
        else if (start == 1)
            orderer.setOrder(orderer.walked(orderer.ends(false, {})));
        else if (start % 2 == 0)
            orderer.setOrder(orderer.walked(orderer.ends(start % 4 == 0, seed + start)));
        else
            orderer.setOrder(orderer.shaken(seed));
        orderer.improve(stop);
    }
    orderer.finish();
}

void exchangeNeighbours(Layering &layering, const std::vector<bool> &mayMove)
{
    constexpr int passes = 4;
    Orderer(layering).exchange(passes, mayMove);
}

} // namespace meshscope::layout
