// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

/// The closed word lists of the model (standards.md 1.2 as published with the formats), with one
/// stable spelling each: `word(kind)` for files, JSON and SQL, `parseX(text)` folding the spellings
/// that files use. Words for people come from the window's translations, not from here.
namespace meshscope {

enum class EntityKind : std::uint8_t {
    Domain,
    Party,
    Product,
    Port,
    Asset,
    Contract,
    ContractVersion,
    Rule,
    Job,
    Term,
    Request,
    Grant,
};
enum class ProductStatus : std::uint8_t {
    Unknown,
    Proposed,
    Draft,
    InDevelopment,
    Active,
    Deprecated,
    Retired
};
enum class Archetype : std::uint8_t { Unknown, SourceAligned, Aggregate, ConsumerAligned };
enum class AssetType : std::uint8_t {
    Unknown,
    Table,
    View,
    MaterializedView,
    ExternalTable,
    File,
    Topic,
    Stream,
    Dashboard,
    Chart,
    Report,
    Notebook,
    MlModel,
    FeatureTable,
    Metric,
    SemanticModel,
    Api,
    Application,
    Container,
    Ephemeral,
};
enum class PortDirection : std::uint8_t { Input, Output, Management };
enum class PartyType : std::uint8_t { User, Team, Service, Placeholder };
enum class OwnerRole : std::uint8_t {
    Owner,
    Steward,
    Technical,
    Producer,
    Consumer,
    Stakeholder,
    Support,
    Other
};
/// Public 0 < internal 1 < confidential 2 < restricted 3. Unknown is no rank and never "public".
enum class Classification : std::int8_t {
    Unknown = -1,
    Public = 0,
    Internal = 1,
    Confidential = 2,
    Restricted = 3
};
enum class Severity : std::uint8_t { Info, Warning, Error, Critical };
enum class Outcome : std::uint8_t { Unknown, Pass, Warn, Fail, Error, Skipped };
enum class Dimension : std::uint8_t {
    Unassigned,
    Accuracy,
    Completeness,
    Conformity,
    Consistency,
    Coverage,
    Timeliness,
    Uniqueness
};
/// Where a statement comes from; decides precedence (standards.md 1.7).
enum class Basis : std::uint8_t { Observed, Promised, Curated, Inferred, Local };
enum class EdgeBasis : std::uint8_t { Observed, Declared, Parsed, Manual };
/// Direct: the value comes from there. Indirect: filter, join, group by, order (OpenLineage).
enum class FlowClass : std::uint8_t { Direct, Indirect, Unknown };
enum class Grade : std::uint8_t { Insufficient, Healthy, AtRisk, Degraded };
enum class IssueSeverity : std::uint8_t { Info, Warning, Error, DataLoss };

std::string_view word(EntityKind);
std::string_view word(ProductStatus);
std::string_view word(Archetype);
std::string_view word(AssetType);
std::string_view word(PortDirection);
std::string_view word(PartyType);
std::string_view word(OwnerRole);
std::string_view word(Classification);
std::string_view word(Severity);
std::string_view word(Outcome);
std::string_view word(Dimension);
std::string_view word(Basis);
std::string_view word(EdgeBasis);
std::string_view word(FlowClass);
std::string_view word(Grade);
std::string_view word(IssueSeverity);

std::optional<ProductStatus> parseProductStatus(std::string_view raw);
std::optional<Archetype> parseArchetype(std::string_view raw);
std::optional<AssetType> parseAssetType(std::string_view raw);
/// "data steward" -> Steward, "DATAOWNER" -> Owner, unknown words -> Other.
OwnerRole parseOwnerRole(std::string_view raw);
/// Default scheme only; "sensitive", "secret" and unknown words give Unknown (standards.md 5.6).
Classification parseClassification(std::string_view raw);
Severity parseSeverity(std::string_view raw); ///< unknown words -> Error
std::optional<Dimension>
parseDimension(std::string_view raw); ///< words, two-letter codes, other taxonomies folded

} // namespace meshscope
