// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sourcespage.h"

#include "workspace/words.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

// Issues stay with the run that found them; a document that was skipped since as unchanged keeps
// the issues of its last reading, which is source_doc.last_run.
constexpr std::string_view currentIssues
    = " FROM import_issue i JOIN import_run r ON r.id = i.run_id"
      " LEFT JOIN source_doc d ON d.id = i.doc_id"
      " WHERE ((i.doc_id IS NOT NULL AND i.run_id = d.last_run)"
      " OR (i.doc_id IS NULL AND i.run_id = (SELECT max(n.id) FROM import_run n"
      " WHERE n.source_id = r.source_id)))";

IssueSeverity severityOf(std::string_view text)
{
    return fromWord(text, IssueSeverity::DataLoss, IssueSeverity::Warning);
}

SourceRunRow runOf(store::Statement &row, int first)
{
    SourceRunRow run;
    run.id = row.id<ImportRunId>(first);
    run.at = row.optionalTime(first + 1).value_or(TimePoint {});
    run.state = row.text(first + 2);
    run.documents = static_cast<int>(row.integer(first + 3));
    run.bytes = row.integer(first + 4);
    run.added = static_cast<int>(row.integer(first + 5));
    run.changed = static_cast<int>(row.integer(first + 6));
    run.unchanged = static_cast<int>(row.integer(first + 7));
    run.removed = static_cast<int>(row.integer(first + 8));
    return run;
}

constexpr std::string_view runColumns
    = "r.id, coalesce(r.ended_at, r.started_at), r.state, r.documents, r.bytes, r.added,"
      " r.changed, r.unchanged, r.removed";

Status countIssues(store::Connection &db, std::vector<SourceRow> &sources)
{
    auto rows = db.prepare("SELECT r.source_id, i.severity, sum(i.count)"
                           + std::string(currentIssues) + " GROUP BY r.source_id, i.severity");
    while (rows.step()) {
        const auto source = rows.id<SourceId>(0);
        const auto found = std::find_if(sources.begin(), sources.end(),
                                        [&](const SourceRow &row) { return row.id == source; });
        if (found == sources.end())
            continue;
        const auto severity = static_cast<std::size_t>(severityOf(rows.text(1)));
        found->issues[severity] += static_cast<int>(rows.integer(2));
    }
    return rows.finish();
}

Status readDocuments(store::Connection &db, SourceId source, SourceDetail &detail)
{
    auto rows = db.prepare("SELECT path, locator, format, format_version, bytes, generated_at"
                           " FROM source_doc d WHERE source_id = ?1 AND "
                           + std::string(documentIsThere) + " ORDER BY path");
    for (rows.bind(1, source); rows.step();)
        detail.documents.push_back({std::string(rows.text(0)), std::string(rows.text(1)),
                                    std::string(rows.text(2)), std::string(rows.text(3)),
                                    rows.integer(4), rows.optionalTime(5)});
    return rows.finish();
}

Status readRuns(store::Connection &db, SourceId source, SourceDetail &detail)
{
    auto rows = db.prepare("SELECT " + std::string(runColumns)
                           + ", count(*) OVER () FROM import_run r WHERE r.source_id = ?1"
                             " ORDER BY r.id DESC LIMIT ?2");
    for (rows.bind(1, source).bind(2, mostRuns); rows.step();) {
        detail.runs.push_back(runOf(rows, 0));
        detail.totalRuns = static_cast<int>(rows.integer(9));
    }
    return rows.finish();
}

Status readIssues(store::Connection &db, SourceId source, SourceDetail &detail)
{
    auto rows = db.prepare(
        "SELECT i.severity, i.code, i.message, i.file, i.line, i.col, i.path, i.count,"
        " count(*) OVER ()"
        + std::string(currentIssues)
        + " AND r.source_id = ?1 ORDER BY CASE i.severity WHEN 'data_loss' THEN 0 WHEN 'error'"
          " THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, i.file, i.line, i.id LIMIT ?2");
    for (rows.bind(1, source).bind(2, mostIssues); rows.step();) {
        Issue issue;
        issue.severity = severityOf(rows.text(0));
        issue.code = rows.text(1);
        issue.message = rows.text(2);
        issue.file = rows.text(3);
        issue.line = static_cast<int>(rows.integer(4));
        issue.column = static_cast<int>(rows.integer(5));
        issue.path = rows.text(6);
        issue.count = static_cast<int>(rows.integer(7));
        detail.issues.push_back(std::move(issue));
        detail.totalIssues = static_cast<int>(rows.integer(8));
    }
    return rows.finish();
}

} // namespace

/// A source is there while a document of it is; a document that is gone has no digest.
Result<std::vector<SourceRow>> sourceList(Reader &reader)
{
    std::vector<SourceRow> sources;
    auto rows = reader.db().prepare(
        "SELECT " + std::string(runColumns)
        + ", s.id, s.uid, s.name, s.kind,"
          " (SELECT count(*) FROM import_run n WHERE n.source_id = s.id),"
          " count(d.id), coalesce(sum(d.bytes), 0)"
          " FROM source s JOIN import_run r ON r.id = (SELECT max(n.id) FROM import_run n"
          " WHERE n.source_id = s.id) JOIN source_doc d ON d.source_id = s.id AND "
        + std::string(documentIsThere) + " GROUP BY s.id ORDER BY s.name, s.kind");
    while (rows.step()) {
        SourceRow source;
        source.lastRun = runOf(rows, 0);
        source.id = rows.id<SourceId>(9);
        source.uid = rows.text(10);
        source.name = rows.text(11);
        source.kind = rows.text(12);
        source.runs = static_cast<int>(rows.integer(13));
        source.documents = static_cast<int>(rows.integer(14));
        source.bytes = rows.integer(15);
        sources.push_back(std::move(source));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    if (auto status = countIssues(reader.db(), sources); !status)
        return status.error();
    return sources;
}

Result<SourceDetail> sourceDetail(Reader &reader, SourceId source)
{
    SourceDetail detail;
    if (auto status = readDocuments(reader.db(), source, detail); !status)
        return status.error();
    if (auto status = readRuns(reader.db(), source, detail); !status)
        return status.error();
    if (auto status = readIssues(reader.db(), source, detail); !status)
        return status.error();
    auto places = sourcePlaces(reader.db(), source);
    if (!places)
        return places.error();
    detail.places = std::move(*places);
    return detail;
}

} // namespace meshscope::workspace
