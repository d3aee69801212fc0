// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapdrawing.h"

#include "pagetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meshscope::app {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(meshscope::app::MapScene)
};

constexpr double markRadius = 6.5;
constexpr double leadRadius = 9;
constexpr double letterWidth = 8; // of a domain's name, for the room above its products
constexpr double titleExtra = 80; // tile, count and space beside the name

QPointF point(layout::Point at)
{
    return {at.x, at.y};
}

QPainterPath closedCurve(const std::vector<layout::Point> &points)
{
    QPainterPath path;
    if (points.empty())
        return path;
    path.moveTo(point(points.front()));
    for (std::size_t i = 1; i + 2 < points.size(); i += 3)
        path.cubicTo(point(points[i]), point(points[i + 1]), point(points[i + 2]));
    path.closeSubpath();
    return path;
}

class MapBuilder
{
public:
    MapBuilder(const workspace::MeshMapView &view, MapWeight weight, MapDrawing &drawing)
        : m_view(view)
        , m_weight(weight)
        , m_drawing(drawing)
    {
    }

    layout::MapRequest request()
    {
        layout::MapRequest request;
        for (const workspace::MapDomain &domain : m_view.domains)
            request.areas.push_back(
                {static_cast<std::uint64_t>(domain.id.value), domain.products.size(),
                 titleExtra + letterWidth * static_cast<double>(domain.label.name.size())});
        for (std::size_t i = 0; i < m_view.flows.size(); ++i) {
            const workspace::MapFlow &flow = m_view.flows[i];
            const std::size_t count = weightOf(flow, m_weight);
            if (count == 0)
                continue;
            request.flows.push_back({flow.from, flow.to, static_cast<double>(count)});
            m_drawing.flows.push_back(i);
        }
        return request;
    }

    MapScene build()
    {
        for (std::size_t i = 0; i < m_view.domains.size(); ++i)
            addArea(i);
        for (std::size_t i = 0; i < m_drawing.flows.size(); ++i)
            addLine(i);
        for (const workspace::MapFinding &finding : m_view.findings)
            if (finding.kind == workspace::MapFindingKind::Bypass)
                addBypass(finding);
        m_scene.finish();
        return std::move(m_scene);
    }

private:
    void addArea(std::size_t number)
    {
        const workspace::MapDomain &domain = m_view.domains[number];
        const layout::PlacedArea &place = m_drawing.layout.areas[number];
        MapAreaShape area;
        area.outline = closedCurve(place.outline);
        area.label = point(place.label);
        area.code = line(domain.label.code);
        area.name = line(domain.label.name);
        area.count = countText(static_cast<qint64>(domain.products.size()));
        area.slot = domain.label.slot;
        area.accessibleName = Words::tr("Domain %1: %2 products, gives %3, uses %4")
                                  .arg(area.name)
                                  .arg(domain.products.size())
                                  .arg(domain.portsOut)
                                  .arg(domain.portsIn);
        m_scene.areas.push_back(std::move(area));
        for (std::size_t i = 0; i < domain.products.size() && i < place.products.size(); ++i)
            addMark(number, domain.products[i], point(place.products[i]), i == 0);
    }

    void addMark(std::size_t area, const workspace::MapProduct &product, QPointF centre,
                 bool isLead)
    {
        MapMark mark;
        mark.centre = centre;
        mark.isLead = isLead;
        mark.radius = isLead ? leadRadius : markRadius;
        mark.area = static_cast<int>(area);
        mark.archetype = product.archetype;
        mark.grade = product.grade;
        mark.uid = QString::fromStdString(product.uid);
        mark.name = line(product.name);
        const QString score = scoreText(product.score);
        mark.accessibleName
            = QStringList {mark.name, archetypeText(product.archetype),
                           score.isEmpty() ? gradeText(product.grade)
                                           : gradeText(product.grade) + QLatin1Char(' ') + score,
                           Words::tr("%1 grants").arg(product.grants)}
                  .join(QStringLiteral(", "));
        m_scene.marks.push_back(std::move(mark));
    }

