// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pageclaims.h"

#include "base/archive.h"
#include "base/text.h"
#include "workspace/words.h"

#include <algorithm>
#include <map>

namespace meshscope::workspace {

namespace {

/// The value that won for each field, as the wide rows hold it.
using Winners = std::map<std::string, std::string>;

struct Said
{
    std::string source;
    std::string document;
    Basis basis = Basis::Observed;
    TimePoint observedAt;
};

class ClaimList
{
public:
    void add(const char *field, std::string value, const Said &said)
    {
        if (!value.empty())
            m_claims.push_back({field, std::move(value), said.source, said.document, said.basis,
                                said.observedAt, false});
    }

    /// Marks one winner per field and puts it first; fields stay in the order they were first said.
    std::vector<Claim> take(const Winners &winners)
    {
        std::vector<std::string> order;
        for (const Claim &claim : m_claims)
            if (std::ranges::find(order, claim.field) == order.end())
                order.push_back(claim.field);
        std::vector<Claim> sorted;
        for (const std::string &field : order) {
            const auto begin = sorted.size();
            for (Claim &claim : m_claims)
                if (claim.field == field)
                    sorted.push_back(std::move(claim));
            markWinner(sorted, begin, winners);
        }
        return sorted;
    }

private:
    static void markWinner(std::vector<Claim> &claims, std::size_t begin, const Winners &winners)
    {
        if (begin == claims.size())
            return;
        const auto winner = winners.find(claims[begin].field);
        if (winner == winners.end())
            return;
        const auto first = claims.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto found = std::find_if(first, claims.end(), [&](const Claim &claim) {
            return foldCase(claim.value) == foldCase(winner->second);
        });
        if (found == claims.end())
            return;
        found->wins = true;
        std::rotate(first, found, found + 1);
    }

