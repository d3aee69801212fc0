// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importwork.h"

#include <algorithm>
#include <tuple>

namespace meshscope::catalog {

namespace {

EntityKind kindFromWord(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(EntityKind::Grant); ++i) {
        if (word(static_cast<EntityKind>(i)) == text)
            return static_cast<EntityKind>(i);
    }
    return EntityKind::Asset;
}

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

/// Entities of which documents speak, each once.
Result<std::unordered_set<EntityId>> statedIn(store::Connection &db,
                                              const std::vector<std::string> &locators)
{
    std::unordered_set<EntityId> entities;
    auto rows = db.prepare("SELECT s.entity_id FROM statement s JOIN source_doc d ON d.id=s.doc_id "
                           "WHERE d.locator=?1");
    for (const std::string &locator : locators) {
        for (rows.bind(1, locator); rows.step();)
            entities.insert(rows.id<EntityId>(0));
        if (auto status = rows.finish(); !status)
            return status.error();
    }
    return entities;
}

Status countKinds(ImportWork &work)
{
    auto skipped = statedIn(work.db, work.request.unchangedDocuments);
    if (!skipped)
        return skipped.error();
    for (const EntityId entity : *skipped)
        work.touched.try_emplace(entity, Touch::Unchanged);
    auto kind = work.db.prepare("SELECT kind, state FROM entity WHERE id=?1");
    for (const auto &[entity, how] : work.touched) {
        if (kind.bind(1, entity).step() && kind.text(1) == "active") {
            ImportCount &count = work.outcome.counts[kindFromWord(kind.text(0))];
            ++(how == Touch::Added         ? count.added
                   : how == Touch::Changed ? count.changed
                                           : count.unchanged);
        }
        kind.reset();
    }
    if (auto status = kind.finish(); !status)
        return status;
    // Things that were made because something names them: domains, people, ports, placeholders.
    for (const auto &[entity, which] : work.ids.created()) {
        if (!work.touched.contains(entity))
            ++work.outcome.counts[which].added;
    }
    return {};
}

/// Domains and people are there while somebody speaks of them, also without a document of their
/// own.
Status updateMentioned(ImportWork &work)
{
    constexpr std::string_view domains
        = "UPDATE entity SET state=n.state FROM (SELECT d.id AS id, CASE WHEN "
          "EXISTS(SELECT 1 FROM statement WHERE entity_id=d.id) "
          "OR d.id IN (SELECT p.domain_id FROM product p JOIN entity e ON e.id=p.id WHERE "
          "e.state='active') "
          "OR d.id IN (SELECT a.domain_id FROM asset a JOIN entity e ON e.id=a.id WHERE "
          "e.state='active') "
          "OR d.id IN (SELECT c.domain_id FROM contract c JOIN entity e ON e.id=c.id WHERE "
          "e.state='active') "
          "OR d.id IN (SELECT parent_id FROM domain) OR d.id IN (SELECT domain_id FROM party) "
          "THEN 'active' ELSE 'absent' END AS state FROM domain d) n "
          "WHERE n.id=entity.id AND entity.state<>n.state AND entity.state<>'merged'";
    constexpr std::string_view people
        = "UPDATE entity SET state=n.state FROM (SELECT p.id AS id, CASE WHEN "
          "EXISTS(SELECT 1 FROM statement WHERE entity_id=p.id) "
          "OR p.id IN (SELECT o.party_id FROM ownership o JOIN entity e ON e.id=o.entity_id WHERE "
          "e.state='active') "
          "OR p.id IN (SELECT team_id FROM membership) OR p.id IN (SELECT user_id FROM membership) "
          "OR p.id IN (SELECT consumer_id FROM access_request) "
          "OR p.id IN (SELECT requester_id FROM access_request) "
          "OR p.id IN (SELECT decided_by FROM approval_step) "
          "OR p.id IN (SELECT actor_id FROM audit_event) "
          "THEN 'active' ELSE 'absent' END AS state FROM party p) n "
          "WHERE n.id=entity.id AND entity.state<>n.state AND entity.state<>'merged'";
    if (auto status = work.db.execute(domains); !status)
        return status;
    return work.db.execute(people);
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

ImportCount countRun(const ImportWork &work, ImportRunId run)
{
    ImportCount count;
    if (const auto removed = work.removedBy.find(run); removed != work.removedBy.end())
        count.removed = removed->second;
    const auto touched = work.touchedBy.find(run);
    if (touched == work.touchedBy.end())
        return count;
    for (const auto &[entity, how] : touched->second)
        ++(how == Touch::Added         ? count.added
               : how == Touch::Changed ? count.changed
                                       : count.unchanged);
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

Status updatePresence(ImportWork &work)
{
    auto present = work.db.prepare(
        "SELECT kind, state, EXISTS(SELECT 1 FROM statement WHERE entity_id=?1) OR "
        "EXISTS(SELECT 1 FROM local_claim WHERE entity_id=?1) OR "
        "(kind='asset' AND (EXISTS(SELECT 1 FROM edge WHERE from_id=?1) OR EXISTS(SELECT 1 FROM "
        "edge WHERE to_id=?1))) OR "
        "kind IN ('domain', 'party') " // see updateMentioned()
        "FROM entity WHERE id=?1 AND state<>'merged'");
    auto set = work.db.prepare("UPDATE entity SET state=?2, last_seen_at=CASE ?2 WHEN 'active' "
                               "THEN ?3 ELSE last_seen_at END "
                               "WHERE id=?1");
    std::map<EntityId, ImportRunId> candidates;
    for (const auto &[entity, run] : work.released)
        candidates.emplace(work.ids.current(entity), run);
    for (const auto &[entity, how] : work.touched) {
        if (how != Touch::Added)
            candidates.emplace(work.ids.current(entity), ImportRunId {});
    }
    for (const auto &[entity, run] : candidates) {
        if (!present.bind(1, entity).step()) {
            present.reset();
            continue;
        }
        const EntityKind kind = kindFromWord(present.text(0));
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
            work.touched[entity] = Touch::Added;
            continue;
        }
        ++work.outcome.counts[kind].removed;
        ++work.removedBy[run];
    }
    if (auto status = present.finish(); !status)
        return status;
    return updateContracts(work);
}

Status finishImport(ImportWork &work)
{
    for (const auto step : {updateMentioned, countKinds, writeIssues, closeRuns}) {
        if (auto status = step(work); !status)
            return status;
    }
    return work.ids.finish();
}

Result<std::map<EntityKind, ImportCount>> countUnchanged(store::Connection &db,
                                                         const std::vector<std::string> &locators)
{
    std::map<EntityKind, ImportCount> counts;
    auto entities = statedIn(db, locators);
    if (!entities)
        return entities.error();
    auto kind = db.prepare("SELECT kind FROM entity WHERE id=?1 AND state='active'");
    for (const EntityId entity : *entities) {
        if (kind.bind(1, entity).step())
            ++counts[kindFromWord(kind.text(0))].unchanged;
        kind.reset();
    }
    if (auto status = kind.finish(); !status)
        return status.error();
    return counts;
}

} // namespace meshscope::catalog
