// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layering_p.h"

#include <algorithm>
#include <array>
#include <limits>

namespace meshscope::layout {

namespace {

/// Successors and predecessors of the boxes after turning, self loops left out.
struct Neighbours
{
    std::vector<std::vector<Index>> in;
    std::vector<std::vector<Index>> out;
    std::vector<Index> topological;
};

Neighbours neighbours(const Request &part, const std::vector<bool> &reversed)
{
    Neighbours result;
    result.in.resize(part.boxes.size());
    result.out.resize(part.boxes.size());
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        Index from = part.edges[i].from;
        Index to = part.edges[i].to;
        if (from == to)
            continue;
        if (reversed[i])
            std::swap(from, to);
        result.out[from].push_back(to);
        result.in[to].push_back(from);
    }
    std::vector<std::size_t> left(part.boxes.size());
    for (Index box = 0; box < left.size(); ++box) {
        left[box] = result.in[box].size();
        if (left[box] == 0)
            result.topological.push_back(box);
    }
    for (std::size_t i = 0; i < result.topological.size(); ++i) {
        for (const Index next : result.out[result.topological[i]]) {
            if (--left[next] == 0)
                result.topological.push_back(next);
        }
    }
    return result;
}

void startAtZero(std::vector<int> &ranks)
{
    if (ranks.empty())
        return;
    const int least = *std::min_element(ranks.begin(), ranks.end());
    for (int &rank : ranks)
        rank -= least;
}

void push(const Neighbours &near, std::vector<int> &ranks)
{
    for (const Index box : near.topological) {
        for (const Index next : near.out[box])
            ranks[next] = std::max(ranks[next], ranks[box] + 1);
    }
}

/// Moves one box inside its slack towards the side with more edges. Whether it moved.
bool pull(const Neighbours &near, std::vector<int> &ranks, Index box)
{
    int low = std::numeric_limits<int>::min();
    int high = std::numeric_limits<int>::max();
    for (const Index before : near.in[box])
        low = std::max(low, ranks[before] + 1);
    for (const Index next : near.out[box])
        high = std::min(high, ranks[next] - 1);
    int wanted = ranks[box];
    if (near.out[box].size() > near.in[box].size())
        wanted = high;
    else if (near.in[box].size() > near.out[box].size())
        wanted = low;
    if (wanted == ranks[box])
        return false;
    ranks[box] = wanted;
    return true;
}

} // namespace

namespace {

/// Depth first search that turns every edge that closes a cycle.
class CycleBreaker
{
public:
    CycleBreaker(const Request &part, std::vector<bool> &reversed)
        : m_part(part)
        , m_reversed(reversed)
        , m_leaving(part.boxes.size())
        , m_hasInput(part.boxes.size(), false)
        , m_marks(part.boxes.size(), Mark::New)
    {
        for (Index i = 0; i < part.edges.size(); ++i) {
            const Edge &edge = part.edges[i];
            m_hasInput[reversed[i] ? edge.from : edge.to] = true;
            if (edge.from != edge.to)
                m_leaving[reversed[i] ? edge.to : edge.from].push_back(i);
        }
    }

    /// Sources first: a search that starts in the middle would turn more edges than it must.
    void run()
    {
        for (Index box = 0; box < m_marks.size(); ++box) {
            if (!m_hasInput[box])
                visit(box);
        }
        for (Index box = 0; box < m_marks.size(); ++box)
            visit(box);
    }

private:
    enum class Mark : std::uint8_t { New, Open, Done };

    void visit(Index root)
    {
        if (m_marks[root] != Mark::New)
            return;
        open(root);
        while (!m_stack.empty()) {
            auto &[box, next] = m_stack.back();
            if (next == m_leaving[box].size()) {
                m_marks[box] = Mark::Done;
                m_stack.pop_back();
                continue;
            }
            const Index edge = m_leaving[box][next++];
            const Index to = m_reversed[edge] ? m_part.edges[edge].from : m_part.edges[edge].to;
            if (m_marks[to] == Mark::Open)
                m_reversed[edge] = !m_reversed[edge];
            else if (m_marks[to] == Mark::New)
                open(to);
        }
    }

    void open(Index box)
    {
        m_marks[box] = Mark::Open;
        m_stack.emplace_back(box, 0);
    }

