// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/contractassets.h"
#include "catalog/winnerwriter.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

/// Rules and their results: which contract, version and dataset a rule is about.
namespace meshscope::catalog {

namespace {

/// A contract version as rules need it.
struct RuledVersion
{
    bool isActive = false;
    ContractDocument document;
};

class RuleRows
{
public:
    explicit RuleRows(ImportWork &work)
        : m_work(work)
        , m_common(work)
        , m_reader(work.db)
        , m_put(work.db.prepare(
              "INSERT INTO rule(id, key, asset_id, path, engine, name, rtype, description, "
              "expectation, dimension, dimension_basis, severity, documented_only, period_s, "
              "contract_version_id) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
              "?14, ?15) ON CONFLICT(id) DO UPDATE SET asset_id=?3, path=?4, engine=?5, name=?6, "
              "rtype=?7, description=?8, expectation=?9, dimension=?10, dimension_basis=?11, "
              "severity=?12, documented_only=?13, period_s=?14, contract_version_id=?15"))
        , m_asset(work.db.prepare("SELECT asset_id FROM rule WHERE id=?1"))
        , m_version(work.db.prepare("SELECT status, body FROM contract_version WHERE id=?1"))
    {
    }

    Status write(EntityId entity)
    {
        auto statements = m_reader.read<RuleRecord>(entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            return {};
        if (auto status = sort(*statements); !status)
            return status;
        const RuleRecord &rule = statements->front().record;
        auto version = versionOf(rule);
        if (!version)
            return version.error();
        const AssetId asset = assetOf(rule, *version, SourceId {statements->front().sourceRow});
        if (auto status = releaseEarlier(entity, asset); !status)
            return status;
        if (auto status = m_common.rename(entity, rule.name); !status)
            return status;
        return put(entity, rule, asset, *version);
    }

private:
    /// What a version says of a rule counts before what a planned or older one says.
    Status sort(std::vector<Stated<RuleRecord>> &statements)
    {
        std::sort(statements.begin(), statements.end(), precedes<RuleRecord>);
        if (statements.size() == 1)
            return {};
        std::map<std::string, bool> active;
        for (const auto &statement : statements) {
            auto version = versionOf(statement.record);
            if (!version)
                return version.error();
            active[statement.record.contractVersion] = *version && m_versions[*version].isActive;
        }
        std::stable_sort(statements.begin(), statements.end(),
                         [&active](const auto &left, const auto &right) {
                             const std::string &a = left.record.contractVersion;
                             const std::string &b = right.record.contractVersion;
                             if (left.rank != right.rank || plainVersion(a) == plainVersion(b))
                                 return left.rank < right.rank;
                             return active[a] != active[b] ? active[a] : versionLess(b, a);
                         });
        return {};
    }

    /// The version a rule names, 0 when it names none or that is not in the catalog (yet).
    Result<EntityId> versionOf(const RuleRecord &rule)
    {
        const EntityId found = rule.contractId.empty()
            ? EntityId {}
            : m_work.ids.find(contractVersionKey(rule.contractId, rule.contractVersion));
        if (!found || m_versions.contains(found))
            return found;
        if (!m_version.bind(1, found).step()) {
            auto status = m_version.finish();
            return status ? Result<EntityId>(EntityId {}) : Result<EntityId>(status.error());
        }
        auto document = unpack<ContractDocument>(m_version.blob(1));
        if (!document) {
            m_version.reset();
            return document.error();
        }
        m_versions[found]
            = {m_version.text(0) == word(ProductStatus::Active), std::move(*document)};
        m_version.reset();
        return found;
    }

    /// Who checks a contract names the object; the contract says where that is.
    AssetId assetOf(const RuleRecord &rule, EntityId version, SourceId source)
    {
        const std::string prefix = rule.contractId + '/';
        if (version && rule.asset.form == RefForm::Logical && rule.asset.platform == "odcs"
            && rule.asset.name.starts_with(prefix)) {
            const ContractDocument &document = m_versions[version].document;
            const ContractServer *const server = mainServer(document);
            for (const ContractObject &object : document.objects) {
                const auto name
                    = server == nullptr || object.name != rule.asset.name.substr(prefix.size())
                    ? std::nullopt
                    : physicalName(*server, object);
                if (name)
                    return m_work.ids.asset(*name, source);
            }
        }
        return m_work.ids.asset(rule.asset, source);
    }

    /// A dataset that nothing but this rule named is there no more when the rule turns out to be
    /// about another.
    Status releaseEarlier(EntityId entity, AssetId asset)
    {
        if (m_common.earlierOf(entity) == CommonRows::Earlier::None)
            return {};
        const EntityId before
            = m_asset.bind(1, entity).step() ? m_asset.id<EntityId>(0) : EntityId {};
        if (before && m_work.ids.current(before) != asset)
            m_work.released.emplace(before, ImportRunId {});
        return m_asset.finish();
    }

    Status put(EntityId entity, const RuleRecord &rule, AssetId asset, EntityId version)
    {
        m_put.bind(1, entity).bind(2, rule.key).bind(3, asset).bind(4, rule.column);
        m_put.bind(5, rule.engine).bind(6, rule.name).bind(7, rule.type);
        m_put.bind(8, rule.description).bind(9, rule.expectation);
        m_put.bind(10, word(rule.dimension)).bind(11, rule.dimensionBasis);
        m_put.bind(12, word(rule.severity)).bind(13, rule.documentedOnly ? 1 : 0);
        return m_put.bind(14, rule.periodSeconds).bind(15, version).run();
    }

    ImportWork &m_work;
    CommonRows m_common;
    StatementReader m_reader;
    store::Statement m_put;
    store::Statement m_asset;
    store::Statement m_version;
    std::map<EntityId, RuledVersion> m_versions;
};

} // namespace

Status addContractRules(ImportWork &work, const std::vector<EntityId> &versions,
                        std::vector<EntityId> &rules)
{
    std::set<std::string> contracts;
    auto key = work.db.prepare("SELECT c.key FROM contract_version v JOIN contract c ON "
                               "c.id=v.contract_id WHERE v.id=?1");
    for (const EntityId version : versions) {
        for (key.bind(1, version); key.step();)
            contracts.emplace(key.text(0));
        if (auto status = key.finish(); !status)
            return status;
    }
    // The keys of such rules begin with the contract's; '0' follows '/' in order.
    auto find = work.db.prepare("SELECT id FROM rule WHERE key>?1 AND key<?2");
    for (const std::string &contract : contracts) {
        for (const std::string_view scheme : {"odcs:", "datacontract-cli:"}) {
            const std::string start = std::string(scheme) + contract;
            for (find.bind(1, start + '/').bind(2, start + '0'); find.step();)
                rules.push_back(find.id<EntityId>(0));
            if (auto status = find.finish(); !status)
                return status;
        }
    }
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
    return {};
}

Status writeRuleWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    RuleRows rows(work);
    std::uint32_t done = 0;
    for (const EntityId entity : entities) {
        if (++done % 1024 == 0 && work.stopped())
            return ImportWork::cancelled();
        if (auto status = rows.write(entity); !status)
            return status;
    }
    return {};
}

Status writeResults(ImportWork &work)
{
    auto rule = work.db.prepare(
        "INSERT INTO rule(id, key, engine, name, rtype, dimension, dimension_basis, severity) "
        "VALUES(?1, ?2, '', ?2, '', 'unassigned', 'none', 'error') ON CONFLICT DO NOTHING");
    auto put = work.db.prepare(
        "INSERT OR IGNORE INTO result(rule_id, executed_at, run_key, outcome, value, failed_rows, "
        "evaluated_rows, "
        "age_s, limit_s, message, doc_id) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    for (const DocumentRows &rows : work.documents) {
        auto status = rows.staged->results.forEach([&](ResultRecord &&result) -> Status {
            // Results may come before the document that defines their rule.
            EntityId id = work.ids.find(ruleKey(result.ruleKey));
            if (!id) {
                id = work.ids.ensure(EntityKind::Rule, {ruleKey(result.ruleKey)}, result.ruleKey,
                                     rows.source);
                if (auto made = rule.bind(1, id).bind(2, result.ruleKey).run(); !made)
                    return made;
            }
            put.bind(1, id)
                .bind(2, result.executedAt)
                .bind(3, result.runKey)
                .bind(4, word(result.outcome));
            put.bind(5, result.value).bind(6, result.failedRows).bind(7, result.evaluatedRows);
            put.bind(8, result.ageSeconds).bind(9, result.limitSeconds).bind(10, result.message);
            if (++work.records % 4096 == 0 && work.stopped())
                return ImportWork::cancelled();
            return put.bind(11, rows.document).run();
        });
        if (!status)
            return status;
    }
    return work.ids.finish();
}

} // namespace meshscope::catalog
