// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "catalog/history.h"
#include "catalog/importwork.h"

#include <algorithm>
#include <charconv>
#include <optional>
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

/// Entities of which documents speak, each once.
Result<std::unordered_set<EntityId>> statedIn(store::Connection &db,
                                              const std::vector<std::string> &locators)
{
    std::unordered_set<EntityId> entities;
    auto rows = db.prepare(
        "SELECT coalesce(m.into_id, s.entity_id) FROM statement s JOIN source_doc d ON "
        "d.id=s.doc_id LEFT JOIN identity_member m ON m.entity_id=s.entity_id WHERE d.locator=?1");
    for (const std::string &locator : locators) {
        for (rows.bind(1, locator); rows.step();)
            entities.insert(rows.id<EntityId>(0));
        if (auto status = rows.finish(); !status)
            return status.error();
    }
    return entities;
}

/// The kind of an entity that this import made and that is surely there: nothing took anything from
/// it, and it is of a kind that does not depend on others.
std::optional<EntityKind> presentNew(const ImportWork &work, EntityId entity)
{
    const auto kind = work.ids.newKind(entity);
    const bool alone
        = kind == EntityKind::Asset || kind == EntityKind::Rule || kind == EntityKind::Job;
    return alone && !work.released.contains(entity) ? kind : std::nullopt;
}

constexpr std::string_view statedCountsKey = "stated_counts";

/// Names a set of documents.
std::string setOf(std::vector<std::string> locators)
{
    std::sort(locators.begin(), locators.end());
    std::string all;
    for (const std::string &locator : locators)
        all += locator + '\n';
    return xxh128Hex(all);
}

/// Keeps how many things the documents of this import and the unchanged ones beside them speak of:
/// to see that nothing has changed then takes no look at every statement. Any later import replaces
/// it.
Status keepStatedCounts(ImportWork &work, const std::map<EntityKind, std::uint32_t> &stated)
{
    std::vector<std::string> locators = work.request.unchangedDocuments;
    bool whole = work.ids.merged().empty();
    for (const DocumentRows &rows : work.documents) {
        locators.push_back(rows.staged->locator);
        whole = whole && !rows.quarantined;
    }
    if (!whole) {
        auto drop = work.db.prepare("DELETE FROM meta WHERE key=?1");
        return drop.bind(1, statedCountsKey).run();
    }
    std::string text = setOf(std::move(locators));
    for (const auto &[kind, count] : stated)
        text += ' ' + std::string(word(kind)) + '=' + std::to_string(count);
    auto put = work.db.prepare(
        "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET value=?2");
    return put.bind(1, statedCountsKey).bind(2, text).run();
}

/// What keepStatedCounts() kept, if it is of these documents.
Result<std::optional<std::map<EntityKind, ImportCount>>>
keptStatedCounts(store::Connection &db, const std::vector<std::string> &locators)
{
    auto find = db.prepare("SELECT value FROM meta WHERE key=?1");
    std::string text(find.bind(1, statedCountsKey).step() ? find.text(0) : std::string_view());
    if (auto status = find.finish(); !status)
        return status.error();
    std::string_view rest = text;
    if (rest.substr(0, rest.find(' ')) != setOf(locators))
        return std::optional<std::map<EntityKind, ImportCount>>();
    std::map<EntityKind, ImportCount> counts;
    while (rest.find(' ') != std::string_view::npos) {
        rest.remove_prefix(rest.find(' ') + 1);
        const std::string_view pair = rest.substr(0, rest.find(' '));
        const std::string_view number = pair.substr(std::min(pair.find('=') + 1, pair.size()));
        ImportCount &count = counts[entityKind(pair.substr(0, pair.find('=')))];
        std::from_chars(number.data(), number.data() + number.size(), count.unchanged);
    }
    return std::optional(std::move(counts));
}

Status countKinds(ImportWork &work)
{
    auto skipped = statedIn(work.db, work.request.unchangedDocuments);
    if (!skipped)
        return skipped.error();
    for (const EntityId entity : *skipped)
        work.touched.touch(entity, Touch::Unchanged);
    auto kind = work.db.prepare("SELECT kind, state FROM entity WHERE id=?1");
    std::map<EntityKind, std::uint32_t> stated;
    const auto countOne = [&](EntityKind which, Touch how) {
        ++stated[which];
        ImportCount &count = work.outcome.counts[which];
        ++(how == Touch::Added         ? count.added
               : how == Touch::Changed ? count.changed
                                       : count.unchanged);
    };
    work.touched.forEach([&](EntityId entity, Touch how) {
        if (const auto made = presentNew(work, entity)) {
            countOne(*made, how);
            return;
        }
        if (kind.bind(1, entity).step() && kind.text(1) == "active")
            countOne(entityKind(kind.text(0)), how);
        kind.reset();
    });
    if (auto status = kind.finish(); !status)
        return status;
    // Things that were made because something names them: domains, people, ports, placeholders.
    work.ids.forEachCreated([&work](EntityId entity, EntityKind which) {
        if (!work.touched.contains(entity))
            ++work.outcome.counts[which].added;
    });
    return keepStatedCounts(work, stated);
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
    const auto found = work.touchedBy.find(run);
    if (found == work.touchedBy.end())
        return count;
    TouchedEntities touched;
    for (const auto &[entity, how] : found->second)
        touched.touch(entity, how);
    touched.forEach([&count](EntityId, Touch how) {
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
          "OR EXISTS(SELECT 1 FROM identity_member m JOIN statement s ON s.entity_id=m.entity_id "
          "WHERE m.into_id=p.id) "
          "OR p.id IN (SELECT o.party_id FROM ownership o JOIN entity e ON e.id=o.entity_id WHERE "
          "e.state='active') "
          "OR p.id IN (SELECT team_id FROM membership) OR p.id IN (SELECT user_id FROM membership) "
          "OR p.id IN (SELECT consumer_id FROM access_request) "
          "OR p.id IN (SELECT requester_id FROM access_request) "
          "OR p.id IN (SELECT decided_by FROM approval_step) "
          "OR p.id IN (SELECT actor_id FROM audit_event) "
          "THEN 'active' ELSE 'absent' END AS state FROM party p) n "
          "WHERE n.id=entity.id AND entity.state<>n.state AND entity.state<>'merged'";
    if (auto status = db.execute(domains); !status)
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

Result<std::map<EntityKind, ImportCount>> countUnchanged(store::Connection &db,
                                                         const std::vector<std::string> &locators)
{
    auto kept = keptStatedCounts(db, locators);
    if (!kept)
        return kept.error();
    if (*kept)
        return **kept;
    std::map<EntityKind, ImportCount> counts;
    auto entities = statedIn(db, locators);
    if (!entities)
        return entities.error();
    auto kind = db.prepare("SELECT kind FROM entity WHERE id=?1 AND state='active'");
    for (const EntityId entity : *entities) {
        if (kind.bind(1, entity).step())
            ++counts[entityKind(kind.text(0))].unchanged;
        kind.reset();
    }
    if (auto status = kind.finish(); !status)
        return status.error();
    return counts;
}

} // namespace meshscope::catalog
