// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pageparts.h"

#include "base/archive.h"
#include "model/contract.h"
#include "workspace/words.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

constexpr double millisecondsPerSecond = 1000.0;

double secondsBetween(TimePoint from, TimePoint to)
{
    return static_cast<double>((to - from).count()) / millisecondsPerSecond;
}

void fillFromEntry(PageHead &head, const Entry &entry, const Snapshot &snapshot)
{
    head.assetType = entry.assetType;
    head.archetype = entry.archetype;
    head.status = entry.status;
    head.classification = entry.classification;
    head.personal = entry.personal;
    head.domainId = entry.domain;
    head.domain = domainLabel(snapshot, entry.domain);
    head.grade = entry.grade;
    head.evidence = entry.evidence;
    head.lowest = entry.lowest;
    head.highest = entry.highest;
    if (entry.score)
        head.score = *entry.score;
    if (entry.platform < snapshot.platforms().size())
        head.platform = snapshot.platforms()[entry.platform];
}

/// Newest measured age of a dataset's data: the first that answers of freshness results, dates the
/// catalog states and runs that wrote it; the youngest wins (standards.md P-18).
struct NewestData
{
    std::optional<TimePoint> at;
    std::string basis;

    void offer(std::optional<TimePoint> candidate, std::string_view what)
    {
        if (candidate && (!at || *candidate > *at)) {
            at = candidate;
            basis = what;
        }
    }
};

std::optional<double> promisedSeconds(store::Connection &db, AssetId asset)
{
    auto rows = db.prepare("SELECT min(r.limit_s) FROM rule u JOIN result r ON r.rule_id=u.id "
                           "WHERE u.asset_id=?1 AND r.limit_s IS NOT NULL AND r.executed_at="
                           "(SELECT max(executed_at) FROM result WHERE rule_id=u.id)");
    rows.bind(1, asset);
    return rows.step() ? rows.optionalReal(0) : std::nullopt;
}

/// Every row of a bound statement, each filled in from where the statement stands.
template<typename Row, typename Fill>
Result<std::vector<Row>> readAll(store::Statement &rows, const Fill &fill)
{
    std::vector<Row> all;
    while (rows.step())
        fill(all.emplace_back());
    if (auto status = rows.finish(); !status)
        return status.error();
    return all;
}

} // namespace

Outcome Freshness::outcome() const
{
    if (!ageSeconds || !limitSeconds)
        return Outcome::Unknown;
    return *ageSeconds <= *limitSeconds ? Outcome::Pass : Outcome::Fail;
}

void Freshness::add(const Freshness &one)
{
    if (one.ageSeconds && (!ageSeconds || *one.ageSeconds > *ageSeconds)) {
        ageSeconds = one.ageSeconds;
        basis = one.basis;
    }
    if (one.limitSeconds && (!limitSeconds || *one.limitSeconds < *limitSeconds))
        limitSeconds = one.limitSeconds;
}

bool isAgePromise(std::string_view property)
{
    return property == "latency" || property == "freshness" || property == "frequency";
}

void Freshness::promise(const ContractDocument &document)
{
    for (const ContractSla &sla : document.serviceLevels)
        if (isAgePromise(sla.property) && sla.seconds
            && (!limitSeconds || *sla.seconds < *limitSeconds))
            limitSeconds = sla.seconds;
}

Result<EntityId> findEntity(Reader &reader, std::string_view uid, EntityKind kind)
{
    auto rows = reader.db().prepare(
        "SELECT coalesce(m.merged_into,m.id,e.id), coalesce(m.kind,e.kind) FROM "
        "entity e LEFT JOIN entity m ON m.id=e.merged_into WHERE e.uid=?1");
    EntityId id;
    if (rows.bind(1, uid).step() && rows.text(1) == word(kind))
        id = rows.id<EntityId>(0);
    if (auto status = rows.finish(); !status)
        return status.error();
    if (!id)
        return Error {ErrorCode::NotFound,
                      "This link leads to nothing in the open catalog. It may belong to another "
                      "catalog, or its source was removed.",
                      std::string(uid)};
    return id;
}

ProductStatus lifecycleOf(const Snapshot &snapshot, const Entry &entry)
{
    const Entry *const of = entry.kind == EntityKind::Asset ? snapshot.find(entry.product) : &entry;
    return of ? of->status : ProductStatus::Unknown;
}

DomainLabel domainLabel(const Snapshot &snapshot, EntityId domain)
{
    const DomainInfo *info = domain ? snapshot.domain(domain) : nullptr;
    return info ? DomainLabel {info->name, info->code, info->slot} : DomainLabel {};
}

