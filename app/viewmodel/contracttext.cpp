// SPDX-License-Identifier: GPL-3.0-or-later
#include "contracttext.h"

#include "pagetext.h"

#include <QCoreApplication>

namespace meshscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Contract", text);
}

} // namespace

QString verdictWord(contract::Level level)
{
    return level == contract::Level::None ? QString()
                                          : QString::fromUtf8(contract::word(level).data());
}

QString verdictWord(const std::optional<contract::Verdict> &verdict)
{
    return verdict ? verdictWord(verdict->consumer) : QString();
}

QString bumpText(const contract::Verdict &verdict)
{
    if (verdict.changes == 0)
        return tr("No change against the version before");
    if (verdict.bumpKept)
        return tr("The version step fits its changes");
    if (verdict.requiredBump == "major")
        return tr("A new major version is due: consumers break");
    return verdict.requiredBump == "minor" ? tr("A new minor version is due")
                                           : tr("A new patch version is due");
}

QString promiseName(const ContractSla &sla)
{
    QString name = line(sla.property);
    for (qsizetype i = 1; i < name.size(); ++i) {
        if (name[i].isUpper() && name[i - 1].isLower()) {
            name.replace(i, 1, QStringLiteral(" ") + name[i].toLower());
            ++i;
        }
    }
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name.replace(u'_', u' ');
}

QString promiseValue(const ContractSla &sla)
{
    return promisedText(sla.value, sla.unit);
}

QString placeText(const ContractServer &server)
{
    QStringList parts {line(server.type)};
    for (const auto &[field, value] : server.fields)
        parts << QStringLiteral("%1 %2").arg(line(field), line(value));
    return parts.join(QStringLiteral(" · "));
}

QString priceText(const ContractPrice &price)
{
    if (price.amount.empty())
        return {};
    return tr("%1 %2 per %3").arg(line(price.amount), line(price.currency), line(price.unit));
}

} // namespace meshscope::app
