// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/kinds.h"

#include <QDateTime>
#include <QString>

#include <optional>
#include <string_view>

/// How the pages of products, datasets and search say things: every text of a file passes the gate
/// here, and every word of the model gets its name for people. Unknown is always said.
namespace meshscope::app {

QString line(std::string_view text); ///< through displayLine()
QString html(std::string_view markdown); ///< through descriptionHtml()
QString plain(std::string_view markdown); ///< a description in one paragraph, through the gate

/// Words that the components know: healthy, at_risk, degraded, unknown.
QString gradeWord(Grade grade);
/// public, internal, confidential, restricted, unknown.
QString classificationWord(Classification classification);
/// ok, bad, unknown: for marks of checks, promises and tests; warn is risk.
QString outcomeWord(Outcome outcome);
QString scoreText(std::optional<double> score); ///< "0.91"; empty if not known
QString scoreText(std::optional<float> score);

QString gradeText(Grade grade);
QString classificationText(Classification classification);
QString archetypeText(Archetype archetype);
QString archetypeIcon(Archetype archetype);
QString assetTypeText(AssetType type);
QString assetTypeIcon(AssetType type);
QString kindIcon(EntityKind kind, AssetType type, Archetype archetype);
/// The page of a kind of thing: product, dataset, contract, or empty when it has none.
QString pageOf(EntityKind kind);
QString statusText(ProductStatus status);
/// "Deprecated" or "Retired": what is better not built on anymore; else empty.
QString endingText(ProductStatus status);
QString statusKind(ProductStatus status); ///< ok, risk, bad or unknown
QString roleText(std::string_view ownerRole);
QString dimensionText(Dimension dimension);
QString severityText(Severity severity);
QString outcomeText(Outcome outcome);
QString basisText(Basis basis);
QString fieldText(std::string_view field);

QString countText(std::int64_t count); ///< "1,284"
/// "1 column" or "1,284 columns": `one` as it is, `many` with %1.
QString counted(std::int64_t count, const QString &one, const QString &many);
/// "+3  ~2  −1": what came, changed and went.
QString changesText(std::int64_t came, std::int64_t changed, std::int64_t went);
QString shortCount(std::int64_t count); ///< "212 M"
QString bytesText(std::int64_t bytes);
QString durationText(double seconds); ///< "42 min", "3 d"
/// "42 min, promised 1 h"; "Not known" when never measured.
QString freshnessText(std::optional<double> age, std::optional<double> limit);
/// What a contract promises, as people write it: "99.5 %", "36 months", a date as dayText().
QString promisedText(std::string_view value, std::string_view unit);
QString dayText(TimePoint time); ///< "today 07:12", "14 Nov", "14 Nov 2025"
QString dayText(std::optional<TimePoint> time); ///< "Never" when unset
QString dayText(Day value);
QString initials(std::string_view name); ///< at most two letters

/// "dataset", "person or team": a kind of thing inside a sentence.
QString entityKindText(EntityKind kind);

} // namespace meshscope::app
