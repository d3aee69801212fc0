// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

/// Which columns of the catalog people see, and what they call them; private to this room.
namespace meshscope::catalog {

enum class Shown : std::uint8_t { Text, Name, Flag, Rank, Number, Time };

/// A column of a wide row that people see, and what they call it.
struct FieldRule
{
    std::string_view table;
    std::string_view column;
    std::string_view field;
    Shown shown = Shown::Text;
};

inline constexpr std::array fieldRules {
    FieldRule {"asset", "atype", "type"},
    FieldRule {"asset", "platform", "platform"},
    FieldRule {"asset", "qualified_name", "place"},
    FieldRule {"asset", "description", "description"},
    FieldRule {"asset", "domain_id", "domain", Shown::Name},
    FieldRule {"asset", "owner_id", "owner", Shown::Name},
    FieldRule {"asset", "product_id", "product", Shown::Name},
    FieldRule {"asset", "visibility", "visibility"},
    FieldRule {"asset", "classification", "classification", Shown::Rank},
    FieldRule {"asset", "personal", "personal data", Shown::Flag},
    FieldRule {"asset", "row_count", "rows", Shown::Number},
    FieldRule {"asset", "size_bytes", "bytes", Shown::Number},
    FieldRule {"asset", "last_data_at", "newest data", Shown::Time},
    FieldRule {"product", "version", "version"},
    FieldRule {"product", "status", "status"},
    FieldRule {"product", "archetype", "archetype"},
    FieldRule {"product", "domain_id", "domain", Shown::Name},
    FieldRule {"product", "owner_id", "owner", Shown::Name},
    FieldRule {"product", "description", "description"},
    FieldRule {"product", "usage", "usage"},
    FieldRule {"product", "limitations", "limitations"},
    FieldRule {"product", "classification", "classification", Shown::Rank},
    FieldRule {"product", "personal", "personal data", Shown::Flag},
    FieldRule {"port", "tech_type", "technology"},
    FieldRule {"port", "description", "description"},
    FieldRule {"port", "status", "status"},
    FieldRule {"port", "server", "server"},
    FieldRule {"port", "url", "address"},
    FieldRule {"port", "contract_key", "contract"},
    FieldRule {"port", "contract_version_id", "contract version", Shown::Name},
    FieldRule {"port", "personal", "personal data", Shown::Flag},
    FieldRule {"port", "auto_approve", "approved at once", Shown::Flag},
    FieldRule {"domain", "parent_id", "part of", Shown::Name},
    FieldRule {"domain", "description", "description"},
    FieldRule {"party", "ptype", "type"},
    FieldRule {"party", "email", "e-mail"},
    FieldRule {"party", "title", "title"},
    FieldRule {"party", "domain_id", "domain", Shown::Name},
    FieldRule {"contract", "domain_id", "domain", Shown::Name},
    FieldRule {"contract", "product_key", "product"},
    FieldRule {"contract_version", "version", "version"},
    FieldRule {"contract_version", "status", "status"},
    FieldRule {"contract_version", "standard_version", "version of the standard"},
    FieldRule {"contract_version", "classification", "classification", Shown::Rank},
    FieldRule {"contract_version", "personal", "personal data", Shown::Flag},
    FieldRule {"job", "jtype", "type"},
    FieldRule {"job", "description", "description"},
    FieldRule {"job", "code", "code"},
    FieldRule {"rule", "asset_id", "dataset", Shown::Name},
    FieldRule {"rule", "path", "column"},
    FieldRule {"rule", "rtype", "type"},
    FieldRule {"rule", "description", "description"},
    FieldRule {"rule", "expectation", "expectation"},
    FieldRule {"rule", "dimension", "dimension"},
    FieldRule {"rule", "severity", "severity"},
    FieldRule {"rule", "documented_only", "only documented", Shown::Flag},
    FieldRule {"rule", "period_s", "period in seconds", Shown::Number},
};

/// A table whose rows belong to a thing: which column names the thing, and which what it has.
struct MemberRule
{
    std::string_view table;
    std::string_view thing;
    std::string_view member;
    std::string_view field;
    std::string_view detail {}; ///< a column whose text, if any, follows the field
    Shown shown = Shown::Name;
};

inline constexpr std::array memberRules {
    MemberRule {"ownership", "entity_id", "party_id", "", "role"},
    MemberRule {"membership", "user_id", "team_id", "team"},
    MemberRule {"tag", "entity_id", "tag", "tag", "path", Shown::Text},
    MemberRule {"link", "entity_id", "url", "link", "", Shown::Text},
    MemberRule {"port_asset", "port_id", "asset_id", "dataset"},
    MemberRule {"contract_asset", "version_id", "asset_id", "dataset of", "object"},
    MemberRule {"edge", "to_id", "from_id", "reads from"},
};

} // namespace meshscope::catalog
