// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/importhistory.h"

#include "store/changereversal.h"
#include "workspace/accessfacts.h"
#include "workspace/auditlog.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <utility>

namespace meshscope::workspace {

namespace {

namespace fs = std::filesystem;

/// Runs that no change set covers: the first recorded one starts after them.
Result<std::int64_t> unrecordedRuns(store::Connection &db)
{
    auto first = db.prepare("SELECT at FROM change_set ORDER BY id LIMIT 1");
    std::optional<std::int64_t> since;
    if (first.step())
        since = first.integer(0);
    if (auto status = first.finish(); !status)
        return status.error();
    auto count = db.prepare("SELECT count(*) FROM import_run WHERE ?1 IS NULL OR started_at<?1");
    count.bind(1, since);
    const std::int64_t number = count.step() ? count.integer(0) : 0;
    if (auto status = count.finish(); !status)
        return status.error();
    return number;
}

access::Json::Object snapshotOf(const ChangeSet &set)
{
    access::Json::Object object;
    object["import"] = set.id;
    object["import_at"] = formatTime(set.at);
    access::Json::Array sources;
    for (const auto &source : set.sources)
        sources.emplace_back(source.name);
    object["sources"] = std::move(sources);
    const ChangeCount count = set.total();
    object["added"] = std::int64_t {count.added};
    object["removed"] = std::int64_t {count.removed};
    object["changed"] = std::int64_t {count.changed};
    object["revived"] = std::int64_t {count.revived};
    return object;
}

AuditEntry entryFor(store::Connection &db, const ChangeSet &set, PartyId actor)
{
    AuditEntry entry;
    entry.action = "undo_import";
    entry.role = "curator";
    entry.subjectUid = fmt::format("import:{}", set.id);
    entry.from = "in effect";
    entry.to = "taken back";
    entry.snapshot = snapshotOf(set);
    entry.actor = actor;
    if (actor > set.lastBefore && actor <= set.last) {
        // Who acts came with what goes: the event keeps the name, not a number that is gone.
        entry.actorLabel = nameOf(db, actor);
        entry.actor = {};
    }
    if (!actor)
        entry.actorLabel = unnamedPerson;
    return entry;
}

void removeFiles(const std::string &path)
{
    std::error_code ignored;
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        fs::remove(path + suffix, ignored);
}

Status rewind(const std::string &path, std::int64_t id)
{
    auto copy = store::Connection::open(path, store::Access::Write);
    if (!copy)
        return copy.error();
    {
        const store::ForeignKeysOff off(*copy);
        auto transaction = store::Transaction::begin(*copy);
        if (!transaction)
            return transaction.error();
        if (auto status = catalog::rewindTo(*copy, id); !status)
            return status;
        if (auto status = transaction->commit(); !status)
            return status;
    }
    // One file, without a journal beside it: it is not written again.
    return copy->execute("PRAGMA journal_mode=DELETE");
}

} // namespace

Result<ImportHistory> importHistory(store::Connection &db, const std::string &sourceUid,
                                    std::int64_t offset, int limit)
{
    auto page = catalog::changeSets(db, {sourceUid}, offset, limit);
    if (!page)
        return page.error();
    auto unrecorded = unrecordedRuns(db);
    if (!unrecorded)
        return unrecorded.error();
    return ImportHistory {std::move(page->sets), page->total, *unrecorded};
}

Result<SetChanges> setChanges(store::Connection &db, std::int64_t id, const ChangeFilter &filter,
                              std::int64_t offset, int limit)
{
    auto set = catalog::changeSet(db, id);
    if (!set)
        return set.error();
    auto page = catalog::changesOf(db, *set, filter, offset, limit);
    if (!page)
        return page.error();
    return SetChanges {std::move(*set), std::move(*page)};
}

Result<UndoPlan> planUndo(store::Connection &db, std::optional<std::int64_t> id)
{
    return catalog::planUndo(db, id);
}

Result<ChangeSet> undoImport(Writer &writer, std::int64_t id, PartyId actor, TimePoint wall)
{
    store::Connection &db = writer.db();
    const store::ForeignKeysOff off(db);
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    auto undone = catalog::changeSet(db, id);
    if (!undone)
        return undone.error();
    const AuditEntry entry = entryFor(db, *undone, actor);
    auto undo = catalog::undoImport(db, id, wall);
    if (!undo)
        return undo.error();
    if (auto status = appendAudit(db, entry, wall); !status)
        return status.error();
    if (auto status = transaction->commit(); !status)
        return status.error();
    // It is in the WAL; a checkpoint that fails is made up for by the next one.
    static_cast<void>(db.checkpoint().has_value());
    return undo;
}

Status writeCatalogAsOf(store::Connection &db, std::int64_t id, const std::string &path)
{
    std::error_code failure;
    if (fs::exists(path, failure))
        return Error {ErrorCode::Conflict, "there is a file of this name already", path};
    if (auto set = catalog::changeSet(db, id); !set)
        return set.error();
    // Made under another name: a half-made one is never taken for a catalog.
    const std::string part = path + ".part";
    if (fs::exists(part, failure))
        return Error {ErrorCode::Conflict,
                      "there is a file of this name, left by a run that was stopped or somebody "
                      "else's; delete it, or choose another name",
                      part};
    auto status = db.backUpTo(part);
    if (status)
        status = rewind(part, id);
    if (status) {
        fs::rename(part, path, failure);
        if (failure)
            status = Error {ErrorCode::Io, "the file could not be written: " + failure.message(),
                            path};
    }
    removeFiles(part);
    return status;
}

std::string countsText(const ChangeCount &count)
{
    std::string text;
    const auto say = [&text](std::uint32_t number, std::string_view word) {
        if (number > 0)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, word);
    };
    say(count.added, "added");
    say(count.removed, "removed");
    say(count.changed, "changed");
    say(count.revived, "back");
    return text.empty() ? "nothing changed" : text;
}

std::string_view kindLabel(EntityKind kind)
{
    static constexpr std::array<std::string_view, 12> labels {
        "domain",           "person or team", "product", "port", "dataset", "contract",
        "contract version", "rule",           "job",     "term", "request", "grant"};
    return labels[static_cast<std::size_t>(kind)];
}

} // namespace meshscope::workspace
