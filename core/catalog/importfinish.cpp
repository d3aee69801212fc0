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

Status countKinds(ImportWork &work)
{
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

Status closeRuns(ImportWork &work)
{
    auto close = work.db.prepare("UPDATE import_run SET ended_at=?2, state=?3, documents=?4, "
                                 "bytes=?5, added=?6, changed=?7, "
                                 "unchanged=?8, removed=?9 WHERE id=?1");
    ImportCount total;
    for (const auto &[kind, count] : work.outcome.counts) {
        total.added += count.added;
        total.changed += count.changed;
        total.unchanged += count.unchanged;
        total.removed += count.removed;
    }
    for (const ImportRunId run : work.outcome.runs) {
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
        "(kind='domain' AND (EXISTS(SELECT 1 FROM product WHERE domain_id=?1) OR "
        "EXISTS(SELECT 1 FROM contract WHERE domain_id=?1))) OR "
        "(kind='party' AND (EXISTS(SELECT 1 FROM ownership WHERE party_id=?1) OR "
        "EXISTS(SELECT 1 FROM access_request WHERE requester_id=?1))) "
        "FROM entity WHERE id=?1 AND state<>'merged'");
    auto set = work.db.prepare("UPDATE entity SET state=?2, last_seen_at=CASE ?2 WHEN 'active' "
                               "THEN ?3 ELSE last_seen_at END "
                               "WHERE id=?1");
    std::vector<EntityId> candidates;
    for (const EntityId entity : work.released)
        candidates.push_back(work.ids.current(entity));
    for (const auto &[entity, how] : work.touched) {
        if (how != Touch::Added)
            candidates.push_back(work.ids.current(entity));
    }
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const EntityId entity : candidates) {
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
        if (!isPresent)
            ++work.outcome.counts[kind].removed;
        else
            work.touched[entity] = Touch::Added;
    }
    if (auto status = present.finish(); !status)
        return status;
    return updateContracts(work);
}

Status finishImport(ImportWork &work)
{
    for (const auto step : {countKinds, writeIssues, closeRuns}) {
        if (auto status = step(work); !status)
            return status;
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
