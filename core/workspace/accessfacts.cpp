// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessfacts.h"

#include "access/grant.h"
#include "base/archive.h"
#include "base/text.h"
#include "model/contract.h"
#include "workspace/accesspeople.h"
#include "workspace/words.h"

#include <algorithm>
#include <array>

namespace meshscope::workspace {

namespace {

using access::ColumnFacts;
using access::PortFacts;

struct PortAsset
{
    AssetId id;
    std::string name;
    Classification classification = Classification::Unknown;
};

/// Tags that mark a special category of personal data (GDPR article 9).
bool isSpecial(const std::vector<std::string> &tags)
{
    constexpr std::array<std::string_view, 6> marks
        = {"special-category", "special-categories", "gdpr-art-9",
           "gdpr-article-9",   "health-data",        "sensitive-personal-data"};
    return std::any_of(tags.begin(), tags.end(), [&](const std::string &tag) {
        return std::find(marks.begin(), marks.end(), slug(tag)) != marks.end();
    });
}

/// A word that no level of the scheme has is treated as the highest until someone maps it (5.6).
Classification rankOf(const Column &column)
{
    if (column.classification == Classification::Unknown && !column.rawClassification.empty())
        return Classification::Restricted;
    return column.classification;
}

std::string becauseOf(const Column &column, const std::string &contract, bool inContract)
{
    if (column.classification == Classification::Unknown && !column.rawClassification.empty())
        return "\"" + column.rawClassification + "\" is not a known level: treated as restricted";
    if (inContract)
        return "contract " + contract;
    if (!column.tags.empty())
        return "tag \"" + column.tags.front() + "\"";
    return column.classification == Classification::Unknown && !column.personal
        ? "not classified"
        : "dataset description";
}

Status readPortRow(store::Connection &db, PortId id, PortFacts &facts)
{
    auto row = db.prepare(
        "SELECT e.state, pe.state, p.name, p.product_id, pe.name, p.status, r.status, "
        "r.domain_id, p.auto_approve, p.contract_key, p.contract_version_id, p.personal, "
        "coalesce(v.version,''), coalesce(v.content_hash,''), coalesce(v.classification,-1), "
        "v.personal, coalesce(v.contract_id,0) FROM port p JOIN entity e ON e.id=p.id "
        "JOIN product r ON r.id=p.product_id JOIN entity pe ON pe.id=r.id "
        "LEFT JOIN contract_version v ON v.id=p.contract_version_id WHERE p.id=?1");
    if (!row.bind(1, id).step()) {
        if (auto status = row.finish(); !status)
            return status;
        return Error {ErrorCode::NotFound, "This port is not in the catalog.", {}};
    }
    facts.id = id;
    facts.present = row.text(0) == "active" && row.text(1) == "active";
    facts.name = row.text(2);
    facts.product = row.id<ProductId>(3);
    facts.productName = row.text(4);
    facts.status = fromWord(row.text(5), ProductStatus::Retired, ProductStatus::Unknown);
    if (facts.status == ProductStatus::Unknown)
        facts.status = fromWord(row.text(6), ProductStatus::Retired, ProductStatus::Unknown);
    facts.domain = row.id<DomainId>(7);
    facts.autoApprove = row.integer(8) != 0;
    facts.contractKey = row.text(9);
    facts.contractVersion = row.id<ContractVersionId>(10);
    facts.contractVersionText = row.text(12);
    facts.contractHash = row.text(13);
    facts.classification = static_cast<Classification>(row.integer(14));
    facts.contract = row.id<ContractId>(16);
    for (const int column : {11, 15}) {
        if (!row.isNull(column))
            facts.personal = facts.personal.value_or(false) || row.integer(column) != 0;
    }
    return row.finish();
}

Result<std::vector<PortAsset>> assetsOf(store::Connection &db, PortFacts &facts)
{
    std::vector<PortAsset> assets;
    auto rows = db.prepare("SELECT a.id, e.name, a.classification, a.personal FROM port_asset p "
                           "JOIN asset a ON a.id=p.asset_id JOIN entity e ON e.id=a.id "
                           "WHERE p.port_id=?1 AND e.state='active' ORDER BY e.name, a.id");
    for (rows.bind(1, facts.id); rows.step();) {
        assets.push_back({rows.id<AssetId>(0), std::string(rows.text(1)),
                          static_cast<Classification>(rows.integer(2))});
        facts.classification = std::max(facts.classification, assets.back().classification);
        if (!rows.isNull(3))
            facts.personal = facts.personal.value_or(false) || rows.integer(3) != 0;
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return assets;
}

Result<ContractDocument> contractOf(store::Connection &db, ContractVersionId version)
{
    auto row = db.prepare("SELECT body FROM contract_version WHERE id=?1");
    if (!row.bind(1, version).step()) {
        if (auto status = row.finish(); !status)
            return status.error();
        return ContractDocument {};
    }
    return unpack<ContractDocument>(row.blob(0));
}

const Column *propertyOf(const ContractDocument &contract, const std::string &path)
{
    for (const ContractObject &object : contract.objects) {
        for (const Column &property : object.properties) {
            if (property.path == path)
                return &property;
        }
    }
    return nullptr;
}

void addColumn(PortFacts &facts, const Column &column, const std::string &prefix, AssetId asset,
               const ContractDocument &contract)
{
    const Column *promised = propertyOf(contract, column.path);
    const bool promises = promised
        && (promised->classification != Classification::Unknown
            || !promised->rawClassification.empty() || promised->personal);
    ColumnFacts one;
    one.path = prefix + column.path;
    one.asset = asset;
    one.assetPath = column.path;
    one.classification = promised ? std::max(rankOf(column), rankOf(*promised)) : rankOf(column);
    one.personal
        = column.personal.value_or(false) || (promised && promised->personal.value_or(false));
    one.special = isSpecial(column.tags) || (promised && isSpecial(promised->tags));
    one.because = becauseOf(promises ? *promised : column,
                            facts.contractKey + " " + facts.contractVersionText, promises);
    facts.classification = std::max(facts.classification, one.classification);
    if (one.personal)
        facts.personal = true;
    facts.columns.push_back(std::move(one));
}

Status readColumns(store::Connection &db, PortFacts &facts, const std::vector<PortAsset> &assets,
                   const ContractDocument &contract)
{
    auto row = db.prepare("SELECT body FROM asset_columns WHERE asset_id=?1");
    for (const PortAsset &asset : assets) {
        std::vector<Column> columns;
        if (row.bind(1, asset.id).step()) {
            auto body = unpack<std::vector<Column>>(row.blob(0));
            if (!body)
                return body.error();
            columns = std::move(*body);
        }
        row.reset();
        const std::string prefix = assets.size() > 1 ? asset.name + "." : std::string();
        for (const Column &column : columns)
            addColumn(facts, column, prefix, asset.id, contract);
    }
    if (facts.columns.empty()) {
        for (const ContractObject &object : contract.objects) {
            const std::string prefix
                = contract.objects.size() > 1 ? object.name + "." : std::string();
            for (const Column &property : object.properties)
                addColumn(facts, property, prefix, {}, contract);
        }
    }
    return row.finish();
}

bool namesNobody(const std::string &text)
{
    const std::string folded = slug(text);
    return folded.empty() || folded == "na" || folded == "n-a" || folded == "none";
}

Status readRoles(store::Connection &db, PortFacts &facts, const ContractDocument &contract,
                 Day today)
{
    for (const ContractRole &role : contract.roles) {
        access::RoleFacts one;
        one.name = role.role;
        one.access = role.access;
        one.description = role.description;
        one.namesFirst = !namesNobody(role.firstApprovers);
        one.namesSecond = !namesNobody(role.secondApprovers);
        for (auto [text, people] : {std::pair {&role.firstApprovers, &one.first},
                                    std::pair {&role.secondApprovers, &one.second}}) {
            auto named = namedPeople(db, *text, today);
            if (!named)
                return named.error();
            *people = std::move(*named);
        }
        facts.roles.push_back(std::move(one));
    }
    return {};
}

} // namespace

Result<PortFacts> portFacts(store::Connection &db, PortId port, Day today)
{
    PortFacts facts;
    if (auto status = readPortRow(db, port, facts); !status)
        return status.error();
    auto assets = assetsOf(db, facts);
    if (!assets)
        return assets.error();
    auto contract = contractOf(db, facts.contractVersion);
    if (!contract)
        return contract.error();
    if (auto status = readColumns(db, facts, *assets, *contract); !status)
        return status.error();
    if (auto status = readRoles(db, facts, *contract, today); !status)
        return status.error();
    if (auto status = readPeople(db, facts, today); !status)
        return status.error();
    return facts;
}

Result<access::Existing> existingFor(store::Connection &db, PortId port, EntityId consumer,
                                     const std::string &role, Day today, RequestId except)
{
    access::Existing existing;
    auto rows = db.prepare("SELECT q.id, q.state, g.state, g.from_on, g.until_on "
                           "FROM access_request q LEFT JOIN access_grant g ON g.request_id=q.id "
                           "WHERE q.port_id=?1 AND q.consumer_id=?2 AND q.role=?3");
    for (rows.bind(1, port).bind(2, consumer).bind(3, role); rows.step();) {
        const auto state = access::parseRequestState(rows.text(1));
        if (state && !isFinal(*state) && rows.id<RequestId>(0) != except)
            existing.openRequest = true;
        if (rows.isNull(2))
            continue;
        access::Grant grant;
        grant.state = access::parseGrantState(rows.text(2)).value_or(access::GrantState::None);
        grant.from = parseDay(rows.text(3)).value_or(today);
        grant.until = rows.isNull(4) ? std::nullopt : parseDay(rows.text(4));
        const access::GrantState now = stateOn(grant, today);
        existing.liveGrant
            = existing.liveGrant || (now != access::GrantState::None && !isFinal(now));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return existing;
}

std::string nameOf(store::Connection &db, EntityId id)
{
    auto row = db.prepare("SELECT name FROM entity WHERE id=?1");
    return row.bind(1, id).step() ? std::string(row.text(0)) : std::string();
}

std::string uidOf(store::Connection &db, EntityId id)
{
    auto row = db.prepare("SELECT uid FROM entity WHERE id=?1");
    return row.bind(1, id).step() ? std::string(row.text(0)) : std::string();
}

EntityId idOf(store::Connection &db, std::string_view uid)
{
    auto row = db.prepare("SELECT coalesce(m.merged_into,m.id,e.id) FROM entity e "
                          "LEFT JOIN entity m ON m.id=e.merged_into WHERE e.uid=?1");
    return row.bind(1, uid).step() ? row.id<EntityId>(0) : EntityId {};
}

} // namespace meshscope::workspace
