// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "model/column.h"
#include "store/connection.h"

#include <QString>
#include <QStringList>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// A catalog's winners as text, without row numbers, uids and times of import: two catalogs that
/// mean the same give equal texts.
namespace meshscope::tests {

/// Runs a query whose rows become lines; columns are separated by " | ". Sorted.
inline std::string dumpRows(store::Connection &db, std::string_view title, std::string_view sql)
{
    std::vector<std::string> lines;
    auto rows = db.prepare(sql);
    while (rows.step()) {
        std::string line = "  ";
        const auto count = rows.integer(0);
        for (int column = 1; column <= count; ++column)
            line += (column > 1 ? " | " : "")
                + std::string(rows.isNull(column) ? "-" : rows.text(column));
        lines.push_back(line);
    }
    if (auto status = rows.finish(); !status)
        qFatal("%s: %s", std::string(title).c_str(), status.error().message.c_str());
    std::sort(lines.begin(), lines.end());
    std::string text = std::string(title) + '\n';
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
}

/// Only the lines of dumpRows().
inline QString rows(store::Connection &db, std::string_view sql)
{
    return QString::fromStdString(dumpRows(db, "rows", sql))
        .section(QLatin1Char('\n'), 1)
        .trimmed();
}

/// The one number that a query gives.
inline std::int64_t number(store::Connection &db, std::string_view sql)
{
    auto query = db.prepare(sql);
    return query.step() ? query.integer(0) : -1;
}

/// The lines that only one of two dumps has; empty when they are equal.
inline QString difference(const QStringList &left, const QStringList &right)
{
    QString text;
    if (left == right)
        return text;
    for (const QString &line : left)
        text += right.contains(line) ? QString() : QStringLiteral("- ") + line + QLatin1Char('\n');
    for (const QString &line : right)
        text += left.contains(line) ? QString() : QStringLiteral("+ ") + line + QLatin1Char('\n');
    return text.isEmpty() ? QStringLiteral("the same lines, not as often") : text;
}

inline QString difference(const QString &left, const QString &right)
{
    return difference(left.split(QLatin1Char('\n')), right.split(QLatin1Char('\n')));
}

inline std::string dumpColumns(store::Connection &db)
{
    std::map<std::string, std::string> assets;
    auto rows = db.prepare(
        "SELECT (SELECT min(scheme || ':' || key) FROM entity_key WHERE entity_id=asset_id), body "
        "FROM asset_columns JOIN entity e ON e.id=asset_id WHERE e.state='active'");
    while (rows.step()) {
        std::string &text = assets[std::string(rows.text(0))];
        const auto columns = unpack<std::vector<Column>>(rows.blob(1));
        if (!columns) {
            text = "    damaged\n";
            continue;
        }
        for (const Column &column : *columns) {
            text += "    " + column.path + " | " + column.physicalType + " | " + column.logicalType
                + " | " + column.description + " | " + std::string(word(column.classification))
                + " | " + (column.nullable ? *column.nullable ? "null" : "required" : "?");
            for (const std::string &tag : column.tags)
                text += " #" + tag;
            text += '\n';
        }
    }
    std::string text = "columns\n";
    for (const auto &[key, lines] : assets)
        text += "  " + key + '\n' + lines;
    return text;
}

inline std::string dumpCatalog(store::Connection &db)
{
    // The stable name of an entity is the first of its keys.
#define NAME_OF(id)                                                                                \
    "(SELECT min(k.scheme || ':' || k.key) FROM entity_key k WHERE k.entity_id=" id ")"
    std::string text;
    text += dumpRows(
        db, "entities",
        "SELECT 4, " NAME_OF("e.id") ", kind, name, state FROM entity e WHERE state<>'merged'");
    text += dumpRows(
        db, "keys", "SELECT 2, " NAME_OF("t.entity_id") ", scheme || ':' || key FROM entity_key t");
    text += dumpRows(
        db, "domains",
        "SELECT 3, " NAME_OF("t.id") ", " NAME_OF("t.parent_id") ", description FROM domain t");
    text += dumpRows(db, "parties",
                     "SELECT 4, " NAME_OF("t.id") ", ptype, email, title FROM party t");
    text += dumpRows(
        db, "members",
        "SELECT 2, " NAME_OF("t.team_id") ", " NAME_OF("t.user_id") " FROM membership t");
    text += dumpRows(db, "owners",
                     "SELECT 4, " NAME_OF("t.entity_id") ", " NAME_OF(
                         "t.party_id") ", role, rank FROM ownership t");
    text += dumpRows(db, "products",
                     "SELECT 8, " NAME_OF("t.id") ", version, status, archetype, " NAME_OF(
                         "t.domain_id") ", " NAME_OF("t.owner_id") ", description, classification "
                                                                   "FROM product t");
    text += dumpRows(db, "ports",
                     "SELECT 5, " NAME_OF("t.id") ", direction, status, contract_key, " NAME_OF(
                         "t.contract_version_id") " FROM port t");
    text += dumpRows(
        db, "port assets",
        "SELECT 3, " NAME_OF("t.port_id") ", " NAME_OF("t.asset_id") ", basis FROM port_asset t");
    // clang-format off
    text += dumpRows(db, "assets",
                     "SELECT 13, " NAME_OF("t.id") ", atype, platform, instance, qualified_name, "
                     NAME_OF("t.product_id") ", product_basis, " NAME_OF("t.domain_id") ", "
                     NAME_OF("t.owner_id") ", description, classification, personal, row_count "
                     "FROM asset t");
    // clang-format on
    text += dumpColumns(db);
    text += dumpRows(db, "tags", "SELECT 3, " NAME_OF("t.entity_id") ", path, tag FROM tag t");
    text += dumpRows(
        db, "contracts",
        "SELECT 3, " NAME_OF("t.id") ", " NAME_OF("t.domain_id") ", product_key FROM contract t");
    text += dumpRows(
        db, "versions",
        "SELECT 4, " NAME_OF("t.id") ", version, status, classification FROM contract_version t");
    text += dumpRows(db, "bound",
                     "SELECT 4, " NAME_OF("t.version_id") ", object, server, " NAME_OF(
                         "t.asset_id") " FROM contract_asset t");
    text += dumpRows(db, "jobs",
                     "SELECT 4, " NAME_OF("t.id") ", namespace, jname, jtype FROM job t");
    text += dumpRows(db, "edges",
                     "SELECT 4, " NAME_OF("t.from_id") ", " NAME_OF("t.to_id") ", " NAME_OF(
                         "t.job_id") ", basis FROM edge t");
    text
        += dumpRows(db, "rules",
                    "SELECT 5, key, " NAME_OF("t.asset_id") ", path, engine, severity FROM rule t");
    text += dumpRows(
        db, "results",
        "SELECT 4, k.key, executed_at, run_key, outcome FROM result JOIN rule k ON k.id=rule_id");
#undef NAME_OF
    return text;
}

} // namespace meshscope::tests
