// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/importlimits_p.h"
#include "store/connection.h"

#include <fmt/format.h>

#include <variant>

/// The raw limit of writing: the rows of a finished catalog into an empty one of the same schema.
namespace meshscope::bench {

namespace {

struct TableShape
{
    std::string name;
    std::vector<std::string> types; ///< declared types of its columns
};

Result<std::vector<TableShape>> tablesOf(store::Connection &db)
{
    std::vector<TableShape> tables;
    auto names = db.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND name<>'meta' "
                            "AND name NOT LIKE 'sqlite_%' ORDER BY rowid");
    while (names.step())
        tables.push_back({std::string(names.text(0)), {}});
    if (auto status = names.finish(); !status)
        return status.error();
    for (TableShape &table : tables) {
        auto columns = db.prepare("SELECT type FROM pragma_table_info(?1) ORDER BY cid");
        for (columns.bind(1, table.name); columns.step();)
            table.types.emplace_back(columns.text(0));
        if (auto status = columns.finish(); !status)
            return status.error();
    }
    return tables;
}

struct Blob
{
    std::string bytes;
};
using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

Cell cellOf(const store::Statement &row, int column, std::string_view type)
{
    if (row.isNull(column))
        return {};
    if (type == "INTEGER")
        return row.integer(column);
    if (type == "REAL")
        return row.real(column);
    if (type == "BLOB")
        return Blob {std::string(row.blob(column))};
    return std::string(row.text(column));
}

struct Binder
{
    store::Statement &statement;
    int index;

    void operator()(std::monostate) const { statement.bindNull(index); }
    void operator()(std::int64_t value) const { statement.bind(index, value); }
    void operator()(double value) const { statement.bind(index, value); }
    void operator()(const std::string &value) const { statement.bind(index, value); }
    void operator()(const Blob &value) const { statement.bindBlob(index, value.bytes); }
};

/// Copies tables; only the writing counts.
class RowCopy
{
public:
    RowCopy(store::Connection &from, store::Connection &to)
        : m_from(from)
        , m_to(to)
    {
    }

    Status copy(const TableShape &table)
    {
        constexpr std::size_t cellsAtOnce = 20'000;
        std::string marks;
        for (std::size_t i = 0; i < table.types.size(); ++i)
            marks += fmt::format("{}?{}", i == 0 ? "" : ",", i + 1);
        auto rows = m_from.prepare("SELECT * FROM " + table.name);
        auto insert = m_to.prepare(fmt::format("INSERT INTO {} VALUES({})", table.name, marks));
        std::vector<Cell> cells;
        while (rows.step()) {
            for (std::size_t i = 0; i < table.types.size(); ++i)
                cells.push_back(cellOf(rows, static_cast<int>(i), table.types[i]));
            ++m_rows;
            if (cells.size() >= cellsAtOnce) {
                if (auto status = write(insert, cells, table.types.size()); !status)
                    return status;
            }
        }
        if (auto status = rows.finish(); !status)
            return status;
        return write(insert, cells, table.types.size());
    }

    std::uint64_t rows() const { return m_rows; }
    double milliseconds() const { return m_milliseconds; }

private:
    Status write(store::Statement &insert, std::vector<Cell> &cells, std::size_t width)
    {
        const Stopwatch watch;
        for (std::size_t at = 0; at < cells.size(); at += width) {
            for (std::size_t i = 0; i < width; ++i)
                std::visit(Binder {insert, static_cast<int>(i) + 1}, cells[at + i]);
            if (auto status = insert.run(); !status)
                return status;
        }
        m_milliseconds += watch.elapsedMs();
        cells.clear();
        return {};
    }

    store::Connection &m_from;
    store::Connection &m_to;
    std::uint64_t m_rows = 0;
    double m_milliseconds = 0;
};

} // namespace

Result<double> insertOnce(World &world, const std::string &catalog, std::uint64_t &rows)
{
    auto from = store::Connection::open(catalog, store::Access::Read);
    if (!from)
        return from.error();
    const auto tables = tablesOf(*from);
    if (!tables)
        return tables.error();
    const std::string path = world.freshPath("rows.meshscope");
    auto to = store::Connection::create(path);
    if (!to)
        return to.error();
    RowCopy copy(*from, *to);
    double elapsed = 0;
    {
        auto transaction = store::Transaction::begin(*to);
        if (!transaction)
            return transaction.error();
        // Tables point at each other in circles; they are whole at the end.
        if (auto status = to->execute("PRAGMA defer_foreign_keys=ON"); !status)
            return status.error();
        for (const TableShape &table : *tables) {
            if (auto status = copy.copy(table); !status)
                return status.error();
        }
        const Stopwatch commit;
        if (auto status = transaction->commit(); !status)
            return status.error();
        elapsed = copy.milliseconds() + commit.elapsedMs();
    }
    const Stopwatch checkpoint;
    if (auto status = to->checkpoint(); !status)
        return status.error();
    elapsed += checkpoint.elapsedMs();
    rows = copy.rows();
    removeCatalog(path);
    return elapsed;
}

} // namespace meshscope::bench
