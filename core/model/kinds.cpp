// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/kinds.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>

namespace meshscope {

namespace {

/// Words in the order of the enumeration's values.
template<typename E>
std::string_view pick(E value, std::initializer_list<std::string_view> words)
{
    const auto index = static_cast<std::size_t>(value);
    return index < words.size() ? words.begin()[index] : std::string_view {};
}

template<typename E>
using Spelling = std::pair<std::string_view, E>;

/// Looks a raw word up as a slug: case, blanks, `_` and `-` do not count.
template<typename E>
std::optional<E> find(std::string_view raw, std::span<const Spelling<E>> spellings)
{
    const std::string key = slug(raw);
    for (const auto &[text, value] : spellings)
        if (key == text)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view word(EntityKind kind)
{
    return pick(kind,
                {"domain", "party", "product", "port", "asset", "contract", "contract_version",
                 "rule", "job", "term", "request", "grant"});
}

std::string_view word(ProductStatus status)
{
    return pick(
        status,
        {"unknown", "proposed", "draft", "in_development", "active", "deprecated", "retired"});
}

std::string_view word(Archetype archetype)
{
    return pick(archetype, {"unknown", "source_aligned", "aggregate", "consumer_aligned"});
}

std::string_view word(AssetType type)
{
    return pick(type,
                {"unknown",        "table",    "view",        "materialized_view", "external_table",
                 "file",           "topic",    "stream",      "dashboard",         "chart",
                 "report",         "notebook", "ml_model",    "feature_table",     "metric",
                 "semantic_model", "api",      "application", "container",         "ephemeral"});
}

std::string_view word(PortDirection direction)
{
    return pick(direction, {"input", "output", "management"});
}

std::string_view word(PartyType type)
{
    return pick(type, {"user", "team", "service", "placeholder"});
}

std::string_view word(OwnerRole role)
{
    return pick(role,
                {"owner", "steward", "technical", "producer", "consumer", "stakeholder", "support",
                 "other"});
}

std::string_view word(Classification level)
{
    if (level == Classification::Unknown)
        return "unknown";
    return pick(level, {"public", "internal", "confidential", "restricted"});
}

std::string_view word(Severity severity)
{
    return pick(severity, {"info", "warning", "error", "critical"});
}

std::string_view word(Outcome outcome)
{
    return pick(outcome, {"unknown", "pass", "warn", "fail", "error", "skipped"});
}

std::string_view word(Dimension dimension)
{
    return pick(dimension,
                {"unassigned", "accuracy", "completeness", "conformity", "consistency", "coverage",
                 "timeliness", "uniqueness"});
}

std::string_view word(Basis basis)
{
    return pick(basis, {"observed", "promised", "curated", "inferred", "local"});
}

std::string_view word(EdgeBasis basis)
{
    return pick(basis, {"observed", "declared", "parsed", "manual"});
}

std::string_view word(FlowClass flow)
{
    return pick(flow, {"direct", "indirect", "unknown"});
}

std::string_view word(Grade grade)
{
    return pick(grade, {"insufficient", "healthy", "at_risk", "degraded"});
}

std::string_view word(IssueSeverity severity)
{
    return pick(severity, {"info", "warning", "error", "data_loss"});
}

std::optional<ProductStatus> parseProductStatus(std::string_view raw)
{
    using enum ProductStatus;
    static constexpr auto spellings
        = std::to_array<Spelling<ProductStatus>>({{"proposed", Proposed},
                                                  {"announcement", Proposed},
                                                  {"ideation", Proposed},
                                                  {"draft", Draft},
                                                  {"in-development", InDevelopment},
                                                  {"development", InDevelopment},
                                                  {"testing", InDevelopment},
                                                  {"test", InDevelopment},
                                                  {"acceptance", InDevelopment},
                                                  {"design", InDevelopment},
                                                  {"active", Active},
                                                  {"production", Active},
                                                  {"approved", Active},
                                                  {"deprecated", Deprecated},
                                                  {"sunset", Deprecated},
                                                  {"retired", Retired}});
    return find<ProductStatus>(raw, spellings);
}

std::optional<Archetype> parseArchetype(std::string_view raw)
{
    using enum Archetype;
    static constexpr auto spellings
        = std::to_array<Spelling<Archetype>>({{"source-aligned", SourceAligned},
                                              {"aligned-to-source", SourceAligned},
                                              {"source", SourceAligned},
                                              {"sourcealigned", SourceAligned},
                                              {"aggregate", Aggregate},
                                              {"consumer-aligned", ConsumerAligned},
                                              {"consumer", ConsumerAligned},
                                              {"consumeraligned", ConsumerAligned}});
    return find<Archetype>(raw, spellings);
}

std::optional<AssetType> parseAssetType(std::string_view raw)
{
    using enum AssetType;
    static constexpr auto spellings
        = std::to_array<Spelling<AssetType>>({{"table", Table},
                                              {"base-table", Table},
                                              {"tables", Table},
                                              {"incremental", Table},
                                              {"snapshot", Table},
                                              {"seed", Table},
                                              {"view", View},
                                              {"views", View},
                                              {"materialized-view", MaterializedView},
                                              {"materializedview", MaterializedView},
                                              {"dynamic-table", MaterializedView},
                                              {"external", ExternalTable},
                                              {"external-table", ExternalTable},
                                              {"file", File},
                                              {"files", File},
                                              {"topic", Topic},
                                              {"stream", Stream},
                                              {"streams", Stream},
                                              {"dashboard", Dashboard},
                                              {"chart", Chart},
                                              {"report", Report},
                                              {"analysis", Report},
                                              {"notebook", Notebook},
                                              {"ml", MlModel},
                                              {"ml-model", MlModel},
                                              {"model", MlModel},
                                              {"feature-table", FeatureTable},
                                              {"metric", Metric},
                                              {"semantic-model", SemanticModel},
                                              {"api", Api},
                                              {"application", Application},
                                              {"container", Container},
                                              {"ephemeral", Ephemeral}});
    return find<AssetType>(raw, spellings);
}

OwnerRole parseOwnerRole(std::string_view raw)
{
    using enum OwnerRole;
    static constexpr auto parts = std::to_array<Spelling<OwnerRole>>({{"steward", Steward},
                                                                      {"technical", Technical},
                                                                      {"developer", Technical},
                                                                      {"engineer", Technical},
                                                                      {"delegate", Technical},
                                                                      {"owner", Owner},
                                                                      {"maintainer", Owner},
                                                                      {"producer", Producer},
                                                                      {"consumer", Consumer},
                                                                      {"stakeholder", Stakeholder},
                                                                      {"support", Support}});
    const std::string key = slug(raw);
    for (const auto &[part, role] : parts)
        if (key.find(part) != std::string::npos)
            return role;
    return Other;
}

Classification parseClassification(std::string_view raw)
{
    using enum Classification;
    static constexpr auto spellings
        = std::to_array<Spelling<Classification>>({{"public", Public},
                                                   {"open", Public},
                                                   {"internal", Internal},
                                                   {"confidential", Confidential},
                                                   {"restricted", Restricted}});
    return find<Classification>(raw, spellings).value_or(Unknown);
}

Severity parseSeverity(std::string_view raw)
{
    static constexpr auto spellings
        = std::to_array<Spelling<Severity>>({{"info", Severity::Info},
                                             {"information", Severity::Info},
                                             {"warning", Severity::Warning},
                                             {"warn", Severity::Warning},
                                             {"error", Severity::Error},
                                             {"critical", Severity::Critical},
                                             {"blocker", Severity::Critical}});
    return find<Severity>(raw, spellings).value_or(Severity::Error);
}

std::optional<Dimension> parseDimension(std::string_view raw)
{
    using enum Dimension;
    static constexpr auto spellings = std::to_array<Spelling<Dimension>>(
        {{"accuracy", Accuracy},       {"ac", Accuracy},
         {"reasonableness", Accuracy}, {"distribution", Accuracy},
         {"anomaly", Accuracy},        {"completeness", Completeness},
         {"cp", Completeness},         {"conformity", Conformity},
         {"cf", Conformity},           {"validity", Conformity},
         {"schema", Conformity},       {"format", Conformity},
         {"pattern", Conformity},      {"consistency", Consistency},
         {"cs", Consistency},          {"integrity", Consistency},
         {"coverage", Coverage},       {"cv", Coverage},
         {"volume", Coverage},         {"timeliness", Timeliness},
         {"tm", Timeliness},           {"freshness", Timeliness},
         {"currentness", Timeliness},  {"latency", Timeliness},
         {"uniqueness", Uniqueness},   {"uq", Uniqueness}});
    return find<Dimension>(raw, spellings);
}

} // namespace meshscope
