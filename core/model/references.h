// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/kinds.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How records name things and people: references as the documents spell them, not resolved.
namespace meshscope {

/// Which way a document names a physical asset (standards.md 1.4).
enum class RefForm : std::uint8_t {
    OpenLineage, ///< nameSpace and name of an OpenLineage dataset
    Relation, ///< parts of a relation name as an adapter quotes it; the instance is not known
    Server, ///< parts of a contract server's defaults and an object's physical name
    Logical, ///< a name inside one source only (dbt unique_id of exposures, metrics, ephemeral
             ///< models)
};

struct AssetRef
{
    RefForm form = RefForm::Relation;
    std::string platform; ///< raw: adapter type, namespace scheme or server type; "dbt" for Logical
    std::string
        instance; ///< raw: namespace authority, host[:port], account, project; empty = not known
    std::string name; ///< OpenLineage dataset name, or the logical key
    std::vector<std::string>
        parts; ///< Relation and Server: database, schema, table; quotes removed
    std::vector<bool> quoted; ///< Relation: parallel to parts, true if the part was quoted

    // As in base/ids.h. NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const AssetRef &, const AssetRef &) = default;
};

struct OwnerRef
{
    std::string name; ///< display name, user name, team name or e-mail as written
    std::string email; ///< when stated apart
    PartyType type = PartyType::User;
    OwnerRole role = OwnerRole::Owner;
    std::string rawRole;
    std::optional<Day> since;
    std::optional<Day> until;
};

struct Link
{
    std::string type;
    std::string url;
    std::string text;
};

struct SupportChannel
{
    std::string channel;
    std::string url;
    std::string tool;
    std::string scope;
};

template<typename Archive>
void describe(Archive &archive, AssetRef &r)
{
    archive(r.form, r.platform, r.instance, r.name, r.parts);
}
template<typename Archive>
void describe(Archive &archive, OwnerRef &o)
{
    archive(o.name, o.email, o.type, o.role, o.rawRole, o.since, o.until);
}
template<typename Archive>
void describe(Archive &archive, Link &l)
{
    archive(l.type, l.url, l.text);
}
template<typename Archive>
void describe(Archive &archive, SupportChannel &s)
{
    archive(s.channel, s.url, s.tool, s.scope);
}

} // namespace meshscope
