// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessevidence.h"

#include "access/condition.h"
#include "workspace/accesscopies.h"
#include "workspace/accessstore.h"
#include "workspace/pageparts.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

constexpr int shownSimilar = 5;

std::string days(int count)
{
    return std::to_string(count) + (count == 1 ? " day" : " days");
}

/// P-30: personal data carries a classification of confidential or higher.
TouchedPolicy personalClassified(const RequestDetail &detail)
{
    int personal = 0;
    int unclassified = 0;
    for (const RequestedColumn &column : detail.columns) {
        if (!column.facts.personal)
            continue;
        ++personal;
        if (column.facts.classification < Classification::Confidential)
            ++unclassified;
    }
    if (personal == 0)
        return {"P-30", Outcome::Pass, "no personal column is asked for"};
    if (unclassified == 0)
        return {"P-30", Outcome::Pass,
                std::to_string(personal) + " personal, all confidential or higher"};
    return {"P-30", Outcome::Fail,
            std::to_string(unclassified) + " of " + std::to_string(personal)
                + " personal columns are classified lower than confidential"};
}

/// P-33: what is asked stays within the longest duration of its classification.
TouchedPolicy duration(const RequestDetail &detail)
{
    if (!detail.longestDays)
        return {"P-33", Outcome::Pass,
                detail.askedDays ? days(*detail.askedDays) + " asked, no limit"
                                 : "open-ended, no limit"};
    if (!detail.askedDays)
        return {"P-33", Outcome::Fail, "open-ended, " + days(*detail.longestDays) + " allowed"};
    return {"P-33", *detail.askedDays <= *detail.longestDays ? Outcome::Pass : Outcome::Fail,
            days(*detail.askedDays) + " asked, " + days(*detail.longestDays) + " allowed"};
}

/// P-34: the consumer offers data itself, so what it gets may be passed on.
Result<TouchedPolicy> onward(store::Connection &db, const RequestDetail &detail)
{
    auto row = db.prepare(
        "SELECT count(*) FROM port p JOIN entity e ON e.id=p.id AND e.state='active' "
        "JOIN product r ON r.id=p.product_id WHERE p.direction='output' AND "
        "(r.id=?1 OR r.owner_id=?1 OR EXISTS(SELECT 1 FROM ownership o WHERE o.entity_id=r.id AND "
        "o.party_id=?1 AND o.role='owner'))");
    row.bind(1, detail.request.consumer).step();
    const std::int64_t ports = row.integer(0);
    if (auto status = row.finish(); !status)
        return status.error();
    const bool forbidden
        = std::ranges::any_of(detail.request.conditions, [](const access::Condition &condition) {
              return condition.kind == access::ConditionKind::NoOnwardSharing;
          });
    if (ports == 0)
        return TouchedPolicy {"P-34", Outcome::Pass, "the consumer offers no data itself"};
    return TouchedPolicy {"P-34", forbidden ? Outcome::Pass : Outcome::Warn,
                          "the consumer has " + std::to_string(ports)
                              + (ports == 1 ? " output port" : " output ports")
                              + ": onward copies are possible"};
}

/// The contract that was agreed on is still the port's.
Result<TouchedPolicy> contractCurrent(store::Connection &db, const RequestDetail &detail)
{
    auto row
        = db.prepare("SELECT p.contract_version_id, coalesce(v.version,'') FROM port p LEFT JOIN "
                     "contract_version v ON v.id=p.contract_version_id WHERE p.id=?1");
    row.bind(1, detail.request.port).step();
    const auto current = row.id<ContractVersionId>(0);
    const std::string version(row.text(1));
    if (auto status = row.finish(); !status)
        return status.error();
    if (!detail.request.contractVersion)
        return TouchedPolicy {"P-08", Outcome::Unknown, "no contract was agreed on"};
    if (current == detail.request.contractVersion)
        return TouchedPolicy {"P-08", Outcome::Pass,
                              detail.contractKey + " " + detail.contractVersion + " is current"};
    return TouchedPolicy {"P-08", Outcome::Warn,
                          "sent for version " + detail.contractVersion + ", the port now has "
                              + (version.empty() ? std::string("none") : version)};
}