    std::vector<Claim> m_claims;
};

/// Of the versions of one contract that speak about a dataset the newest active one binds, else the
/// newest.
void chooseBinding(std::vector<AssetStatement> &statements,
                   const std::vector<std::int64_t> &contracts)
{
    std::map<std::int64_t, std::size_t> chosen;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (contracts[i] == 0)
            continue;
        const auto [place, isFirst] = chosen.emplace(contracts[i], i);
        if (!isFirst && statements[i].active && !statements[place->second].active)
            place->second = i;
    }
    for (const auto &[contract, statement] : chosen)
        statements[statement].binding = true;
}

Said saidBy(const AssetStatement &statement)
{
    return {statement.source, statement.document, statement.basis, statement.observedAt};
}

std::string ownersText(const std::vector<OwnerRef> &owners)
{
    std::string text;
    for (const OwnerRef &owner : owners)
        if (owner.role == OwnerRole::Owner && !owner.until)
            text += (text.empty() ? "" : ", ") + (owner.name.empty() ? owner.email : owner.name);
    return text;
}

template<typename E>
std::string wordOrEmpty(E value, E unknown)
{
    return value == unknown ? std::string() : std::string(word(value));
}

Status addLocalClaims(Reader &reader, EntityId id, ClaimList &list)
{
    auto rows = reader.db().prepare(
        "SELECT l.field, l.value, coalesce(e.name,''), l.at FROM local_claim l LEFT JOIN entity e "
        "ON e.id=l.actor_id WHERE l.entity_id IN (SELECT ?1 UNION SELECT entity_id FROM "
        "identity_member WHERE into_id=?1) AND l.path='' ORDER BY l.field");
    for (rows.bind(1, id); rows.step();)
        list.add(std::string(rows.text(0)).c_str(), std::string(rows.text(1)),
                 {std::string(rows.text(2)), {}, Basis::Local, fromEpochMs(rows.integer(3))});
    return rows.finish();
}

Result<Winners> winnersOf(Reader &reader, EntityId id, std::string_view table)
{
    Winners winners;
    const std::string type = table == "product" ? "archetype" : "atype";
    auto rows = reader.db().prepare(
        "SELECT e.name, t.description, coalesce(d.name,''), coalesce(o.name,''), t." + type
        + ", t.classification FROM " + std::string(table)
        + " t JOIN entity e ON e.id=t.id LEFT JOIN entity d ON d.id=t.domain_id "
          "LEFT JOIN entity o ON o.id=t.owner_id WHERE t.id=?1");
    if (rows.bind(1, id).step()) {
        winners["name"] = rows.text(0);
        winners["description"] = rows.text(1);
        winners["domain"] = rows.text(2);
        winners["owner"] = rows.text(3);
        winners[table == "product" ? "archetype" : "type"] = rows.text(4);
        winners["classification"] = word(static_cast<Classification>(rows.integer(5)));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return winners;
}

Result<std::vector<Claim>> assetClaims(Reader &reader, EntityId id)
{
    auto statements = assetStatements(reader, id);
    if (!statements)
        return statements.error();
    ClaimList list;
    if (auto status = addLocalClaims(reader, id, list); !status)
        return status.error();
    for (const AssetStatement &statement : *statements) {
        const AssetRecord &record = statement.record;
        const Said said = saidBy(statement);
        list.add("name", record.name, said);
        list.add("description", record.description, said);
        list.add("owner", ownersText(record.owners), said);
        list.add("domain", record.domain, said);
        list.add("type", wordOrEmpty(record.type, AssetType::Unknown), said);
        list.add("classification", wordOrEmpty(record.classification, Classification::Unknown),
                 said);
    }
    auto winners = winnersOf(reader, id, "asset");
    if (!winners)
        return winners.error();
    return list.take(*winners);
}

Result<std::vector<Claim>> productClaims(Reader &reader, EntityId id)
{
    ClaimList list;
    if (auto status = addLocalClaims(reader, id, list); !status)
        return status.error();
    auto rows = reader.db().prepare(
        "SELECT t.body, s.name, d.path, t.basis, t.observed_at FROM statement t "
        "JOIN source_doc d ON d.id=t.doc_id JOIN source s ON s.id=d.source_id "
        "WHERE t.entity_id=?1 ORDER BY t.observed_at DESC, d.path");
    for (rows.bind(1, id); rows.step();) {
        auto record = unpack<ProductRecord>(rows.blob(0));
        if (!record)
            return record.error();
        const Said said {std::string(rows.text(1)), std::string(rows.text(2)),
                         fromWord(rows.text(3), Basis::Local, Basis::Inferred),
                         fromEpochMs(rows.integer(4))};
        list.add("name", record->name, said);
        list.add("description", record->description, said);
        list.add("owner", ownersText(record->owners), said);
        list.add("domain", record->domain, said);
        list.add("archetype", wordOrEmpty(record->archetype, Archetype::Unknown), said);
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    auto winners = winnersOf(reader, id, "product");
    if (!winners)
        return winners.error();
    return list.take(*winners);
}

} // namespace

Result<std::vector<AssetStatement>> assetStatements(Reader &reader, AssetId asset)
{
    std::vector<AssetStatement> statements;
    std::vector<std::int64_t> contracts; // row of the contract per statement, 0 = another document
    auto rows = reader.db().prepare(
        "SELECT t.body, s.name, d.path, t.basis, t.observed_at, coalesce(v.contract_id,0), "
        "coalesce(c.name||' '||v.version, s.name), coalesce(v.status,'') FROM statement t "
        "JOIN source_doc d ON d.id=t.doc_id JOIN source s ON s.id=d.source_id "
        "LEFT JOIN contract_version v ON v.doc_id=d.id LEFT JOIN entity c ON c.id=v.contract_id "
        "WHERE t.entity_id IN (SELECT ?1 UNION SELECT entity_id FROM identity_member WHERE "
        "into_id=?1) ORDER BY v.id DESC, t.observed_at DESC, d.path");
    for (rows.bind(1, asset); rows.step();) {
        auto record = unpack<AssetRecord>(rows.blob(0));
        if (!record)
            return record.error();
        AssetStatement &statement = statements.emplace_back();
        statement.record = std::move(*record);
        statement.source = rows.text(1);
        statement.document = rows.text(2);
        statement.basis = fromWord(rows.text(3), Basis::Local, Basis::Inferred);
        statement.observedAt = fromEpochMs(rows.integer(4));
        statement.label = rows.text(6);
        statement.active = rows.text(7) == word(ProductStatus::Active);
        contracts.push_back(rows.integer(5));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    chooseBinding(statements, contracts);
    return statements;
}

const AssetStatement *newestObservation(const std::vector<AssetStatement> &statements)
{
    const AssetStatement *newest = nullptr;
    for (const AssetStatement &statement : statements)
        if (statement.basis == Basis::Observed && statement.record.columnsComplete
            && (!newest || statement.observedAt > newest->observedAt))
            newest = &statement;
    return newest;
}

Result<std::vector<Claim>> pageClaims(Reader &reader, EntityId id)
{
    auto rows = reader.db().prepare("SELECT kind FROM entity WHERE id=?1");
    std::string kind;
    if (rows.bind(1, id).step())
        kind = rows.text(0);
    if (auto status = rows.finish(); !status)
        return status.error();
    if (kind == word(EntityKind::Product))
        return productClaims(reader, id);
    if (kind == word(EntityKind::Asset))
        return assetClaims(reader, id);
    return std::vector<Claim> {};
}

} // namespace meshscope::workspace
