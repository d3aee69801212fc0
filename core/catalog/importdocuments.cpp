// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "catalog/importwork.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace meshscope::catalog {

namespace {

std::string sourceUid(const StagedDocument &document)
{
    return uuid5("source:" + document.sourceKind + ':' + document.source);
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

/// Gives documents their rows and the rows of their sources. Many small documents come at once.
class DocumentWriter
{
public:
    explicit DocumentWriter(store::Connection &db)
        : m_db(db)
        , m_source(db.prepare("SELECT id FROM source WHERE kind=?1 AND name=?2"))
        , m_putSource(
              db.prepare("INSERT INTO source(uid, kind, name, locator) VALUES(?1, ?2, ?3, ?4)"))
        // `+` keeps the planner from reading all documents of the source.
        , m_ofScope(db.prepare("SELECT id FROM source_doc WHERE +source_id=?1 AND format=?2 AND "
                               "scope=?3 AND scope<>'' LIMIT 1"))
        , m_ofLocator(db.prepare("SELECT id FROM source_doc WHERE +source_id=?1 AND format=?2 AND "
                                 "locator=?4 ORDER BY scope=?3 DESC LIMIT 1"))
        , m_ofPath(db.prepare("SELECT 1 FROM source_doc WHERE source_id=?1 AND path=?2"))
        , m_insert(db.prepare(
              "INSERT INTO source_doc(source_id, path, locator, format, format_version, scope, "
              "complete, digest, bytes, generated_at, first_run, last_run, raw) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11, ?12)"))
        , m_update(db.prepare(
              "UPDATE OR IGNORE source_doc SET path=?2, locator=?3, format=?4, format_version=?5, "
              "scope=?6, complete=?7, digest=?8, bytes=?9, generated_at=?10, last_run=?11, raw=?12 "
              "WHERE id=?1"))
    {
    }

    Result<SourceId> sourceOf(const StagedDocument &document)
    {
        if (m_source.bind(1, document.sourceKind).bind(2, document.source).step()) {
            const auto known = m_source.id<SourceId>(0);
            m_source.reset();
            return known;
        }
        if (auto status = m_source.finish(); !status)
            return status.error();
        m_putSource.bind(1, sourceUid(document)).bind(2, document.sourceKind);
        m_putSource.bind(3, document.source).bind(4, document.sourceLocator);
        if (auto status = m_putSource.run(); !status)
            return status.error();
        return SourceId {m_db.lastInsertId()};
    }

    Status write(DocumentRows &rows)
    {
        auto known = knownDocument(rows);
        if (!known)
            return known.error();
        rows.document = *known;
        if (*known) {
            m_update.bind(1, rows.document);
            if (auto status = bind(m_update, rows); !status)
                return status;
            return m_update.run();
        }
        // A file of another source may have had this path; the locator tells them apart.
        if (m_ofPath.bind(1, rows.source).bind(2, rows.staged->path).step())
            rows.staged->path = rows.staged->locator;
        if (auto status = m_ofPath.finish(); !status)
            return status;
        m_insert.bind(1, rows.source);
        if (auto status = bind(m_insert, rows); !status)
            return status;
        auto status = m_insert.run();
        rows.document = DocumentId {m_db.lastInsertId()};
        rows.isNew = true;
        return status;
    }

private:
    /// A full document replaces the earlier one of its scope wherever it was; others are known by
    /// path.
    Result<DocumentId> knownDocument(const DocumentRows &rows)
    {
        const StagedDocument &staged = *rows.staged;
        m_ofLocator.bind(4, staged.locator);
        for (store::Statement *const find : {&m_ofScope, &m_ofLocator}) {
            find->bind(1, rows.source).bind(2, staged.format).bind(3, staged.scope);
            const DocumentId known = find->step() ? find->id<DocumentId>(0) : DocumentId {};
            if (auto status = find->finish(); !status)
                return status.error();
            if (known)
                return known;
        }
        return DocumentId {};
    }

    static Status bind(store::Statement &statement, const DocumentRows &rows)
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
        statement.bindNull(12);
        return staged.raw.forEach([&statement](std::string_view raw) -> Status {
            statement.bindBlob(12, raw);
            return {};
        });
    }

    store::Connection &m_db;
    store::Statement m_source;
    store::Statement m_putSource;
    store::Statement m_ofScope;
    store::Statement m_ofLocator;
    store::Statement m_ofPath;
    store::Statement m_insert;
    store::Statement m_update;
};

/// Of two documents about the whole of one scope the newest is written last and so holds.
void sortByAge(std::vector<StagedDocument> &documents)
{
    std::stable_sort(documents.begin(), documents.end(),
                     [](const StagedDocument &left, const StagedDocument &right) {
                         return std::tie(left.scope, left.generatedAt)
                             < std::tie(right.scope, right.generatedAt);
                     });
}

void reportRepeated(const DocumentRows &earlier, DocumentRows &rows)
{
    Issue issue;
    issue.severity = IssueSeverity::Warning;
    issue.code = "repeated-scope";
    issue.file = rows.staged->path;
    issue.message = earlier.staged->path + " describes the same (" + rows.staged->scope
        + ") and is older; what only it says is left out. Import one of them alone if both are "
          "wanted";
    rows.staged->issues.push_back(std::move(issue));
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

Status noteGone(ImportWork &work)
{
    // A folder from which documents are gone is read too, even if nothing in it is new.
    auto gone = work.db.prepare("SELECT DISTINCT source_id FROM source_doc WHERE locator=?1");
    // A stream of events is as whole as it will ever be.
    auto whole
        = work.db.prepare("UPDATE source_doc SET complete=1 WHERE locator=?1 AND complete=0");
    for (const std::string &locator : work.request.goneDocuments) {
        for (gone.bind(1, locator); gone.step();) {
            if (auto run = runOf(work, gone.id<SourceId>(0), "folder"); !run)
                return run.error();
        }
        if (auto status = gone.finish(); !status)
            return status;
        if (!work.request.goneForGood)
            continue;
        if (auto status = whole.bind(1, locator).run(); !status)
            return status;
    }
    return {};
}

} // namespace

Status writeDocuments(ImportWork &work)
{
    sortByAge(work.request.documents);
    DocumentWriter writer(work.db);
    std::unordered_map<DocumentId, std::vector<std::size_t>> places;
    for (StagedDocument &staged : work.request.documents) {
        DocumentRows rows;
        rows.staged = &staged;
        rows.observedAt = staged.generatedAt.value_or(work.request.now);
        auto source = writer.sourceOf(staged);
        if (!source)
            return source.error();
        rows.source = *source;
        work.ids.bindings().introduce(*source, sourceUid(staged));
        auto run = runOf(work, *source, staged.scope);
        if (!run)
            return run.error();
        rows.run = *run;
        if (auto status = writer.write(rows); !status)
            return status;
        staged.raw.clear();
        std::vector<std::size_t> &same = places[rows.document];
        for (const std::size_t earlier : same)
            reportRepeated(work.documents[earlier], rows);
        same.push_back(work.documents.size());
        work.documents.push_back(std::move(rows));
    }
    if (auto status = moveDocuments(work); !status)
        return status;
    return noteGone(work);
}

} // namespace meshscope::catalog