/// "10 s"; "15 h"; "3 days".
std::string ageText(double seconds)
{
    constexpr double hour = 3600;
    constexpr double day = 24 * hour;
    if (seconds >= 2 * day)
        return days(static_cast<int>(seconds / day));
    if (seconds >= hour)
        return std::to_string(static_cast<int>(seconds / hour)) + " h";
    constexpr double minute = 60;
    return seconds >= minute ? std::to_string(static_cast<int>(seconds / minute)) + " min"
                             : std::to_string(static_cast<int>(seconds)) + " s";
}

/// P-18: the data of the port is no older than promised; judged as on the page of the product.
Result<TouchedPolicy> freshness(store::Connection &db, const RequestDetail &detail, TimePoint now)
{
    const auto found = portFreshness(db, detail.request.port, now);
    if (!found)
        return found.error();
    TouchedPolicy policy {"P-18", found->outcome(), {}};
    if (!found->limitSeconds)
        policy.detail = "no age of the data is promised";
    else if (!found->ageSeconds)
        policy.detail = ageText(*found->limitSeconds) + " promised, never measured";
    else
        policy.detail
            = ageText(*found->ageSeconds) + " old, " + ageText(*found->limitSeconds) + " promised";
    return policy;
}

Status findPolicies(store::Connection &db, const RequestDetail &detail, Evidence &evidence)
{
    evidence.policies = {personalClassified(detail), duration(detail)};
    for (auto policy :
         {onward(db, detail), contractCurrent(db, detail), freshness(db, detail, evidence.asOf)}) {
        if (!policy)
            return policy.error();
        evidence.policies.push_back(std::move(*policy));
    }
    return {};
}

Status findSimilar(store::Connection &db, const RequestDetail &detail, Evidence &evidence)
{
    auto rows = db.prepare(
        "SELECT e.uid, q.consumer_id, q.state, q.columns, q.conditions, q.decided_at, "
        "(SELECT s.comment FROM approval_step s WHERE s.request_id=q.id AND s.state='rejected') "
        "FROM access_request q JOIN entity e ON e.id=q.id JOIN port p ON p.id=q.port_id "
        "WHERE q.id<>?1 AND p.product_id=?2 AND q.state IN('approved','rejected') "
        "ORDER BY q.port_id<>?3, q.decided_at DESC, q.id DESC");
    rows.bind(1, detail.row.id).bind(2, detail.row.product.id).bind(3, detail.row.port.id);
    while (rows.step()) {
        if (++evidence.similarCount > shownSimilar)
            continue;
        SimilarDecision similar;
        similar.requestUid = rows.text(0);
        similar.consumer = labelOf(db, rows.id<EntityId>(1));
        similar.state
            = access::parseRequestState(rows.text(2)).value_or(access::RequestState::None);
        similar.columnCount = static_cast<int>(textsFrom(rows.text(3)).size());
        similar.hadConditions = rows.text(4) != "[]";
        similar.decidedAt = rows.optionalTime(5);
        similar.reason = rows.text(6);
        evidence.similar.push_back(std::move(similar));
    }
    return rows.finish();
}

} // namespace

Result<Evidence> evidenceFor(store::Connection &db, const RequestDetail &detail, TimePoint now,
                             const std::stop_token &stop)
{
    Evidence evidence;
    evidence.asOf = now;
    auto holds = liveGrantsOf(db, detail.request.consumer, now);
    if (!holds)
        return holds.error();
    evidence.holds = std::move(*holds);
    if (auto status = findCopies(db, detail, evidence, stop); !status)
        return status.error();
    if (auto status = findPolicies(db, detail, evidence); !status)
        return status.error();
    if (auto status = findSimilar(db, detail, evidence); !status)
        return status.error();
    return evidence;
}

} // namespace meshscope::workspace
