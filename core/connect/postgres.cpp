// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/database.h"
#include "connect/session.h"
#include "connect/viewtargets.h"

#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace meshscope::connect {

namespace {

/// Everything is asked of pg_catalog: information_schema shows only what the role owns.
constexpr auto relationsSql = R"(
SELECT c.oid, n.nspname, c.relname, c.relkind, obj_description(c.oid, 'pg_class'),
       pg_get_userbyid(c.relowner), c.reltuples::bigint,
       CASE WHEN c.relkind IN ('r', 'm') THEN pg_relation_size(c.oid) END,
       CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
       pg_get_partkeydef(c.oid)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, c.relname)";

constexpr auto columnsSql = R"(
SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       col_description(a.attrelid, a.attnum), pg_get_expr(d.adbin, d.adrelid), a.attgenerated
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT LIKE 'pg\_%' AND n.nspname <> 'information_schema'
  AND a.attnum > 0 AND NOT a.attisdropped
ORDER BY n.nspname, c.relname, a.attnum)";

constexpr auto keysSql = R"(
SELECT k.conrelid, k.contype, k.conname, pg_get_constraintdef(k.oid),
       array_to_string(k.conkey, ','), k.confrelid, array_to_string(k.confkey, ',')
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.contype IN ('p', 'u', 'f', 'c') AND NOT c.relispartition
ORDER BY k.conrelid, k.conname)";

constexpr auto viewReadsSql = R"(
SELECT DISTINCT r.ev_class, d.refobjid, d.refobjsubid
FROM pg_depend d
JOIN pg_rewrite r ON r.oid = d.objid AND r.rulename = '_RETURN'
WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
  AND d.refobjid <> r.ev_class
ORDER BY 1, 2, 3)";

constexpr auto viewTargetsSql = R"(
SELECT ev_class, ev_action FROM pg_rewrite WHERE rulename = '_RETURN' ORDER BY ev_class)";

struct Relation
{
    AssetRecord record;
    std::string schema;
    std::string table;
    std::string definition; ///< the query of a view
    std::unordered_map<int, std::size_t> columnOf; ///< attribute number -> place in the record
};

AssetType typeOf(std::string_view kind)
{
    if (kind == "v")
        return AssetType::View;
    if (kind == "m")
        return AssetType::MaterializedView;
    return kind == "f" ? AssetType::ExternalTable : AssetType::Table;
}

std::vector<int> numbers(std::string_view list)
{
    std::vector<int> values;
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(','), list.size());
        values.push_back(std::stoi(std::string(list.substr(0, end))));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    return values;
}

class PostgresIntrospection
{
public:
    PostgresIntrospection(Session &session, ingest::Sink &sink)
        : m_session(session)
        , m_sink(sink)
    {
    }

    Status run()
    {
        Status status
            = m_session.query(relationsSql, [this](const Row &row) { takeRelation(row); });
        if (status)
            status = m_session.query(columnsSql, [this](const Row &row) { takeColumn(row); });
        if (status)
            status = m_session.query(keysSql, [this](const Row &row) { takeKey(row); });
        if (status)
            status = m_session.query(viewReadsSql, [this](const Row &row) { takeViewRead(row); });
        if (status)
            status = m_session.query(viewTargetsSql, [this](const Row &row) { takeTargets(row); });
        if (status)
            emit();
        return status;
    }

private:
    void takeRelation(const Row &row)
    {
        Relation relation;
        relation.schema = row.text(1);
        relation.table = row.text(2);
        AssetRecord &record = relation.record;
        record.ref.form = RefForm::Relation;
        record.ref.platform = "postgres";
        record.ref.instance = m_session.instance();
        record.ref.parts = {m_session.database(), relation.schema, relation.table};
        record.ref.quoted = {true, true, true};
        record.name = relation.table;
        record.type = typeOf(row.text(3));
        record.description = row.text(4);
        record.columnsComplete = true;
        record.custom["databaseOwner"] = row.text(5);
        // The planner's estimate; -1 means that the table was never analyzed.
        if (record.type != AssetType::View && row.integer(6) >= 0)
            record.rowCount = row.integer(6);
        if (!row.isNull(7))
            record.sizeBytes = row.integer(7);
        relation.definition = row.text(8);
        if (!row.isNull(9))
            record.custom["partitionedBy"] = row.text(9);
        m_order.push_back(row.integer(0));
        m_relations.emplace(row.integer(0), std::move(relation));
    }

    void takeColumn(const Row &row)
    {
        const auto found = m_relations.find(row.integer(0));
        if (found == m_relations.end())
            return;
        Relation &relation = found->second;
        Column column;
        column.name = row.text(2);
        column.path = childPath({}, column.name);
        column.physicalType = row.text(3);
        column.logicalType = column.physicalType;
        column.nullable = !row.flag(4);
        column.description = row.text(5);
        if (row.text(7) == "s")
            column.transform = row.text(6);
        relation.columnOf[static_cast<int>(row.integer(1))] = relation.record.columns.size();
        relation.record.columns.push_back(std::move(column));
    }

    void takeKey(const Row &row)
    {
        const auto found = m_relations.find(row.integer(0));
        if (found == m_relations.end())
            return;
        Relation &relation = found->second;
        const std::string_view kind = row.text(1);
        const std::vector<int> keys = numbers(row.text(4));
        if (kind == "c") {
            relation.record.custom["check " + std::string(row.text(2))] = row.text(3);
        } else if (kind == "f") {
            addForeignKey(relation, keys, row.integer(5), numbers(row.text(6)));
        } else {
            for (std::size_t i = 0; i < keys.size(); ++i) {
                Column *const column = columnAt(relation, keys[i]);
                if (column == nullptr)
                    continue;
                if (kind == "p")
                    column->primaryKeyPosition = static_cast<int>(i) + 1;
                if (keys.size() == 1)
                    column->unique = true;
            }
        }
    }

