// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/listexport.h"

#include "base/text.h"
#include "catalog/canonical.h"
#include "export/csv.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace meshscope::workspace {

namespace {

using Json = nlohmann::ordered_json;

struct Row
{
    const Entry *entry = nullptr;
    std::string uid;
    std::string domain;
    std::string owner;
};

std::string nameOf(const Snapshot &snapshot, EntityId id)
{
    const Entry *const entry = id ? snapshot.find(id) : nullptr;
    return entry ? std::string(entry->name) : std::string {};
}

Result<std::vector<Row>> rowsOf(Reader &reader, EntityKind kind)
{
    const auto snapshot = reader.snapshot();
    std::unordered_map<EntityId, std::string> uids;
    auto found
        = reader.db().prepare("SELECT id, uid FROM entity WHERE kind = ?1 AND state = 'active'");
    for (found.bind(1, word(kind)); found.step();)
        uids.emplace(found.id<EntityId>(0), found.text(1));
    if (auto status = found.finish(); !status)
        return status.error();
    std::vector<Row> rows;
    for (const Entry &entry : snapshot->entries()) {
        if (entry.kind != kind)
            continue;
        const auto *const domain = snapshot->domain(entry.domain);
        rows.push_back(
            {&entry, uids[entry.id], domain ? domain->name : "", nameOf(*snapshot, entry.owner)});
    }
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::tie(a.entry->name, a.entry->context, a.uid)
            < std::tie(b.entry->name, b.entry->context, b.uid);
    });
    return rows;
}

std::string known(Classification classification)
{
    return classification == Classification::Unknown ? std::string {}
                                                     : std::string(word(classification));
}

std::string known(ProductStatus status)
{
    return status == ProductStatus::Unknown ? std::string {} : std::string(word(status));
}

std::string asCsv(const std::vector<Row> &rows)
{
    std::string text = exports::csvRow({"uid", "name", "where", "domain", "owner", "status",
                                        "classification", "personal", "grade", "score", "evidence",
                                        "lowest", "highest", "used by"});
    for (const Row &row : rows) {
        const Entry &e = *row.entry;
        const bool graded = e.score.has_value();
        text += exports::csvRow({row.uid, std::string(e.name), std::string(e.context), row.domain,
                                 row.owner, known(e.status), known(e.classification),
                                 e.personal ? "yes" : "", graded ? std::string(word(e.grade)) : "",
                                 graded ? fmt::format("{:.4f}", *e.score) : "",
                                 fmt::format("{:.4f}", e.evidence), fmt::format("{:.4f}", e.lowest),
                                 fmt::format("{:.4f}", e.highest), fmt::to_string(e.usedBy)});
    }
    return text;
}

Json orNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

std::string asJson(const std::vector<Row> &rows)
{
    Json list = Json::array();
    for (const Row &row : rows) {
        const Entry &e = *row.entry;
        list.push_back({{"uid", row.uid},
                        {"name", e.name},
                        {"where", orNull(std::string(e.context))},
                        {"domain", orNull(row.domain)},
                        {"owner", orNull(row.owner)},
                        {"status", orNull(known(e.status))},
                        {"classification", orNull(known(e.classification))},
                        {"personal", e.personal},
                        {"grade", word(e.grade)},
                        {"score", e.score ? Json(*e.score) : Json(nullptr)},
                        {"evidence", e.evidence},
                        {"lowest", e.lowest},
                        {"highest", e.highest},
                        {"usedBy", e.usedBy}});
    }
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

Result<std::string> exportList(Reader &reader, EntityKind kind, ListFormat format)
{
    auto rows = rowsOf(reader, kind);
    if (!rows)
        return rows.error();
    return format == ListFormat::Csv ? asCsv(*rows) : asJson(*rows);
}

Result<std::string> exportEverything(Reader &reader)
{
    return catalog::canonicalText(reader.db());
}

} // namespace meshscope::workspace
