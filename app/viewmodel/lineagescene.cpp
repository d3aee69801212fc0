// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineagescene.h"

#include "layout/route.h"
#include "pagetext.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace meshscope::app {

namespace {

/// Texts of the drawing, under one name for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(meshscope::app::LineageScene)
};

constexpr quint64 sides = 4; // keys of a dataset's card and of its hubs

SceneColumn columnOf(const workspace::LineageColumn &column)
{
    SceneColumn shown;
    shown.path = QString::fromStdString(column.path);
    shown.name = line(column.path);
    shown.type = line(column.type);
    shown.classification = column.classification;
    shown.personal = column.personal;
    shown.outcome = column.outcome;
    shown.chain = column.chain;
    shown.isChosen = column.isChosen;
    return shown;
}

/// The schema of "catalog.schema": what tells neighbours apart on a narrow card.
std::string_view lastPart(std::string_view context)
{
    const auto dot = context.find_last_of("./");
    return dot == std::string_view::npos || dot + 1 == context.size() ? context
                                                                      : context.substr(dot + 1);
}

QString gradeSentence(const SceneCard &card)
{
    return card.score.isEmpty() ? gradeText(card.grade)
                                : Words::tr("%1 %2").arg(gradeText(card.grade), card.score);
}

QString stepText(int step)
{
    if (step == 0)
        return Words::tr("Start");
    if (step < 0)
        return step == -1 ? Words::tr("1 step up") : Words::tr("%1 steps up").arg(-step);
    return step == 1 ? Words::tr("1 step down") : Words::tr("%1 steps down").arg(step);
}

QString accessibleText(const SceneCard &card, const workspace::LineageCard &from)
{
    QStringList parts {card.name, assetTypeText(from.type)};
    if (const QString ending = endingText(from.status); !ending.isEmpty())
        parts << ending;
    if (!from.context.empty())
        parts << line(from.context);
    if (!card.domainName.isEmpty())
        parts << Words::tr("domain %1").arg(card.domainName);
    parts << gradeSentence(card) << stepText(card.step);
    if (from.beyondUp + from.beyondDown > 0)
        parts << Words::tr("%1 more beyond").arg(from.beyondUp + from.beyondDown);
    return parts.join(QLatin1String(", "));
}

SceneCard cardOf(const workspace::LineageCard &from)
{
    SceneCard card;
    card.kind = from.isStart ? CardKind::Start : CardKind::Dataset;
    card.key = cardKey(from.id);
    card.uid = QString::fromStdString(from.uid);
    card.name = line(from.name);
    card.context = line(lastPart(from.context));
    if (const QString ending = endingText(from.status); !ending.isEmpty())
        card.context
            = card.context.isEmpty() ? ending : QStringLiteral("%1 · %2").arg(ending, card.context);
    card.icon = assetTypeIcon(from.type);
    card.domainCode = line(from.domain.code);
    card.domainName = line(from.domain.name);
    card.slot = from.domain.slot;
    card.grade = from.grade;
    card.score = scoreText(from.score);
    card.classification = from.classification;
    card.personal = from.personal;
    card.step = from.step;
    card.isDimmed = !from.isOnChain && !from.isChainUnknown;
    if (from.isChainUnknown)
        card.context = Words::tr("column not known");
    for (const workspace::LineageColumn &column : from.columns)
        card.columns.push_back(columnOf(column));
    const std::size_t shown = card.columns.size();
    if (from.isStart && (shown > 0 || from.matchingColumns < from.totalColumns)) {
        card.hasFilter = from.totalColumns > 0;
        card.filterText = Words::tr("Find in %1 columns")
                              .arg(countText(static_cast<qint64>(from.totalColumns)));
        card.columnsNote = Words::tr("%1 of %2 shown")
                               .arg(countText(static_cast<qint64>(shown)),
                                    countText(static_cast<qint64>(from.totalColumns)));
        card.canShowAll = shown < from.matchingColumns;
    } else if (!from.isStart && from.matchingColumns > shown) {
        card.columnsNote = Words::tr("+%1 more columns").arg(from.matchingColumns - shown);
    }
    card.accessibleName = accessibleText(card, from);
    return card;
}

