// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/spatialgrid.h"
#include "model/kinds.h"

#include <QObject>
#include <QPainterPath>
#include <QPointF>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <vector>

namespace meshscope::app {

/// A product on the map.
struct MapMark
{
    QPointF centre;
    double radius = 6.5;
    int area = 0;
    Archetype archetype = Archetype::Unknown;
    Grade grade = Grade::Insufficient;
    bool isLead = false; ///< the most used of its domain: larger, with its name
    QString uid;
    QString name;
    QString accessibleName;
};

/// A domain.
struct MapAreaShape
{
    QPainterPath outline;
    QPointF label;
    QString code;
    QString name;
    QString count;
    int slot = -1;
    QString accessibleName;
};

/// What one domain gives another.
struct MapLine
{
    int from = 0;
    int to = 0;
    std::vector<QPointF> points; ///< 1 + 3 k
    double width = 2;
    QPointF labelAt;
    QString label;
    bool isCycle = false;
    QString accessibleName;
};

/// A dataset read around its domain's ports.
struct MapBypass
{
    int from = 0;
    int to = 0;
    QPointF source;
    QPointF target;
    QString label;
};

/// An immutable map drawing, shared between threads. Every text has passed the text gates.
class MapScene
{
public:
    std::vector<MapAreaShape> areas;
    std::vector<MapMark> marks;
    std::vector<MapLine> lines;
    std::vector<MapBypass> bypasses;
    QRectF bounds;

    void finish(); ///< builds the indexes; once
    int areaAt(QPointF point) const;
    int markAt(QPointF point, double tolerance) const { return m_markGrid.at(point, tolerance); }
    /// The line whose number is at the point, or -1.
    int lineAt(QPointF point) const;

private:
    SpatialGrid m_markGrid;
};
using MapScenePointer = std::shared_ptr<const MapScene>;

/// Where a MapItem gets its drawing from.
class MapSource : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by a view-model")

public:
    using QObject::QObject;

    const MapScenePointer &scene() const { return m_scene; }
    void setScene(MapScenePointer scene)
    {
        m_scene = std::move(scene);
        emit sceneChanged();
    }

signals:
    void sceneChanged();

private:
    MapScenePointer m_scene;
};

enum class MapWay : std::uint8_t { Left, Right, Up, Down };
/// The point of `points` that an arrow key leads to from number `from`: the nearest within 60
/// degrees of the direction; `from` when there is none.
int nearestTowards(const std::vector<QPointF> &points, int from, MapWay way);

} // namespace meshscope::app