PageLink linkOf(Reader &reader, EntityId id)
{
    PageLink link;
    auto rows = reader.db().prepare("SELECT uid, name, kind FROM entity WHERE id=?1");
    if (!id || !rows.bind(1, id).step())
        return link;
    link.id = id;
    link.uid = rows.text(0);
    link.name = rows.text(1);
    link.kind = fromWord(rows.text(2), EntityKind::Grant, EntityKind::Asset);
    if (const Entry *entry = reader.snapshot()->find(id)) {
        link.domain = domainLabel(*reader.snapshot(), entry->domain);
        link.assetType = entry->assetType;
        link.archetype = entry->archetype;
        link.grade = entry->grade;
        link.score = entry->score;
    }
    return link;
}

Result<PageHead> headOf(Reader &reader, EntityId id)
{
    PageHead head;
    auto rows = reader.db().prepare(
        "SELECT uid, name, kind, first_seen_at, last_seen_at FROM entity WHERE id=?1");
    if (rows.bind(1, id).step()) {
        head.id = id;
        head.uid = rows.text(0);
        head.name = rows.text(1);
        head.kind = fromWord(rows.text(2), EntityKind::Grant, EntityKind::Asset);
        head.firstSeen = fromEpochMs(rows.integer(3));
        head.lastSeen = fromEpochMs(rows.integer(4));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (!head.id)
        return Error {ErrorCode::NotFound, "This is no longer in the catalog.", {}};
    if (const Entry *entry = reader.snapshot()->find(id)) {
        fillFromEntry(head, *entry, *reader.snapshot());
        head.owner = linkOf(reader, entry->owner);
    }
    auto tags
        = reader.db().prepare("SELECT tag FROM tag WHERE entity_id=?1 AND path='' ORDER BY tag");
    for (tags.bind(1, id); tags.step();)
        head.tags.emplace_back(tags.text(0));
    if (auto status = tags.finish(); !status)
        return status.error();
    return head;
}

Freshness freshnessOf(store::Connection &db, AssetId asset, TimePoint now)
{
    NewestData newest;
    auto stated = db.prepare("SELECT last_data_at FROM asset WHERE id=?1");
    if (stated.bind(1, asset).step())
        newest.offer(stated.optionalTime(0), "catalog");
    auto tested
        = db.prepare("SELECT max(r.executed_at-CAST(r.age_s*1000 AS INTEGER)) FROM rule u "
                     "JOIN result r ON r.rule_id=u.id WHERE u.asset_id=?1 AND r.age_s IS NOT NULL");
    if (tested.bind(1, asset).step())
        newest.offer(tested.optionalTime(0), "freshness test");
    auto ran = db.prepare("SELECT max(r.ended_at) FROM edge e JOIN run r ON r.job_id=e.job_id "
                          "WHERE e.to_id=?1 AND r.state='COMPLETE'");
    if (ran.bind(1, asset).step())
        newest.offer(ran.optionalTime(0), "run");

    Freshness freshness;
    if (newest.at)
        freshness.ageSeconds = std::max(0.0, secondsBetween(*newest.at, now));
    freshness.basis = newest.basis;
    freshness.limitSeconds = promisedSeconds(db, asset);
    return freshness;
}

Result<Freshness> portFreshness(store::Connection &db, PortId port, TimePoint now)
{
    Freshness worst;
    auto datasets = db.prepare("SELECT asset_id FROM port_asset WHERE port_id=?1");
    for (datasets.bind(1, port); datasets.step();)
        worst.add(freshnessOf(db, datasets.id<AssetId>(0), now));
    if (auto status = datasets.finish(); !status)
        return status.error();
    auto contract = db.prepare("SELECT v.body FROM port p JOIN contract_version v ON "
                               "v.id=p.contract_version_id WHERE p.id=?1");
    if (contract.bind(1, port).step()) {
        const auto document = unpack<ContractDocument>(contract.blob(0));
        if (!document)
            return document.error();
        worst.promise(*document);
    }
    if (auto status = contract.finish(); !status)
        return status.error();
    return worst;
}

Result<std::vector<TestRow>> testsOf(Reader &reader, AssetId asset)
{
    auto rows = reader.db().prepare(
        "SELECT u.path, u.name, u.expectation, u.engine, u.dimension, u.severity, "
        "u.documented_only, r.outcome, r.executed_at, r.failed_rows, r.message, a.name "
        "FROM rule u JOIN entity e ON e.id=u.id AND e.state='active' "
        "JOIN entity a ON a.id=u.asset_id "
        "LEFT JOIN result r ON r.rule_id=u.id AND (r.executed_at, r.run_key)="
        "(SELECT executed_at, run_key FROM result WHERE rule_id=u.id "
        "ORDER BY executed_at DESC, run_key DESC LIMIT 1) "
        "WHERE u.asset_id=?1 ORDER BY u.path, u.name, u.id");
    rows.bind(1, asset);
    return readAll<TestRow>(rows, [&](TestRow &rule) {
        rule.asset = asset;
        rule.path = rows.text(0);
        rule.name = rows.text(1);
        rule.expectation = rows.text(2);
        rule.engine = rows.text(3);
        rule.dimension = fromWord(rows.text(4), Dimension::Uniqueness, Dimension::Unassigned);
        rule.severity = fromWord(rows.text(5), Severity::Critical, Severity::Error);
        rule.documentedOnly = rows.integer(6) != 0;
        rule.lastOutcome = fromWord(rows.text(7), Outcome::Skipped, Outcome::Unknown);
        rule.lastAt = rows.optionalTime(8);
        rule.failedRows = rows.optionalInteger(9);
        rule.message = rows.text(10);
        rule.assetName = rows.text(11);
    });
}

Result<std::vector<Contact>> ownersOf(Reader &reader, EntityId id)
{
    std::vector<std::pair<EntityId, Contact>> found;
    auto rows = reader.db().prepare(
        "SELECT o.party_id, o.role, p.email, o.raw_role FROM ownership o JOIN party p ON "
        "p.id=o.party_id WHERE o.entity_id=?1 ORDER BY o.rank, o.party_id, o.role");
    for (rows.bind(1, id); rows.step();) {
        Contact contact;
        contact.role = rows.text(1);
        contact.email = rows.text(2);
        found.emplace_back(rows.id<EntityId>(0), std::move(contact));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    std::vector<Contact> contacts;
    for (auto &[party, contact] : found) {
        contact.party = linkOf(reader, party);
        contact.name = contact.party.name;
        contacts.push_back(std::move(contact));
    }
    return contacts;
}

Result<std::vector<SourceNote>> sourcesOf(Reader &reader, EntityId id)
{
    auto rows = reader.db().prepare(
        "SELECT s.name, d.path, d.format, t.basis, t.observed_at, coalesce(r.ended_at, "
        "r.started_at) FROM statement t JOIN source_doc d ON d.id=t.doc_id "
        "JOIN source s ON s.id=d.source_id JOIN import_run r ON r.id=d.last_run "
        "WHERE t.entity_id IN (SELECT ?1 UNION SELECT entity_id FROM identity_member WHERE "
        "into_id=?1) ORDER BY s.name, d.path");
    rows.bind(1, id);
    return readAll<SourceNote>(rows, [&](SourceNote &note) {
        note.source = rows.text(0);
        note.document = rows.text(1);
        note.format = rows.text(2);
        note.basis = fromWord(rows.text(3), Basis::Local, Basis::Inferred);
        note.observedAt = fromEpochMs(rows.integer(4));
        note.readAt = fromEpochMs(rows.integer(5));
    });
}

int attention(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fail:
        return 5;
    case Outcome::Error:
        return 4;
    case Outcome::Warn:
        return 3;
    case Outcome::Unknown:
        return 2;
    case Outcome::Skipped:
        return 1;
    case Outcome::Pass:
        return 0;
    }
    return 0;
}

Result<std::vector<HistoryRow>> historyOf(Reader &reader, EntityId id)
{
    auto rows = reader.db().prepare(
        "WITH about(entity_id) AS (SELECT ?1 UNION SELECT entity_id FROM identity_member WHERE "
        "into_id=?1) SELECT coalesce(r.ended_at, r.started_at), s.name, r.state, "
        "(SELECT count(*) FROM statement t JOIN source_doc d ON d.id=t.doc_id "
        " WHERE t.entity_id IN (SELECT entity_id FROM about) AND d.source_id=s.id AND "
        " t.run_id=r.id) "
        "FROM import_run r JOIN source s ON s.id=r.source_id "
        "JOIN (SELECT d.source_id AS source, min(d.first_run) AS first FROM statement t "
        " JOIN source_doc d ON d.id=t.doc_id WHERE t.entity_id IN (SELECT entity_id FROM about) "
        " GROUP BY d.source_id) told ON told.source=r.source_id AND r.id>=told.first "
        "ORDER BY r.started_at DESC, r.id DESC");
    rows.bind(1, id);
    return readAll<HistoryRow>(rows, [&](HistoryRow &row) {
        row.at = fromEpochMs(rows.integer(0));
        row.source = rows.text(1);
        row.state = rows.text(2);
        row.documents = static_cast<int>(rows.integer(3));
    });
}

} // namespace meshscope::workspace
