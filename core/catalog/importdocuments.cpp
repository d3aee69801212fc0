// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "catalog/importwork.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace meshscope::catalog {

namespace {

std::string sourceUid(const StagedDocument &document)
{
    return uuid5("source:" + document.sourceKind + ':' + document.source);
}

Result<SourceId> sourceRow(store::Connection &db, const StagedDocument &document)
{
    auto find = db.prepare("SELECT id FROM source WHERE kind=?1 AND name=?2");
    if (find.bind(1, document.sourceKind).bind(2, document.source).step())
        return find.id<SourceId>(0);
    if (auto status = find.finish(); !status)
        return status.error();
    auto insert = db.prepare("INSERT INTO source(uid, kind, name, locator) VALUES(?1, ?2, ?3, ?4)");
    insert.bind(1, sourceUid(document));
    insert.bind(2, document.sourceKind).bind(3, document.source).bind(4, document.sourceLocator);
    if (auto status = insert.run(); !status)
        return status.error();
    return SourceId {db.lastInsertId()};
}

Result<ImportRunId> runRow(ImportWork &work, SourceId source, std::string_view scope)
{
    auto insert
        = work.db.prepare("INSERT INTO import_run(source_id, mode, scope, started_at, state) "
                          "VALUES(?1, ?2, ?3, ?4, 'ok')");
    insert.bind(1, source).bind(2, scope.empty() ? "partial" : "full").bind(3, scope);
    if (auto status = insert.bind(4, work.request.now).run(); !status)
        return status.error();
    const ImportRunId run {work.db.lastInsertId()};
    work.outcome.runs.push_back(run);
    return run;
}

/// A full document replaces the earlier one of its scope wherever it was; others are known by path.
Result<DocumentId> knownDocument(store::Connection &db, const DocumentRows &rows)
{
    auto find = db.prepare("SELECT id FROM source_doc WHERE source_id=?1 AND format=?2 AND "
                           "((?3<>'' AND scope=?3) OR locator=?4) ORDER BY scope=?3 DESC LIMIT 1");
    find.bind(1, rows.source).bind(2, rows.staged->format).bind(3, rows.staged->scope);
    const DocumentId known
        = find.bind(4, rows.staged->locator).step() ? find.id<DocumentId>(0) : DocumentId {};
    if (auto status = find.finish(); !status)
        return status.error();
    return known;
}

void bindDocument(store::Statement &statement, const DocumentRows &rows)
{
    const StagedDocument &staged = *rows.staged;
    statement.bind(2, staged.path)
        .bind(3, staged.locator)
        .bind(4, staged.format)
        .bind(5, staged.formatVersion);
    statement.bind(6, staged.scope).bind(7, staged.complete ? 1 : 0).bind(8, staged.digest);
    statement.bind(9, static_cast<std::int64_t>(staged.bytes))
        .bind(10, staged.generatedAt)
        .bind(11, rows.run);
    if (staged.raw.empty())
        statement.bindNull(12);
    else
        statement.bindBlob(12, staged.raw);
}

Status documentRow(ImportWork &work, DocumentRows &rows)
{
    auto known = knownDocument(work.db, rows);
    if (!known)
        return known.error();
    rows.document = *known;
    if (!*known) {
        // A file of another source may have had this path; the locator tells them apart.
        auto taken = work.db.prepare("SELECT 1 FROM source_doc WHERE source_id=?1 AND path=?2");
        if (taken.bind(1, rows.source).bind(2, rows.staged->path).step())
            rows.staged->path = rows.staged->locator;
        if (auto status = taken.finish(); !status)
            return status;
        auto insert
            = work.db.prepare("INSERT INTO source_doc(source_id, path, locator, format, "
                              "format_version, scope, complete, digest, "
                              "bytes, generated_at, first_run, last_run, raw) "
                              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12)");
        insert.bind(1, rows.source);
        bindDocument(insert, rows);
        auto status = insert.run();
        rows.document = DocumentId {work.db.lastInsertId()};
        return status;
    }
    auto update = work.db.prepare(
        "UPDATE OR IGNORE source_doc SET path=?2, locator=?3, format=?4, format_version=?5, "
        "scope=?6, "
        "complete=?7, digest=?8, bytes=?9, generated_at=?10, last_run=?11, raw=?12 WHERE id=?1");
    update.bind(1, rows.document);
    bindDocument(update, rows);
    return update.run();
}

/// Of two documents about the whole of one scope the newest is written last and so holds.
void sortByAge(std::vector<StagedDocument> &documents)
{
    std::stable_sort(documents.begin(), documents.end(),
                     [](const StagedDocument &left, const StagedDocument &right) {
                         return std::tie(left.scope, left.generatedAt)
                             < std::tie(right.scope, right.generatedAt);
                     });
}

void reportRepeated(const ImportWork &work, DocumentRows &rows)
{
    for (const DocumentRows &earlier : work.documents) {
        if (earlier.document != rows.document)
            continue;
        Issue issue;
        issue.severity = IssueSeverity::Warning;
        issue.code = "repeated-scope";
        issue.file = rows.staged->path;
        issue.message = earlier.staged->path + " describes the same (" + rows.staged->scope
            + ") and is older; what only it says is left out. Import one of them alone if both are "
              "wanted";
        rows.staged->issues.push_back(std::move(issue));
    }
}

/// The run that the source's documents of this import belong to.
Result<ImportRunId> runOf(ImportWork &work, SourceId source, std::string_view scope)
{
    ImportRunId &run = work.runs[source];
    if (!run) {
        auto made = runRow(work, source, scope);
        if (!made)
            return made.error();
        run = *made;
    }
    return run;
}

/// Gives documents that were read before to the source they turn out to belong to, with the runs of
/// a source that has no other documents; that one is no source any more.
Status moveDocuments(ImportWork &work)
{
    auto target = work.db.prepare("SELECT id FROM source WHERE kind='dbt' AND name=?1");
    auto from = work.db.prepare("SELECT source_id FROM source_doc WHERE locator=?1");
    auto move = work.db.prepare(
        "UPDATE OR IGNORE source_doc SET source_id=?2 WHERE locator=?1 AND source_id=?3");
    for (const auto &[locator, name] : work.request.movedDocuments) {
        const std::int64_t into = target.bind(1, name).step() ? target.integer(0) : 0;
        const std::int64_t present = from.bind(1, locator).step() ? from.integer(0) : 0;
        for (store::Statement *const statement : {&target, &from}) {
            if (auto status = statement->finish(); !status)
                return status;
        }
        if (into == 0 || present == 0 || into == present)
            continue;
        if (auto status = move.bind(1, locator).bind(2, into).bind(3, present).run(); !status)
            return status;
        for (const std::string_view sql :
             {"UPDATE import_run SET source_id=?1 WHERE source_id=?2 AND NOT EXISTS(SELECT 1 FROM "
              "source_doc WHERE source_id=?2)",
              "DELETE FROM source WHERE id=?2 AND id<>?1 AND NOT EXISTS(SELECT 1 FROM source_doc "
              "WHERE source_id=?2)"}) {
            auto statement = work.db.prepare(sql);
            if (auto status = statement.bind(1, into).bind(2, present).run(); !status)
                return status;
        }
    }
    return {};
}

} // namespace

