// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/plan.h"

#include <algorithm>

namespace meshscope::access {

namespace {

using Problems = std::vector<Problem>;

void checkRequester(Problems &problems, const Ask &ask, const ConsumerFacts &consumer)
{
    if (!ask.requester) {
        problems.push_back({"requester-unknown", "requester", "Choose whom you act as first."});
        return;
    }
    if (!consumer.id) {
        problems.push_back({"consumer-unknown", "consumer", "Choose whom the access is for."});
        return;
    }
    if (!contains(consumer.members, ask.requester) && !contains(consumer.owners, ask.requester))
        problems.push_back({"not-a-member", "consumer",
                            "You neither belong to this team or product nor own it. Ask one of its "
                            "members to send the request."});
}

void checkPort(Problems &problems, const Ask &ask, const PortFacts &port)
{
    if (!port.present || port.status == ProductStatus::Retired) {
        problems.push_back({"port-gone", "port", "This port is no longer offered."});
        return;
    }
    switch (port.status) {
    case ProductStatus::Deprecated:
        if (ask.kind != RequestKind::Renewal)
            problems.push_back(
                {"port-deprecated", "port",
                 "This port is deprecated: existing access can be renewed, new access "
                 "is not given."});
        break;
    case ProductStatus::Proposed:
    case ProductStatus::Draft:
    case ProductStatus::InDevelopment:
        problems.push_back({"port-not-active", "port", "This port is not active yet."});
        break;
    default:
        break; // a status that nobody states does not stop a request
    }
    if (!port.contractVersion)
        problems.push_back(
            {"contract-missing", "port",
             port.contractKey.empty()
                 ? "This port has no contract, so there is nothing to agree on. Ask its "
                   "owner for one."
                 : "The contract " + port.contractKey
                     + " of this port is not in the catalog. Import it first."});
}

std::string rolesOf(const PortFacts &port)
{
    std::string names;
    for (const RoleFacts &role : port.roles)
        names += (names.empty() ? "" : ", ") + role.name;
    return names;
}

void checkRole(Problems &problems, const Ask &ask, const PortFacts &port)
{
    if (port.roles.empty())
        return;
    if (ask.role.empty())
        problems.push_back({"role-missing", "role",
                            "Choose one of the roles of the contract: " + rolesOf(port) + "."});
    else if (!findRole(port, ask.role))
        problems.push_back(
            {"role-unknown", "role",
             "The contract has no role " + ask.role + "; it has " + rolesOf(port) + "."});
}

void checkColumns(Problems &problems, const Ask &ask, const PortFacts &port,
                  const DurationRule &rule)
{
    if (rule.needsColumns && ask.columns.empty() && !port.columns.empty())
        problems.push_back({"columns-missing", "columns",
                            "Restricted data is given column by column: choose those you need."});
    for (const std::string &path : ask.columns) {
        const bool known
            = std::any_of(port.columns.begin(), port.columns.end(),
                          [&](const ColumnFacts &column) { return column.path == path; });
        if (!known)
            problems.push_back(
                {"column-unknown", "columns", "The port has no column " + path + "."});
    }
}

void checkDates(Problems &problems, const Ask &ask, const DurationRule &rule, Day today)
{
    using std::chrono::sys_days;
    const Day start = ask.start.value_or(today);
    if (!start.ok() || (ask.end && !ask.end->ok())) {
        problems.push_back({"date-invalid", "start", "Give days that exist."});
        return;
    }
    if (start < today)
        problems.push_back({"start-past", "start", "The first day is in the past."});
    if (!ask.end) {
        if (rule.longestDays)
            problems.push_back({"end-missing", "end",
                                "Data of this classification is given for at most "
                                    + std::to_string(*rule.longestDays)
                                    + " days: choose a last day."});
        return;
    }
    const auto days = (sys_days {*ask.end} - sys_days {start}).count();
    if (days <= 0)
        problems.push_back({"end-before-start", "end", "The last day must be after the first."});
    else if (rule.longestDays && days > *rule.longestDays)
        problems.push_back({"too-long", "end",
                            std::to_string(days) + " days are asked, "
                                + std::to_string(*rule.longestDays)
                                + " are the longest for this classification."});
}

void checkExisting(Problems &problems, const Ask &ask, const Existing &existing)
{
    if (ask.kind == RequestKind::Renewal) {
        if (!ask.previousGrant)
            problems.push_back({"nothing-to-renew", "port", "There is no grant to renew."});
        if (existing.openRequest)
            problems.push_back({"already-asked", "port", "A request for this is already open."});
        return;
    }
    if (existing.openRequest)
        problems.push_back({"already-asked", "port", "A request for this is already open."});
    if (existing.liveGrant)
        problems.push_back({"already-granted", "port",
                            "This access is already granted. Renew it to change its dates."});
}

std::string_view nameOf(StepKind kind)
{
    switch (kind) {
    case StepKind::ConsumerOwner:
        return "owner of what the data is for";
    case StepKind::ProductOwner:
        return "product owner";
    case StepKind::DomainSteward:
        return "domain steward";
    case StepKind::DataProtection:
        break;
    }
    return "data protection officer";
}

void checkPlan(Problems &problems, const Ask &ask, const PortFacts &port,
               const ConsumerFacts &consumer)
{
    if (!ask.requester || !consumer.id)
        return;
    const Plan plan = planFor(ask, port, consumer);
    bool complete = true;
    for (const Step &step : plan.steps) {
        if (step.state != StepState::Waiting || !step.candidates.empty())
            continue;
        complete = false;
        problems.push_back({"no-candidate", "plan",
                            "Nobody may decide as " + std::string(nameOf(step.kind))
                                + ". Name one in the sources, then ask again."});
    }
    if (complete && !canBeStaffed(plan.steps, {}))
        problems.push_back({"too-few-people", "plan",
                            "One person would have to decide two steps, which is not allowed. Name "
                            "a second steward or owner in the sources."});
}

} // namespace

std::vector<Problem> problemsOf(const Ask &ask, const PortFacts &port,
                                const ConsumerFacts &consumer, const Existing &existing, Day today)
{
    Problems problems;
    const DurationRule rule = durationRule(exposureOf(ask, port).rank);
    checkRequester(problems, ask, consumer);
    checkPort(problems, ask, port);
    checkExisting(problems, ask, existing);
    checkRole(problems, ask, port);
    checkColumns(problems, ask, port, rule);
    checkDates(problems, ask, rule, today);
    if (lengthOf(ask.purpose) < shortestPurpose)
        problems.push_back({"purpose-too-short", "purpose",
                            "Say in at least " + std::to_string(shortestPurpose)
                                + " characters what the data is for."});
    checkPlan(problems, ask, port, consumer);
    return problems;
}

} // namespace meshscope::access
