// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "catalog/proposals.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace meshscope::catalog {

namespace {

/// Who is known by a name in one source, and who by which addresses.
class PeopleTable
{
public:
    explicit PeopleTable(store::Connection &db)
        : m_db(db)
    {
    }

    Status read() { return take(select("k.scheme='email' OR (k.scheme='user' AND p.email='')")); }

    /// The names of the two, and who else has such an address.
    Status read(EntityId one, EntityId other)
    {
        auto names = select("k.entity_id IN(SELECT ?1 UNION SELECT ?2 UNION SELECT entity_id FROM "
                            "identity_member WHERE into_id IN(?1, ?2)) AND +k.scheme='user' AND "
                            "p.email=''");
        names.bind(1, one).bind(2, other);
        if (auto status = take(std::move(names)); !status)
            return status;
        for (const PersonProposal &person : m_named) {
            auto addresses = select("k.scheme='email' AND k.key>=?1 AND k.key<?2");
            addresses.bind(1, person.name + '@').bind(2, person.name + 'A'); // '@' + 1
            if (auto status = take(std::move(addresses)); !status)
                return status;
        }
        return {};
    }

    void propose(const Decided &decided, std::vector<PersonProposal> &people)
    {
        for (PersonProposal &person : m_named) {
            const auto found = m_addresses.find(person.name);
            if (found == m_addresses.end() || found->second.size() != 1)
                continue;
            std::tie(person.known, person.email) = found->second.front();
            if (person.known != person.named
                && !decided.things.contains({person.named, person.known}))
                people.push_back(std::move(person));
        }
    }

private:
    store::Statement select(const std::string &which)
    {
        return m_db.prepare("SELECT k.scheme, k.key, p.id FROM entity_key k JOIN entity s ON "
                            "s.id=k.entity_id JOIN entity e ON e.id=coalesce(s.merged_into, s.id) "
                            "AND e.state='active' JOIN party p ON p.id=e.id AND p.ptype<>'team' "
                            "WHERE "
                            + which + " ORDER BY k.scheme, k.key");
    }

    Status take(store::Statement rows)
    {
        while (rows.step()) {
            const std::string key(rows.text(1));
            const auto id = rows.id<EntityId>(2);
            if (rows.text(0) == "email")
                m_addresses[foldCase(key.substr(0, key.find('@')))].emplace_back(id, key);
            else
                m_named.push_back({id, {}, key.substr(key.find('|') + 1), {}});
        }
        return rows.finish();
    }

    store::Connection &m_db;
    std::unordered_map<std::string, std::vector<std::pair<EntityId, std::string>>> m_addresses;
    std::vector<PersonProposal> m_named;
};

} // namespace

Status findPersonProposals(store::Connection &db, const Decided &decided, Proposals &proposals)
{
    PeopleTable table(db);
    if (auto status = table.read(); !status)
        return status;
    table.propose(decided, proposals.people);
    return {};
}

Status findPersonEvidence(store::Connection &db, EntityId one, EntityId other, Proposals &proposals)
{
    PeopleTable table(db);
    if (auto status = table.read(one, other); !status)
        return status;
    table.propose({}, proposals.people);
    std::erase_if(proposals.people, [&](const PersonProposal &found) {
        return std::minmax(found.named, found.known) != std::minmax(one, other);
    });
    return {};
}

} // namespace meshscope::catalog