    void addLine(std::size_t number)
    {
        const workspace::MapFlow &flow = m_view.flows[m_drawing.flows[number]];
        const layout::PlacedFlow &place = m_drawing.layout.flows[number];
        MapLine out;
        out.from = static_cast<int>(flow.from);
        out.to = static_cast<int>(flow.to);
        for (const layout::Point &at : place.route.points)
            out.points.push_back(point(at));
        out.width = place.width;
        out.labelAt = point(place.label);
        out.label = countText(static_cast<qint64>(weightOf(flow, m_weight)));
        out.isCycle = flow.isCycle;
        const QString what = m_weight == MapWeight::Grants ? Words::tr("%1 grants")
            : m_view.domains[flow.from].statesPorts        ? Words::tr("%1 ports used")
                                                           : Words::tr("%1 datasets read");
        out.accessibleName
            = Words::tr("%1 to %2: %3")
                  .arg(line(m_view.domains[flow.from].label.name),
                       line(m_view.domains[flow.to].label.name), what.arg(out.label));
        if (flow.isCycle)
            out.accessibleName += Words::tr(", part of a cycle");
        m_scene.lines.push_back(std::move(out));
    }

    void addBypass(const workspace::MapFinding &finding)
    {
        const layout::PlacedArea &from = m_drawing.layout.areas[finding.from];
        const layout::PlacedArea &to = m_drawing.layout.areas[finding.to];
        MapBypass bypass;
        bypass.from = static_cast<int>(finding.from);
        bypass.to = static_cast<int>(finding.to);
        // The dataset read is in no product's mark: it stands between the middle and the border.
        bypass.target = targetOf(finding, to);
        const layout::Point border
            = layout::borderPoint(from, {bypass.target.x(), bypass.target.y()});
        bypass.source = (point(border) * 2 + point(from.centre)) / 3;
        bypass.label = Words::tr("Bypass P-23");
        m_scene.bypasses.push_back(std::move(bypass));
    }

    QPointF targetOf(const workspace::MapFinding &finding, const layout::PlacedArea &to) const
    {
        const auto &products = m_view.domains[finding.to].products;
        const auto reader
            = std::ranges::find(products, finding.reader.id, &workspace::MapProduct::id);
        const auto place = static_cast<std::size_t>(reader - products.begin());
        return point(place < to.products.size() ? to.products[place] : to.centre);
    }

    const workspace::MeshMapView &m_view;
    MapWeight m_weight;
    MapDrawing &m_drawing;
    MapScene m_scene;
};

/// Centres of domains that were drawn before, in the order of the new view.
std::vector<std::optional<layout::Point>> placesBefore(const workspace::MeshMapView &view,
                                                       const MapDrawingPointer &before)
{
    std::vector<std::optional<layout::Point>> places(view.domains.size());
    if (!before)
        return places;
    for (std::size_t i = 0; i < view.domains.size(); ++i) {
        const auto old = std::ranges::find(before->view->domains, view.domains[i].id,
                                           &workspace::MapDomain::id);
        if (old != before->view->domains.end())
            places[i] = before->layout
                            .areas[static_cast<std::size_t>(old - before->view->domains.begin())]
                            .centre;
    }
    return places;
}

} // namespace

std::size_t weightOf(const workspace::MapFlow &flow, MapWeight weight)
{
    return weight == MapWeight::Ports ? flow.ports : flow.grants;
}

Result<MapDrawingPointer> drawMap(std::shared_ptr<const workspace::MeshMapView> view,
                                  MapWeight weight, const MapDrawingPointer &before,
                                  const std::stop_token &stop)
{
    MapDrawing drawing;
    drawing.view = std::move(view);
    MapBuilder builder(*drawing.view, weight, drawing);
    auto laidOut = layout::layOutMap(builder.request(), placesBefore(*drawing.view, before), stop);
    if (!laidOut)
        return laidOut.error();
    drawing.layout = std::move(*laidOut);
    drawing.scene = std::make_shared<MapScene>(builder.build());
    return std::make_shared<const MapDrawing>(std::move(drawing));
}

} // namespace meshscope::app
