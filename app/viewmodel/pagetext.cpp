// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagetext.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace meshscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("pagetext", text);
}

QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A word of the model with its underscores as blanks and a capital, for words that need no other
/// name.
QString plainWord(std::string_view word)
{
    QString text = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    for (qsizetype at = 1; at < text.size(); ++at) // timeToRepair -> time to repair
        if (text[at].isUpper() && text[at - 1].isLower()) {
            text[at] = text[at].toLower();
            text.insert(at, QLatin1Char(' '));
        }
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

QString line(std::string_view text)
{
    return fromUtf8(displayLine(text));
}

QString html(std::string_view markdown)
{
    return fromUtf8(descriptionHtml(markdown));
}

QString plain(std::string_view markdown)
{
    return fromUtf8(displayLine(descriptionPlain(markdown)));
}

QString gradeWord(Grade grade)
{
    switch (grade) {
    case Grade::Healthy:
        return QStringLiteral("healthy");
    case Grade::AtRisk:
        return QStringLiteral("at_risk");
    case Grade::Degraded:
        return QStringLiteral("degraded");
    case Grade::Insufficient:
        break;
    }
    return QStringLiteral("unknown");
}

QString classificationWord(Classification classification)
{
    const std::string_view text = word(classification);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return QStringLiteral("healthy");
    case Outcome::Warn:
        return QStringLiteral("at_risk");
    case Outcome::Fail:
        return QStringLiteral("degraded");
    case Outcome::Unknown:
    case Outcome::Error:
    case Outcome::Skipped:
        break;
    }
    return QStringLiteral("unknown");
}

QString scoreText(std::optional<double> score)
{
    return score ? QLocale().toString(*score, 'f', 2) : QString();
}

QString scoreText(std::optional<float> score)
{
    return score ? QLocale().toString(static_cast<double>(*score), 'f', 2) : QString();
}

QString gradeText(Grade grade)
{
    switch (grade) {
    case Grade::Healthy:
        return tr("Healthy");
    case Grade::AtRisk:
        return tr("At risk");
    case Grade::Degraded:
        return tr("Degraded");
    case Grade::Insufficient:
        break;
    }
    return tr("Unknown");
}

QString classificationText(Classification classification)
{
    return plainWord(word(classification));
}

QString archetypeText(Archetype archetype)
{
    switch (archetype) {
    case Archetype::SourceAligned:
        return tr("Source-aligned");
    case Archetype::Aggregate:
        return tr("Aggregate");
    case Archetype::ConsumerAligned:
        return tr("Consumer-aligned");
    case Archetype::Unknown:
        break;
    }
    return tr("Archetype not known");
}

QString archetypeIcon(Archetype archetype)
{
    switch (archetype) {
    case Archetype::SourceAligned:
        return QStringLiteral("source-aligned");
    case Archetype::Aggregate:
        return QStringLiteral("aggregate");
    case Archetype::ConsumerAligned:
        return QStringLiteral("consumer-aligned");
    case Archetype::Unknown:
        break;
    }
    return QStringLiteral("package");
}

QString assetTypeText(AssetType type)
{
    if (type == AssetType::Unknown)
        return tr("Dataset");
    if (type == AssetType::MlModel)
        return tr("ML model");
    if (type == AssetType::Api)
        return tr("API");
    return plainWord(word(type));
}

QString assetTypeIcon(AssetType type)
{
    switch (type) {
    case AssetType::View:
    case AssetType::MaterializedView:
    case AssetType::Ephemeral:
        return QStringLiteral("view");
    case AssetType::File:
        return QStringLiteral("file");
    case AssetType::Topic:
    case AssetType::Stream:
        return QStringLiteral("topic");
    case AssetType::Dashboard:
    case AssetType::Chart:
    case AssetType::Report:
        return QStringLiteral("dashboard");
    case AssetType::Api:
    case AssetType::Application:
        return QStringLiteral("api");
    case AssetType::Notebook:
        return QStringLiteral("book");
    case AssetType::MlModel:
    case AssetType::Metric:
        return QStringLiteral("quality");
    default:
        return QStringLiteral("table");
    }
}

