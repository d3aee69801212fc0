// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/contract.h"
#include "model/records.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Recognising one thing under its many spellings (standards.md 1.3 and 1.4): every source's way to
/// write a physical asset is brought to one key `platform|instance|name`. Pure functions.
namespace meshscope::catalog {

/// A physical asset's name, brought to the common form but not folded yet.
struct PhysicalName
{
    std::string platform; ///< canonical: postgres, snowflake, kafka ...
    std::string instance; ///< canonical; "*" where names are globally unique; empty = not known
    std::vector<std::string> parts; ///< raw case: catalog, schema, table; or one topic; or one path

    /// As a person reads it: parts joined by dots, or the path.
    std::string display() const;
    std::string leaf() const; ///< last part, or last path segment
    /// Everything before the leaf, for the context shown beside a name.
    std::string container() const;
};

/// "postgresql" -> "postgres", "s3a" -> "s3"; unknown names in lower case.
std::string platformName(std::string_view raw);
/// Whether two spellings that differ only in case mean the same table (1.4.2).
bool foldsNames(std::string_view platform);
bool foldsColumns(std::string_view platform);
/// Whether names are globally unique, so that the instance is "*".
bool isGlobal(std::string_view platform);

/// `"a"."b c".[d]` and a.b.c into parts, quotes removed, doubled quotes undone.
std::vector<std::string> splitIdentifiers(std::string_view text);
/// host:port, account, cluster.region ... in the one spelling of the platform; empty stays empty.
std::string canonicalInstance(std::string_view platform, std::string_view raw);

/// The physical name behind a reader's reference. Nothing for logical references and empty names.
std::optional<PhysicalName> physicalName(const AssetRef &ref);
/// The physical name of one contract object on one server.
std::optional<PhysicalName> physicalName(const ContractServer &server,
                                         const ContractObject &object);

enum class Case {
    Folded, ///< by the platform's rule
    Exact, ///< the veto of 1.4.4: quoted identifiers that differ in case only
};
/// `platform|instance|name` with `instance` given, since it may come from a binding.
std::string physicalKey(const PhysicalName &name, std::string_view instance,
                        Case letters = Case::Folded);
/// The key that one of exact case folds to, and the one of the case in which its platform keeps a
/// name that nobody quoted. Only for platforms that fold.
std::string foldedKey(std::string_view key);
std::string nativeKey(std::string_view key);
/// Instance of a source that names none: its assets stay apart until it is bound (1.4.3).
std::string privateInstance(std::string_view source, std::string_view platform);
bool isPrivateInstance(std::string_view instance);
/// First, second, and the first two parts of a physical key; empty where it has none. Its name may
/// hold a `|` of its own, if it is a path.
std::string_view platformOf(std::string_view physicalKey);
std::string_view instanceOf(std::string_view physicalKey);
std::string_view placeOf(std::string_view physicalKey);
/// The same key on another instance.
std::string withInstance(std::string_view physicalKey, std::string_view instance);

/// Column path for matching, folded as the platform folds its columns.
std::string normalPath(std::string_view platform, std::string_view path);

/// Scheme of the keys of physical datasets.
inline constexpr std::string_view physicalScheme = "phys";

/// One key of entity_key.
struct Key
{
    std::string scheme;
    std::string key;

    friend auto operator<=>(const Key &, const Key &) = default;
};

Key logicalKey(const AssetRef &ref); ///< for RefForm::Logical
Key domainKey(std::string_view name);
Key teamKey(std::string_view name);
/// Keys of a person: the e-mail first (also when `name` is one), then the name inside its source.
std::vector<Key> userKeys(std::string_view name, std::string_view email, std::string_view source);
Key productKey(std::string_view id);
Key portKey(std::string_view productId, const PortRecord &port);
Key contractKey(std::string_view id);
Key contractVersionKey(std::string_view id, std::string_view version);
Key jobKey(std::string_view nameSpace, std::string_view name);
/// All keys of a job: dbt's own name for a model (`model.shop.orders`) and the one its OpenLineage
/// integration uses (`db.schema.shop.orders`) are one job.
std::vector<Key> jobKeys(const JobRecord &job);
Key ruleKey(std::string_view key);

/// "v1.2.0" and "1.2.0" are one version.
std::string plainVersion(std::string_view version);
/// Order of versions by their numbers, then text: 3.10.0 after 3.9.1.
bool versionLess(std::string_view left, std::string_view right);

} // namespace meshscope::catalog
