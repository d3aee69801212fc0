// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sourceremoval.h"

#include "catalog/history.h"
#include "catalog/importer.h"
#include "workspace/auditlog.h"
#include "workspace/importroots.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace meshscope::workspace {

namespace {

Result<RemovalPlan> sourceRow(store::Connection &db, SourceId source)
{
    auto row = db.prepare("SELECT s.name, s.kind, count(d.id) FROM source s JOIN source_doc d ON "
                          "d.source_id=s.id WHERE s.id=?1 AND "
                          + std::string(documentIsThere) + " GROUP BY s.id");
    RemovalPlan plan;
    if (row.bind(1, source).step()) {
        plan.source = source;
        plan.name = row.text(0);
        plan.kind = row.text(1);
        plan.documents = static_cast<int>(row.integer(2));
    }
    if (auto status = row.finish(); !status)
        return status.error();
    if (plan.documents == 0)
        return Error {ErrorCode::NotFound, "There is no such source in this catalog.", {}};
    return plan;
}

/// A thing that is one by decision or binding counts once, with what is said of each of its parts.
Status countThings(store::Connection &db, RemovalPlan &plan)
{
    auto rows = db.prepare(
        "WITH said(thing, source) AS (SELECT DISTINCT coalesce(m.into_id, s.entity_id), "
        "d.source_id FROM statement s JOIN source_doc d ON d.id=s.doc_id LEFT JOIN "
        "identity_member m ON m.entity_id=s.entity_id), "
        "of_source(thing, sources) AS (SELECT thing, count(*) FROM said GROUP BY thing HAVING "
        "max(source=?1)) "
        "SELECT e.kind, sum(o.sources=1), sum(o.sources>1) FROM of_source o JOIN entity e ON "
        "e.id=o.thing GROUP BY e.kind");
    for (rows.bind(1, plan.source); rows.step();)
        plan.things[catalog::entityKind(rows.text(0))] = {rows.integer(1), rows.integer(2)};
    return rows.finish();
}

/// Where the documents come from, and whether those of other sources come from there too.
Result<std::vector<std::pair<std::string, bool>>> placesOf(store::Connection &db, SourceId source)
{
    auto own = sourcePlaces(db, source);
    if (!own)
        return own.error();
    std::vector<std::pair<std::string, bool>> places;
    auto others = db.prepare("SELECT 1 FROM source_doc d WHERE source_id<>?1 AND (locator=?2 OR "
                             "(locator>=?2 || '/' AND locator<?2 || '0')) AND "
                             + std::string(documentIsThere) + " LIMIT 1");
    for (std::string &path : own->paths) {
        const bool isShared = others.bind(1, source).bind(2, path).step();
        if (auto status = others.finish(); !status)
            return status.error();
        places.emplace_back(std::move(path), isShared);
    }
    return places;
}

Result<std::vector<std::string>> locatorsOf(store::Connection &db, SourceId source)
{
    std::vector<std::string> locators;
    auto rows = db.prepare("SELECT locator FROM source_doc d WHERE source_id=?1 AND "
                           + std::string(documentIsThere) + " ORDER BY locator");
    for (rows.bind(1, source); rows.step();)
        locators.emplace_back(rows.text(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return locators;
}

/// Places of this source alone are forgotten, and watched no more.
Status forgetPlaces(store::Connection &db, const std::vector<std::pair<std::string, bool>> &places)
{
    auto forget = db.prepare("DELETE FROM import_root WHERE path=?1");
    for (const auto &[path, isShared] : places) {
        if (isShared)
            continue;
        if (auto status = forget.bind(1, path).run(); !status)
            return status;
    }
    return {};
}

Status record(store::Connection &db, const RemovalPlan &plan, PartyId actor, TimePoint wall)
{
    auto uid = db.prepare("SELECT uid FROM source WHERE id=?1");
    AuditEntry entry;
    if (uid.bind(1, plan.source).step())
        entry.subjectUid = fmt::format("source:{}", uid.text(0));
    if (auto status = uid.finish(); !status)
        return status;
    entry.actor = actor;
    if (!actor)
        entry.actorLabel = unnamedPerson;
    entry.role = "curator";
    entry.action = "remove_source";
    entry.from = "in effect";
    entry.to = "removed";
    entry.snapshot["source"] = plan.name;
    entry.snapshot["kind"] = plan.kind;
    entry.snapshot["documents"] = std::int64_t {plan.documents};
    entry.snapshot["things"] = plan.total().only;
    return appendAudit(db, entry, wall);
}

} // namespace

RemovalCount RemovalPlan::total() const
{
    RemovalCount sum;
    for (const auto &[which, count] : things) {
        sum.only += count.only;
        sum.shared += count.shared;
    }
    return sum;
}

Result<RemovalPlan> planRemoval(store::Connection &db, SourceId source)
{
    auto plan = sourceRow(db, source);
    if (!plan)
        return plan;
    if (auto status = countThings(db, *plan); !status)
        return status.error();
    auto places = placesOf(db, source);
    if (!places)
        return places.error();
    for (auto &[path, isShared] : *places) {
        if (isShared)
            plan->sharedFolders.push_back(std::move(path));
    }
    return plan;
}

Result<SourceId> sourceNamed(store::Connection &db, const std::string &text)
{
    auto rows = db.prepare("SELECT id, kind || ':' || name FROM source s WHERE (name=?1 OR uid=?1 "
                           "OR kind || ':' || name=?1) AND EXISTS(SELECT 1 FROM source_doc d WHERE "
                           "source_id=s.id AND "
                           + std::string(documentIsThere) + ") ORDER BY 2");
    std::vector<SourceId> found;
    std::string names;
    for (rows.bind(1, text); rows.step();) {
        found.push_back(rows.id<SourceId>(0));
        names += (names.empty() ? "" : " or ") + std::string(rows.text(1));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (found.empty())
        return Error {ErrorCode::NotFound, "there is no source of this name in the catalog", text};
    if (found.size() > 1)
        return Error {ErrorCode::Conflict, "several sources have this name; say which: " + names,
                      text};
    return found.front();
}

Result<RemovalPlan> removeSource(Writer &writer, SourceId source, PartyId actor, TimePoint wall,
                                 const std::stop_token &stop)
{
    store::Connection &db = writer.db();
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto plan = planRemoval(db, source);
    if (!plan)
        return plan;
    auto places = placesOf(db, source);
    if (!places)
        return places.error();
    auto locators = locatorsOf(db, source);
    if (!locators)
        return locators.error();
    catalog::ImportRequest request;
    request.goneDocuments = std::move(*locators);
    request.goneForGood = true;
    request.acceptMassRemoval = true;
    request.now = wall;
    if (auto outcome = catalog::writeImport(db, std::move(request), {}, stop); !outcome)
        return outcome.error();
    if (auto status = forgetPlaces(db, *places); !status)
        return status.error();
    if (auto status = record(db, *plan, actor, wall); !status)
        return status.error();
    auto set = db.prepare("SELECT max(id) FROM change_set");
    plan->changeSet = set.step() ? set.integer(0) : 0;
    if (auto status = set.finish(); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    // It is in the WAL; a checkpoint that fails is made up for by the next one.
    static_cast<void>(db.checkpoint().has_value());
    return plan;
}

} // namespace meshscope::workspace
