// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/spatialgrid.h"
#include "model/kinds.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace meshscope::app {

/// A column row of an open card.
struct SceneColumn
{
    QString path;
    QString name;
    QString type;
    Classification classification = Classification::Unknown;
    bool personal = false;
    std::optional<Outcome> outcome; ///< of its tests; unset: has none
    std::optional<FlowClass> chain; ///< part of the chosen column's chain
    bool isChosen = false;
};

/// How many things are healthy, at risk, degraded, unknown, in this order.
using GradeCounts = std::array<int, 4>;

enum class CardKind : std::uint8_t { Dataset, Start, Hub };

/// A box of the lineage drawing. Every text has passed the text gates.
struct SceneCard
{
    CardKind kind = CardKind::Dataset;
    quint64 key = 0; ///< stable between two drawings: positions are kept by it
    QString uid; ///< of the dataset; of the card it hangs on for a hub
    QString name;
    QString context;
    QString icon; ///< name of an icon
    QString domainCode;
    QString domainName;
    int slot = -1;
    Grade grade = Grade::Insufficient;
    QString score; ///< "0.95", or empty when unknown
    Classification classification = Classification::Unknown;
    bool personal = false;
    int step = 0; ///< negative upstream of the start
    int rank = 0; ///< column of the drawing
    bool isDimmed = false; ///< not on the chain of the chosen column
    QRectF rect;

    std::vector<SceneColumn> columns;
    QString columnsNote; ///< foot of the start card: "12 of 48 shown"; or "+2 more"
    bool hasFilter = false; ///< a row to search the columns below the head
    QString filterText; ///< what that row says while nobody writes into it
    bool canShowAll = false; ///< the foot offers the other columns

    int hidden = 0; ///< hubs: datasets behind it
    bool isUpstream = false; ///< hubs: side they hang on
    GradeCounts grades {}; ///< hubs

    QString accessibleName; ///< everything the card says, in words
};

enum class EdgeKind : std::uint8_t { Flow, Chain, HubChain, HubFlow };

struct SceneEdge
{
    int from = 0; ///< index into GraphScene::cards
    int to = 0;
    EdgeKind kind = EdgeKind::Flow;
    bool isIndirect = false; ///< only filters, joins or orders
    std::vector<QPointF> points; ///< chain of cubic curves: 1 + 3 k points
};

/// Title above a column of cards.
struct SceneHeader
{
    double x = 0;
    double width = 0;
    QString text;
    QString detail;
};

/// What one card is made of, in drawing coordinates.
struct CardMetrics
{
    static constexpr double width = 168;
    static constexpr double startWidth = 192;
    static constexpr double head = 44;
    static constexpr double row = 24;
    static constexpr double filter = 28;
    static constexpr double foot = 28;
    static constexpr double hub = 60;
    static constexpr double radius = 6;

    static double widthOf(const SceneCard &card);
    static double heightOf(const SceneCard &card);
    static double columnsTop(const SceneCard &card); ///< below the card's top
    static QRectF columnRect(const SceneCard &card, std::size_t column);
    static QRectF filterRect(const SceneCard &card);
    static QRectF footRect(const SceneCard &card);
};

/// An immutable lineage drawing, shared between threads as shared_ptr<const GraphScene>. Cards of
/// upstream come before their hubs; edges of a chain come last, so that they lie on top.
class GraphScene
{
public:
    std::vector<SceneCard> cards;
    std::vector<SceneEdge> edges;
    std::vector<SceneHeader> headers;
    QRectF bounds; ///< around cards, edges and headers

    /// Builds the indexes; call once after the vectors are filled.
    void finish();
    int cardAt(QPointF point, double tolerance = 0) const
    {
        return m_cardGrid.at(point, tolerance);
    }
    std::vector<int> cardsIn(const QRectF &area) const { return m_cardGrid.meeting(area); }
    std::vector<int> edgesIn(const QRectF &area) const { return m_edgeGrid.meeting(area); }
    int cardOfKey(quint64 key) const; ///< -1: not in this drawing
    int startCard() const; ///< -1: none
    /// Column of `card` at the point, or -1.
    int columnAt(int card, QPointF point) const;

private:
    SpatialGrid m_cardGrid;
    SpatialGrid m_edgeGrid;
};

using ScenePointer = std::shared_ptr<const GraphScene>;

} // namespace meshscope::app
