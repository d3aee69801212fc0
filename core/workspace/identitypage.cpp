// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/identitypage.h"

#include "access/canonicaljson.h"
#include "catalog/identity.h"
#include "workspace/identitysides.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace meshscope::workspace {

namespace {

template<typename Make>
void add(IdentityPage &page, int mostShown, const Make &make)
{
    ++page.totalProposals;
    if (page.proposals.size() < static_cast<std::size_t>(mostShown))
        page.proposals.push_back(make());
}

void addProposals(const catalog::Proposals &found, SideReader &sides, int mostShown,
                  IdentityPage &page)
{
    for (const catalog::InstanceProposal &proposal : found.instances)
        add(page, mostShown, [&] {
            ProposalRow row {IdentityKind::Instance, sides.place(proposal.from),
                             sides.place(proposal.to), proposal.shared, proposal.examples};
            row.left.count = proposal.fromNames;
            row.right.count = proposal.toNames;
            return row;
        });
    for (const catalog::PersonProposal &proposal : found.people)
        add(page, mostShown, [&] {
            return ProposalRow {IdentityKind::Person,
                                sides.thing(proposal.named),
                                sides.thing(proposal.known),
                                0,
                                {proposal.name}};
        });
    for (const catalog::AssetProposal &proposal : found.assets)
        add(page, mostShown, [&] {
            ProposalRow row {IdentityKind::Dataset, sides.thing(proposal.left),
                             sides.thing(proposal.right), proposal.shared, proposal.examples};
            row.left.count = proposal.leftColumns;
            row.right.count = proposal.rightColumns;
            return row;
        });
    page.totalProposals += found.totalAssets - static_cast<std::int64_t>(found.assets.size());
    page.notCompared = found.notCompared;
}

} // namespace

std::string_view word(IdentityKind kind)
{
    switch (kind) {
    case IdentityKind::Instance:
        return "instance";
    case IdentityKind::Dataset:
        return "dataset";
    case IdentityKind::Person:
        break;
    }
    return "person";
}

std::string evidenceText(const ProposalRow &proposal)
{
    switch (proposal.kind) {
    case IdentityKind::Instance:
        return fmt::format("{} full names are on both; one has {}, the other {}", proposal.shared,
                           proposal.left.count, proposal.right.count);
    case IdentityKind::Dataset:
        return fmt::format("one name, and {} columns are in both; one has {}, the other {}",
                           proposal.shared, proposal.left.count, proposal.right.count);
    case IdentityKind::Person:
        break;
    }
    return fmt::format("the user name is the local part of one address alone: {}",
                       proposal.right.context);
}

SideReader::SideReader(store::Connection &db)
    : m_db(db)
    , m_thing(db.prepare(
          "SELECT e.uid, e.name, coalesce(a.qualified_name, p.email, ''), coalesce(a.platform, "
          "''), coalesce(a.instance, ''), coalesce(a.column_count, 0) FROM entity e LEFT JOIN "
          "asset a ON a.id=e.id LEFT JOIN party p ON p.id=e.id WHERE e.id=?1"))
    , m_single(db.prepare("SELECT e.id, m.name, coalesce(nullif(m.qualified_name, ''), m.email), "
                          "m.platform, m.instance FROM entity e LEFT JOIN identity_member m ON "
                          "m.entity_id=e.id WHERE e.uid=?1"))
    , m_kind(db.prepare("SELECT kind FROM entity WHERE uid=?1"))
    , m_sources(db.prepare(
          "SELECT DISTINCT s.name FROM statement t JOIN source_doc d ON d.id=t.doc_id JOIN source "
          "s ON s.id=d.source_id WHERE t.entity_id=?1 ORDER BY s.name"))
    , m_datasets(db.prepare("SELECT count(*) FROM entity_key WHERE scheme='phys' AND key>=?1 AND "
                            "key<?2"))
    , m_namers(db.prepare("SELECT name FROM source WHERE id IN(SELECT source_id FROM entity_key "
                          "WHERE scheme='phys' AND key>=?1 AND key<?2) ORDER BY name"))
    , m_evidence(db.prepare("SELECT coalesce(json_extract(?1, '$.text'), '')"))
    , m_actor(db.prepare("SELECT name FROM entity WHERE id=?1"))
{
}

