// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/preparedconditions.h"

#include "shell/display.h"
#include "viewmodel/accesstext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meshscope::app {

namespace {

bool hasColumns(access::ConditionKind kind)
{
    return kind == access::ConditionKind::MaskColumns || kind == access::ConditionKind::ColumnsOnly;
}

access::Condition conditionOf(access::ConditionKind kind, const QString &value)
{
    access::Condition condition {kind, {}, {}};
    if (kind == access::ConditionKind::PurposeOnly
        || kind == access::ConditionKind::NoOnwardSharing)
        return condition;
    if (!hasColumns(kind)) {
        condition.value = value.trimmed().toStdString();
        return condition;
    }
    for (const QString &column : value.split(QLatin1Char(','))) {
        if (const QString path = column.trimmed(); !path.isEmpty())
            condition.columns.push_back(path.toStdString());
    }
    return condition;
}

} // namespace

void PreparedConditions::show(const workspace::RequestDetail &detail, PartyId actor)
{
    if (m_actor != actor)
        m_kept.clear();
    m_actor = actor;
    m_uid = detail.row.uid;
    m_ask = detail.request.ask;
    m_proposed = detail.proposed;
    m_port.columns.clear();
    for (const workspace::RequestedColumn &column : detail.columns)
        m_port.columns.push_back(column.facts);
    if (const auto kept = m_kept.find(m_uid);
        kept != m_kept.end() && kept->second.proposed != m_proposed)
        m_kept.erase(kept);
}

const std::vector<access::Condition> &PreparedConditions::list() const
{
    const auto kept = m_kept.find(m_uid);
    return kept == m_kept.end() ? m_proposed : kept->second.chosen;
}

QStringList PreparedConditions::texts() const
{
    return conditionTexts(list());
}

PreparedConditions::Kept &PreparedConditions::edited()
{
    return m_kept.try_emplace(m_uid, Kept {m_proposed, m_proposed}).first->second;
}

QString PreparedConditions::add(const QString &kind, const QString &value)
{
    const auto known = access::parseConditionKind(kind.toStdString());
    if (!known)
        return QCoreApplication::translate("Access", "Choose a kind of condition.");
    access::Condition condition = conditionOf(*known, value);
    if (const auto status = checkCondition(condition, m_ask, m_port); !status)
        return shownError(status.error());
    if (std::ranges::find(list(), condition) != list().end())
        return QCoreApplication::translate("Access", "This condition stands there already.");
    edited().chosen.push_back(std::move(condition));
    return {};
}

void PreparedConditions::remove(int index)
{
    if (index < 0 || index >= static_cast<int>(list().size()))
        return;
    std::vector<access::Condition> &chosen = edited().chosen;
    chosen.erase(chosen.begin() + index);
}

void PreparedConditions::reset()
{
    forget(m_uid);
}

} // namespace meshscope::app
