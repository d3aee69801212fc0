// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphpalette.h"
#include "graph/iconsheet.h"
#include "graph/mapscene.h"

#include <QFont>

class QPainter;

namespace meshscope::app {

/// What of a map changes without a new layout; numbers are -1 for none.
struct MapLook
{
    GraphPalette palette;
    int selectedArea = -1;
    int hoveredArea = -1; ///< its flows stay, the others fade
    int currentArea = -1; ///< with the keyboard's ring
    int currentMark = -1;
    double scale = 1; ///< of the camera: from afar words are drawn larger than the map, to be read
};

/// Paints the map of the mesh; the painter comes with the camera as its transform.
class MapPainter
{
public:
    MapPainter(QPainter &painter, const MapScene &scene, const MapLook &look, IconSheet &icons);
    void paint();

private:
    void paintArea(int number);
    void paintTitle(int number);
    void paintLine(const MapLine &line);
    void paintArrow(QPointF tip, QPointF from, double size, const QColor &color);
    void paintLabel(const MapLine &line);
    void paintMark(int number);
    void paintCorner(const MapMark &mark);
    void paintBypass(const MapBypass &bypass);
    void paintPill(QPointF centre, const QString &icon, const QString &text, const QColor &color,
                   const QColor &fill);
    QPainterPath shapeOf(const MapMark &mark) const;
    bool isFaded(int from, int to) const;
    void beginWords(QPointF around);
    QFont font(int size, QFont::Weight weight) const;

    QPainter &m_painter;
    const MapScene &m_scene;
    const MapLook &m_look;
    const GraphPalette &m_palette;
    IconSheet &m_icons;
    double m_words = 1; ///< how much larger than the map
};

} // namespace meshscope::app
