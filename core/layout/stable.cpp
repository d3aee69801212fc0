// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/stable.h"

#include "layout/layered.h"
#include "layout/layering_p.h"
#include "layout/parts.h"
#include "layout/route.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace meshscope::layout {

namespace {

constexpr double keptWeight = 20; // layout notes: 20 for what was there, 1 for what is new
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Where a route is at this x: by halving, since routes run in one direction.
double heightAt(const std::vector<Point> &points, double x)
{
    for (std::size_t first = 0; first + 3 < points.size(); first += 3) {
        const double from = points[first].x;
        const double to = points[first + 3].x;
        if (x < std::min(from, to) || x > std::max(from, to) || from == to)
            continue;
        double low = 0;
        double high = 1;
        Point at = points[first];
        for (int i = 0; i < 24; ++i) {
            const double middle = (low + high) / 2;
            at = pointOnCurve(points, first, middle);
            ((at.x < x) == (from < to) ? low : high) = middle;
        }
        return at.y;
    }
    return unknown;
}

/// One connected part of which at least one box was on screen.
class StablePart
{
public:
    StablePart(const Previous &previous, const Request &part)
        : m_previous(previous)
        , m_part(part)
    {
        for (const Box &box : part.boxes) {
            const auto found = previous.boxes.find(box.key);
            m_old.push_back(found == previous.boxes.end() ? nullptr : &found->second);
        }
    }

    Layout layOut()
    {
        std::vector<bool> reversed = breakCycles(m_part, oldBackwardEdges());
        std::vector<int> wanted = wantedRanks();
        std::vector<int> ranks = raiseRanks(m_part, reversed, wanted);
        m_layering = makeLayering(m_part, std::move(ranks), std::move(reversed));
        rememberHeights();
        orderByHeight();
        placeY();
        const std::vector<double> widths = columnWidths(m_part, m_layering);
        return routed(m_part, m_layering, columns(widths), widths);
    }

private:
    /// Edges between boxes on screen that ran backwards still do.
    std::vector<bool> oldBackwardEdges() const
    {
        std::vector<bool> reversed(m_part.edges.size(), false);
        for (std::size_t i = 0; i < m_part.edges.size(); ++i) {
            const Placed *from = m_old[m_part.edges[i].from];
            const Placed *to = m_old[m_part.edges[i].to];
            reversed[i] = from && to && from->rank > to->rank;
        }
        return reversed;
    }

    /// Old ranks; a new box stands right of what feeds it, or left of what it feeds.
    std::vector<int> wantedRanks() const
    {
        std::vector<std::optional<int>> ranks(m_part.boxes.size());
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            if (m_old[i])
                ranks[i] = m_old[i]->rank;
        }
        for (bool changed = true; changed;) {
            changed = false;
            std::vector<std::optional<int>> next = ranks;
            for (const Edge &edge : m_part.edges) {
                if (ranks[edge.from] && !ranks[edge.to]) {
                    next[edge.to]
                        = std::max(next[edge.to].value_or(std::numeric_limits<int>::min()),
                                   *ranks[edge.from] + 1);
                    changed = true;
                }
            }
            for (const Edge &edge : m_part.edges) {
                if (ranks[edge.to] && !ranks[edge.from] && !next[edge.from]) {
                    next[edge.from] = *ranks[edge.to] - 1;
                    changed = true;
                }
            }
            ranks = std::move(next);
        }
        std::vector<int> wanted;
        wanted.reserve(ranks.size());
        for (const auto &rank : ranks)
            wanted.push_back(rank.value_or(0));
        return wanted;
    }

    /// Heights of the boxes that were there, and of the lines where they passed the columns.
    void rememberHeights()
    {
        m_oldY.assign(m_layering.vertices(), unknown);
        std::vector<double> columnX(m_layering.layers.size(), unknown);
        for (std::size_t i = 0; i < m_old.size(); ++i) {
            if (m_old[i]) {
                m_oldY[i] = m_old[i]->rect.y + m_old[i]->rect.height / 2;
                columnX[static_cast<std::size_t>(m_layering.rank[i])]
                    = m_old[i]->rect.x + m_old[i]->rect.width / 2;
            }
        }
        for (std::size_t i = 0; i < m_part.edges.size(); ++i) {
            const auto route = m_previous.routes.find(
                {m_part.boxes[m_part.edges[i].from].key, m_part.boxes[m_part.edges[i].to].key});
            if (route == m_previous.routes.end())
                continue;
            for (const Index dummy : m_layering.chains[i]) {
                const double x = columnX[static_cast<std::size_t>(m_layering.rank[dummy])];
                if (std::isnan(m_oldY[dummy]) && !std::isnan(x))
                    m_oldY[dummy] = heightAt(route->second, x);
            }
        }
    }

