// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/changereversal.h"

#include "store/connection.h"
#include "store/rowtables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace meshscope::store {

namespace {

using Named = std::vector<std::pair<std::string, Value>>;

std::string names(const Named &values, std::string_view between, std::string_view suffix,
                  int first = 1)
{
    std::string text;
    for (const auto &[name, value] : values) {
        text += text.empty() ? "" : between;
        text += name;
        if (!suffix.empty())
            text += fmt::format("{}{}", suffix, first++);
    }
    return text;
}

std::string places(std::size_t count)
{
    std::string text;
    for (std::size_t i = 1; i <= count; ++i)
        text += fmt::format("{}?{}", i > 1 ? ", " : "", i);
    return text;
}

class Reversal
{
public:
    explicit Reversal(Connection &db)
        : m_db(db)
    {
    }

    Status run(const Reach &reach, const ChangeParts &parts)
    {
        auto status = parts([this](ChangePart &&part) { return removeAdded(part); });
        if (status)
            status = removeReach(reach);
        if (status)
            status = parts([this](ChangePart &&part) { return putBack(std::move(part)); });
        return status ? swap() : status;
    }

private:
    static Error damaged()
    {
        return {ErrorCode::Corrupt, "the record of this import is damaged", {}};
    }

    static Error notAsLeft(const std::string &table)
    {
        return {ErrorCode::Conflict,
                "the catalog is not as this import left it (" + table + "); nothing was changed",
                {}};
    }

    /// Names in a file may be anything; only those of our own tables go into a statement.
    Status check(const RowChange &change)
    {
        auto known = m_columns.find(change.table);
        if (known == m_columns.end()) {
            const auto tables = recordedTables();
            if (std::none_of(tables.begin(), tables.end(), [&](const RecordedTable &table) {
                    return table.name == change.table;
                }))
                return damaged();
            known = m_columns.emplace(change.table, std::set<std::string, std::less<>>()).first;
            auto columns = m_db.prepare("PRAGMA table_info(" + change.table + ")");
            while (columns.step())
                known->second.emplace(columns.text(1));
            if (auto status = columns.finish(); !status)
                return status;
        }
        for (const Named *values : {&change.key, &change.before}) {
            for (const auto &[name, value] : *values) {
                if (!known->second.contains(name))
                    return damaged();
            }
        }
        return change.key.empty() ? Status(damaged()) : Status();
    }

    Statement &statement(const std::string &sql)
    {
        const auto found = m_statements.find(sql);
        return found != m_statements.end()
            ? found->second
            : m_statements.emplace(sql, m_db.prepare(sql)).first->second;
    }

    /// Runs a statement with values; one that failed is not used again.
    Status write(const std::string &sql, const Named &first, const Named &second = {})
    {
        Statement &prepared = statement(sql);
        int index = 1;
        for (const Named *values : {&first, &second}) {
            for (const auto &[name, value] : *values)
                prepared.bind(index++, value);
        }
        auto status = prepared.run();
        if (!status)
            m_statements.erase(sql);
        return status;
    }

    Status removeRow(const RowChange &change)
    {
        return write("DELETE FROM " + change.table + " WHERE " + names(change.key, " AND ", "=?"),
                     change.key);
    }

    Status insertRow(const std::string &table, const Named &row)
    {
        return write("INSERT INTO " + table + '(' + names(row, ", ", {}) + ") VALUES("
                         + places(row.size()) + ')',
                     row);
    }

    Status removeAdded(ChangePart &part)
    {
        for (const RowChange &change : part.rows) {
            if (auto status = check(change); !status)
                return status;
            if (change.op != RowOp::Added)
                continue;
            if (auto status = removeRow(change); !status)
                return status;
        }
        return {};
    }

    Status removeReach(const Reach &reach)
    {
        for (const RecordedTable &table : recordedTables()) {
            if (table.newRows == NewRows::Keep)
                continue;
            for (const auto &[column, counter] : table.numbers) {
                if (column.empty() || reach.isEmpty(counter))
                    continue;
                auto remove
                    = m_db.prepare(fmt::format("DELETE FROM {} WHERE {}>?1 AND {}<=?2{}",
                                               table.name, column, column, table.onlyWhere));
                remove.bind(1, reach.before[static_cast<std::size_t>(counter)]);
                remove.bind(2, reach.after[static_cast<std::size_t>(counter)]);
                if (auto status = remove.run(); !status)
                    return status;
            }
        }
        return {};
    }

