// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/time.h"
#include "model/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the rules of access look at. Plain values: whoever asks gathers them from the store, the
/// rules never do. Parties in lists are people (teams are resolved to their people before).
namespace meshscope::access {

struct ColumnFacts
{
    std::string path;
    Classification classification = Classification::Unknown;
    bool personal = false;
    bool special = false; ///< a special category of personal data (health, religion ...)
    std::string because; ///< where the classification comes from, for people
    AssetId asset; ///< the dataset that has it; none when only the contract tells
    std::string
        assetPath; ///< its path there; `path` names the dataset too when the port has several
};

/// A role of the contract. "Named" approvers replace the product owner and domain steward.
struct RoleFacts
{
    std::string name;
    std::string access;
    std::string description;
    bool namesFirst = false;
    bool namesSecond = false;
    std::vector<PartyId> first;
    std::vector<PartyId> second;
};

struct PortFacts
{
    PortId id;
    ProductId product;
    DomainId domain;
    std::string name;
    std::string productName;
    ProductStatus status = ProductStatus::Unknown; ///< of the port if stated, else of the product
    bool present = true; ///< false: removed from its sources
    bool autoApprove = false;
    ContractId contract;
    ContractVersionId contractVersion; ///< none: not resolved
    std::string contractKey; ///< as the port states it; may be set without a resolved version
    std::string contractVersionText;
    std::string contractHash;
    Classification classification = Classification::Unknown; ///< highest stated over the port
    std::optional<bool> personal; ///< as stated on the port or found in a column
    std::vector<ColumnFacts> columns; ///< what the port offers; empty: not known
    std::vector<RoleFacts> roles; ///< empty: the contract names none
    std::vector<PartyId> owners; ///< of the product, else of the owning team
    std::vector<PartyId> stewards; ///< of the domain
    std::vector<PartyId> parentStewards; ///< of the domains above, nearest first
    std::vector<PartyId> domainOwners; ///< asked when a step is overdue
    std::vector<PartyId> dataProtection; ///< parties with the role of data protection officer
    bool asksDataProtection = false; ///< the mesh's setting for personal data without legal basis
};

enum class ConsumerKind : std::uint8_t { Person, Team, Product };

struct ConsumerFacts
{
    EntityId id;
    ConsumerKind kind = ConsumerKind::Person;
    std::vector<PartyId> owners; ///< of the product or team; the person itself
    std::vector<PartyId> members; ///< everyone who would benefit, owners included
};

enum class RequestKind : std::uint8_t { New, Renewal };

/// What a person asks for.
struct Ask
{
    RequestKind kind = RequestKind::New;
    PartyId requester;
    std::string role;
    std::string purpose;
    std::vector<std::string> columns; ///< empty: everything the port offers
    std::optional<Day> start;
    std::optional<Day> end; ///< unset: open-ended
    GrantId previousGrant; ///< renewals

    friend bool operator==(const Ask &, const Ask &) = default;
};

/// What exists already for the same consumer, port and role.
struct Existing
{
    bool openRequest = false;
    bool liveGrant = false; ///< scheduled, active or suspended
};

/// How sensitive a request is, over what it asks for.
struct Exposure
{
    Classification rank = Classification::Unknown; ///< never "public" when nothing is stated
    bool personal = false;
    bool special = false;
};

/// The highest rank over the asked columns (all of the port when none are listed). A column that
/// states none counts with the port's. Personal data is confidential at least.
Exposure exposureOf(const Ask &ask, const PortFacts &port);

/// How long access may last for a rank (5.6). An unknown rank is treated as confidential.
struct DurationRule
{
    std::optional<int> defaultDays; ///< unset: open-ended
    std::optional<int> longestDays;
    int reassessDays = 180; ///< when open-ended
    bool needsColumns = false;
};
DurationRule durationRule(Classification rank);

std::vector<PartyId> without(const std::vector<PartyId> &people, const std::vector<PartyId> &gone);
bool contains(const std::vector<PartyId> &people, PartyId person);
const RoleFacts *findRole(const PortFacts &port, const std::string &name);

} // namespace meshscope::access
