// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "bench/importlimits_p.h"
#include "ingest/reader.h"
#include "store/connection.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::bench {

namespace {

class NoSink : public ingest::Sink
{
public:
    void take(Record &&) override { ++m_records; }
    void report(Issue) override { }
    std::uint64_t records() const { return m_records; }

private:
    std::uint64_t m_records = 0;
};

using Use = std::function<Status(const std::string &, std::string_view)>;

/// Milliseconds for opening and using every file of the input.
Result<double> eachFile(World &world, const Use &use)
{
    std::vector<Issue> skipped;
    const auto files = ingest::findDocuments(world.inputs(), skipped);
    if (!files)
        return files.error();
    const Stopwatch watch;
    for (const std::string &file : *files) {
        const auto mapped = ingest::MappedFile::open(file);
        if (!mapped)
            return mapped.error();
        if (auto status = use(file, mapped->bytes()); !status)
            return status.error();
    }
    return watch.elapsedMs();
}

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

void copyValue(store::Statement &from, int column, std::string_view type, store::Statement &to)
{
    const int index = column + 1;
    if (from.isNull(column))
        to.bindNull(index);
    else if (type == "INTEGER")
        to.bind(index, from.integer(column));
    else if (type == "REAL")
        to.bind(index, from.real(column));
    else if (type == "BLOB")
        to.bindBlob(index, from.blob(column));
    else
        to.bind(index, from.text(column));
}

Result<std::uint64_t> copyTable(store::Connection &from, store::Connection &to,
                                const TableShape &table)
{
    std::string marks;
    for (std::size_t i = 0; i < table.types.size(); ++i)
        marks += fmt::format("{}?{}", i == 0 ? "" : ",", i + 1);
    auto rows = from.prepare("SELECT * FROM " + table.name);
    auto insert = to.prepare(fmt::format("INSERT INTO {} VALUES({})", table.name, marks));
    std::uint64_t count = 0;
    for (; rows.step(); ++count) {
        for (std::size_t i = 0; i < table.types.size(); ++i)
            copyValue(rows, static_cast<int>(i), table.types[i], insert);
        if (auto status = insert.run(); !status)
            return status.error();
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return count;
}

} // namespace

Result<double> passOnce(World &world)
{
    std::size_t quotes = 0;
    auto time = eachFile(world, [&](const std::string &, std::string_view bytes) -> Status {
        quotes += static_cast<std::size_t>(std::ranges::count(bytes, '"'));
        return {};
    });
    if (time && quotes == 0)
        return Error {ErrorCode::Invalid, "the input holds no text", {}};
    return time;
}

Result<double> digestOnce(World &world)
{
    std::size_t digits = 0;
    auto time = eachFile(world, [&](const std::string &, std::string_view bytes) -> Status {
        digits += sha256Hex(bytes).size();
        return {};
    });
    if (time && digits == 0)
        return Error {ErrorCode::Invalid, "the input is empty", {}};
    return time;
}

Result<double> readOnce(World &world)
{
    NoSink sink;
    auto time = eachFile(world, [&](const std::string &file, std::string_view bytes) -> Status {
        const ingest::Document document {file, bytes};
        const auto format = ingest::detect(document);
        if (!format && format.error().code == ErrorCode::NotFound)
            return {}; // a folder may hold other files too
        const auto summary = ingest::read(document, sink, world.stop());
        if (!summary)
            return summary.error();
        return {};
    });
    if (time && sink.records() == 0)
        return Error {ErrorCode::Invalid, "no reader found anything in the input", {}};
    return time;
}

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
    rows = 0;
    const Stopwatch watch;
    {
        auto transaction = store::Transaction::begin(*to);
        if (!transaction)
            return transaction.error();
        // Tables point at each other in circles; they are whole at the end.
        if (auto status = to->execute("PRAGMA defer_foreign_keys=ON"); !status)
            return status.error();
        for (const TableShape &table : *tables) {
            const auto count = copyTable(*from, *to, table);
            if (!count)
                return count.error();
            rows += *count;
        }
        if (auto status = transaction->commit(); !status)
            return status.error();
    }
    if (auto status = to->checkpoint(); !status)
        return status.error();
    const double elapsed = watch.elapsedMs();
    removeCatalog(path);
    return elapsed;
}

} // namespace meshscope::bench
