// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/history.h"
#include "catalog/importcounts.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace meshscope::catalog {

namespace {

/// A contract is present while one of its versions is.
Status updateContracts(ImportWork &work)
{
    return work.db.execute("UPDATE entity SET state=n.state FROM (SELECT c.id AS id, CASE WHEN "
                           "EXISTS(SELECT 1 FROM contract_version v "
                           "JOIN entity e ON e.id=v.id WHERE v.contract_id=c.id AND "
                           "e.state='active') THEN 'active' ELSE 'absent' END "
                           "AS state FROM contract c) n WHERE n.id=entity.id AND "
                           "entity.state<>n.state AND entity.state<>'merged'");
}

/// Issues of one kind in one document become one, with their number.
void fold(std::vector<Issue> &issues)
{
    const auto key = [](const Issue &issue) {
        return std::tie(issue.file, issue.code, issue.message, issue.path, issue.line,
                        issue.column);
    };
    std::stable_sort(issues.begin(), issues.end(), [&key](const Issue &left, const Issue &right) {
        if (left.severity != right.severity)
            return left.severity > right.severity;
        return key(left) < key(right);
    });
    std::vector<Issue> folded;
    for (Issue &issue : issues) {
        if (!folded.empty() && key(folded.back()) == key(issue))
            folded.back().count += issue.count;
        else
            folded.push_back(std::move(issue));
    }
    issues = std::move(folded);
}

Status writeIssues(ImportWork &work)
{
    auto drop = work.db.prepare("DELETE FROM import_issue WHERE doc_id=?1");
    auto put = work.db.prepare(
        "INSERT INTO import_issue(run_id, doc_id, severity, code, message, file, line, col, path, "
        "count) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");
    for (const DocumentRows &rows : work.documents) {
        // Only the newest reading of a document says what is wrong with it.
        if (auto status = drop.bind(1, rows.document).run(); !status)
            return status;
        fold(rows.staged->issues);
        for (const Issue &issue : rows.staged->issues) {
            put.bind(1, rows.run)
                .bind(2, rows.document)
                .bind(3, word(issue.severity))
                .bind(4, issue.code);
            put.bind(5, issue.message)
                .bind(6, issue.file)
                .bind(7, issue.line)
                .bind(8, issue.column);
            if (auto status = put.bind(9, issue.path).bind(10, issue.count).run(); !status)
                return status;
            work.outcome.issues.push_back(issue);
        }
    }
    fold(work.outcome.issues);
    return {};
}

/// Domains of the datasets that are there, as a JSON array. A domain is done with at the first:
/// there are few of the one and millions of the other.
Result<std::string> domainsOfAssets(store::Connection &db)
{
    std::unordered_set<EntityId> found;
    std::string list;
    auto rows = db.prepare("SELECT domain_id, id FROM asset WHERE domain_id NOTNULL");
    auto active = db.prepare("SELECT 1 FROM entity WHERE id=?1 AND state='active'");
    while (rows.step()) {
        const auto domain = rows.id<EntityId>(0);
        if (found.contains(domain))
            continue;
        if (active.bind(1, rows.id<EntityId>(1)).step()) {
            found.insert(domain);
            list += (list.empty() ? "" : ",") + std::to_string(domain.value);
        }
        active.reset();
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (auto status = active.finish(); !status)
        return status.error();
    return '[' + list + ']';
}

ImportCount countRun(const ImportWork &work, ImportRunId run)
{
    ImportCount count;
    if (const auto removed = work.removedBy.find(run); removed != work.removedBy.end())
        count.removed = removed->second;
    const auto found = work.touchedBy.find(run);
    if (found == work.touchedBy.end())
        return count;
    found->second.forEach([&count](EntityId, Touch how) {
        ++(how == Touch::Added         ? count.added
               : how == Touch::Changed ? count.changed
                                       : count.unchanged);
    });
    return count;
}

Status closeRuns(ImportWork &work)
{
    auto close = work.db.prepare("UPDATE import_run SET ended_at=?2, state=?3, documents=?4, "
                                 "bytes=?5, added=?6, changed=?7, "
                                 "unchanged=?8, removed=?9 WHERE id=?1");
    for (const ImportRunId run : work.outcome.runs) {
        const ImportCount total = countRun(work, run);
        std::int64_t documents = 0;
        std::int64_t bytes = 0;
        bool issues = false;
        bool quarantined = work.outcome.quarantined && work.documents.empty();
        for (const DocumentRows &rows : work.documents) {
            if (rows.run != run)
                continue;
            ++documents;
            bytes += static_cast<std::int64_t>(rows.staged->bytes);
            quarantined = quarantined || rows.quarantined;
            issues = issues
                || std::any_of(rows.staged->issues.begin(), rows.staged->issues.end(),
                               [](const Issue &issue) {
                                   return issue.severity >= IssueSeverity::Warning;
                               });
        }
        close.bind(1, run).bind(2, work.request.now);
        close.bind(3, quarantined ? "quarantined" : issues ? "ok_with_issues" : "ok");
        close.bind(4, documents)
            .bind(5, bytes)
            .bind(6, std::int64_t {total.added})
            .bind(7, std::int64_t {total.changed});
        close.bind(8, std::int64_t {total.unchanged}).bind(9, std::int64_t {total.removed});
        if (auto status = close.run(); !status)
            return status;
    }
    return {};
}

} // namespace

/// Domains and people are there while somebody speaks of them, also without a document of their
/// own.
Status updatePresence(ImportWork &work)
{
    auto present = work.db.prepare(
        "SELECT kind, state, EXISTS(SELECT 1 FROM statement WHERE entity_id=?1) OR "
        "EXISTS(SELECT 1 FROM local_claim WHERE entity_id=?1) OR "
        "EXISTS(SELECT 1 FROM identity_member m JOIN statement s ON s.entity_id=m.entity_id WHERE "
        "m.into_id=?1) OR "
        "(kind='asset' AND (EXISTS(SELECT 1 FROM edge WHERE from_id=?1) OR EXISTS(SELECT 1 FROM "
        "edge WHERE to_id=?1) OR EXISTS(SELECT 1 FROM rule r JOIN statement s ON s.entity_id=r.id "
        "WHERE r.asset_id=?1))) OR "
        "kind IN ('domain', 'party') " // see updateMentioned()
        "FROM entity WHERE id=?1 AND state<>'merged'");
    auto set = work.db.prepare("UPDATE entity SET state=?2, last_seen_at=CASE ?2 WHEN 'active' "
                               "THEN ?3 ELSE last_seen_at END "
                               "WHERE id=?1");
    std::map<EntityId, ImportRunId> candidates;
    for (const auto &[entity, run] : work.released)
        candidates.emplace(work.ids.current(entity), run);
    // What is spoken of is there; only what was absent comes back.
    auto absent = work.db.prepare("SELECT id FROM entity WHERE state='absent'");
    std::unordered_set<EntityId> missing;
    while (absent.step())
        missing.insert(absent.id<EntityId>(0));
    if (auto status = absent.finish(); !status)
        return status;
    work.touched.forEach([&](EntityId stated, Touch how) {
        const EntityId entity = work.ids.current(stated);
        if (how != Touch::Added && missing.contains(entity))
            candidates.emplace(entity, ImportRunId {});
    });
    for (const auto &[entity, run] : candidates) {
        if (!present.bind(1, entity).step()) {
            present.reset();
            continue;
        }
        const EntityKind kind = entityKind(present.text(0));
        const bool wasActive = present.text(1) == "active";
        const bool isPresent = present.integer(2) != 0;
        present.reset();
        if (wasActive == isPresent)
            continue;
        if (auto status = set.bind(1, entity)
                              .bind(2, isPresent ? "active" : "absent")
                              .bind(3, work.request.now)
                              .run();
            !status)
            return status;
        if (isPresent) {
            work.touched.set(entity, Touch::Added);
            continue;
        }
        ++work.outcome.counts[kind].removed;
        ++work.removedBy[run];
    }
    if (auto status = present.finish(); !status)
        return status;
    return updateContracts(work);
}

Status updateMentioned(store::Connection &db)
{
    constexpr std::string_view domains
        = "UPDATE entity SET state=n.state FROM (SELECT d.id AS id, CASE WHEN "
          "EXISTS(SELECT 1 FROM statement WHERE entity_id=d.id) "
          "OR d.id IN (SELECT p.domain_id FROM product p JOIN entity e ON e.id=p.id WHERE "
          "e.state='active') "
          "OR d.id IN (SELECT value FROM json_each(?1)) "
          "OR d.id IN (SELECT c.domain_id FROM contract c JOIN entity e ON e.id=c.id WHERE "
          "e.state='active') "
          "OR d.id IN (SELECT parent_id FROM domain) OR d.id IN (SELECT domain_id FROM party) "
          "THEN 'active' ELSE 'absent' END AS state FROM domain d) n "
          "WHERE n.id=entity.id AND entity.state<>n.state AND entity.state<>'merged'";
    constexpr std::string_view people
        = "UPDATE entity SET state=n.state FROM (SELECT p.id AS id, CASE WHEN "
          "EXISTS(SELECT 1 FROM statement WHERE entity_id=p.id) "
          "OR EXISTS(SELECT 1 FROM identity_member m JOIN statement s ON s.entity_id=m.entity_id "
          "WHERE m.into_id=p.id) "
          "OR EXISTS(SELECT 1 FROM ownership o JOIN entity e ON e.id=o.entity_id WHERE "
          "o.party_id=p.id AND e.state='active') "
          "OR p.id IN (SELECT team_id FROM membership) OR p.id IN (SELECT user_id FROM membership) "
          "OR p.id IN (SELECT consumer_id FROM access_request) "
          "OR p.id IN (SELECT requester_id FROM access_request) "
          "OR p.id IN (SELECT decided_by FROM approval_step) "
          "OR p.id IN (SELECT actor_id FROM audit_event) "
          "THEN 'active' ELSE 'absent' END AS state FROM party p) n "
          "WHERE n.id=entity.id AND entity.state<>n.state AND entity.state<>'merged'";
    auto ofAssets = domainsOfAssets(db);
    if (!ofAssets)
        return ofAssets.error();
    auto update = db.prepare(domains);
    if (auto status = update.bind(1, *ofAssets).run(); !status)
        return status;
    return db.execute(people);
}

Status updateMentioned(ImportWork &work)
{
    return updateMentioned(work.db);
}

Status finishImport(ImportWork &work)
{
    using Step = Status (*)(ImportWork &);
    for (const Step step :
         {Step {updateMentioned}, Step {countKinds}, Step {writeIssues}, Step {closeRuns}}) {
        if (auto status = step(work); !status)
            return status;
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
