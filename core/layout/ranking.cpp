// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/layering_p.h"

#include <algorithm>
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

std::vector<bool> breakCycles(const Request &part, std::vector<bool> reversed)
{
    reversed.resize(part.edges.size(), false);
    std::vector<std::vector<Index>> leaving(part.boxes.size());
    for (Index i = 0; i < part.edges.size(); ++i) {
        const Edge &edge = part.edges[i];
        if (edge.from != edge.to)
            leaving[reversed[i] ? edge.to : edge.from].push_back(i);
    }
    enum class Mark : std::uint8_t { New, Open, Done };
    std::vector<Mark> marks(part.boxes.size(), Mark::New);
    std::vector<std::pair<Index, std::size_t>> stack;
    const auto visit = [&](Index root) {
        stack.emplace_back(root, 0);
        marks[root] = Mark::Open;
        while (!stack.empty()) {
            auto &[box, next] = stack.back();
            if (next == leaving[box].size()) {
                marks[box] = Mark::Done;
                stack.pop_back();
                continue;
            }
            const Index edge = leaving[box][next++];
            const Index to = reversed[edge] ? part.edges[edge].from : part.edges[edge].to;
            if (marks[to] == Mark::Open) {
                reversed[edge] = !reversed[edge];
            } else if (marks[to] == Mark::New) {
                marks[to] = Mark::Open;
                stack.emplace_back(to, 0);
            }
        }
    };
    // Sources first: a search that starts in the middle would turn more edges than it must.
    std::vector<bool> hasInput(part.boxes.size(), false);
    for (std::size_t i = 0; i < part.edges.size(); ++i)
        hasInput[reversed[i] ? part.edges[i].from : part.edges[i].to] = true;
    for (const bool sources : {true, false}) {
        for (Index box = 0; box < part.boxes.size(); ++box) {
            if (marks[box] == Mark::New && (!sources || !hasInput[box]))
                visit(box);
        }
    }
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

Layering makeLayering(const Request &part, std::vector<int> ranks, std::vector<bool> reversed)
{
    constexpr double dummyHalf = 2;
    Layering result;
    result.boxes = part.boxes.size();
    result.rank = std::move(ranks);
    result.reversed = std::move(reversed);
    for (const Box &box : part.boxes)
        result.half.push_back(box.height / 2);
    result.up.resize(result.boxes);
    result.down.resize(result.boxes);
    result.chains.resize(part.edges.size());
    const auto link = [&](Index a, Index b) {
        result.down[a].push_back(b);
        result.up[b].push_back(a);
    };
    // Edges that leave a box the same way share their dummies: a hub's fan-out is one trunk.
    std::vector<std::vector<Index>> trunks[2];
    trunks[0].resize(result.boxes);
    trunks[1].resize(result.boxes);
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        Index from = part.edges[i].from;
        Index to = part.edges[i].to;
        if (from == to)
            continue;
        if (result.reversed[i])
            std::swap(from, to);
        std::vector<Index> &trunk = trunks[result.reversed[i] ? 1 : 0][from];
        Index before = from;
        for (int rank = result.rank[from] + 1; rank < result.rank[to]; ++rank) {
            const auto place = static_cast<std::size_t>(rank - result.rank[from] - 1);
            if (trunk.size() <= place) {
                const auto dummy = static_cast<Index>(result.rank.size());
                result.rank.push_back(rank);
                result.half.push_back(dummyHalf);
                result.up.emplace_back();
                result.down.emplace_back();
                link(before, dummy);
                trunk.push_back(dummy);
            }
            before = trunk[place];
            result.chains[i].push_back(before);
        }
        link(before, to);
    }
    result.order.assign(result.vertices(), 0);
    result.y.assign(result.vertices(), 0);
    const int last
        = result.rank.empty() ? -1 : *std::max_element(result.rank.begin(), result.rank.end());
    result.layers.resize(static_cast<std::size_t>(last + 1));
    return result;
}

} // namespace meshscope::layout
