// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/scorebook.h"

#include "workspace/words.h"

#include <set>
#include <utility>

namespace meshscope::workspace {

namespace {

quality::Rule scoringOf(const store::Statement &row, int first)
{
    quality::Rule rule;
    rule.dimension = fromWord(row.text(first), Dimension::Uniqueness, Dimension::Unassigned);
    rule.severity = fromWord(row.text(first + 1), Severity::Critical, Severity::Error);
    rule.documentedOnly = row.integer(first + 2) != 0;
    if (const auto period = row.optionalInteger(first + 3))
        rule.period = std::chrono::seconds(*period);
    return rule;
}

quality::Check checkOf(const store::Statement &row, int first)
{
    quality::Check check;
    check.at = fromEpochMs(row.integer(first));
    check.outcome = fromWord(row.text(first + 1), Outcome::Skipped, Outcome::Unknown);
    check.ageSeconds = row.optionalReal(first + 2);
    check.limitSeconds = row.optionalReal(first + 3);
    return check;
}

using RulesByAsset = std::unordered_map<EntityId, std::vector<quality::Rule>>;

Result<RulesByAsset> loadRules(store::Connection &db, const std::stop_token &stop)
{
    RulesByAsset byAsset;
    auto rows = db.prepare("SELECT r.id, r.asset_id, r.dimension, r.severity, r.documented_only,"
                           " r.period_s, s.executed_at, s.outcome, s.age_s, s.limit_s"
                           " FROM rule r JOIN entity e ON e.id = r.id AND e.state = 'active'"
                           " LEFT JOIN result s ON s.rule_id = r.id"
                           " WHERE r.asset_id IS NOT NULL ORDER BY r.id, s.executed_at");
    RuleId current;
    std::vector<quality::Rule> *rules = nullptr;
    for (std::size_t count = 0; rows.step(); ++count) {
        constexpr std::size_t rowsBetweenPolls = 4096;
        if (count % rowsBetweenPolls == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, "cancelled", {}};
        if (const auto id = rows.id<RuleId>(0); id != current) {
            current = id;
            rules = &byAsset[rows.id<EntityId>(1)];
            rules->push_back(scoringOf(rows, 2));
        }
        if (!rows.isNull(6))
            rules->back().checks.push_back(checkOf(rows, 6));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return byAsset;
}

/// Datasets on output ports that are in use, by product.
Result<std::vector<std::pair<ProductId, AssetId>>> loadOffered(store::Connection &db)
{
    std::vector<std::pair<ProductId, AssetId>> offered;
    auto rows = db.prepare("SELECT DISTINCT p.product_id, a.asset_id FROM port p"
                           " JOIN entity e ON e.id = p.id AND e.state = 'active'"
                           " JOIN port_asset a ON a.port_id = p.id"
                           " WHERE p.direction = 'output' AND p.status <> 'retired'"
                           " ORDER BY p.product_id, a.asset_id");
    while (rows.step())
        offered.emplace_back(rows.id<ProductId>(0), rows.id<AssetId>(1));
    if (auto status = rows.finish(); !status)
        return status.error();
    return offered;
}

Status addDomains(store::Connection &db, ScoreBook &book)
{
    std::unordered_map<EntityId, std::vector<quality::Weighted>> byDomain;
    auto rows
        = db.prepare("SELECT p.domain_id, p.id FROM product p"
                     " JOIN entity e ON e.id = p.id AND e.state = 'active'"
                     " WHERE p.domain_id IS NOT NULL AND p.status IN('active', 'deprecated')");
    while (rows.step())
        byDomain[rows.id<EntityId>(0)].push_back({book.of(rows.id<EntityId>(1)), 1});
    if (auto status = rows.finish(); !status)
        return status;
    for (const auto &[domain, parts] : byDomain)
        book.scores[domain] = quality::combine(parts);
    return {};
}

} // namespace

quality::Score ScoreBook::of(EntityId entity) const
{
    const auto found = scores.find(entity);
    return found == scores.end() ? quality::Score {} : found->second;
}

Result<std::vector<RuleRow>> rulesOf(store::Connection &db, AssetId asset)
{
    std::vector<RuleRow> rules;
    auto rows
        = db.prepare("SELECT r.dimension, r.severity, r.documented_only, r.period_s, r.id, e.uid,"
                     " r.key, r.name, r.path, r.engine, r.rtype, r.description, r.expectation,"
                     " r.dimension_basis, r.contract_version_id"
                     " FROM rule r JOIN entity e ON e.id = r.id AND e.state = 'active'"
                     " WHERE r.asset_id = ?1 ORDER BY r.path, r.name, r.key");
    for (rows.bind(1, asset); rows.step();) {
        RuleRow row;
        row.scoring = scoringOf(rows, 0);
        row.id = rows.id<RuleId>(4);
        row.uid = rows.text(5);
        row.key = rows.text(6);
        row.name = rows.text(7);
        row.path = rows.text(8);
        row.engine = rows.text(9);
        row.type = rows.text(10);
        row.description = rows.text(11);
        row.expectation = rows.text(12);
        row.dimensionBasis = rows.text(13);
        row.contractVersion = rows.id<ContractVersionId>(14);
        rules.push_back(std::move(row));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    auto results = db.prepare("SELECT executed_at, outcome, age_s, limit_s, failed_rows,"
                              " evaluated_rows, message FROM result WHERE rule_id = ?1"
                              " ORDER BY executed_at");
    for (RuleRow &rule : rules) {
        results.reset();
        for (results.bind(1, rule.id); results.step();) {
            rule.scoring.checks.push_back(checkOf(results, 0));
            rule.lastFailedRows = results.optionalInteger(4);
            rule.lastEvaluatedRows = results.optionalInteger(5);
            rule.lastMessage = results.text(6);
        }
    }
    if (auto status = results.finish(); !status)
        return status.error();
    return rules;
}

Result<ScoreBook> scoreAll(store::Connection &db, TimePoint now, const std::stop_token &stop)
{
    auto rules = loadRules(db, stop);
    if (!rules)
        return rules.error();
    auto offered = loadOffered(db);
    if (!offered)
        return offered.error();
    std::set<AssetId> onPorts;
    for (const auto &[product, asset] : *offered)
        onPorts.insert(asset);

    ScoreBook book;
    for (const auto &[asset, list] : *rules) {
        const auto score = quality::scoreDataset(
            list, onPorts.contains(asset) ? quality::portDimensions() : std::vector<Dimension> {},
            now);
        book.scores[asset] = score.total;
        book.ruleCounts[asset] = static_cast<std::uint32_t>(score.scored);
    }
    std::unordered_map<EntityId, std::vector<quality::Weighted>> byProduct;
    for (const auto &[product, asset] : *offered)
        byProduct[product].push_back({book.of(asset), 1});
    for (const auto &[product, parts] : byProduct)
        book.scores[product] = quality::combine(parts);
    if (auto status = addDomains(db, book); !status)
        return status.error();
    return book;
}

} // namespace meshscope::workspace
