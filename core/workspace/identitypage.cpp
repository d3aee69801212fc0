// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/identitypage.h"

#include "access/canonicaljson.h"
#include "catalog/identity.h"
#include "workspace/identitysides.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace meshscope::workspace {

namespace {

/// The sentence that a decision keeps; empty if nothing was known.
std::string storedEvidence(store::Connection &db, std::string_view json)
{
    auto row = db.prepare("SELECT coalesce(json_extract(?1, '$.text'), '')");
    return row.bind(1, json).step() ? std::string(row.text(0)) : std::string();
}

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
{
}

IdentitySide SideReader::place(const std::string &key)
{
    IdentitySide side;
    side.key = key;
    side.name = m_names.label(key);
    side.context = catalog::platformOf(key);
    if (m_names.isPrivate(key))
        side.sources = {side.name};
    if (m_datasets.bind(1, key + '|').bind(2, key + '}').step())
        side.count = m_datasets.integer(0);
    m_datasets.reset();
    return side;
}

IdentitySide SideReader::read(EntityId id)
{
    IdentitySide side;
    if (m_thing.bind(1, id).step()) {
        side.key = m_thing.text(0);
        side.name = m_thing.text(1);
        side.context = m_thing.text(2);
        if (!m_thing.text(3).empty())
            side.place
                = m_names.label(std::string(m_thing.text(3)) + '|' + std::string(m_thing.text(4)));
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
            if (!m_single.text(3).empty())
                before.place = m_names.label(std::string(m_single.text(3)) + '|'
                                             + std::string(m_single.text(4)));
        }
        side = read(id);
        if (isMember) {
            side.name = before.name;
            side.context = before.context;
            side.place = before.place;
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
    for (store::Statement *const rows : {&m_thing, &m_single, &m_kind, &m_sources, &m_datasets}) {
        if (auto status = rows->finish(); !status)
            return status;
    }
    return {};
}

Result<std::vector<DecisionRow>> identityDecisions(store::Connection &db)
{
    auto decisions = catalog::allDecisions(db);
    if (!decisions)
        return decisions.error();
    SideReader sides(db);
    if (auto status = sides.load(); !status)
        return status.error();
    auto actor = db.prepare("SELECT name FROM entity WHERE id=?1");
    std::vector<DecisionRow> rows;
    std::reverse(decisions->begin(), decisions->end()); // the newest first
    for (const catalog::Decision &decision : *decisions) {
        DecisionRow &row = rows.emplace_back();
        row.id = decision.id;
        row.verdict = decision.verdict;
        row.note = decision.note;
        row.at = decision.at;
        row.evidence = storedEvidence(db, decision.evidence);
        if (decision.subject == catalog::DecisionSubject::Instance) {
            row.kind = IdentityKind::Instance;
            row.left = sides.place(decision.left);
            row.right = sides.place(decision.right);
        } else {
            row.kind = sides.kindOf(decision.left);
            row.left = sides.single(decision.left);
            row.right = sides.single(decision.right);
        }
        if (actor.bind(1, decision.actor).step())
            row.actor = actor.text(0);
        actor.reset();
    }
    if (auto status = sides.finish(); !status)
        return status.error();
    if (auto status = actor.finish(); !status)
        return status.error();
    return rows;
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
    auto rows = db.prepare("SELECT coalesce(nullif(qualified_name, ''), nullif(email, ''), name), "
                           "bound, entity_id<>into_id FROM identity_member WHERE into_id=?1 "
                           "ORDER BY 1");
    bool several = false;
    for (rows.bind(1, id); rows.step();) {
        note.joined.emplace_back(rows.text(0));
        if (!rows.text(1).empty())
            note.boundTo = rows.text(1);
        several = several || rows.integer(2) != 0;
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (!several)
        note.joined.clear();
    return note;
}

} // namespace meshscope::workspace
