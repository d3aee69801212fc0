// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineageviewmodel.h"
#include "shell/display.h"

#include <algorithm>

/// What a person can do on the lineage page; how it loads is in lineageviewmodel.cpp.
namespace meshscope::app {

namespace {

constexpr std::uint32_t expandBy = 20;
constexpr std::uint32_t usuallyShown = 8; // lineage::SliceRequest::perSide

} // namespace

QVariantMap LineageViewModel::query() const
{
    QVariantMap query;
    query.insert(QStringLiteral("up"), m_up);
    query.insert(QStringLiteral("down"), m_down);
    if (!m_column.isEmpty())
        query.insert(QStringLiteral("column"), m_column);
    if (m_level == datasetsLevel)
        query.insert(QStringLiteral("level"), m_level);
    return query;
}

void LineageViewModel::setSteps(int up, int down)
{
    QVariantMap changed = query();
    changed[QStringLiteral("up")] = std::clamp(up, 0, deepestLineage);
    changed[QStringLiteral("down")] = std::clamp(down, 0, deepestLineage);
    m_navigator.replace(Navigator::linkTo(lineagePage, m_uid, changed));
}

void LineageViewModel::setLevel(const QString &level)
{
    QVariantMap changed = query();
    changed.insert(QStringLiteral("level"), level);
    m_navigator.replace(Navigator::linkTo(lineagePage, m_uid, changed));
}

void LineageViewModel::chooseColumn(const QString &uid, const QString &path)
{
    QVariantMap changed = query();
    if (uid == m_uid && path == m_column)
        changed.remove(QStringLiteral("column"));
    else
        changed.insert(QStringLiteral("column"), path);
    const QString link = Navigator::linkTo(lineagePage, uid, changed);
    if (uid == m_uid)
        m_navigator.replace(link);
    else
        m_navigator.open(link);
}

void LineageViewModel::setColumnFilter(const QString &filter)
{
    if (m_columnFilter == filter)
        return;
    m_columnFilter = filter;
    load();
}

void LineageViewModel::showAllColumns()
{
    m_allColumns = true;
    load();
}

void LineageViewModel::expand(const QString &uid, bool upstream)
{
    if (!m_drawing)
        return;
    const auto &cards = m_drawing->view->cards;
    const auto card = std::ranges::find(cards, uid.toStdString(), &workspace::LineageCard::uid);
    if (card == cards.end())
        return;
    const auto direction = upstream ? lineage::Direction::Up : lineage::Direction::Down;
    const bool hasHub
        = std::ranges::any_of(m_drawing->view->hubs, [&](const workspace::LineageHub &hub) {
              return hub.direction == direction && cards[hub.at].id == card->id;
          });
    if (!hasHub) { // nothing is folded there: one step further on that side
        if ((upstream ? card->beyondUp : card->beyondDown) > 0)
            setSteps(m_up + (upstream ? 1 : 0), m_down + (upstream ? 0 : 1));
        return;
    }
    const auto known
        = std::ranges::find_if(m_expanded, [&](const workspace::LineageExpansion &one) {
              return one.at == card->id && one.direction == direction;
          });
    if (known != m_expanded.end())
        known->shown += expandBy;
    else
        m_expanded.push_back({card->id, direction, usuallyShown + expandBy});
    load();
}

void LineageViewModel::fold(const QString &uid, bool upstream)
{
    if (!m_drawing)
        return;
    const auto &cards = m_drawing->view->cards;
    const auto card = std::ranges::find(cards, uid.toStdString(), &workspace::LineageCard::uid);
    if (card == cards.end())
        return;
    const auto direction = upstream ? lineage::Direction::Up : lineage::Direction::Down;
    const auto count = std::erase_if(m_expanded, [&](const workspace::LineageExpansion &one) {
        return one.at == card->id && one.direction == direction;
    });
    if (count > 0)
        load();
    else
        setSteps(std::max(0, m_up - (upstream ? 1 : 0)), std::max(0, m_down - (upstream ? 0 : 1)));
}

void LineageViewModel::tidy()
{
    m_isFresh = true;
    load();
}

void LineageViewModel::startFrom(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(lineagePage, uid));
}

void LineageViewModel::openDataset(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("dataset"), uid));
}

void LineageViewModel::select(const QString &text)
{
    if (!m_session.isOpen() || text.trimmed().isEmpty())
        return;
    m_selectJob.start(
        [reader = m_session.reader(), text = text.trimmed().toStdString()](
            const std::stop_token &) { return workspace::selectLineage(*reader, text); },
        [this](Result<workspace::LineageSelection> selected) {
            m_selectorError = selected ? QString() : shownError(selected.error());
            emit selectorErrorChanged();
            if (!selected)
                return;
            QVariantMap wanted = query();
            const auto steps = [](const std::optional<unsigned> &given, int otherwise) {
                return given ? static_cast<int>(std::min<unsigned>(*given, deepestLineage))
                             : otherwise;
            };
            wanted[QStringLiteral("up")] = steps(selected->up, m_up);
            wanted[QStringLiteral("down")] = steps(selected->down, m_down);
            wanted.remove(QStringLiteral("column"));
            if (!selected->column.empty())
                wanted.insert(QStringLiteral("column"), QString::fromStdString(selected->column));
            m_navigator.open(
                Navigator::linkTo(lineagePage, QString::fromStdString(selected->uid), wanted));
        });
}

} // namespace meshscope::app