QString kindIcon(EntityKind kind, AssetType type, Archetype archetype)
{
    switch (kind) {
    case EntityKind::Product:
        return archetypeIcon(archetype);
    case EntityKind::Asset:
        return assetTypeIcon(type);
    case EntityKind::Contract:
    case EntityKind::ContractVersion:
        return QStringLiteral("contract");
    case EntityKind::Party:
        return QStringLiteral("user");
    case EntityKind::Term:
        return QStringLiteral("book");
    case EntityKind::Domain:
        return QStringLiteral("map");
    case EntityKind::Rule:
        return QStringLiteral("quality");
    default:
        return QStringLiteral("info");
    }
}

QString pageOf(EntityKind kind)
{
    if (kind == EntityKind::Product)
        return QStringLiteral("product");
    if (kind == EntityKind::Asset)
        return QStringLiteral("dataset");
    if (kind == EntityKind::Contract)
        return QStringLiteral("contract");
    return {};
}

QString statusText(ProductStatus status)
{
    return status == ProductStatus::Unknown ? tr("Status not known") : plainWord(word(status));
}

QString endingText(ProductStatus status)
{
    const bool ends = status == ProductStatus::Deprecated || status == ProductStatus::Retired;
    return ends ? statusText(status) : QString();
}

QString statusKind(ProductStatus status)
{
    switch (status) {
    case ProductStatus::Active:
        return QStringLiteral("ok");
    case ProductStatus::Deprecated:
        return QStringLiteral("risk");
    case ProductStatus::Retired:
        return QStringLiteral("bad");
    default:
        return QStringLiteral("unknown");
    }
}

QString roleText(std::string_view ownerRole)
{
    return ownerRole == word(OwnerRole::Technical) ? tr("Technical owner") : plainWord(ownerRole);
}

QString dimensionText(Dimension dimension)
{
    return dimension == Dimension::Unassigned ? tr("No dimension") : plainWord(word(dimension));
}

QString severityText(Severity severity)
{
    return plainWord(word(severity));
}

QString outcomeText(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return tr("Passed");
    case Outcome::Warn:
        return tr("Warned");
    case Outcome::Fail:
        return tr("Failed");
    case Outcome::Error:
        return tr("Could not run");
    case Outcome::Skipped:
        return tr("Skipped");
    case Outcome::Unknown:
        break;
    }
    return tr("Not run");
}

QString basisText(Basis basis)
{
    switch (basis) {
    case Basis::Observed:
        return tr("observed");
    case Basis::Promised:
        return tr("promised by a contract or product description");
    case Basis::Curated:
        return tr("written by its team");
    case Basis::Inferred:
        return tr("inferred");
    case Basis::Local:
        return tr("chosen here");
    }
    return {};
}

QString fieldText(std::string_view field)
{
    return plainWord(field);
}

QString entityKindText(EntityKind kind)
{
    static constexpr std::array<const char *, 12> words {
        QT_TRANSLATE_NOOP("Changes", "domain"),
        QT_TRANSLATE_NOOP("Changes", "person or team"),
        QT_TRANSLATE_NOOP("Changes", "product"),
        QT_TRANSLATE_NOOP("Changes", "port"),
        QT_TRANSLATE_NOOP("Changes", "dataset"),
        QT_TRANSLATE_NOOP("Changes", "contract"),
        QT_TRANSLATE_NOOP("Changes", "contract version"),
        QT_TRANSLATE_NOOP("Changes", "rule"),
        QT_TRANSLATE_NOOP("Changes", "job"),
        QT_TRANSLATE_NOOP("Changes", "term"),
        QT_TRANSLATE_NOOP("Changes", "request"),
        QT_TRANSLATE_NOOP("Changes", "grant")};
    return QCoreApplication::translate("Changes", words[static_cast<std::size_t>(kind)]);
}

} // namespace meshscope::app
