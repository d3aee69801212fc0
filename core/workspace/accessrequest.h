// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/plan.h"
#include "workspace/accessqueue.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// One request as the person who looks at it may see and handle it.
namespace meshscope::workspace {

struct RequestedColumn
{
    access::ColumnFacts facts;
    std::string origin; ///< personal data: where it comes from through lineage; may be empty
    bool stillOffered = true; ///< false: the port has lost it since
};

struct RequestStep
{
    access::Step step;
    std::vector<PartyLabel> candidates;
    PartyLabel decidedBy;
    bool waitsForYou = false;
};

/// What the person may do now. `whyNot` says in words what forbids a decision.
struct RequestRights
{
    bool decide = false;
    bool answer = false;
    bool answerConditions = false;
    bool withdraw = false;
    std::string whyNot;
};

struct RequestDetail
{
    RequestRow row;
    access::Request request;
    access::ConsumerKind consumerKind = access::ConsumerKind::Person;
    std::vector<PartyLabel> consumerOwners;
    std::string techType; ///< of the port
    std::string contractKey;
    std::string contractVersion; ///< the frozen one
    std::string contractUid;
    std::string roleAccess;
    std::optional<int> askedDays; ///< unset: open-ended
    std::optional<int> longestDays; ///< unset: no limit
    std::vector<RequestedColumn> columns; ///< those asked for; all when all are
    int offeredColumns = 0;
    std::vector<RequestStep> steps;
    std::vector<access::Condition> proposed; ///< prepared for the decision
    RequestRights rights;
    std::optional<GrantRow> grant;
};

/// `actor` may be none: then nothing may be done.
Result<RequestDetail> requestDetail(store::Connection &db, std::string_view uid, PartyId actor,
                                    TimePoint now);

/// Upstream way of a column through direct flows, nearest last: "crm_accounts.id, customer_360".
/// Empty when the catalog knows none. At most four stations.
std::string columnOrigin(store::Connection &db, AssetId asset, const std::string &path);

} // namespace meshscope::workspace
