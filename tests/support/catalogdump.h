// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "model/column.h"
#include "store/connection.h"

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
        return std::string(title) + ": " + status.error().message + '\n';
    std::sort(lines.begin(), lines.end());
    std::string text = std::string(title) + '\n';
    for (const std::string &line : lines)
        text += line + '\n';
    return text;
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
#define NAME_OF(id) "(SELECT min(scheme || ':' || key) FROM entity_key WHERE entity_id=" id ")"
    std::string text;
    text += dumpRows(
        db, "entities",
        "SELECT 4, " NAME_OF("e.id") ", kind, name, state FROM entity e WHERE state<>'merged'");
    text += dumpRows(db, "keys",
                     "SELECT 2, " NAME_OF("entity_id") ", scheme || ':' || key FROM entity_key");
    text += dumpRows(
        db, "domains",
        "SELECT 3, " NAME_OF("id") ", " NAME_OF("parent_id") ", description FROM domain");
    text += dumpRows(db, "parties", "SELECT 4, " NAME_OF("id") ", ptype, email, title FROM party");
    text += dumpRows(db, "members",
                     "SELECT 2, " NAME_OF("team_id") ", " NAME_OF("user_id") " FROM membership");
    text += dumpRows(
        db, "owners",
        "SELECT 4, " NAME_OF("entity_id") ", " NAME_OF("party_id") ", role, rank FROM ownership");
    text += dumpRows(
        db, "products",
        "SELECT 8, " NAME_OF("id") ", version, status, archetype, " NAME_OF(
            "domain_id") ", " NAME_OF("owner_id") ", description, classification FROM product");
    text += dumpRows(db, "ports",
                     "SELECT 5, " NAME_OF("id") ", direction, status, contract_key, " NAME_OF(
                         "contract_version_id") " FROM port");
    text += dumpRows(
        db, "port assets",
        "SELECT 3, " NAME_OF("port_id") ", " NAME_OF("asset_id") ", basis FROM port_asset");
    text += dumpRows(
        db, "assets",
        "SELECT 13, " NAME_OF("id") ", atype, platform, instance, qualified_name, " NAME_OF(
            "product_id") ", product_basis, " NAME_OF("domain_id") ", " NAME_OF("owner_id") ", "
                                                                                            "descri"
                                                                                            "ption,"
                                                                                            " class"
                                                                                            "ificat"
                                                                                            "ion, "
                                                                                            "person"
                                                                                            "al, "
                                                                                            "row_"
                                                                                            "count "
                                                                                            "FROM "
                                                                                            "asse"
                                                                                            "t");
    text += dumpColumns(db);
    text += dumpRows(db, "tags", "SELECT 3, " NAME_OF("entity_id") ", path, tag FROM tag");
    text += dumpRows(
        db, "contracts",
        "SELECT 3, " NAME_OF("id") ", " NAME_OF("domain_id") ", product_key FROM contract");
    text += dumpRows(
        db, "versions",
        "SELECT 4, " NAME_OF("id") ", version, status, classification FROM contract_version");
    text += dumpRows(db, "bound",
                     "SELECT 4, " NAME_OF("version_id") ", object, server, " NAME_OF(
                         "asset_id") " FROM contract_asset");
    text += dumpRows(db, "jobs", "SELECT 4, " NAME_OF("id") ", namespace, jname, jtype FROM job");
    text += dumpRows(db, "edges",
                     "SELECT 4, " NAME_OF("from_id") ", " NAME_OF("to_id") ", " NAME_OF(
                         "job_id") ", basis FROM edge");
    text += dumpRows(db, "rules",
                     "SELECT 5, key, " NAME_OF("asset_id") ", path, engine, severity FROM rule");
    text += dumpRows(
        db, "results",
        "SELECT 4, k.key, executed_at, run_key, outcome FROM result JOIN rule k ON k.id=rule_id");
#undef NAME_OF
    return text;
}

} // namespace meshscope::tests