IdentitySide SideReader::place(const std::string &key)
{
    IdentitySide side;
    side.key = key;
    side.name = m_names.label(key);
    side.context = catalog::platformOf(key);
    side.isPrivate = m_names.isPrivate(key);
    for (m_namers.bind(1, key + '|').bind(2, key + '}'); m_namers.step();)
        side.sources.emplace_back(m_namers.text(0));
    m_namers.reset();
    if (m_datasets.bind(1, key + '|').bind(2, key + '}').step())
        side.count = m_datasets.integer(0);
    m_datasets.reset();
    return side;
}

void SideReader::stand(IdentitySide &side, std::string_view platform,
                       std::string_view instance) const
{
    if (platform.empty())
        return;
    const std::string key = std::string(platform) + '|' + std::string(instance);
    side.place = m_names.label(key);
    side.isPrivate = m_names.isPrivate(key);
}

IdentitySide SideReader::read(EntityId id)
{
    IdentitySide side;
    if (m_thing.bind(1, id).step()) {
        side.key = m_thing.text(0);
        side.name = m_thing.text(1);
        side.context = m_thing.text(2);
        stand(side, m_thing.text(3), m_thing.text(4));
        side.count = m_thing.integer(5);
    }
    m_thing.reset();
    for (m_sources.bind(1, id); m_sources.step();)
        side.sources.emplace_back(m_sources.text(0));
    m_sources.reset();
    return side;
}

IdentitySide SideReader::thing(EntityId id)
{
    return read(id);
}

IdentitySide SideReader::single(const std::string &uid)
{
    IdentitySide side;
    side.key = uid;
    if (m_single.bind(1, uid).step()) {
        const auto id = m_single.id<EntityId>(0);
        const bool isMember = !m_single.isNull(1);
        IdentitySide before;
        if (isMember) {
            before.name = m_single.text(1);
            before.context = m_single.text(2);
            stand(before, m_single.text(3), m_single.text(4));
        }
        side = read(id);
        if (isMember) {
            side.name = before.name;
            side.context = before.context;
            side.place = before.place;
            side.isPrivate = before.isPrivate;
        }
    }
    m_single.reset();
    return side;
}

IdentityKind SideReader::kindOf(const std::string &uid)
{
    const bool isAsset = m_kind.bind(1, uid).step() && m_kind.text(0) == word(EntityKind::Asset);
    m_kind.reset();
    return isAsset ? IdentityKind::Dataset : IdentityKind::Person;
}

Status SideReader::finish()
{
    for (store::Statement *const rows : {&m_thing, &m_single, &m_kind, &m_sources, &m_datasets,
                                         &m_namers, &m_evidence, &m_actor}) {
        if (auto status = rows->finish(); !status)
            return status;
    }
    return {};
}

DecisionRow SideReader::decision(const catalog::Decision &decision)
{
    DecisionRow row;
    row.id = decision.id;
    row.verdict = decision.verdict;
    row.note = decision.note;
    row.at = decision.at;
    if (m_evidence.bind(1, decision.evidence).step())
        row.evidence = m_evidence.text(0);
    m_evidence.reset();
    if (decision.subject == catalog::DecisionSubject::Instance) {
        row.kind = IdentityKind::Instance;
        row.left = place(decision.left);
        row.right = place(decision.right);
    } else {
        row.kind = kindOf(decision.left);
        row.left = single(decision.left);
        row.right = single(decision.right);
    }
    if (m_actor.bind(1, decision.actor).step())
        row.actor = m_actor.text(0);
    m_actor.reset();
    return row;
}

