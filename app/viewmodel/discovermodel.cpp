// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovermodel.h"

#include "pagetext.h"

namespace meshscope::app {

using namespace workspace;

namespace {

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QVariantList flat(const std::vector<search::Range> &ranges, int shift = 0)
{
    QVariantList list;
    for (const search::Range &range : ranges)
        list << static_cast<int>(range.start) + shift << static_cast<int>(range.length);
    return list;
}

QString reasonWords(search::Reason reason)
{
    switch (reason) {
    case search::Reason::NameIs:
        return DiscoverModel::tr("Name is it");
    case search::Reason::NameStarts:
        return DiscoverModel::tr("Name starts with it");
    case search::Reason::NameHasWord:
        return DiscoverModel::tr("Words of the name");
    case search::Reason::NameContains:
        return DiscoverModel::tr("Name contains it");
    case search::Reason::Context:
        return DiscoverModel::tr("In its place");
    case search::Reason::Description:
        return DiscoverModel::tr("Description");
    case search::Reason::Similar:
        return DiscoverModel::tr("Similar name");
    case search::Reason::Everything:
        break;
    }
    return {};
}

/// What it is, after the reason: "aggregate, v3.2.0", "48 columns · fernhill.curated".
QString what(const DiscoverHit &hit)
{
    switch (hit.group) {
    case Group::Products:
        return hit.context.empty() ? archetypeText(hit.archetype)
                                   : DiscoverModel::tr("%1, version %2")
                                         .arg(archetypeText(hit.archetype), utf8(hit.context));
    case Group::Datasets: {
        QStringList parts;
        if (hit.count > 0)
            parts << counted(hit.count, DiscoverModel::tr("1 column"),
                             DiscoverModel::tr("%1 columns"));
        else
            parts << DiscoverModel::tr("columns not known");
        if (!hit.context.empty())
            parts << utf8(hit.context);
        return parts.join(QStringLiteral(" · "));
    }
    case Group::Terms:
        return counted(hit.count, DiscoverModel::tr("1 thing carries it"),
                       DiscoverModel::tr("%1 things carry it"));
    case Group::Columns:
        return counted(hit.count, DiscoverModel::tr("in 1 dataset"),
                       DiscoverModel::tr("in %1 datasets"));
    case Group::Contracts:
    case Group::People:
        return utf8(hit.context);
    }
    return {};
}

/// Reason, then the matched piece of the description or what the thing is.
struct Reason
{
    QString text;
    QVariantList ranges;
};

Reason reasonOf(const DiscoverHit &hit)
{
    const QString words = reasonWords(hit.reason);
    if (hit.reason == search::Reason::Description && !hit.snippet.empty()) {
        const QString lead = words + QStringLiteral(": ");
        return {lead + utf8(hit.snippet), flat(hit.snippetRanges, static_cast<int>(lead.size()))};
    }
    const QString thing = what(hit);
    if (words.isEmpty() || hit.group == Group::Columns || hit.group == Group::Terms)
        return {thing, {}};
    return {thing.isEmpty() ? words : words + QStringLiteral(" · ") + thing, {}};
}

QString iconOf(const DiscoverHit &hit)
{
    if (hit.group == Group::Columns)
        return QStringLiteral("column");
    if (hit.group == Group::Terms)
        return QStringLiteral("tag");
    return kindIcon(hit.kind, hit.assetType, hit.archetype);
}

} // namespace

QString groupTitle(Group group)
{
    switch (group) {
    case Group::Products:
        return DiscoverModel::tr("Products");
    case Group::Datasets:
        return DiscoverModel::tr("Datasets");
    case Group::Contracts:
        return DiscoverModel::tr("Contracts");
    case Group::Terms:
        return DiscoverModel::tr("Tags");
    case Group::People:
        return DiscoverModel::tr("People");
    case Group::Columns:
        return DiscoverModel::tr("Columns");
    }
    return {};
}

void DiscoverModel::setGroups(std::vector<DiscoverGroup> groups)
{
    beginResetModel();
    m_rows.clear();
    for (DiscoverGroup &group : groups) {
        m_rows.push_back({true, group.group, group.hits.size(), group.total, {}});
        for (DiscoverHit &hit : group.hits)
            m_rows.push_back({false, group.group, 0, 0, std::move(hit)});
    }
    endResetModel();
    emit countChanged();
}

const DiscoverModel::Row *DiscoverModel::rowAt(int row) const
{
    return row >= 0 && row < count() ? &m_rows[static_cast<std::size_t>(row)] : nullptr;
}

int DiscoverModel::nextHit(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < count(); next += step)
        if (!m_rows[static_cast<std::size_t>(next)].isHead)
            return next;
    return row;
}

int DiscoverModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DiscoverModel::data(const QModelIndex &index, int role) const
{
    const Row *row = index.isValid() ? rowAt(index.row()) : nullptr;
    if (!row)
        return {};
    return role <= TotalRole ? headData(*row, role) : hitData(row->hit, role);
}

QVariant DiscoverModel::headData(const Row &row, int role) const
{
    switch (role) {
    case IsHeadRole:
        return row.isHead;
    case GroupKeyRole:
        return utf8(kindKey(row.group));
    case GroupTitleRole:
        return groupTitle(row.group);
    case ShownRole:
        return static_cast<int>(row.shown);
    case TotalRole:
        return static_cast<int>(row.total);
    default:
        return {};
    }
}

QVariant DiscoverModel::hitData(const DiscoverHit &hit, int role) const
{
    switch (role) {
    case IconRole:
        return iconOf(hit);
    case NameRole:
        return utf8(hit.name);
    case NameRangesRole:
        return flat(hit.nameRanges);
    case ReasonRole:
        return reasonOf(hit).text;
    case ReasonRangesRole:
        return reasonOf(hit).ranges;
    case DomainNameRole:
        return line(hit.domain.name);
    case DomainCodeRole:
        return line(hit.domain.code);
    case DomainSlotRole:
        return hit.domain.slot;
    case GradeRole:
        return gradeWord(hit.grade);
    case ScoreRole:
        return scoreText(hit.score);
    case ClassificationRole:
        return classificationWord(hit.classification);
    case UsedByRole:
        return static_cast<int>(
            hit.group == Group::Columns || hit.group == Group::Terms ? hit.count : hit.usedBy);
    case MeasuredRole:
        return hit.hasMeasures;
    case EndingRole:
        return endingText(hit.status);
    default:
        return {};
    }
}

QHash<int, QByteArray> DiscoverModel::roleNames() const
{
    return {{IsHeadRole, "isHead"},
            {GroupKeyRole, "groupKey"},
            {GroupTitleRole, "groupTitle"},
            {ShownRole, "shown"},
            {TotalRole, "total"},
            {IconRole, "iconName"},
            {NameRole, "name"},
            {NameRangesRole, "nameRanges"},
            {ReasonRole, "reason"},
            {ReasonRangesRole, "reasonRanges"},
            {DomainNameRole, "domainName"},
            {DomainCodeRole, "domainCode"},
            {DomainSlotRole, "domainSlot"},
            {GradeRole, "grade"},
            {ScoreRole, "score"},
            {ClassificationRole, "classification"},
            {UsedByRole, "usedBy"},
            {MeasuredRole, "measured"},
            {EndingRole, "ending"}};
}

} // namespace meshscope::app
