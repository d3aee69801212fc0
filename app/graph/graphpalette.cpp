// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/graphpalette.h"

#include <QObject>
#include <QQmlListReference>
#include <QVariant>

#include <cmath>

namespace meshscope::app {

namespace {

QList<QColor> colorsOf(const QVariant &value)
{
    QList<QColor> colors;
    if (value.canConvert<QList<QColor>>())
        colors = value.value<QList<QColor>>();
    if (colors.isEmpty())
        for (const QVariant &one : value.toList())
            colors.append(one.value<QColor>());
    return colors;
}

} // namespace

GraphPalette GraphPalette::of(const QObject *theme)
{
    GraphPalette palette;
    const auto read = [theme](const char *name, const char *fallback) {
        const QVariant value = theme ? theme->property(name) : QVariant();
        return value.isValid() ? value.value<QColor>() : QColor(QLatin1String(fallback));
    };
    palette.bg1 = read("bg1", "#FFFFFF");
    palette.bg2 = read("bg2", "#F8F9FA");
    palette.bg3 = read("bg3", "#ECEEF1");
    palette.canvas = read("canvas", "#F8F9FB");
    palette.line = read("line", "#E4E6EA");
    palette.line2 = read("line2", "#CDD1D8");
    palette.fg1 = read("fg1", "#171A1F");
    palette.fg2 = read("fg2", "#434A55");
    palette.fg3 = read("fg3", "#606875");
    palette.acc = read("acc", "#3A53D0");
    palette.accText = read("accText", "#3249C2");
    palette.accSoft = read("accSoft", "#EBEEFC");
    palette.accLine = read("accLine", "#C4CDF6");
    palette.ok = read("ok", "#17734A");
    palette.risk = read("risk", "#8A5300");
    palette.bad = read("bad", "#B3261E");
    palette.badSoft = read("badSoft", "#FCE7E5");
    palette.riskSoft = read("riskSoft", "#FCEFD3");
    palette.unk = read("unk", "#5A626F");
    palette.classInternal = read("classInternal", "#2B5F8A");
    palette.classConfidential = read("classConfidential", "#6B3FA0");
    palette.classRestricted = read("classRestricted", "#9C1C5E");
    palette.onDomain = read("onDomain", "#FFFFFF");
    if (theme) {
        const bool dark = theme->property("dark").toBool();
        palette.domains = colorsOf(theme->property(dark ? "domainsDark" : "domainsLight"));
        palette.areaTint = theme->property("areaTint").isValid()
            ? theme->property("areaTint").toDouble()
            : palette.areaTint;
        palette.family = theme->property("family").toString();
    }
    if (palette.domains.isEmpty())
        palette.domains = {palette.acc};
    return palette;
}

QColor GraphPalette::domain(int slot) const
{
    return slot < 0 ? unk : domains[slot % domains.size()];
}

QColor GraphPalette::grade(Grade grade) const
{
    switch (grade) {
    case Grade::Healthy:
        return ok;
    case Grade::AtRisk:
        return risk;
    case Grade::Degraded:
        return bad;
    case Grade::Insufficient:
        break;
    }
    return unk;
}

QColor GraphPalette::outcome(Outcome outcome) const
{
    switch (outcome) {
    case Outcome::Pass:
        return ok;
    case Outcome::Warn:
        return risk;
    case Outcome::Fail:
    case Outcome::Error:
        return bad;
    case Outcome::Unknown:
    case Outcome::Skipped:
        break;
    }
    return unk;
}

QColor GraphPalette::classification(Classification classification, bool personal) const
{
    if (personal || classification == Classification::Restricted)
        return classRestricted;
    if (classification == Classification::Confidential)
        return classConfidential;
    return classification == Classification::Internal ? classInternal : unk;
}

QColor GraphPalette::tint(const QColor &color) const
{
    return mixed(color, bg1, areaTint);
}

QString gradeIcon(Grade grade)
{
    switch (grade) {
    case Grade::Healthy:
        return QStringLiteral("grade-healthy");
    case Grade::AtRisk:
        return QStringLiteral("grade-risk");
    case Grade::Degraded:
        return QStringLiteral("grade-degraded");
    case Grade::Insufficient:
        break;
    }
    return QStringLiteral("grade-unknown");
}

QString outcomeIcon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return gradeIcon(Grade::Healthy);
    case Outcome::Warn:
        return gradeIcon(Grade::AtRisk);
    case Outcome::Fail:
    case Outcome::Error:
        return gradeIcon(Grade::Degraded);
    case Outcome::Unknown:
    case Outcome::Skipped:
        break;
    }
    return gradeIcon(Grade::Insufficient);
}

QString classificationIcon(Classification classification, bool personal)
{
    if (personal)
        return QStringLiteral("personal");
    switch (classification) {
    case Classification::Public:
        return QStringLiteral("globe");
    case Classification::Internal:
        return QStringLiteral("building");
    case Classification::Confidential:
        return QStringLiteral("lock");
    case Classification::Restricted:
        return QStringLiteral("shield");
    case Classification::Unknown:
        break;
    }
    return QStringLiteral("grade-unknown");
}

QColor mixed(const QColor &over, const QColor &under, double share)
{
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a * share + b * (1 - share)));
    };
    return {mix(over.red(), under.red()), mix(over.green(), under.green()),
            mix(over.blue(), under.blue())};
}

} // namespace meshscope::app