Result<std::vector<DecisionRow>> identityDecisions(store::Connection &db)
{
    auto decisions = catalog::allDecisions(db);
    if (!decisions)
        return decisions.error();
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    std::vector<DecisionRow> rows;
    rows.reserve(decisions->size());
    std::reverse(decisions->begin(), decisions->end()); // the newest first
    for (const catalog::Decision &decision : *decisions)
        rows.push_back(sides.decision(decision));
    if (auto status = sides.finish(); !status)
        return status.error();
    return rows;
}

Result<DecisionRow> identityDecision(store::Connection &db, std::int64_t id)
{
    auto decision = catalog::oneDecision(db, id);
    if (!decision)
        return decision.error();
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    DecisionRow row = sides.decision(*decision);
    if (auto status = sides.finish(); !status)
        return status.error();
    return row;
}

namespace {

Result<std::optional<ProposalRow>> only(store::Connection &db,
                                        const Result<catalog::Proposals> &found)
{
    if (!found)
        return found.error();
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    IdentityPage page;
    addProposals(*found, sides, 1, page);
    if (auto status = sides.finish(); !status)
        return status.error();
    if (page.proposals.empty())
        return std::optional<ProposalRow>();
    return std::optional(std::move(page.proposals.front()));
}

} // namespace

Result<std::optional<ProposalRow>> instanceProposal(store::Connection &db, const std::string &one,
                                                    const std::string &other)
{
    return only(db, catalog::instanceEvidence(db, one, other));
}

Result<std::optional<ProposalRow>> thingProposal(store::Connection &db, EntityId one,
                                                 EntityId other)
{
    return only(db, catalog::thingEvidence(db, one, other));
}

Result<IdentityPage> identityPage(store::Connection &db, int mostShown, const std::stop_token &stop)
{
    IdentityPage page;
    auto places = identityPlaces(db);
    if (!places)
        return places.error();
    page.places = std::move(*places);
    auto decisions = identityDecisions(db);
    if (!decisions)
        return decisions.error();
    page.decisions = std::move(*decisions);
    auto found = catalog::findProposals(db, stop);
    if (!found)
        return found.error();
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    addProposals(*found, sides, mostShown, page);
    if (auto status = sides.finish(); !status)
        return status.error();
    return page;
}

Result<IdentityNote> identityNote(store::Connection &db, EntityId id)
{
    IdentityNote note;
    std::vector<std::string> uids;
    auto members = db.prepare("SELECT e.uid, m.bound FROM identity_member m JOIN entity e ON "
                              "e.id=m.entity_id WHERE m.into_id=?1 ORDER BY e.uid");
    for (members.bind(1, id); members.step();) {
        uids.emplace_back(members.text(0));
        if (!members.text(1).empty())
            note.boundTo = members.text(1);
    }
    if (auto status = members.finish(); !status)
        return status.error();
    if (uids.empty())
        return note;
    auto newest = db.prepare(
        "WITH one(uid, place) AS (SELECT e.uid, m.platform || '|' || m.instance FROM "
        "identity_member m JOIN entity e ON e.id=m.entity_id WHERE m.into_id=?1) "
        "SELECT coalesce(max(d.id), 0) FROM identity_decision d JOIN one ON d.verdict='same' AND "
        "((d.subject='entity' AND one.uid IN(d.left_key, d.right_key)) OR "
        "(d.subject='instance' AND one.place=d.left_key))");
    if (newest.bind(1, id).step())
        note.decision = newest.integer(0);
    if (auto status = newest.finish(); !status)
        return status.error();
    if (uids.size() == 1)
        return note;
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    note.joined.reserve(uids.size());
    for (const std::string &uid : uids)
        note.joined.push_back(sides.single(uid));
    if (auto status = sides.finish(); !status)
        return status.error();
    std::sort(note.joined.begin(), note.joined.end(),
              [](const IdentitySide &left, const IdentitySide &right) {
                  return std::tie(left.context, left.place, left.key)
                      < std::tie(right.context, right.place, right.key);
              });
    return note;
}

} // namespace meshscope::workspace