    void addForeignKey(Relation &relation, const std::vector<int> &keys, std::int64_t target,
                       const std::vector<int> &targetKeys)
    {
        const auto found = m_relations.find(target);
        if (found == m_relations.end())
            return;
        const std::string to = found->second.schema + '.' + found->second.table;
        ContractRelationship relationship;
        relationship.type = "foreignKey";
        relationship.from = names(relation, keys, relation.table);
        relationship.to = names(found->second, targetKeys, to);
        relation.record.relationships.push_back(std::move(relationship));
    }

    static std::string names(Relation &relation, const std::vector<int> &keys,
                             const std::string &object)
    {
        std::string list;
        for (const int key : keys) {
            const Column *const column = columnAt(relation, key);
            list += (list.empty() ? "" : ",") + object + '.'
                + (column == nullptr ? std::to_string(key) : column->name);
        }
        return list;
    }

    static Column *columnAt(Relation &relation, int number)
    {
        const auto found = relation.columnOf.find(number);
        return found == relation.columnOf.end() ? nullptr : &relation.record.columns[found->second];
    }

    /// A view depends on a relation (column 0) and on each column that it mentions anywhere.
    void takeViewRead(const Row &row)
    {
        const std::int64_t view = row.integer(0);
        const std::int64_t table = row.integer(1);
        const auto found = m_relations.find(table);
        if (!m_relations.contains(view) || found == m_relations.end())
            return;
        EdgeRecord &edge = edgeOf(table, view);
        const Column *const column = columnAt(found->second, static_cast<int>(row.integer(2)));
        if (column == nullptr)
            return;
        ColumnFlow flow;
        flow.from = column->path;
        flow.flow = FlowClass::Unknown;
        edge.columns.push_back(std::move(flow));
    }

    /// Where the server followed an output column to its origin, the flow is known exactly.
    void takeTargets(const Row &row)
    {
        const std::int64_t view = row.integer(0);
        if (!m_relations.contains(view))
            return;
        for (const ViewTarget &target : viewTargets(row.text(1))) {
            const auto edge = m_edges.find({target.table, view});
            const auto table = m_relations.find(target.table);
            if (edge == m_edges.end() || table == m_relations.end())
                continue;
            const Column *const column = columnAt(table->second, target.column);
            if (column == nullptr)
                continue;
            ColumnFlow flow;
            flow.from = column->path;
            flow.to = childPath({}, target.name);
            flow.flow = FlowClass::Direct;
            flow.subtype = "IDENTITY";
            m_exact.insert({target.table, view, column->path});
            edge->second.columns.push_back(std::move(flow));
        }
    }

    EdgeRecord &edgeOf(std::int64_t from, std::int64_t to)
    {
        EdgeRecord &edge = m_edges[{from, to}];
        if (edge.to.parts.empty()) {
            edge.from = m_relations.at(from).record.ref;
            edge.to = m_relations.at(to).record.ref;
            edge.basis = EdgeBasis::Parsed;
            edge.jobNamespace = jobNamespace();
            edge.jobName = jobName(m_relations.at(to));
        }
        return edge;
    }

    std::string jobNamespace() const
    {
        return "postgres://" + m_session.instance() + '/' + m_session.database();
    }

    static std::string jobName(const Relation &view) { return view.schema + '.' + view.table; }

    /// The query of a view is the job that its lineage comes from.
    JobRecord jobOf(const Relation &view) const
    {
        JobRecord job;
        job.nameSpace = jobNamespace();
        job.name = jobName(view);
        job.type = "VIEW";
        job.code = view.definition;
        return job;
    }

    void emit()
    {
        for (const std::int64_t oid : m_order) {
            Relation &relation = m_relations.at(oid);
            if (!relation.definition.empty())
                m_sink.take(jobOf(relation));
            m_sink.take(std::move(relation.record));
        }
        for (auto &[key, edge] : m_edges) {
            std::erase_if(edge.columns, [&, &ends = key](const ColumnFlow &flow) {
                return flow.to.empty() && m_exact.contains({ends.first, ends.second, flow.from});
            });
            m_sink.take(std::move(edge));
        }
    }

    Session &m_session;
    ingest::Sink &m_sink;
    std::vector<std::int64_t> m_order;
    std::unordered_map<std::int64_t, Relation> m_relations; ///< by oid
    std::map<std::pair<std::int64_t, std::int64_t>, EdgeRecord> m_edges;
    std::set<std::tuple<std::int64_t, std::int64_t, std::string>> m_exact;
};

} // namespace

Result<Description> readPostgres(const std::string &address, ingest::Sink &sink,
                                 const std::stop_token &stop)
{
    auto session = Session::open(address, stop);
    if (!session)
        return session.error();
    if (session->version() < 110000)
        return Error {ErrorCode::Invalid, "this PostgreSQL is older than version 11", {}};
    if (Status status = PostgresIntrospection(*session, sink).run(); !status)
        return status.error();
    Description description;
    description.source = session->database();
    description.locator = session->address();
    description.scope = "postgres:" + session->instance() + '/' + session->database();
    description.digest = session->digest();
    description.version = std::to_string(session->version() / 10000);
    description.bytes = session->bytes();
    return description;
}

} // namespace meshscope::connect
