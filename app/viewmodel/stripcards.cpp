// SPDX-License-Identifier: GPL-3.0-or-later
#include "stripcards.h"

#include "pagetext.h"

#include <QCoreApplication>

namespace meshscope::app {

using namespace workspace;

namespace {

constexpr std::size_t stripLength = 4;

QString tr(const char *text)
{
    return QCoreApplication::translate("stripcards", text);
}

QVariantMap card(const PageLink &link, const QString &detail)
{
    return {{QStringLiteral("uid"), line(link.uid)},
            {QStringLiteral("page"), pageOf(link.kind)},
            {QStringLiteral("name"), line(link.name)},
            {QStringLiteral("detail"), detail},
            {QStringLiteral("slot"), link.domain.slot},
            {QStringLiteral("grade"), gradeWord(link.grade)},
            {QStringLiteral("more"), false}};
}

QVariantMap moreCard(int datasets, const QString &detail)
{
    return {{QStringLiteral("name"), tr("+%1 more").arg(countText(datasets))},
            {QStringLiteral("detail"), detail},
            {QStringLiteral("more"), true},
            {QStringLiteral("slot"), -1},
            {QStringLiteral("uid"), QString()},
            {QStringLiteral("page"), QString()},
            {QStringLiteral("grade"), QString()}};
}

} // namespace

QVariantList stripCards(const std::vector<Neighbour> &neighbours)
{
    QVariantList cards;
    const std::size_t shown = neighbours.size() > stripLength ? stripLength - 1 : neighbours.size();
    for (std::size_t i = 0; i < shown; ++i) {
        const Neighbour &neighbour = neighbours[i];
        if (!neighbour.product.id)
            cards << moreCard(neighbour.datasets, tr("of no product"));
        else
            cards << card(neighbour.product, line(neighbour.product.domain.name));
    }
    int rest = 0;
    for (std::size_t i = shown; i < neighbours.size(); ++i)
        rest += neighbours[i].datasets;
    if (rest > 0)
        cards << moreCard(rest,
                          counted(static_cast<std::int64_t>(neighbours.size() - shown),
                                  tr("in 1 product"), tr("in %1 products")));
    return cards;
}

QVariantList stripCards(const std::vector<PageLink> &datasets)
{
    QVariantList cards;
    const std::size_t shown = datasets.size() > stripLength ? stripLength - 1 : datasets.size();
    for (std::size_t i = 0; i < shown; ++i)
        cards << card(datasets[i],
                      datasets[i].domain.name.empty() ? assetTypeText(datasets[i].assetType)
                                                      : line(datasets[i].domain.name));
    if (shown < datasets.size())
        cards << moreCard(static_cast<int>(datasets.size() - shown), tr("datasets"));
    return cards;
}

} // namespace meshscope::app
