// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/parts.h"

#include "layout/route.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace meshscope::layout {

namespace {

class Groups
{
public:
    explicit Groups(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), Index {0});
    }

    Index find(Index box)
    {
        while (m_parent[box] != box) {
            m_parent[box] = m_parent[m_parent[box]];
            box = m_parent[box];
        }
        return box;
    }

    /// The smaller number stays the group's name, so that groups come in order of first box.
    void join(Index a, Index b)
    {
        a = find(a);
        b = find(b);
        m_parent[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<Index> m_parent;
};

} // namespace

std::vector<Part> splitParts(const Request &request,
                             std::span<const std::pair<Index, Index>> together)
{
    const auto count = static_cast<Index>(request.boxes.size());
    const auto isGood = [&](const Edge &edge) { return edge.from < count && edge.to < count; };
    Groups groups(count);
    for (const Edge &edge : request.edges) {
        if (isGood(edge))
            groups.join(edge.from, edge.to);
    }
    for (const auto &[a, b] : together)
        groups.join(a, b);
    std::vector<Part> parts;
    std::vector<Index> partOf(count);
    std::vector<Index> local(count);
    for (Index box = 0; box < count; ++box) {
        const Index root = groups.find(box);
        if (root == box) {
            partOf[box] = static_cast<Index>(parts.size());
            parts.emplace_back();
            parts.back().request.settings = request.settings;
        }
        partOf[box] = partOf[root];
        Part &part = parts[partOf[box]];
        local[box] = static_cast<Index>(part.boxes.size());
        part.boxes.push_back(box);
        part.request.boxes.push_back(request.boxes[box]);
    }
    for (Index i = 0; i < request.edges.size(); ++i) {
        const Edge &edge = request.edges[i];
        if (!isGood(edge))
            continue;
        Part &part = parts[partOf[edge.from]];
        part.edges.push_back(i);
        part.request.edges.push_back({local[edge.from], local[edge.to], edge.weight});
    }
    return parts;
}

Layout emptyLayout(const Request &request)
{
    Layout layout;
    layout.positions.resize(request.boxes.size());
    layout.ranks.resize(request.boxes.size(), 0);
    layout.parts.resize(request.boxes.size(), 0);
    layout.routes.resize(request.edges.size());
    return layout;
}

void mergePart(Layout &whole, const Part &part, Index number, Layout layout)
{
    for (std::size_t i = 0; i < part.boxes.size(); ++i) {
        whole.positions[part.boxes[i]] = layout.positions[i];
        whole.ranks[part.boxes[i]] = layout.ranks[i];
        whole.parts[part.boxes[i]] = number;
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i)
        whole.routes[part.edges[i]] = std::move(layout.routes[i]);
}

Layout packParts(const Request &request, const std::vector<Part> &parts,
                 std::vector<Layout> layouts)
{
    const double gap = request.settings.componentGap;
    double area = 0;
    double widest = 0;
    std::vector<std::size_t> bySize(parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        bySize[i] = i;
        layouts[i].bounds = boundsOf(parts[i].request, layouts[i]);
        widest = std::max(widest, layouts[i].bounds.width);
        area += (layouts[i].bounds.width + gap) * (layouts[i].bounds.height + gap);
    }
    std::stable_sort(bySize.begin(), bySize.end(), [&](std::size_t a, std::size_t b) {
        return layouts[a].bounds.height > layouts[b].bounds.height;
    });
    const double shelfWidth = std::max(widest, std::sqrt(area * request.settings.aspect));
    Layout whole = emptyLayout(request);
    double x = 0;
    double y = 0;
    double shelfHeight = 0;
    for (const std::size_t i : bySize) {
        const Rect bounds = layouts[i].bounds;
        if (x > 0 && x + bounds.width > shelfWidth) {
            y += shelfHeight + gap;
            x = 0;
            shelfHeight = 0;
        }
        shift(layouts[i], {x - bounds.x, y - bounds.y});
        x += bounds.width + gap;
        shelfHeight = std::max(shelfHeight, bounds.height);
        mergePart(whole, parts[i], static_cast<Index>(i), std::move(layouts[i]));
    }
    whole.bounds = boundsOf(request, whole);
    return whole;
}

} // namespace meshscope::layout
