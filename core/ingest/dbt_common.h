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

Metadata readMetadata(Value metadata);

/// Every artifact names its nodes by unique_id; the manifest gives that name to each asset as an
/// alias, so the others are joined by it.
AssetRef logicalRef(std::string_view uniqueId);
/// The relation of a node as the adapter quotes it; Logical when it has none (ephemeral).
AssetRef relationRef(const std::string &adapter, Value node);
/// Splits `"db"."s"."t"`, `` `p`.`d`.`t` `` or `[db].[s].[t]`, keeping which parts were quoted.
void splitRelation(std::string_view text, std::vector<std::string> &parts,
                   std::vector<bool> &quoted);

/// A value of `config.meta` or `meta`, the first of the keys that is there.
Value metaValue(Value node, std::initializer_list<std::string_view> keys);
std::vector<OwnerRef> owners(Value owner);
/// `tags` and `config.tags` without repetition.
std::vector<std::string> tags(Value node);
/// Marks what dbt needs itself as kept in the raw document.
void keepNoise(Value node);

/// Key of the freshness rule of a source; said by the manifest and by sources.json alike.
std::string freshnessKey(std::string_view uniqueId);
/// The freshness rule that `criteria` (`warn_after`, `error_after`) states, if it states one.
std::optional<RuleRecord> freshnessRule(std::string_view uniqueId, Value criteria);
std::optional<double> limitSeconds(Value after);

} // namespace meshscope::ingest::dbt
