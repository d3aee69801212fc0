// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/canonical.h"

#include "base/archive.h"
#include "base/hash.h"
#include "model/column.h"
#include "model/records.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace meshscope::catalog {

namespace {

// The name of a thing is the first of its keys: keys are given by the documents alone. What is
// absent has none: that it once was there is history.
#define NAME_OF(id)                                                                                \
    "(SELECT min(k.scheme || ':' || k.key) FROM entity_key k JOIN entity x ON x.id=k.entity_id "   \
    "WHERE k.entity_id=" id " AND x.state='active')"
#define OF_DOCUMENT(id)                                                                            \
    "(SELECT s.kind || ' ' || s.name || ' ' || d.path FROM source_doc d JOIN source s ON "         \
    "s.id=d.source_id WHERE d.id=" id ")"

/// One kind of row: the query gives the name of a thing first, then the values of `fields`.
struct Part
{
    std::string_view title;
    std::string_view fields; ///< divided by blanks
    std::string_view sql;
};

// clang-format off
constexpr std::array parts {
    Part {"document", "format version scope complete",
        "SELECT s.kind || ' ' || s.name || ' ' || d.path, d.format, d.format_version, d.scope, "
        "d.complete FROM source_doc d JOIN source s ON s.id=d.source_id"},
    Part {"source", "instance",
        "SELECT s.kind || ' ' || s.name, j.key || ' ' || j.value FROM source s, json_each(s.binding) j"},
    Part {"thing", "kind name",
        "SELECT " NAME_OF("e.id") ", e.kind, e.name FROM entity e WHERE e.state='active'"},
    Part {"key", "key",
        "SELECT " NAME_OF("coalesce(m.into_id, t.entity_id)") ", t.scheme || ':' || t.key FROM entity_key t "
        "LEFT JOIN identity_member m ON m.entity_id=t.entity_id"},
    Part {"stated", "by",
        "SELECT " NAME_OF("coalesce(m.into_id, t.entity_id)") ", " OF_DOCUMENT("t.doc_id") " || ' ' || "
        "t.basis || ' ' || t.hash FROM statement t LEFT JOIN identity_member m ON m.entity_id=t.entity_id"},
    Part {"decided", "claim",
        "SELECT " NAME_OF("t.entity_id") ", t.path || ' ' || t.field || ' ' || t.value || ' ' || t.reason "
        "FROM local_claim t"},
    Part {"identity", "decided",
        "SELECT coalesce((SELECT min(k.scheme || ':' || k.key) FROM entity e JOIN entity_key k ON "
        "k.entity_id=e.id WHERE e.uid=t.left_key), t.left_key), t.subject || ' ' || t.verdict || ' ' || "
        "coalesce((SELECT min(k.scheme || ':' || k.key) FROM entity e JOIN entity_key k ON "
        "k.entity_id=e.id WHERE e.uid=t.right_key), t.right_key) || ' ' || t.note FROM identity_decision t"},
    Part {"domain", "parent description",
        "SELECT " NAME_OF("t.id") ", " NAME_OF("t.parent_id") ", t.description FROM domain t"},
    Part {"party", "type email title domain",
        "SELECT " NAME_OF("t.id") ", t.ptype, t.email, t.title, " NAME_OF("t.domain_id") " FROM party t"},
    Part {"team", "member",
        "SELECT " NAME_OF("t.team_id") ", " NAME_OF("t.user_id") " || ' ' || t.role || ' ' || "
        "coalesce(t.since_on, '') || ' ' || coalesce(t.until_on, '') || ' ' || " OF_DOCUMENT("t.doc_id")
        " FROM membership t"},
    Part {"owned", "by",
        "SELECT " NAME_OF("t.entity_id") ", printf('%03d ', t.rank) || " NAME_OF("t.party_id")
        " || ' ' || t.role || ' ' || t.raw_role FROM ownership t"},
    Part {"tagged", "tag",
        "SELECT " NAME_OF("t.entity_id") ", t.path || ' ' || t.tag FROM tag t"},
    Part {"linked", "to",
        "SELECT " NAME_OF("t.entity_id") ", t.ltype || ' ' || t.url || ' ' || t.text FROM link t"},
    Part {"product", "version status raw-status archetype archetype-basis domain owner description usage "
        "limitations classification personal",
        "SELECT " NAME_OF("t.id") ", t.version, t.status, t.raw_status, t.archetype, t.archetype_basis, "
        NAME_OF("t.domain_id") ", " NAME_OF("t.owner_id") ", t.description, t.usage, t.limitations, "
        "t.classification, t.personal FROM product t"},
    Part {"port", "product direction name version technology description status server url contract "
        "contract-version personal approves-itself ordinal",
        "SELECT " NAME_OF("t.id") ", " NAME_OF("t.product_id") ", t.direction, t.name, t.version, "
        "t.tech_type, t.description, t.status, t.server, t.url, t.contract_key, "
        NAME_OF("t.contract_version_id") ", t.personal, t.auto_approve, t.ordinal FROM port t"},
    Part {"port", "dataset",
        "SELECT " NAME_OF("t.port_id") ", " NAME_OF("t.asset_id") " || ' ' || t.basis FROM port_asset t"},
    Part {"dataset", "type platform instance name product-stated domain-stated owner-stated product "
        "product-basis domain owner description visibility classification personal rows bytes data-until",
        "SELECT " NAME_OF("t.id") ", t.atype, t.platform, t.instance, t.qualified_name, t.product_key, "
        NAME_OF("t.stated_domain_id") ", " NAME_OF("t.stated_owner_id") ", " NAME_OF("t.product_id")
        ", t.product_basis, " NAME_OF("t.domain_id") ", " NAME_OF("t.owner_id") ", t.description, "
        "t.visibility, t.classification, t.personal, t.row_count, t.size_bytes, t.last_data_at FROM asset t"},
    Part {"contract", "domain product",
        "SELECT " NAME_OF("t.id") ", " NAME_OF("t.domain_id") ", t.product_key FROM contract t"},
    Part {"contract-version", "contract version status raw-status standard standard-version content "
        "classification personal created document",
        "SELECT " NAME_OF("t.id") ", " NAME_OF("t.contract_id") ", t.version, t.status, t.raw_status, "
        "t.standard, t.standard_version, t.content_hash, t.classification, t.personal, t.created_at, "
        OF_DOCUMENT("t.doc_id") " FROM contract_version t"},
    Part {"contract-version", "dataset",
        "SELECT " NAME_OF("t.version_id") ", t.object || ' on ' || t.server || ' is ' || "
        NAME_OF("t.asset_id") " FROM contract_asset t"},
    Part {"job", "namespace name type description code",
        "SELECT " NAME_OF("t.id") ", t.namespace, t.jname, t.jtype, t.description, t.code FROM job t"},
    Part {"run", "job state started ended error",
        "SELECT t.uuid, " NAME_OF("t.job_id") ", t.state, t.started_at, t.ended_at, t.error FROM run t"},
    Part {"flow", "basis",
        "SELECT " NAME_OF("t.from_id") " || ' -> ' || " NAME_OF("t.to_id") " || ' by ' || coalesce("
        NAME_OF("t.job_id") ", '?'), t.basis FROM edge t"},
    Part {"flow", "stated",
        "SELECT " NAME_OF("t.from_id") " || ' -> ' || " NAME_OF("t.to_id") " || ' by ' || coalesce("
        NAME_OF("t.job_id") ", '?'), " OF_DOCUMENT("s.doc_id") " || ' ' || s.basis "
        "FROM edge t JOIN edge_doc s ON s.edge_id=t.id"},
    Part {"rule", "dataset column engine name type description expectation dimension dimension-basis "
        "severity documented-only period contract-version",
        "SELECT t.key, " NAME_OF("t.asset_id") ", t.path, t.engine, t.name, t.rtype, t.description, "
        "t.expectation, t.dimension, t.dimension_basis, t.severity, t.documented_only, t.period_s, "
        NAME_OF("t.contract_version_id") " FROM rule t JOIN entity e ON e.id=t.id AND e.state='active'"},
    Part {"result", "outcome value failed evaluated age limit message document",
        "SELECT r.key || ' at ' || t.executed_at || ' in ' || t.run_key, t.outcome, t.value, "
        "t.failed_rows, t.evaluated_rows, t.age_s, t.limit_s, t.message, " OF_DOCUMENT("t.doc_id")
        " FROM result t JOIN rule r ON r.id=t.rule_id JOIN entity e ON e.id=r.id AND e.state='active'"},
    Part {"request", "state kind port contract-version consumer requester role purpose columns start end "
        "classification personal conditions",
        "SELECT " NAME_OF("t.port_id") " || ' for ' || " NAME_OF("t.consumer_id") " || ' by ' || "
        NAME_OF("t.requester_id") ", t.state, t.kind, " NAME_OF("t.port_id") ", "
        NAME_OF("t.contract_version_id") ", " NAME_OF("t.consumer_id") ", " NAME_OF("t.requester_id")
        ", t.role, t.purpose, t.columns, t.start_on, t.end_on, t.classification, t.personal, t.conditions "
        "FROM access_request t"},
    Part {"grant", "state from until conditions",
        "SELECT " NAME_OF("r.port_id") " || ' for ' || " NAME_OF("r.consumer_id") " || ' by ' || "
        NAME_OF("r.requester_id") ", t.state, t.from_on, t.until_on, t.conditions "
        "FROM access_grant t JOIN access_request r ON r.id=t.request_id"},
};
// clang-format on

/// A line's last field.
std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\\')
            out += "\\\\";
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

class Lines
{
public:
    explicit Lines(std::string_view title)
        : m_title(title)
    {
    }

