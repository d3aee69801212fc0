// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/pageclaims.h"

#include "base/archive.h"
#include "base/text.h"
#include "model/contract.h"
#include "workspace/words.h"

#include <algorithm>
#include <map>
#include <set>

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

AssetRecord recordOf(const ContractDocument &document, const std::string &objectName)
{
    AssetRecord record;
    record.domain = document.domain;
    record.product = document.product;
    for (const ContractMember &member : document.team)
        if (!member.until)
            record.owners.push_back({member.name.empty() ? member.username : member.name,
                                     {},
                                     PartyType::User,
                                     parseOwnerRole(member.role),
                                     member.role,
                                     member.since,
                                     member.until});
    for (const ContractObject &object : document.objects) {
        if (object.name != objectName)
            continue;
        record.name = object.businessName;
        record.description = object.description;
        record.type = parseAssetType(object.physicalType).value_or(AssetType::Unknown);
        record.tags = object.tags;
        record.columns = object.properties;
    }
    return record;
}

/// One version per contract: the newest active one, else the newest.
Status addContracts(Reader &reader, AssetId asset, const std::set<std::int64_t> &seenDocuments,
                    std::vector<AssetStatement> &statements)
{
    std::set<std::int64_t> contracts;
    auto rows = reader.db().prepare(
        "SELECT v.contract_id, v.doc_id, v.body, ca.object, s.name, d.path, r.started_at "
        "FROM contract_asset ca JOIN contract_version v ON v.id=ca.version_id "
        "JOIN source_doc d ON d.id=v.doc_id JOIN source s ON s.id=d.source_id "
        "JOIN import_run r ON r.id=d.first_run "
        "WHERE ca.asset_id=?1 ORDER BY v.contract_id, v.status='active' DESC, v.id DESC");
    for (rows.bind(1, asset); rows.step();) {
        if (!contracts.insert(rows.integer(0)).second || seenDocuments.contains(rows.integer(1)))
            continue;
        auto document = unpack<ContractDocument>(rows.blob(2));
        if (!document)
            return document.error();
        AssetStatement &statement = statements.emplace_back();
        statement.record = recordOf(*document, std::string(rows.text(3)));
        statement.source = rows.text(4);
        statement.document = rows.text(5);
        statement.label
            = (document->name.empty() ? document->id : document->name) + ' ' + document->version;
        statement.basis = Basis::Promised;
        statement.observedAt = document->createdAt.value_or(fromEpochMs(rows.integer(6)));
    }
    return rows.finish();
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
        "ON e.id=l.actor_id WHERE l.entity_id=?1 AND l.path='' ORDER BY l.field");
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
    std::set<std::int64_t> seen;
    auto rows = reader.db().prepare(
        "SELECT t.doc_id, t.body, s.name, d.path, t.basis, t.observed_at FROM statement t "
        "JOIN source_doc d ON d.id=t.doc_id JOIN source s ON s.id=d.source_id "
        "WHERE t.entity_id=?1 ORDER BY t.observed_at DESC, d.path");
    for (rows.bind(1, asset); rows.step();) {
        auto record = unpack<AssetRecord>(rows.blob(1));
        if (!record)
            return record.error();
        seen.insert(rows.integer(0));
        AssetStatement &statement = statements.emplace_back();
        statement.record = std::move(*record);
        statement.source = rows.text(2);
        statement.document = rows.text(3);
        statement.label = statement.source;
        statement.basis = fromWord(rows.text(4), Basis::Local, Basis::Inferred);
        statement.observedAt = fromEpochMs(rows.integer(5));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (auto status = addContracts(reader, asset, seen, statements); !status)
        return status.error();
    return statements;
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