Status writeDocuments(ImportWork &work)
{
    sortByAge(work.request.documents);
    for (StagedDocument &staged : work.request.documents) {
        DocumentRows rows;
        rows.staged = &staged;
        rows.observedAt = staged.generatedAt.value_or(work.request.now);
        auto source = sourceRow(work.db, staged);
        if (!source)
            return source.error();
        rows.source = *source;
        work.ids.bindings().introduce(*source, sourceUid(staged));
        auto run = runOf(work, *source, staged.scope);
        if (!run)
            return run.error();
        rows.run = *run;
        if (auto status = documentRow(work, rows); !status)
            return status;
        reportRepeated(work, rows);
        work.documents.push_back(rows);
    }
    if (auto status = moveDocuments(work); !status)
        return status;
    // A folder from which documents are gone is read too, even if nothing in it is new.
    auto gone = work.db.prepare("SELECT DISTINCT source_id FROM source_doc WHERE locator=?1");
    for (const std::string &locator : work.request.goneDocuments) {
        for (gone.bind(1, locator); gone.step();) {
            if (auto run = runOf(work, gone.id<SourceId>(0), "folder"); !run)
                return run.error();
        }
        if (auto status = gone.finish(); !status)
            return status;
    }
    return {};
}

} // namespace meshscope::catalog
