// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accesspeople.h"

#include "base/text.h"
#include "workspace/accessfacts.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

using People = std::vector<PartyId>;

void add(People &people, const People &more)
{
    for (const PartyId person : more) {
        if (!access::contains(people, person))
            people.push_back(person);
    }
}

/// Parties of a query with up to three parameters.
Result<People> query(store::Connection &db, std::string_view sql, EntityId id,
                     std::string_view first = {}, std::string_view second = {})
{
    People parties;
    auto rows = db.prepare(sql);
    rows.bind(1, id);
    if (!first.empty())
        rows.bind(2, first);
    if (!second.empty())
        rows.bind(3, second);
    while (rows.step())
        parties.push_back(rows.id<PartyId>(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return parties;
}

struct Member
{
    PartyId person;
    bool owns;
};

Result<std::vector<Member>> membersOf(store::Connection &db, PartyId team, Day today)
{
    std::vector<Member> members;
    auto rows = db.prepare("SELECT m.user_id, m.role FROM membership m JOIN entity e ON "
                           "e.id=m.user_id WHERE m.team_id=?1 AND e.state='active' AND "
                           "(m.since_on IS NULL OR m.since_on<=?2) AND "
                           "(m.until_on IS NULL OR m.until_on>=?2) ORDER BY e.name, e.id");
    for (rows.bind(1, team).bind(2, formatDay(today)); rows.step();) {
        const std::string role = slug(rows.text(1));
        const bool owns
            = role.find("owner") != std::string::npos || role.find("lead") != std::string::npos;
        members.push_back({rows.id<PartyId>(0), owns});
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return members;
}

bool isTeam(store::Connection &db, PartyId party)
{
    auto row = db.prepare("SELECT ptype FROM party WHERE id=?1");
    return row.bind(1, party).step() && row.text(0) == word(PartyType::Team);
}

enum class Whom { Owners, Everyone };

/// A team's owners, stated on the team or by their role in it; everyone when it names none.
Result<People> peopleOfTeam(store::Connection &db, PartyId team, Whom whom, Day today)
{
    auto members = membersOf(db, team, today);
    if (!members)
        return members.error();
    auto stated
        = query(db, "SELECT party_id FROM ownership WHERE entity_id=?1 AND role=?2 ORDER BY rank",
                team, word(OwnerRole::Owner));
    if (!stated)
        return stated.error();
    People owners = std::move(*stated);
    People everyone = owners;
    for (const Member &member : *members) {
        if (member.owns)
            add(owners, {member.person});
        add(everyone, {member.person});
    }
    return whom == Whom::Owners && !owners.empty() ? owners : everyone;
}

Result<People> people(store::Connection &db, const People &parties, Whom whom, Day today)
{
    People all;
    for (const PartyId party : parties) {
        if (!isTeam(db, party)) {
            add(all, {party});
            continue;
        }
        auto team = peopleOfTeam(db, party, whom, today);
        if (!team)
            return team.error();
        add(all, *team);
    }
    return all;
}

constexpr std::string_view ownersOfEntity
    = "SELECT o.party_id FROM ownership o JOIN entity e ON e.id=o.party_id WHERE o.entity_id=?1 "
      "AND o.role=?2 AND e.state='active' ORDER BY o.rank, e.name";

Result<People> productOwners(store::Connection &db, ProductId product, Whom whom, Day today)
{
    auto owners = query(db, ownersOfEntity, product, word(OwnerRole::Owner));
    if (!owners)
        return owners;
    if (owners->empty()) {
        owners = query(db, "SELECT owner_id FROM product WHERE id=?1 AND owner_id IS NOT NULL",
                       product);
        if (!owners)
            return owners;
    }
    // A team that merely stands beside its named owners does not decide.
    const auto isPerson = [&db](PartyId party) { return !isTeam(db, party); };
    if (whom == Whom::Owners && std::any_of(owners->begin(), owners->end(), isPerson))
        std::erase_if(*owners, [&isPerson](PartyId party) { return !isPerson(party); });
    return people(db, *owners, whom, today);
}

/// Stewards named on the domain itself; else those of its products and contracts, most often named
/// first.
Result<People> stewardsOf(store::Connection &db, DomainId domain, Day today)
{
    if (!domain)
        return People {};
    auto stated = query(db, ownersOfEntity, domain, word(OwnerRole::Steward));
    if (!stated)
        return stated;
    if (stated->empty()) {
        stated
            = query(db,
                    "SELECT o.party_id FROM ownership o JOIN entity e ON e.id=o.party_id "
                    "WHERE e.state='active' AND o.role=?2 AND o.entity_id IN ("
                    "SELECT id FROM product WHERE domain_id=?1 UNION SELECT id FROM contract WHERE "
                    "domain_id=?1 UNION SELECT v.id FROM contract_version v JOIN contract c ON "
                    "c.id=v.contract_id WHERE c.domain_id=?1) "
                    "GROUP BY o.party_id ORDER BY count(*) DESC, e.name",
                    domain, word(OwnerRole::Steward));
        if (!stated)
            return stated;
    }
    return people(db, *stated, Whom::Owners, today);
}

DomainId parentOf(store::Connection &db, DomainId domain)
{
    auto row = db.prepare("SELECT parent_id FROM domain WHERE id=?1");
    return row.bind(1, domain).step() ? row.id<DomainId>(0) : DomainId {};
}

Result<People> parentStewards(store::Connection &db, DomainId domain, Day today)
{
    constexpr int deepest = 16; // a loop of parents in bad data ends here
    People all;
    DomainId parent = domain ? parentOf(db, domain) : DomainId {};
    for (int depth = 0; parent && depth < deepest; ++depth, parent = parentOf(db, parent)) {
        auto stewards = stewardsOf(db, parent, today);
        if (!stewards)
            return stewards;
        add(all, *stewards);
    }
    return all;
}

Result<People> dataProtectionOfficers(store::Connection &db)
{
    People officers;
    auto rows
        = db.prepare("SELECT DISTINCT o.party_id, o.raw_role FROM ownership o WHERE "
                     "o.raw_role<>'' UNION SELECT p.id, p.title FROM party p WHERE p.title<>''");
    while (rows.step()) {
        const std::string role = slug(rows.text(1));
        if (role == "dpo" || role.find("data-protection") != std::string::npos)
            add(officers, {rows.id<PartyId>(0)});
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return officers;
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<People> partyNamed(store::Connection &db, std::string_view name)
{
    for (const std::string_view sql :
         // CROSS: from the few people to their rows, not through all that the catalog has.
         {"SELECT p.id FROM party p CROSS JOIN entity e ON e.id=p.id WHERE e.state='active' AND "
          "p.email<>'' AND lower(p.email)=lower(?2) AND ?1 IS NULL",
          "SELECT p.id FROM party p CROSS JOIN entity e ON e.id=p.id WHERE e.state='active' AND "
          "e.name=?2 AND ?1 IS NULL"}) {
        auto found = query(db, sql, {}, name);
        if (!found || !found->empty())
            return found;
    }
    return People {};
}

} // namespace

Result<People> peopleOf(store::Connection &db, const People &parties, Day today)
{
    return people(db, parties, Whom::Owners, today);
}

Result<People> namedPeople(store::Connection &db, const std::string &text, Day today)
{
    People all;
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = rest.find_first_of(",;");
        const std::string_view name = trimmed(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (name.empty())
            continue;
        auto parties = partyNamed(db, name);
        if (!parties)
            return parties;
        auto persons = people(db, *parties, Whom::Owners, today);
        if (!persons)
            return persons;
        add(all, *persons);
    }
    return all;
}

Status readPeople(store::Connection &db, access::PortFacts &facts, Day today)
{
    const auto take = [](Result<People> found, People &into) -> Status {
        if (!found)
            return found.error();
        into = std::move(*found);
        return {};
    };
    if (auto status = take(productOwners(db, facts.product, Whom::Owners, today), facts.owners);
        !status)
        return status;
    if (auto status = take(stewardsOf(db, facts.domain, today), facts.stewards); !status)
        return status;
    if (auto status = take(parentStewards(db, facts.domain, today), facts.parentStewards); !status)
        return status;
    auto stated = query(db, ownersOfEntity, facts.domain, word(OwnerRole::Owner));
    if (!stated)
        return stated.error();
    if (auto status = take(people(db, *stated, Whom::Owners, today), facts.domainOwners); !status)
        return status;
    return take(dataProtectionOfficers(db), facts.dataProtection);
}

Result<access::ConsumerFacts> consumerFacts(store::Connection &db, EntityId consumer, Day today)
{
    using access::ConsumerKind;
    auto row = db.prepare("SELECT e.kind, coalesce(p.ptype,'') FROM entity e LEFT JOIN party p ON "
                          "p.id=e.id WHERE e.id=?1");
    if (!row.bind(1, consumer).step()) {
        if (auto status = row.finish(); !status)
            return status.error();
        return Error {ErrorCode::NotFound, "Choose whom the access is for.", {}};
    }
    access::ConsumerFacts facts;
    facts.id = consumer;
    const std::string kind(row.text(0));
    const std::string partyType(row.text(1));
    if (kind == word(EntityKind::Product)) {
        facts.kind = ConsumerKind::Product;
        auto owners = productOwners(db, consumer, Whom::Owners, today);
        auto everyone = productOwners(db, consumer, Whom::Everyone, today);
        if (!owners || !everyone)
            return owners ? everyone.error() : owners.error();
        facts.owners = std::move(*owners);
        facts.members = std::move(*everyone);
    } else if (kind == word(EntityKind::Party) && partyType == word(PartyType::Team)) {
        facts.kind = ConsumerKind::Team;
        auto owners = peopleOfTeam(db, consumer, Whom::Owners, today);
        auto everyone = peopleOfTeam(db, consumer, Whom::Everyone, today);
        if (!owners || !everyone)
            return owners ? everyone.error() : owners.error();
        facts.owners = std::move(*owners);
        facts.members = std::move(*everyone);
    } else if (kind == word(EntityKind::Party)) {
        facts.kind = ConsumerKind::Person;
        facts.owners = {consumer};
        facts.members = {consumer};
    } else {
        return Error {ErrorCode::NotFound, "Access is given to a person, a team or a product.", {}};
    }
    add(facts.members, facts.owners);
    return facts;
}

} // namespace meshscope::workspace
