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
    if (row.isIndirect)
        parts << Words::tr("only filters or joins on it");
    return parts.join(QStringLiteral(" · "));
}

} // namespace

const RowListModel<ImpactRow>::Roles &impactRoles()
{
    static const RowListModel<ImpactRow>::Roles roles {
        {"uid", [](const ImpactRow &r) { return QVariant(QString::fromStdString(r.uid)); }},
        {"name", [](const ImpactRow &r) { return QVariant(line(r.name)); }},
        {"detail", [](const ImpactRow &r) { return QVariant(detailOf(r)); }},
        {"owner", [](const ImpactRow &r) { return QVariant(line(r.owner)); }},
        {"domainCode", [](const ImpactRow &r) { return QVariant(line(r.domain.code)); }},
        {"domainName", [](const ImpactRow &r) { return QVariant(line(r.domain.name)); }},
        {"domainSlot", [](const ImpactRow &r) { return QVariant(r.domain.slot); }},
        {"grade", [](const ImpactRow &r) { return QVariant(gradeWord(r.grade)); }},
        {"score", [](const ImpactRow &r) { return QVariant(scoreText(r.score)); }},
        {"section",
         [](const ImpactRow &r) {
             return QVariant(r.isShown ? QStringLiteral("shown") : QStringLiteral("folded"));
         }},
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
