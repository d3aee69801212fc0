// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefacts.h"

#include "pagetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meshscope::app {

using namespace workspace;

QVariantMap tabOf(const char *value, const QString &text, std::size_t count)
{
    QVariantMap tab {{QStringLiteral("value"), QLatin1String(value)},
                     {QStringLiteral("text"), text}};
    if (count > 0)
        tab.insert(QStringLiteral("count"), static_cast<int>(count));
    return tab;
}

int conflictsOf(const std::vector<Claim> &claims)
{
    int conflicts = 0;
    std::string counted;
    for (const Claim &claim : claims) {
        if (claim.field == counted)
            continue;
        const bool differs = std::ranges::any_of(claims, [&](const Claim &other) {
            return other.field == claim.field && other.value != claim.value;
        });
        if (differs) {
            ++conflicts;
            counted = claim.field;
        }
    }
    return conflicts;
}

QString sourcesText(const std::vector<SourceNote> &sources)
{
    std::vector<std::pair<std::string, TimePoint>> newest;
    for (const SourceNote &note : sources) {
        const auto found
            = std::ranges::find(newest, note.source, &std::pair<std::string, TimePoint>::first);
        if (found == newest.end())
            newest.emplace_back(note.source, note.readAt);
        else
            found->second = std::max(found->second, note.readAt);
    }
    QStringList parts;
    for (const auto &[name, readAt] : newest)
        parts << QStringLiteral("%1 (%2)").arg(line(name), dayText(readAt));
    return parts.join(QStringLiteral(", "));
}

QString timelinessNote(const Freshness &freshness,
                       const std::vector<quality::DimensionScore> &dimensions)
{
    const auto tested
        = std::ranges::find(dimensions, Dimension::Timeliness, &quality::DimensionScore::dimension);
    const Outcome now = freshness.outcome();
    if (tested == dimensions.end() || !tested->score.measured || now == Outcome::Unknown)
        return {};
    const bool good = *tested->score.measured >= quality::Parameters {}.healthyFrom;
    if (good == (now == Outcome::Pass))
        return {};
    const QString age = freshnessText(freshness.ageSeconds, freshness.limitSeconds);
    return good ? QCoreApplication::translate(
                      "pagefacts",
                      "Timeliness is how the checks found it when they ran; the data "
                      "is late now: %1.")
                      .arg(age)
                : QCoreApplication::translate(
                      "pagefacts",
                      "Timeliness is how the checks found it when they ran; the data "
                      "is on time now: %1.")
                      .arg(age);
}

} // namespace meshscope::app
