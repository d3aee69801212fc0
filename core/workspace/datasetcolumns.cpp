// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "base/text.h"
#include "contract/types.h"
#include "workspace/datasetpage.h"
#include "workspace/pageclaims.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace meshscope::workspace {

namespace {

using ColumnsByPath = std::unordered_map<std::string, const Column *>;

ColumnsByPath byPath(const std::vector<Column> &columns)
{
    ColumnsByPath index;
    for (const Column &column : columns)
        index.emplace(foldCase(column.path), &column);
    return index;
}

std::string typeOf(const Column &column)
{
    return column.physicalType.empty() ? column.logicalType : column.physicalType;
}

std::string nullText(bool nullable)
{
    return nullable ? "may be null" : "never null";
}

/// Orders outcomes by how much they deserve attention.
int weight(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fail:
        return 5;
    case Outcome::Error:
        return 4;
    case Outcome::Warn:
        return 3;
    case Outcome::Unknown:
        return 2;
    case Outcome::Skipped:
        return 1;
    case Outcome::Pass:
        return 0;
    }
    return 0;
}

class DriftFinder
{
public:
    DriftFinder(std::string contract, std::vector<DriftRow> &rows)
        : m_contract(std::move(contract))
        , m_rows(rows)
    {
    }

    void compare(const std::vector<Column> &promised, const std::vector<Column> &observed)
    {
        const ColumnsByPath seen = byPath(observed);
        for (const Column &column : promised) {
            const auto found = seen.find(foldCase(column.path));
            if (found == seen.end())
                add(DriftRow::Kind::MissingColumn, column.path, typeOf(column), {});
            else
                compareColumn(column, *found->second);
        }
        const ColumnsByPath known = byPath(promised);
        for (const Column &column : observed)
            if (!known.contains(foldCase(column.path)))
                add(DriftRow::Kind::UnpromisedColumn, column.path, {}, typeOf(column));
    }

private:
    void compareColumn(const Column &promised, const Column &observed)
    {
        if (!typeOf(promised).empty() && !typeOf(observed).empty()) {
            const contract::TypeVerdict verdict = contract::compareTypes(promised, observed);
            if (verdict.changed && verdict.consumer >= contract::Level::Potential)
                add(DriftRow::Kind::Type, promised.path, typeOf(promised), typeOf(observed));
        }
        if (promised.nullable && !*promised.nullable && observed.nullable && *observed.nullable)
            add(DriftRow::Kind::Nullability, promised.path, nullText(false), nullText(true));
    }

    void add(DriftRow::Kind kind, std::string path, std::string promised, std::string observed)
    {
        m_rows.push_back(
            {kind, std::move(path), std::move(promised), std::move(observed), m_contract});
    }

    std::string m_contract;
    std::vector<DriftRow> &m_rows;
};

/// The newest complete observation of the columns; null if nobody observed them.
const AssetStatement *newestObservation(const std::vector<AssetStatement> &statements)
{
    const AssetStatement *newest = nullptr;
    for (const AssetStatement &statement : statements)
        if (statement.basis == Basis::Observed && statement.record.columnsComplete
            && (!newest || statement.observedAt > newest->observedAt))
            newest = &statement;
    return newest;
}

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
        DriftFinder finder(statement.label, page.drift);
        finder.compare(statement.record.columns, observed->record.columns);
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

/// Who says what the classification is: the documents whose word equals the winner.
void findReasons(DatasetPage &page, const std::vector<AssetStatement> &statements)
{
    std::unordered_map<std::string, DatasetColumn *> index;
    for (DatasetColumn &column : page.columns)
        index.emplace(foldCase(column.column.path), &column);
    for (const AssetStatement &statement : statements) {
        if (statement.record.classification == page.head.classification
            && page.head.classification != Classification::Unknown)
            append(page.classifiedBy, statement.label);
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
    std::unordered_map<std::string, DatasetColumn *> index;
    for (DatasetColumn &column : page.columns)
        index.emplace(foldCase(column.column.path), &column);
    for (const TestRow &test : page.tests) {
        const auto found = index.find(foldCase(test.path));
        if (test.path.empty() || found == index.end())
            continue;
        DatasetColumn &column = *found->second;
        if (column.tests++ == 0 || weight(test.lastOutcome) > weight(column.outcome))
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