    void add(std::string_view name, std::string_view field, std::string_view value)
    {
        if (!value.empty())
            m_lines.push_back(fmt::format("{}\t{}\t{}\t{}\n", m_title, escaped(name),
                                          escaped(field), escaped(value)));
    }

    void appendTo(std::string &text)
    {
        std::sort(m_lines.begin(), m_lines.end());
        for (const std::string &line : m_lines)
            text += line;
    }

private:
    std::string_view m_title;
    std::vector<std::string> m_lines;
};

Status addPart(store::Connection &db, const Part &part, std::string &text)
{
    Lines lines(part.title);
    auto rows = db.prepare(part.sql);
    while (rows.step()) {
        const std::string name(rows.text(0));
        if (name.empty())
            continue;
        int column = 0;
        for (std::string_view rest = part.fields; !rest.empty();) {
            const std::string_view field = rest.substr(0, rest.find(' '));
            rest.remove_prefix(std::min(field.size() + 1, rest.size()));
            lines.add(name, field, rows.text(++column));
        }
    }
    lines.appendTo(text);
    return rows.finish();
}

std::string flagsOf(const Column &column)
{
    std::string flags;
    const auto say
        = [&flags](std::string_view word) { flags.append(flags.empty() ? "" : " ").append(word); };
    if (column.nullable)
        say(*column.nullable ? "nullable" : "required");
    if (column.unique)
        say("unique");
    if (column.primaryKeyPosition > 0)
        say(fmt::format("key-{}", column.primaryKeyPosition));
    if (column.partitionPosition > 0)
        say(fmt::format("partition-{}", column.partitionPosition));
    if (column.personal)
        say(*column.personal ? "personal" : "not-personal");
    if (column.critical)
        say("critical");
    if (column.classification != Classification::Unknown)
        say(word(column.classification));
    for (const std::string &tag : column.tags)
        say('#' + tag);
    return flags;
}

void addColumn(Lines &lines, const std::string &dataset, std::size_t position, const Column &column)
{
    const std::string name = fmt::format("{} {:05} {}", dataset, position, column.path);
    const std::array<std::pair<std::string_view, std::string_view>, 9> texts {{
        {"name", column.name},
        {"physical-name", column.physicalName},
        {"business-name", column.businessName},
        {"type", column.physicalType},
        {"logical-type", column.logicalType},
        {"description", column.description},
        {"raw-classification", column.rawClassification},
        {"constraints", column.constraints},
        {"transform", column.transform},
    }};
    for (const auto &[field, value] : texts)
        lines.add(name, field, value);
    lines.add(name, "flags", flagsOf(column));
}

Status addColumns(store::Connection &db, std::string &text)
{
    Lines lines("column");
    auto rows = db.prepare("SELECT " NAME_OF("t.asset_id") ", t.body FROM asset_columns t");
    while (rows.step()) {
        const std::string dataset(rows.text(0));
        if (dataset.empty())
            continue;
        const auto columns = unpack<std::vector<Column>>(rows.blob(1));
        if (!columns) {
            rows.reset();
            return columns.error();
        }
        for (std::size_t i = 0; i < columns->size(); ++i)
            addColumn(lines, dataset, i, (*columns)[i]);
    }
    lines.appendTo(text);
    return rows.finish();
}

Status addColumnFlows(store::Connection &db, std::string &text)
{
    Lines lines("column-flow");
    auto rows = db.prepare("SELECT " NAME_OF("t.from_id") " || ' -> ' || " NAME_OF(
        "t.to_id") ", s.columns, " OF_DOCUMENT("s.doc_id") " FROM edge t JOIN edge_doc s ON "
                                                           "s.edge_id=t.id WHERE s.columns "
                                                           "NOTNULL");
    while (rows.step()) {
        const std::string flow(rows.text(0));
        const std::string document(rows.text(2));
        const auto columns = unpack<std::vector<ColumnFlow>>(rows.blob(1));
        if (!columns) {
            rows.reset();
            return columns.error();
        }
        for (const ColumnFlow &one : *columns)
            lines.add(flow, one.from + " -> " + one.to,
                      fmt::format("{} {}{} {} {}", word(one.flow), one.subtype,
                                  one.masking ? " masked" : "", one.transform, document));
    }
    lines.appendTo(text);
    return rows.finish();
}

/// What only the stored record of a product holds: support, custom properties, details of ports.
Status addProductBodies(store::Connection &db, std::string &text)
{
    Lines lines("product");
    auto rows
        = db.prepare("SELECT " NAME_OF("t.id") ", t.body FROM product t WHERE t.body NOTNULL");
    while (rows.step()) {
        const std::string name(rows.text(0));
        const auto product = unpack<ProductRecord>(rows.blob(1));
        if (!product) {
            rows.reset();
            return product.error();
        }
        lines.add(name, "tenant", product->tenant);
        for (const SupportChannel &one : product->support)
            lines.add(name, "support",
                      one.channel + ' ' + one.tool + ' ' + one.scope + ' ' + one.url);
        for (const auto &[property, value] : product->custom)
            lines.add(name, "custom", fmt::format("{} = {}", property, value));
        lines.add(name, "content", xxh128Hex(rows.blob(1)));
    }
    lines.appendTo(text);
    return rows.finish();
}

#undef NAME_OF
#undef OF_DOCUMENT

} // namespace

Result<std::string> canonicalText(store::Connection &db)
{
    std::string text;
    for (const Part &part : parts) {
        if (auto status = addPart(db, part, text); !status)
            return status.error();
    }
    for (const auto add : {addColumns, addColumnFlows, addProductBodies}) {
        if (auto status = add(db, text); !status)
            return status.error();
    }
    return text;
}

} // namespace meshscope::catalog
