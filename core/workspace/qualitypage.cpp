// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/qualitypage.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace meshscope::workspace {

namespace {

Result<std::set<AssetId>> datasetsOnPorts(store::Connection &db)
{
    std::set<AssetId> assets;
    auto rows = db.prepare("SELECT DISTINCT a.asset_id FROM port p"
                           " JOIN entity e ON e.id = p.id AND e.state = 'active'"
                           " JOIN port_asset a ON a.port_id = p.id"
                           " WHERE p.direction = 'output' AND p.status <> 'retired'");
    while (rows.step())
        assets.insert(rows.id<AssetId>(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return assets;
}

Result<std::map<AssetId, std::uint32_t>> ruleCounts(store::Connection &db)
{
    std::map<AssetId, std::uint32_t> counts;
    auto rows = db.prepare("SELECT r.asset_id, count(*) FROM rule r"
                           " JOIN entity e ON e.id = r.id AND e.state = 'active'"
                           " WHERE r.asset_id IS NOT NULL AND r.documented_only = 0"
                           " AND r.severity <> 'info' GROUP BY r.asset_id");
    while (rows.step())
        counts[rows.id<AssetId>(0)] = static_cast<std::uint32_t>(rows.integer(1));
    if (auto status = rows.finish(); !status)
        return status.error();
    return counts;
}

bool passes(const QualityRow &row, const QualityFilter &filter)
{
    if ((filter.grade && row.grade != *filter.grade)
        || (filter.domain && row.domain != filter.domain))
        return false;
    const std::string text = foldCase(row.name + " " + row.context + " " + row.productName);
    std::istringstream words(foldCase(filter.text));
    for (std::string word; words >> word;) {
        if (text.find(word) == std::string::npos)
            return false;
    }
    return true;
}

void sortRows(std::vector<QualityRow> &rows, QualityOrder order)
{
    std::sort(rows.begin(), rows.end(), [order](const QualityRow &a, const QualityRow &b) {
        switch (order) {
        case QualityOrder::WorstFirst:
            // Where too little is known for a grade, nothing is shown to be bad: last.
            return std::forward_as_tuple(a.grade == Grade::Insufficient, a.lowest, a.evidence,
                                         a.name, a.uid)
                < std::forward_as_tuple(b.grade == Grade::Insufficient, b.lowest, b.evidence,
                                        b.name, b.uid);
        case QualityOrder::Evidence:
            return std::tie(a.evidence, a.lowest, a.name, a.uid)
                < std::tie(b.evidence, b.lowest, b.name, b.uid);
        case QualityOrder::Name:
            break;
        }
        return std::tie(a.name, a.context, a.uid) < std::tie(b.name, b.context, b.uid);
    });
}

QualityRow rowOf(const Snapshot &snapshot, const Entry &entry)
{
    QualityRow row;
    row.asset = entry.id;
    row.name = entry.name;
    row.context = entry.context;
    row.domain = entry.domain;
    row.product = entry.product;
    row.type = entry.assetType;
    row.grade = entry.grade;
    if (entry.score)
        row.measured = *entry.score;
    row.evidence = entry.evidence;
    row.lowest = entry.lowest;
    row.highest = entry.highest;
    if (const Entry *product = snapshot.find(entry.product))
        row.productName = product->name;
    return row;
}

Status readUids(store::Connection &db, std::vector<QualityRow> &rows)
{
    auto uids = db.prepare("SELECT uid FROM entity WHERE id = ?1");
    for (QualityRow &row : rows) {
        uids.reset();
        uids.bind(1, row.asset);
        if (uids.step())
            row.uid = uids.text(0);
    }
    return uids.finish();
}

std::vector<RuleDay> daysOf(const quality::Rule &rule, TimePoint now)
{
    using std::chrono::days;
    const auto today = std::chrono::floor<days>(now);
    std::vector<RuleDay> result;
    for (int back = DatasetQuality::dayCount - 1; back >= 0; --back)
        result.push_back({Day {today - days {back}}, Outcome::Unknown});
    std::array<bool, DatasetQuality::dayCount> hasCheck {};
    for (const quality::Check &check : rule.checks) {
        const auto back = (today - std::chrono::floor<days>(check.at)).count();
        if (back < 0 || back >= DatasetQuality::dayCount)
            continue;
        const auto place = static_cast<std::size_t>(DatasetQuality::dayCount - 1 - back);
        Outcome &outcome = result[place].outcome;
        if (!hasCheck[place] || attention(check.outcome) > attention(outcome))
            outcome = check.outcome;
        hasCheck[place] = true;
    }
    return result;
}

std::vector<ScorePoint> historyOf(const std::vector<quality::Rule> &rules,
                                  const std::vector<Dimension> &expected, TimePoint now)
{
    using std::chrono::days;
    std::vector<ScorePoint> history;
    for (int back = DatasetQuality::dayCount - 1; back >= 0; --back) {
        const TimePoint at = now - days {back};
        history.push_back({dayOf(at), quality::scoreDataset(rules, expected, at).total});
    }
    return history;
}

/// Failing first, then unproven, then the heavier.
void sortRules(std::vector<RuleDetail> &rules)
{
    const auto rank = [](const RuleDetail &detail) {
        if (detail.term.conclusiveOutcome == Outcome::Fail)
            return 0;
        if (detail.term.lastOutcome == Outcome::Error)
            return 1;
        if (detail.term.conclusiveOutcome == Outcome::Warn)
            return 2;
        return detail.term.quality ? 4 : 3;
    };
    std::stable_sort(rules.begin(), rules.end(), [&rank](const auto &a, const auto &b) {
        return std::tuple(rank(a), -a.term.weight) < std::tuple(rank(b), -b.term.weight);
    });
}

Status nameContracts(store::Connection &db, std::vector<RuleDetail> &rules)
{
    auto rows = db.prepare("SELECT e.name, e.uid FROM contract_version v"
                           " JOIN entity e ON e.id = v.contract_id WHERE v.id = ?1");
    for (RuleDetail &detail : rules) {
        if (!detail.rule.contractVersion)
            continue;
        rows.reset();
        rows.bind(1, detail.rule.contractVersion);
        if (rows.step()) {
            detail.contractName = rows.text(0);
            detail.contractUid = rows.text(1);
        }
    }
    return rows.finish();
}

} // namespace

Result<QualityOverview> qualityOverview(Reader &reader, const QualityFilter &filter)
{
    auto onPorts = datasetsOnPorts(reader.db());
    if (!onPorts)
        return onPorts.error();
    auto counts = ruleCounts(reader.db());
    if (!counts)
        return counts.error();
    const auto snapshot = reader.snapshot();
    QualityOverview overview;
    for (const Entry &entry : snapshot->entries()) {
        if (entry.kind != EntityKind::Asset)
            continue;
        const auto rules = counts->find(entry.id);
        const bool onPort = onPorts->contains(entry.id);
        if (rules == counts->end() && !onPort) {
            ++overview.withoutRules;
            continue;
        }
        QualityRow row = rowOf(*snapshot, entry);
        row.rules = rules == counts->end() ? 0 : rules->second;
        row.onPort = onPort;
        ++overview.total;
        ++overview.byGrade[static_cast<std::size_t>(row.grade)];
        if (passes(row, filter))
            overview.rows.push_back(std::move(row));
    }
    sortRows(overview.rows, filter.order);
    if (auto status = readUids(reader.db(), overview.rows); !status)
        return status.error();
    return overview;
}

Result<DatasetQuality> datasetQuality(Reader &reader, const std::string &uid)
{
    DatasetQuality result;
    auto head = reader.db().prepare("SELECT id FROM entity WHERE uid = ?1 AND kind = 'asset'");
    head.bind(1, uid);
    if (head.step())
        result.asset = head.id<AssetId>(0);
    if (auto status = head.finish(); !status)
        return status.error();
    const auto snapshot = reader.snapshot();
    const Entry *const entry = result.asset ? snapshot->find(result.asset) : nullptr;
    if (!entry)
        return Error {ErrorCode::NotFound, "this catalog has no such dataset", uid};
    result.uid = uid;
    result.name = entry->name;
    result.context = entry->context;
    auto onPorts = datasetsOnPorts(reader.db());
    if (!onPorts)
        return onPorts.error();
    result.onPort = onPorts->contains(result.asset);
    result.freshness = freshnessOf(reader.db(), result.asset, reader.now());
    auto rules = rulesOf(reader.db(), result.asset);
    if (!rules)
        return rules.error();

    std::vector<quality::Rule> scoring;
    for (const RuleRow &rule : *rules)
        scoring.push_back(rule.scoring);
    const auto expected = result.onPort ? quality::portDimensions() : std::vector<Dimension> {};
    result.score = quality::scoreDataset(scoring, expected, reader.now());
    result.history = historyOf(scoring, expected, reader.now());
    for (std::size_t i = 0; i < rules->size(); ++i) {
        RuleDetail detail;
        detail.term = result.score.terms[i];
        detail.days = daysOf(scoring[i], reader.now());
        detail.rule = std::move((*rules)[i]);
        result.rules.push_back(std::move(detail));
    }
    sortRules(result.rules);
    if (auto status = nameContracts(reader.db(), result.rules); !status)
        return status.error();
    return result;
}

} // namespace meshscope::workspace