    Status putBack(ChangePart &&part)
    {
        for (RowChange &change : part.rows) {
            if (change.op == RowOp::Added)
                continue;
            const std::int64_t before = m_db.changeCount();
            auto status = change.op == RowOp::Removed
                ? insertRow(change.table, change.before)
                : write("UPDATE " + change.table + " SET " + names(change.before, ", ", "=?")
                            + " WHERE "
                            + names(change.key, " AND ", "=?",
                                    static_cast<int>(change.before.size()) + 1),
                        change.before, change.key);
            // Another row that is still to be put back may stand in its place.
            if (!status && status.error().code == ErrorCode::Conflict)
                m_later.push_back(std::move(change));
            else if (!status)
                return status;
            else if (m_db.changeCount() == before)
                return notAsLeft(change.table);
        }
        Statement &seen = statement("UPDATE edge SET last_seen_at=?2 WHERE id=?1");
        for (const auto &[time, edges] : part.seen) {
            for (const std::int64_t edge : edges) {
                if (auto status = seen.bind(1, edge).bind(2, time).run(); !status)
                    return status;
            }
        }
        return {};
    }

    /// Rows that stand in each other's place: all are taken out, then all put in.
    Status swap()
    {
        std::vector<std::pair<std::string, Named>> rows;
        for (const RowChange &change : m_later) {
            if (change.op == RowOp::Removed) {
                rows.emplace_back(change.table, change.before);
                continue;
            }
            auto row = currentRow(change);
            if (!row)
                return row.error();
            for (auto &[name, value] : *row) {
                if (const Value *const earlier = change.beforeOf(name))
                    value = *earlier;
            }
            if (auto status = removeRow(change); !status)
                return status;
            rows.emplace_back(change.table, std::move(*row));
        }
        for (const auto &[table, row] : rows) {
            auto status = insertRow(table, row);
            if (!status)
                return status.error().code == ErrorCode::Conflict ? notAsLeft(table) : status;
        }
        return {};
    }

    Result<Named> currentRow(const RowChange &change)
    {
        std::vector<std::string> columns;
        auto info = m_db.prepare("PRAGMA table_info(" + change.table + ")");
        while (info.step())
            columns.emplace_back(info.text(1));
        auto find = m_db.prepare("SELECT * FROM " + change.table + " WHERE "
                                 + names(change.key, " AND ", "=?"));
        int index = 1;
        for (const auto &[name, value] : change.key)
            find.bind(index++, value);
        Named row;
        if (find.step()) {
            for (std::size_t i = 0; i < columns.size(); ++i)
                row.emplace_back(columns[i], find.value(static_cast<int>(i)));
        }
        if (auto status = find.finish(); !status)
            return status.error();
        if (row.empty())
            return notAsLeft(change.table);
        return row;
    }

    Connection &m_db;
    std::unordered_map<std::string, std::set<std::string, std::less<>>> m_columns;
    std::unordered_map<std::string, Statement> m_statements;
    std::vector<RowChange> m_later;
};

} // namespace

Status takeBack(Connection &db, const Reach &reach, const ChangeParts &parts)
{
    return Reversal(db).run(reach, parts);
}

Status removeAbove(Connection &db, const Reach &reach)
{
    for (const RecordedTable &table : recordedTables()) {
        if (table.newRows == NewRows::Keep)
            continue;
        for (const auto &[column, counter] : table.numbers) {
            if (column.empty())
                continue;
            auto remove = db.prepare(
                fmt::format("DELETE FROM {} WHERE {}>?1{}", table.name, column, table.onlyWhere));
            remove.bind(1, reach.after[static_cast<std::size_t>(counter)]);
            if (auto status = remove.run(); !status)
                return status;
        }
    }
    return {};
}

ForeignKeysOff::ForeignKeysOff(Connection &db)
    : m_db(db)
{
    static_cast<void>(m_db.execute("PRAGMA foreign_keys=OFF").has_value());
}

ForeignKeysOff::~ForeignKeysOff()
{
    static_cast<void>(m_db.execute("PRAGMA foreign_keys=ON").has_value());
}

Status checkForeignKeys(Connection &db)
{
    auto keys = db.prepare("PRAGMA foreign_key_check");
    std::string finding;
    if (keys.step())
        finding = fmt::format("a row of {} names a row of {}", keys.text(0), keys.text(2));
    keys.reset();
    if (auto status = keys.finish(); !status)
        return status;
    if (!finding.empty())
        return Error {
            ErrorCode::Conflict, finding + " that would be gone; nothing was changed", {}};
    return {};
}

} // namespace meshscope::store