SceneCard hubOf(const workspace::LineageHub &from, const workspace::LineageView &view)
{
    const workspace::LineageCard &at = view.cards[from.at];
    SceneCard card;
    card.kind = CardKind::Hub;
    card.key = hubKey(at.id, from.direction);
    card.uid = QString::fromStdString(at.uid);
    card.isUpstream = from.direction == lineage::Direction::Up;
    card.hidden = static_cast<int>(from.count);
    card.step = at.step + (card.isUpstream ? -1 : 1);
    card.name = Words::tr("+%1 more").arg(countText(static_cast<qint64>(from.count)));
    const bool hasColumn = !view.request.column.empty();
    card.context = hasColumn
        ? Words::tr("%1 use %2")
              .arg(countText(static_cast<qint64>(from.onChain)), line(view.request.column))
        : (card.isUpstream ? Words::tr("folded upstream") : Words::tr("folded downstream"));
    card.isDimmed = hasColumn && from.onChain == 0 && from.unknown == 0;
    if (from.unknown > 0)
        card.context
            += Words::tr(", %1 not known").arg(countText(static_cast<qint64>(from.unknown)));
    for (std::size_t i = 0; i < card.grades.size(); ++i)
        card.grades[i] = static_cast<int>(from.grades[i]);
    card.accessibleName = Words::tr("%1 of %2, %3: %4 healthy, %5 at risk, %6 degraded, %7 unknown")
                              .arg(card.name, line(at.name), card.context)
                              .arg(card.grades[0])
                              .arg(card.grades[1])
                              .arg(card.grades[2])
                              .arg(card.grades[3]);
    return card;
}

/// Height where a line meets a card: its row for the column, else the middle of its head.
double portOf(const SceneCard &card, const std::string &path)
{
    const QString wanted = QString::fromStdString(path);
    for (std::size_t i = 0; i < card.columns.size(); ++i)
        if (card.columns[i].path == wanted)
            return CardMetrics::columnRect(card, i).center().y();
    if (card.kind == CardKind::Hub)
        return card.rect.center().y();
    return card.rect.top() + CardMetrics::head / 2;
}

class SceneBuilder
{
public:
    SceneBuilder(LineageDraft draft, const workspace::LineageView &view,
                 const layout::Layout &layout)
        : m_view(view)
        , m_request(std::move(draft.request))
        , m_layout(layout)
    {
        m_scene.cards = std::move(draft.cards);
    }

    GraphScene build()
    {
        for (std::size_t i = 0; i < m_scene.cards.size(); ++i) {
            SceneCard &card = m_scene.cards[i];
            card.rect = {m_layout.positions[i].x, m_layout.positions[i].y, m_request.boxes[i].width,
                         m_request.boxes[i].height};
            card.rank = m_layout.ranks[i];
        }
        for (std::size_t i = 0; i < m_view.flows.size(); ++i)
            addFlow(i);
        for (std::size_t i = 0; i < m_view.hubs.size(); ++i)
            addHubEdge(i);
        // Chains on top of other lines.
        std::stable_partition(m_scene.edges.begin(), m_scene.edges.end(),
                              [](const SceneEdge &edge) { return edge.kind == EdgeKind::Flow; });
        addHeaders();
        m_scene.finish();
        return std::move(m_scene);
    }

private:
    void add(std::size_t route, double fromY, double toY, EdgeKind kind, bool isIndirect)
    {
        SceneEdge edge;
        edge.from = static_cast<int>(m_request.edges[route].from);
        edge.to = static_cast<int>(m_request.edges[route].to);
        edge.kind = kind;
        edge.isIndirect = isIndirect;
        for (const layout::Point &point :
             layout::withEnds(m_layout.routes[route], fromY, toY).points)
            edge.points.emplace_back(point.x, point.y);
        m_scene.edges.push_back(std::move(edge));
    }

    const SceneCard &end(layout::Index box) const { return m_scene.cards[box]; }

    void addFlow(std::size_t number)
    {
        const workspace::LineageFlow &flow = m_view.flows[number];
        const SceneCard &from = end(flow.from);
        const SceneCard &to = end(flow.to);
        if (flow.chain.empty()) {
            add(number, portOf(from, {}), portOf(to, {}), EdgeKind::Flow, false);
            return;
        }
        std::map<std::pair<double, double>, bool> lines; // ends to: only indirect
        for (const workspace::LineageFlow::Columns &columns : flow.chain) {
            const auto ends = std::make_pair(portOf(from, columns.from), portOf(to, columns.to));
            const bool isIndirect = columns.flow == FlowClass::Indirect;
            const auto [place, isNew] = lines.emplace(ends, isIndirect);
            place->second = place->second && isIndirect;
        }
        for (const auto &[ends, isIndirect] : lines)
            add(number, ends.first, ends.second, EdgeKind::Chain, isIndirect);
    }