    /// Known heights spread to the neighbours until every vertex has one.
    std::vector<double> heights() const
    {
        std::vector<double> y = m_oldY;
        for (bool changed = true; changed;) {
            changed = false;
            std::vector<double> next = y;
            for (Index vertex = 0; vertex < y.size(); ++vertex) {
                if (!std::isnan(y[vertex]))
                    continue;
                next[vertex] = meanOfNeighbours(y, vertex);
                changed = changed || !std::isnan(next[vertex]);
            }
            y = std::move(next);
        }
        for (double &value : y)
            value = std::isnan(value) ? 0 : value;
        return y;
    }

    double meanOfNeighbours(const std::vector<double> &y, Index vertex) const
    {
        double sum = 0;
        int count = 0;
        for (const auto *side : {&m_layering.up[vertex], &m_layering.down[vertex]}) {
            for (const Index other : *side) {
                if (!std::isnan(y[other])) {
                    sum += y[other];
                    ++count;
                }
            }
        }
        return count == 0 ? unknown : sum / count;
    }

    void orderByHeight()
    {
        const std::vector<double> y = heights();
        for (Index vertex = 0; vertex < m_layering.vertices(); ++vertex)
            m_layering.layers[static_cast<std::size_t>(m_layering.rank[vertex])].push_back(vertex);
        for (std::size_t layer = 0; layer < m_layering.layers.size(); ++layer) {
            auto &vertices = m_layering.layers[layer];
            std::stable_sort(vertices.begin(), vertices.end(),
                             [&](Index a, Index b) { return y[a] < y[b]; });
            m_layering.numberLayer(layer);
        }
        std::vector<bool> mayMove(m_layering.vertices(), true);
        for (std::size_t i = 0; i < mayMove.size(); ++i)
            mayMove[i] = std::isnan(m_oldY[i]);
        exchangeNeighbours(m_layering, mayMove);
    }

    void placeY()
    {
        constexpr int rounds = 4;
        std::vector<double> targets = heights();
        std::vector<double> weights(m_layering.vertices(), 1);
        for (std::size_t i = 0; i < weights.size(); ++i)
            weights[i] = std::isnan(m_oldY[i]) ? 1 : keptWeight;
        for (int round = 0; round < rounds; ++round) {
            placeNear(m_layering, m_part.settings.nodeGap, targets, weights);
            for (Index vertex = 0; vertex < targets.size(); ++vertex) {
                if (const double mean = meanOfNeighbours(m_layering.y, vertex);
                    std::isnan(m_oldY[vertex]) && !std::isnan(mean))
                    targets[vertex] = mean;
            }
        }
    }

    /// Columns stay where they were; new ones go beside them.
    std::vector<double> columns(const std::vector<double> &widths) const
    {
        const double gap = m_part.settings.rankGap;
        std::vector<double> targets(widths.size(), unknown);
        std::vector<double> weights(widths.size(), 0.01);
        for (std::size_t i = 0; i < m_old.size(); ++i) {
            if (!m_old[i])
                continue;
            const auto column = static_cast<std::size_t>(m_layering.rank[i]);
            const double x = m_old[i]->rect.x;
            targets[column] = std::isnan(targets[column]) ? x : std::min(targets[column], x);
            weights[column] += 1;
        }
        for (std::size_t i = 1; i < targets.size(); ++i) {
            if (std::isnan(targets[i]) && !std::isnan(targets[i - 1]))
                targets[i] = targets[i - 1] + widths[i - 1] + gap;
        }
        for (std::size_t i = targets.size(); i-- > 1;) {
            if (std::isnan(targets[i - 1]))
                targets[i - 1] = targets[i] - widths[i - 1] - gap;
        }
        std::vector<double> gaps;
        for (std::size_t i = 0; i + 1 < widths.size(); ++i)
            gaps.push_back(widths[i] + gap);
        return nearestWithGaps(targets, weights, gaps);
    }

    const Previous &m_previous;
    const Request &m_part;
    std::vector<const Placed *> m_old; ///< per box, nullptr for a new one
    std::vector<double> m_oldY; ///< per vertex, not a number for a new one
    Layering m_layering;
};

