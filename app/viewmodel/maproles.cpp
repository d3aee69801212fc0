// SPDX-License-Identifier: GPL-3.0-or-later
#include "maproles.h"

#include "pagetext.h"

#include <QCoreApplication>

namespace meshscope::app {

using workspace::MapFinding;
using workspace::MapFindingKind;
using workspace::MapProduct;
using MatrixRow = MapViewModel::MatrixRow;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(meshscope::app::MapViewModel)
};

QVariantList cellsOf(const MatrixRow &row)
{
    QVariantList cells;
    for (const MapViewModel::MatrixCell &cell : row.cells) {
        QString kind;
        if (cell.isSelf)
            kind = QStringLiteral("self");
        else if (cell.isBypass)
            kind = QStringLiteral("bypass");
        else if (cell.isCycle)
            kind = QStringLiteral("cycle");
        const double share = row.largest == 0
            ? 0
            : static_cast<double>(cell.count) / static_cast<double>(row.largest);
        const QString text = cell.count > 0 ? countText(static_cast<qint64>(cell.count))
                                            : (cell.isSelf ? QString() : QStringLiteral("·"));
        cells.append(QVariantMap {{QStringLiteral("text"), text},
                                  {QStringLiteral("share"), share},
                                  {QStringLiteral("kind"), kind}});
    }
    return cells;
}

QString titleOf(const MapFinding &finding)
{
    if (finding.kind == MapFindingKind::Bypass)
        return Words::tr("Output port bypassed");
    return Words::tr("Cycle over %1 domains").arg(finding.domains);
}

QString sentenceOf(const MapFinding &finding)
{
    if (finding.kind == MapFindingKind::Bypass) {
        const workspace::PageLink &read = finding.path.front();
        const workspace::PageLink &reader
            = finding.reader.id ? finding.reader : finding.path.back();
        return Words::tr("%1 reads %2 of %3, which is on no output port.")
            .arg(line(reader.name), line(read.name), line(read.domain.name));
    }
    QStringList names;
    for (const workspace::PageLink &product : finding.path)
        names << line(product.name);
    if (!finding.path.empty())
        names << line(finding.path.front().name);
    return names.join(QStringLiteral(" → ")) + QLatin1Char('.');
}

} // namespace

const RowListModel<MatrixRow>::Roles &matrixRoles()
{
    static const RowListModel<MatrixRow>::Roles roles {
        {"code", [](const MatrixRow &r) { return QVariant(line(r.domain.code)); }},
        {"name", [](const MatrixRow &r) { return QVariant(line(r.domain.name)); }},
        {"slot", [](const MatrixRow &r) { return QVariant(r.domain.slot); }},
        {"total",
         [](const MatrixRow &r) { return QVariant(countText(static_cast<qint64>(r.total))); }},
        {"cells_", [](const MatrixRow &r) { return QVariant(cellsOf(r)); }},
    };
    return roles;
}

const RowListModel<MapFinding>::Roles &mapFindingRoles()
{
    static const RowListModel<MapFinding>::Roles roles {
        {"kind",
         [](const MapFinding &f) {
             return QVariant(f.kind == MapFindingKind::Bypass ? QStringLiteral("bypass")
                                                              : QStringLiteral("cycle"));
         }},
        {"title", [](const MapFinding &f) { return QVariant(titleOf(f)); }},
        {"rule",
         [](const MapFinding &f) {
             return QVariant(f.kind == MapFindingKind::Bypass ? Words::tr("P-23, critical")
                                                              : Words::tr("P-26, error"));
         }},
        {"sentence", [](const MapFinding &f) { return QVariant(sentenceOf(f)); }},
        {"uid",
         [](const MapFinding &f) {
             return QVariant(f.path.empty() ? QString()
                                            : QString::fromStdString(f.path.front().uid));
         }},
        {"fromDomain", [](const MapFinding &f) { return QVariant(static_cast<int>(f.from)); }},
        {"toDomain", [](const MapFinding &f) { return QVariant(static_cast<int>(f.to)); }},
        {"owner", [](const MapFinding &f) { return QVariant(line(f.owner.name)); }},
    };
    return roles;
}

const RowListModel<MapProduct>::Roles &mapProductRoles()
{
    static const RowListModel<MapProduct>::Roles roles {
        {"uid", [](const MapProduct &p) { return QVariant(QString::fromStdString(p.uid)); }},
        {"name", [](const MapProduct &p) { return QVariant(line(p.name)); }},
        {"icon_", [](const MapProduct &p) { return QVariant(archetypeIcon(p.archetype)); }},
        {"archetype", [](const MapProduct &p) { return QVariant(archetypeText(p.archetype)); }},
        {"grade", [](const MapProduct &p) { return QVariant(gradeWord(p.grade)); }},
        {"score", [](const MapProduct &p) { return QVariant(scoreText(p.score)); }},
        {"grants", [](const MapProduct &p) { return QVariant(static_cast<int>(p.grants)); }},
    };
    return roles;
}

} // namespace meshscope::app