    void addHubEdge(std::size_t number)
    {
        const workspace::LineageHub &hub = m_view.hubs[number];
        const std::size_t route = m_view.flows.size() + number;
        const bool isUp = hub.direction == lineage::Direction::Up;
        const SceneCard &card = end(static_cast<layout::Index>(m_view.cards.size() + number));
        const SceneCard &at = end(hub.at);
        const std::string path
            = hub.onChain > 0 && at.kind == CardKind::Start ? m_view.request.column : std::string();
        const double atY = portOf(at, path);
        add(route, isUp ? portOf(card, {}) : atY, isUp ? atY : portOf(card, {}),
            hub.onChain > 0 ? EdgeKind::HubChain : EdgeKind::HubFlow, false);
    }

    /// One title above each column of the start's part, with how many of that step are shown.
    void addHeaders()
    {
        struct Column
        {
            double left = 0;
            double right = 0;
            std::set<int> steps;
            int cards = 0;
        };
        std::map<int, Column> columns;
        const int start = m_scene.startCard();
        if (start < 0)
            return;
        const layout::Index part = m_layout.parts[static_cast<std::size_t>(start)];
        for (std::size_t i = 0; i < m_scene.cards.size(); ++i) {
            const SceneCard &card = m_scene.cards[i];
            if (m_layout.parts[i] != part || card.kind == CardKind::Hub)
                continue;
            Column &column = columns[card.rank];
            const bool isFirst = column.cards++ == 0;
            column.left = isFirst ? card.rect.left() : std::min(column.left, card.rect.left());
            column.right = std::max(column.right, card.rect.right());
            column.steps.insert(card.step);
        }
        std::map<int, int> columnsOfStep;
        for (const auto &[rank, column] : columns)
            for (const int step : column.steps)
                ++columnsOfStep[step];
        for (const auto &[rank, column] : columns)
            m_scene.headers.push_back({column.left, column.right - column.left,
                                       titleOf(column.steps),
                                       detailOf(column.steps, column.cards, columnsOfStep)});
    }

    static QString titleOf(const std::set<int> &steps)
    {
        if (steps.size() == 1)
            return stepText(*steps.begin());
        return Words::tr("%1 to %2").arg(stepText(*steps.begin()), stepText(*steps.rbegin()));
    }

    QString detailOf(const std::set<int> &steps, int cards,
                     const std::map<int, int> &columnsOfStep) const
    {
        if (steps.size() != 1 || columnsOfStep.at(*steps.begin()) > 1)
            return countText(cards);
        if (*steps.begin() == 0)
            return {};
        const auto found
            = std::ranges::find(m_view.steps, *steps.begin(), &workspace::LineageStep::step);
        if (found == m_view.steps.end() || static_cast<int>(found->total) <= cards)
            return countText(cards);
        return Words::tr("%1 of %2")
            .arg(countText(cards), countText(static_cast<qint64>(found->total)));
    }

    const workspace::LineageView &m_view;
    layout::Request m_request;
    const layout::Layout &m_layout;
    GraphScene m_scene;
};

} // namespace

quint64 cardKey(EntityId dataset)
{
    return static_cast<quint64>(dataset.value) * sides;
}

quint64 hubKey(EntityId dataset, lineage::Direction direction)
{
    return cardKey(dataset) + (direction == lineage::Direction::Up ? 1 : 2);
}

LineageDraft draftOf(const workspace::LineageView &view)
{
    LineageDraft draft;
    for (const workspace::LineageCard &card : view.cards)
        draft.cards.push_back(cardOf(card));
    for (const workspace::LineageFlow &flow : view.flows)
        draft.request.edges.push_back({flow.from, flow.to, flow.chain.empty() ? 1.0 : 2.0});
    for (const workspace::LineageHub &hub : view.hubs) {
        const auto number = static_cast<layout::Index>(draft.cards.size());
        draft.cards.push_back(hubOf(hub, view));
        draft.request.edges.push_back(hub.direction == lineage::Direction::Up
                                          ? layout::Edge {number, hub.at}
                                          : layout::Edge {hub.at, number});
    }
    for (const SceneCard &card : draft.cards)
        draft.request.boxes.push_back(
            {card.key, CardMetrics::widthOf(card), CardMetrics::heightOf(card)});
    return draft;
}

GraphScene sceneOf(LineageDraft draft, const workspace::LineageView &view,
                   const layout::Layout &layout)
{
    return SceneBuilder(std::move(draft), view, layout).build();
}

} // namespace meshscope::app
