// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "base/text.h"
#include "connect/database.h"
#include "store/foreignfile.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>

namespace meshscope::connect {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic {"SQLite format 3\0", 16};

class SqliteIntrospection
{
public:
    SqliteIntrospection(store::ForeignFile &file, std::string path, ingest::Sink &sink)
        : m_file(file)
        , m_path(std::move(path))
        , m_sink(sink)
    {
    }

    Status run()
    {
        auto tables = m_file.prepare(
            "SELECT s.name, coalesce(l.type, s.type), s.sql FROM sqlite_schema AS s"
            " LEFT JOIN pragma_table_list AS l ON l.name = s.name AND l.schema = 'main'"
            " WHERE s.type IN ('table', 'view') AND coalesce(l.type, '') <> 'shadow'"
            " AND s.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY s.name");
        while (tables.step()) {
            const std::string name(tables.text(0));
            note(name, tables.text(2));
            if (Status status = readTable(name, tables.text(1), tables.text(2)); !status)
                return status;
        }
        return tables.finish();
    }

    std::string digest() const { return sha256Hex(m_noted); }
    std::uint64_t bytes() const { return m_noted.size(); }

private:
    void note(std::string_view a, std::string_view b)
    {
        m_noted.append(a).append(1, '\x1f').append(b).append(1, '\x1e');
    }

    AssetRef refOf(const std::string &table) const
    {
        AssetRef ref;
        ref.form = RefForm::Relation;
        ref.platform = "sqlite";
        ref.instance = m_path;
        ref.parts = {validUtf8(table)};
        ref.quoted = {true};
        return ref;
    }

    Status readTable(const std::string &name, std::string_view type, std::string_view sql)
    {
        AssetRecord record;
        record.ref = refOf(name);
        record.name = validUtf8(name);
        record.type = type == "view" ? AssetType::View : AssetType::Table;
        if (type == "virtual")
            record.custom["storage"] = "virtual table";
        // A view over something that is gone, or a module that is not here, is still there itself.
        const Status columns = readColumns(name, record.columns);
        if (!columns)
            reportUnreadable(name, columns.error());
        record.columnsComplete = columns.has_value();
        if (Status status = readUnique(name, record.columns); !status)
            return status;
        if (Status status = readForeignKeys(name, record.relationships); !status)
            return status;
        m_sink.take(std::move(record));
        if (type == "view" && columns)
            readView(name, sql);
        return {};
    }

    Status readColumns(const std::string &table, std::vector<Column> &columns)
    {
        auto rows = m_file.prepare(
            "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?1)");
        rows.bind(1, table);
        while (rows.step()) {
            if (rows.integer(4) == 1) // a hidden column of a virtual table
                continue;
            Column column;
            column.name = validUtf8(rows.text(0));
            column.path = childPath({}, column.name);
            column.physicalType = validUtf8(rows.text(1));
            column.logicalType = column.physicalType;
            column.primaryKeyPosition = static_cast<int>(rows.integer(3));
            // SQLite allows NULL in most primary keys, unless it says NOT NULL.
            column.nullable = rows.integer(2) == 0;
            columns.push_back(std::move(column));
        }
        // The one key that is the row's number itself is never null.
        const auto isKey = [](const Column &column) { return column.primaryKeyPosition > 0; };
        const auto key = std::ranges::find_if(columns, isKey);
        if (std::ranges::count_if(columns, isKey) == 1 && key->physicalType == "INTEGER")
            key->nullable = false;
        return rows.finish();
    }

    Status readUnique(const std::string &table, std::vector<Column> &columns)
    {
        auto rows = m_file.prepare(
            "SELECT min(i.name) FROM pragma_index_list(?1) AS l, pragma_index_info(l.name) AS i"
            " WHERE l.\"unique\" AND NOT l.partial GROUP BY l.name HAVING count(*) = 1");
        rows.bind(1, table);
        while (rows.step()) {
            const auto column = std::ranges::find(columns, validUtf8(rows.text(0)), &Column::name);
            if (column != columns.end())
                column->unique = true;
        }
        return rows.finish();
    }

    Status readForeignKeys(const std::string &table, std::vector<ContractRelationship> &into)
    {
        auto rows = m_file.prepare("SELECT id, \"table\", \"from\", \"to\""
                                   " FROM pragma_foreign_key_list(?1) ORDER BY id, seq");
        rows.bind(1, table);
        std::int64_t key = -1;
        while (rows.step()) {
            const std::string target = validUtf8(rows.text(1));
            // Without a column the key means the primary key of the other table.
            const std::string to = rows.isNull(3) ? target : target + '.' + validUtf8(rows.text(3));
            const std::string from = validUtf8(table) + '.' + validUtf8(rows.text(2));
            if (rows.integer(0) == key) {
                into.back().from += ',' + from;
                into.back().to += ',' + to;
                continue;
            }
            key = rows.integer(0);
            into.push_back({from, to, "foreignKey"});
        }
        return rows.finish();
    }

    /// Which columns a view reads is known exactly; which of its own columns they feed is not.
    void readView(const std::string &view, std::string_view sql)
    {
        auto reads = m_file.readsOf(view);
        if (!reads) {
            reportUnreadable(view, reads.error());
            return;
        }
        JobRecord job;
        job.nameSpace = "sqlite://" + m_path;
        job.name = validUtf8(view);
        job.type = "VIEW";
        job.code = validUtf8(sql);
        std::map<std::string, EdgeRecord> edges;
        for (const store::ViewRead &read : *reads) {
            if (read.view != view || read.table == view)
                continue;
            EdgeRecord &edge = edges[read.table];
            edge.from = refOf(read.table);
            edge.to = refOf(view);
            edge.basis = EdgeBasis::Parsed;
            edge.jobNamespace = job.nameSpace;
            edge.jobName = job.name;
            if (read.column.empty())
                continue;
            ColumnFlow flow;
            flow.from = childPath({}, validUtf8(read.column));
            flow.flow = FlowClass::Unknown;
            edge.columns.push_back(std::move(flow));
        }
        m_sink.take(std::move(job));
        for (auto &[table, edge] : edges)
            m_sink.take(std::move(edge));
    }

    void reportUnreadable(const std::string &name, const Error &error)
    {
        Issue issue;
        issue.severity = IssueSeverity::Warning;
        issue.code = "unreadable-table";
        issue.message = validUtf8(name)
            + " cannot be read, so its columns and lineage are not known: " + error.message;
        issue.file = m_path;
        m_sink.report(std::move(issue));
    }

    store::ForeignFile &m_file;
    std::string m_path;
    ingest::Sink &m_sink;
    std::string m_noted;
};

} // namespace

bool isSqliteFile(const std::string &path)
{
    std::error_code failure;
    if (!fs::is_regular_file(path, failure))
        return false;
    std::ifstream file(path, std::ios::binary);
    std::array<char, 16> head {};
    file.read(head.data(), head.size());
    return file && std::string_view(head.data(), head.size()) == magic;
}

Result<Description> readSqlite(const std::string &path, ingest::Sink &sink,
                               const std::stop_token &stop)
{
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure).lexically_normal();
    auto file = store::ForeignFile::open(absolute.string());
    if (!file)
        return file.error();
    file->setStop(stop);
    SqliteIntrospection introspection(*file, absolute.string(), sink);
    if (const Status status = introspection.run(); !status)
        return status.error();
    Description description;
    description.source = absolute.stem().string();
    description.locator = absolute.string();
    description.scope = "sqlite:" + absolute.string();
    description.digest = introspection.digest();
    description.version = "3";
    description.bytes = introspection.bytes();
    return description;
}

} // namespace meshscope::connect