    const Request &m_part;
    std::vector<bool> &m_reversed;
    std::vector<std::vector<Index>> m_leaving;
    std::vector<bool> m_hasInput;
    std::vector<Mark> m_marks;
    std::vector<std::pair<Index, std::size_t>> m_stack;
};

} // namespace

std::vector<bool> breakCycles(const Request &part, std::vector<bool> reversed)
{
    reversed.resize(part.edges.size(), false);
    CycleBreaker(part, reversed).run();
    return reversed;
}

std::vector<int> rankBoxes(const Request &part, const std::vector<bool> &reversed)
{
    const Neighbours near = neighbours(part, reversed);
    std::vector<int> ranks(part.boxes.size(), 0);
    bool hinted = false;
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        hinted = hinted || part.boxes[i].rank.has_value();
        ranks[i] = part.boxes[i].rank.value_or(0);
    }
    push(near, ranks);
    constexpr int passes = 8;
    for (int pass = 0; pass < passes && !hinted; ++pass) {
        bool moved = false;
        for (std::size_t i = 0; i < near.topological.size(); ++i) {
            const std::size_t at = pass % 2 == 0 ? near.topological.size() - 1 - i : i;
            moved = pull(near, ranks, near.topological[at]) || moved;
        }
        if (!moved)
            break;
    }
    startAtZero(ranks);
    return ranks;
}

std::vector<int> raiseRanks(const Request &part, const std::vector<bool> &reversed,
                            std::vector<int> wanted)
{
    push(neighbours(part, reversed), wanted);
    startAtZero(wanted);
    return wanted;
}

void Layering::numberLayer(std::size_t layer)
{
    for (Index i = 0; i < layers[layer].size(); ++i)
        order[layers[layer][i]] = i;
}

double Layering::distance(Index a, Index b, double gap) const
{
    // Lines need less air than boxes.
    double factor = 1;
    if (isDummy(a) && isDummy(b))
        factor = 0.4;
    else if (isDummy(a) || isDummy(b))
        factor = 0.6;
    return half[a] + half[b] + gap * factor;
}

namespace {

constexpr double dummyHalf = 2;

void link(Layering &layering, Index a, Index b)
{
    layering.down[a].push_back(b);
    layering.up[b].push_back(a);
}

/// The dummies between two boxes, taken from the trunk of the first or added to it.
std::vector<Index> chainAlong(Layering &layering, std::vector<Index> &trunk, Index from, Index to)
{
    std::vector<Index> chain;
    for (int rank = layering.rank[from] + 1; rank < layering.rank[to]; ++rank) {
        const std::size_t place = chain.size();
        if (trunk.size() <= place) {
            const auto dummy = static_cast<Index>(layering.rank.size());
            layering.rank.push_back(rank);
            layering.half.push_back(dummyHalf);
            layering.up.emplace_back();
            layering.down.emplace_back();
            link(layering, chain.empty() ? from : chain.back(), dummy);
            trunk.push_back(dummy);
        }
        chain.push_back(trunk[place]);
    }
    return chain;
}

} // namespace

Layering makeLayering(const Request &part, std::vector<int> ranks, std::vector<bool> reversed)
{
    Layering result;
    result.boxes = part.boxes.size();
    result.rank = std::move(ranks);
    result.reversed = std::move(reversed);
    for (const Box &box : part.boxes)
        result.half.push_back(box.height / 2);
    result.up.resize(result.boxes);
    result.down.resize(result.boxes);
    result.chains.resize(part.edges.size());
    // Edges that leave a box the same way share their dummies: a hub's fan-out is one trunk.
    std::array<std::vector<std::vector<Index>>, 2> trunks;
    trunks[0].resize(result.boxes);
    trunks[1].resize(result.boxes);
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        Index from = part.edges[i].from;
        Index to = part.edges[i].to;
        if (from == to)
            continue;
        if (result.reversed[i])
            std::swap(from, to);
        result.chains[i] = chainAlong(result, trunks[result.reversed[i] ? 1 : 0][from], from, to);
        link(result, result.chains[i].empty() ? from : result.chains[i].back(), to);
    }
    result.order.assign(result.vertices(), 0);
    result.y.assign(result.vertices(), 0);
    if (!result.rank.empty()) {
        const int last = *std::max_element(result.rank.begin(), result.rank.end());
        result.layers.resize(static_cast<std::size_t>(last) + 1);
    }
    return result;
}

} // namespace meshscope::layout