bool wasOnScreen(const Previous &previous, const Part &part)
{
    return std::any_of(part.request.boxes.begin(), part.request.boxes.end(),
                       [&](const Box &box) { return previous.boxes.contains(box.key); });
}

/// What stood in the same columns goes on doing so, also when a filter took what connected it.
std::vector<std::pair<Index, Index>> sharedColumns(const Previous &previous, const Request &request)
{
    std::unordered_map<Index, Index> first;
    std::vector<std::pair<Index, Index>> together;
    for (Index box = 0; box < request.boxes.size(); ++box) {
        const auto found = previous.boxes.find(request.boxes[box].key);
        if (found == previous.boxes.end())
            continue;
        const auto [other, isFirst] = first.emplace(found->second.part, box);
        if (!isFirst)
            together.emplace_back(other->second, box);
    }
    return together;
}

bool overlaps(const Rect &a, const Rect &b, double gap)
{
    return a.x < b.right() + gap && b.x < a.right() + gap && a.y < b.bottom() + gap
        && b.y < a.bottom() + gap;
}

/// Parts may have grown into each other: the lower one moves down.
void separate(std::vector<Layout> &layouts, double gap)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < layouts.size(); ++i)
        order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return layouts[a].bounds.y < layouts[b].bounds.y;
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        Layout &here = layouts[order[i]];
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t j = 0; j < i; ++j) {
                const Rect &other = layouts[order[j]].bounds;
                if (overlaps(here.bounds, other, gap - 1)) {
                    shift(here, {0, other.bottom() + gap - here.bounds.y});
                    moved = true;
                }
            }
        }
    }
}

/// New parts go below everything, left aligned with it.
void placeBelow(std::vector<Layout> &layouts, const std::vector<bool> &isNew, double gap)
{
    double left = std::numeric_limits<double>::infinity();
    double bottom = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        if (!isNew[i]) {
            left = std::min(left, layouts[i].bounds.x);
            bottom = std::max(bottom, layouts[i].bounds.bottom());
        }
    }
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        if (isNew[i]) {
            const Rect &bounds = layouts[i].bounds;
            shift(layouts[i], {left - bounds.x, bottom + gap - bounds.y});
            bottom = layouts[i].bounds.bottom();
        }
    }
}

} // namespace

Previous rememberPlaces(const Request &request, const Layout &layout)
{
    Previous previous;
    for (std::size_t i = 0; i < request.boxes.size(); ++i) {
        const Box &box = request.boxes[i];
        previous.boxes[box.key]
            = {{layout.positions[i].x, layout.positions[i].y, box.width, box.height},
               layout.ranks[i],
               layout.parts[i]};
    }
    for (std::size_t i = 0; i < request.edges.size(); ++i) {
        const Edge &edge = request.edges[i];
        previous.routes[{request.boxes[edge.from].key, request.boxes[edge.to].key}]
            = layout.routes[i].points;
    }
    return previous;
}

Result<Layout> layOutStable(const Previous &previous, const Request &request,
                            const std::stop_token &stop)
{
    if (const Status good = checkRequest(request); !good)
        return good.error();
    const std::vector<Part> parts = splitParts(request, sharedColumns(previous, request));
    std::vector<Layout> layouts;
    std::vector<bool> isNew;
    for (const Part &part : parts) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Stopped while laying out.", {}};
        isNew.push_back(!wasOnScreen(previous, part));
        if (isNew.back()) {
            auto fresh = layOutLayered(part.request, stop);
            if (!fresh)
                return fresh.error();
            layouts.push_back(std::move(*fresh));
        } else {
            layouts.push_back(StablePart(previous, part.request).layOut());
        }
        layouts.back().bounds = boundsOf(part.request, layouts.back());
    }
    if (std::all_of(isNew.begin(), isNew.end(), [](bool value) { return value; }))
        return layOutLayered(request, stop);
    placeBelow(layouts, isNew, request.settings.componentGap);
    separate(layouts, request.settings.componentGap);
    Layout whole = emptyLayout(request);
    for (std::size_t i = 0; i < parts.size(); ++i)
        mergePart(whole, parts[i], static_cast<Index>(i), std::move(layouts[i]));
    whole.bounds = boundsOf(request, whole);
    whole.engine = Engine::Stable;
    return whole;
}

} // namespace meshscope::layout
