// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphpalette.h"
#include "graph/graphscene.h"
#include "graph/graphtravel.h"
#include "graph/iconsheet.h"

#include <QFont>

class QPainter;

namespace meshscope::app {

enum class Lens : std::uint8_t { Plain, Quality, Classification };

/// What of a drawing changes without a new layout.
struct SceneLook
{
    GraphPalette palette;
    Lens lens = Lens::Quality;
    quint64 selected = 0; ///< key of a card, 0 none
    quint64 current = 0; ///< key of the card with the keyboard's ring, 0 none
    Lit lit; ///< empty: nobody points at a card
    std::vector<QPointF> displacement; ///< one per card while cards travel to their places
};

/// Paints a lineage drawing with QPainter: for the screen on every back end, for pictures and for
/// tests. The painter comes with the camera as its transform and `visible` in drawing coordinates;
/// below 35 % of size text is left out, below 10 % everything but plain boxes and lines.
class ScenePainter
{
public:
    ScenePainter(QPainter &painter, const GraphScene &scene, const SceneLook &look,
                 IconSheet &icons);

    void paint(const QRectF &visible);

private:
    void paintEdges(const std::vector<int> &edges);
    void paintEdge(const SceneEdge &edge, bool isDimmed);
    void paintArrow(const std::vector<QPointF> &points, const QColor &color);
    void paintHeaders();
    void paintCard(int number);
    void paintFrame(const SceneCard &card, bool isDimmed);
    void paintStripe(const SceneCard &card, bool isDimmed);
    void paintHead(const SceneCard &card, bool isDimmed);
    /// Width that the lens takes at the right of each line.
    struct LensRoom
    {
        double besideName = 0;
        double besideContext = 0;
    };
    LensRoom paintLens(const SceneCard &card, bool isDimmed);
    void paintColumns(const SceneCard &card);
    void paintStartColumn(const SceneColumn &column, const QRectF &row);
    void paintChainColumn(const SceneColumn &column, const QRectF &row);
    void paintFilter(const SceneCard &card);
    void paintFoot(const SceneCard &card);
    void paintHub(const SceneCard &card, bool isDimmed);
    void paintGradeBar(const SceneCard &card);
    void paintRing(const SceneCard &card);
    void text(const QRectF &rect, const QString &line, const QFont &font, const QColor &color,
              Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter,
              Qt::TextElideMode elide = Qt::ElideRight);
    QFont font(int size, QFont::Weight weight) const;
    QPointF displacementOf(int card) const;

    static constexpr double stripe = 4;
    static constexpr double iconSide = 14;
    static constexpr double textLeft = 32;

    QPainter &m_painter;
    const GraphScene &m_scene;
    const SceneLook &m_look;
    const GraphPalette &m_palette;
    IconSheet &m_icons;
    double m_scale;
    QFont m_nameFont;
    QFont m_dimFont;
    QFont m_hintFont;
    QFont m_strongHintFont;
};

} // namespace meshscope::app
