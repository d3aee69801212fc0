// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/readers.h"

#include <vector>

/// What the four dbt artifacts have in common.
namespace meshscope::ingest::dbt {

/// The `metadata` object of an artifact.
struct Metadata
{
    std::string adapter;
    std::string project;
    std::string projectId; ///< MD5 of the project's name, since v1
    std::string invocation;
    std::optional<TimePoint> generatedAt;
};

Metadata readMetadata(Value metadata, Reading &reading);
void mapMetadata(MappingRows &rows);
/// Says that a part of an artifact (`key` of its top level) is not taken over.
void reportPart(std::string_view key, Reading &reading);

/// Every artifact names its nodes by unique_id; the manifest gives that name to each asset as an
/// alias, so the others are joined by it.
AssetRef logicalRef(std::string_view uniqueId);
/// The relation of a node as the adapter quotes it; Logical when it has none (ephemeral).
AssetRef relationRef(const std::string &adapter, Value node);
/// Splits `"db"."s"."t"`, `` `p`.`d`.`t` `` or `[db].[s].[t]`, keeping which parts were quoted.
void splitRelation(std::string_view text, std::vector<std::string> &parts,
                   std::vector<bool> &quoted);

/// A value of `config.meta` or `meta`, at the first of the keys (divided by `|`) that is there.
Value metaValue(Value node, std::string_view keys);
std::vector<OwnerRef> owners(Value owner);
/// `tags` and `config.tags` without repetition.
std::vector<std::string> tags(Value node);
/// What dbt needs itself, in nodes of every kind: kept in the raw document.
template<typename T>
constexpr Field<T> ownFields {
    "checksum|config|fqn|path|root_path|patch_path|build_path|compiled_path|created_at|"
    "unrendered_config|unrendered_database|unrendered_schema|docs|doc_blocks|refs|sources|metrics|"
    "functions|language|extra_ctes|extra_ctes_injected|compiled|deferred|quoting|"
    "original_file_path|package_name|raw_code|raw_sql|compiled_code|compiled_sql|database|schema|"
    "alias|identifier|relation_name|injected_sql|depends_on|defer_relation|generated_sql_file",
    rawOnly, put::keep};
/// Keys of `meta` that have a place of their own.
namespace metakeys {
constexpr std::string_view owner = "owner|owners";
constexpr std::string_view domain = "domain";
constexpr std::string_view product = "product|data_product";
constexpr std::string_view level = "classification|data_classification";
constexpr std::string_view personal = "pii|contains_pii|containsPii|personal|personal_data";
constexpr std::string_view dimension = "quality_dimension|dimension";
} // namespace metakeys
/// A row for keys of `meta`, which may stand in `config` too.
void addMetaRow(MappingRows &rows, std::string_view prefix, std::string_view keys,
                std::string_view shows);

/// Key of the freshness rule of a source; said by the manifest and by sources.json alike.
std::string freshnessKey(std::string_view uniqueId);
/// The freshness rule that `criteria` (`warn_after`, `error_after`) states, if it states one.
std::optional<RuleRecord> freshnessRule(std::string_view uniqueId, Value criteria);
std::optional<double> limitSeconds(Value after);

} // namespace meshscope::ingest::dbt
