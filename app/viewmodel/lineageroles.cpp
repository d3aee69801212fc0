// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineageroles.h"

#include "pagetext.h"

#include <QCoreApplication>

namespace meshscope::app {

using workspace::ImpactRow;
using workspace::PageLink;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(meshscope::app::LineageViewModel)
};

QString stepsAway(int distance)
{
    return distance == 1 ? Words::tr("1 step away") : Words::tr("%1 steps away").arg(distance);
}

/// "net_sales, net_sales_lfl · only filters on it", or how far away it is.
QString detailOf(const ImpactRow &row)
{
    QStringList parts;
    if (row.columns.empty()) {
        parts << stepsAway(row.distance);
        if (!row.owner.empty())
            parts << line(row.owner);
    } else {
        QStringList columns;
        for (const std::string &column : row.columns)
            columns << line(column);
        parts << columns.join(QStringLiteral(", "));
    }
    if (row.isUnknown)
        return Words::tr("no source tells which columns");
    if (row.isIndirect)
        parts << Words::tr("only filters or joins on it");
    return parts.join(QStringLiteral(" · "));
}

} // namespace

const RowListModel<ImpactLine>::Roles &impactRoles()
{
    using L = ImpactLine;
    static const RowListModel<L>::Roles roles {
        {"uid", [](const L &l) { return QVariant(QString::fromStdString(l.row.uid)); }},
        {"name", [](const L &l) { return QVariant(line(l.row.name)); }},
        {"detail", [](const L &l) { return QVariant(detailOf(l.row)); }},
        {"owner", [](const L &l) { return QVariant(line(l.row.owner)); }},
        {"domainCode", [](const L &l) { return QVariant(line(l.row.domain.code)); }},
        {"domainName", [](const L &l) { return QVariant(line(l.row.domain.name)); }},
        {"domainSlot", [](const L &l) { return QVariant(l.row.domain.slot); }},
        {"grade", [](const L &l) { return QVariant(gradeWord(l.row.grade)); }},
        {"score", [](const L &l) { return QVariant(scoreText(l.row.score)); }},
        {"isShown", [](const L &l) { return QVariant(l.row.isShown); }},
        {"heading", [](const L &l) { return QVariant(l.heading); }},
        {"headingCount", [](const L &l) { return QVariant(l.headingCount); }},
    };
    return roles;
}

const RowListModel<SceneCard>::Roles &outlineRoles()
{
    static const RowListModel<SceneCard>::Roles roles {
        {"uid", [](const SceneCard &c) { return QVariant(c.uid); }},
        {"name", [](const SceneCard &c) { return QVariant(c.name); }},
        {"context", [](const SceneCard &c) { return QVariant(c.context); }},
        {"icon_",
         [](const SceneCard &c) {
             return QVariant(c.kind == CardKind::Hub ? QStringLiteral("more") : c.icon);
         }},
        {"step", [](const SceneCard &c) { return QVariant(c.step); }},
        {"grade", [](const SceneCard &c) { return QVariant(gradeWord(c.grade)); }},
        {"score", [](const SceneCard &c) { return QVariant(c.score); }},
        {"isHub", [](const SceneCard &c) { return QVariant(c.kind == CardKind::Hub); }},
        {"isStart", [](const SceneCard &c) { return QVariant(c.kind == CardKind::Start); }},
        {"upstream", [](const SceneCard &c) { return QVariant(c.isUpstream); }},
        {"domainCode", [](const SceneCard &c) { return QVariant(c.domainCode); }},
        {"domainName", [](const SceneCard &c) { return QVariant(c.domainName); }},
        {"domainSlot", [](const SceneCard &c) { return QVariant(c.slot); }},
        {"words", [](const SceneCard &c) { return QVariant(c.accessibleName); }},
    };
    return roles;
}

const RowListModel<PageLink>::Roles &lineageStartRoles()
{
    static const RowListModel<PageLink>::Roles roles {
        {"uid", [](const PageLink &l) { return QVariant(QString::fromStdString(l.uid)); }},
        {"name", [](const PageLink &l) { return QVariant(line(l.name)); }},
        {"icon", [](const PageLink &l) { return QVariant(assetTypeIcon(l.assetType)); }},
        {"domainCode", [](const PageLink &l) { return QVariant(line(l.domain.code)); }},
        {"domainName", [](const PageLink &l) { return QVariant(line(l.domain.name)); }},
        {"domainSlot", [](const PageLink &l) { return QVariant(l.domain.slot); }},
        {"grade", [](const PageLink &l) { return QVariant(gradeWord(l.grade)); }},
        {"score", [](const PageLink &l) { return QVariant(scoreText(l.score)); }},
    };
    return roles;
}

} // namespace meshscope::app
