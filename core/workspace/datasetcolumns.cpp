// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "base/text.h"
#include "contract/drift.h"
#include "workspace/datasetpage.h"
#include "workspace/pageclaims.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace meshscope::workspace {

namespace {

void findDrift(DatasetPage &page, const std::vector<AssetStatement> &statements)
{
    const AssetStatement *observed = newestObservation(statements);
    if (!observed)
        return;
    for (ContractUse &use : page.contracts)
        use.observed = true;
    for (const AssetStatement &statement : statements) {
        if (!statement.binding || statement.record.columns.empty())
            continue;
        for (contract::Drift &drift :
             contract::driftOf(statement.record.columns, observed->record.columns))
            page.drift.push_back({std::move(drift), statement.label});
    }
}

std::string driftText(const DriftRow &row)
{
    switch (row.kind) {
    case DriftRow::Kind::MissingColumn:
        return "promised by " + row.contract + ", not observed";
    case DriftRow::Kind::UnpromisedColumn:
        return "not part of " + row.contract;
    case DriftRow::Kind::Type:
    case DriftRow::Kind::Nullability:
        return row.contract + " promises " + row.promised + ", observed " + row.observed;
    }
    return {};
}

void append(std::string &list, const std::string &item)
{
    if (list.find(item) != std::string::npos)
        return;
    if (!list.empty())
        list += ", ";
    list += item;
}

using ColumnIndex = std::unordered_map<std::string, DatasetColumn *>;

/// The columns of a page by path; valid until the list of columns changes.
ColumnIndex indexOf(DatasetPage &page)
{
    ColumnIndex index;
    for (DatasetColumn &column : page.columns)
        index.emplace(foldCase(column.column.path), &column);
    return index;
}

/// Names a document beside each column that it classifies as the winner is, or calls personal.
void findColumnReasons(const ColumnIndex &index, const AssetStatement &statement)
{
    for (const Column &said : statement.record.columns) {
        const auto found = index.find(foldCase(said.path));
        if (found == index.end())
            continue;
        DatasetColumn &column = *found->second;
        const bool level = said.classification != Classification::Unknown
            && said.classification == column.column.classification;
        const bool personal = said.personal && *said.personal;
        if (level || personal)
            append(column.classifiedBy, statement.label);
    }
}

/// Who says what the classification is: the documents whose word equals the winner.
void findReasons(DatasetPage &page, const std::vector<AssetStatement> &statements)
{
    const ColumnIndex index = indexOf(page);
    for (const AssetStatement &statement : statements) {
        if (statement.record.classification == page.head.classification
            && page.head.classification != Classification::Unknown)
            append(page.classifiedBy, statement.label);
        findColumnReasons(index, statement);
    }
    if (!page.classifiedBy.empty() || page.head.classification == Classification::Unknown)
        return;
    const auto highest = std::ranges::count_if(page.columns, [&](const DatasetColumn &column) {
        return column.column.classification == page.head.classification;
    });
    if (highest > 0)
        page.classifiedBy = "from " + std::to_string(highest)
            + (highest == 1 ? std::string(" column") : std::string(" columns"));
}

void countTests(DatasetPage &page)
{
    const ColumnIndex index = indexOf(page);
    for (const TestRow &test : page.tests) {
        const auto found = index.find(foldCase(test.path));
        if (test.path.empty() || found == index.end())
            continue;
        DatasetColumn &column = *found->second;
        if (column.tests++ == 0 || attention(test.lastOutcome) > attention(column.outcome))
            column.outcome = test.lastOutcome;
    }
}

void findKeys(DatasetPage &page)
{
    std::map<int, std::string> keys;
    std::map<int, std::string> partitions;
    for (const DatasetColumn &column : page.columns) {
        if (column.column.primaryKeyPosition > 0)
            keys.emplace(column.column.primaryKeyPosition, column.column.path);
        if (column.column.partitionPosition > 0)
            partitions.emplace(column.column.partitionPosition, column.column.path);
    }
    for (auto &[position, path] : keys)
        page.keys.push_back(path);
    for (auto &[position, path] : partitions)
        page.partitions.push_back(path);
}

void addColumns(DatasetPage &page, std::vector<Column> columns)
{
    page.columns.reserve(columns.size());
    for (Column &column : columns) {
        DatasetColumn &row = page.columns.emplace_back();
        row.depth = pathDepth(column.path);
        row.column = std::move(column);
    }
    for (std::size_t i = 0; i + 1 < page.columns.size(); ++i)
        page.columns[i].hasChildren = page.columns[i + 1].depth > page.columns[i].depth;
}

} // namespace

Status readColumns(Reader &reader, DatasetPage &page)
{
    auto rows = reader.db().prepare("SELECT body FROM asset_columns WHERE asset_id=?1");
    if (rows.bind(1, page.head.id).step()) {
        auto columns = unpack<std::vector<Column>>(rows.blob(0));
        if (!columns)
            return columns.error();
        addColumns(page, std::move(*columns));
    }
    if (auto status = rows.finish(); !status)
        return status;
    auto statements = assetStatements(reader, page.head.id);
    if (!statements)
        return statements.error();
    findDrift(page, *statements);
    std::unordered_map<std::string, std::string> drift;
    for (const DriftRow &row : page.drift)
        drift.emplace(foldCase(row.path), driftText(row));
    for (DatasetColumn &column : page.columns)
        if (const auto found = drift.find(foldCase(column.column.path)); found != drift.end())
            column.drift = found->second;
    findReasons(page, *statements);
    countTests(page);
    findKeys(page);
    return {};
}

} // namespace meshscope::workspace
