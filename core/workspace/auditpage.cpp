// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/auditpage.h"

#include "base/text.h"
#include "workspace/accessstore.h"
#include "workspace/auditrows.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

constexpr std::string_view passing = "FROM audit_event WHERE (?1='' OR subject_uid=?1) AND "
                                     "(?2='[]' OR action IN (SELECT value FROM json_each(?2))) ";

void bindFilter(store::Statement &rows, const AuditFilter &filter)
{
    rows.bind(1, filter.subjectUid).bind(2, canonicalText(toJson(filter.actions)));
}

AuditRow auditRowOf(store::Connection &db, const store::Statement &rows)
{
    AuditRow row {eventOf(rows), {}};
    row.subject = auditSubject(db, row);
    return row;
}

Result<std::int64_t> countOf(store::Connection &db, const AuditFilter &filter)
{
    auto row = db.prepare("SELECT count(*) " + std::string(passing));
    bindFilter(row, filter);
    row.step();
    const std::int64_t count = row.integer(0);
    if (auto status = row.finish(); !status)
        return status.error();
    return count;
}

bool matches(const AuditRow &row, const std::string &folded, const AuditFilter &filter)
{
    return std::ranges::find(filter.meantActions, row.action) != filter.meantActions.end()
        || foldCase(row.actorLabel + '\n' + row.subject + '\n' + row.reason).find(folded)
        != std::string::npos;
}

Status readMatching(store::Connection &db, const AuditFilter &filter, std::int64_t offset,
                    int limit, const std::stop_token &stop, AuditPage &page)
{
    const std::string folded = foldCase(filter.text);
    auto rows
        = db.prepare(std::string(eventSelection) + std::string(passing) + "ORDER BY seq DESC");
    bindFilter(rows, filter);
    while (rows.step()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Cancelled.", {}};
        AuditRow row = auditRowOf(db, rows);
        if (!matches(row, folded, filter))
            continue;
        if (page.total >= offset && page.total < offset + limit)
            page.events.push_back(std::move(row));
        ++page.total;
    }
    return rows.finish();
}

Status readPage(store::Connection &db, const AuditFilter &filter, std::int64_t offset, int limit,
                AuditPage &page)
{
    auto total = countOf(db, filter);
    if (!total)
        return total.error();
    page.total = *total;
    auto rows = db.prepare(std::string(eventSelection) + std::string(passing)
                           + "ORDER BY seq DESC LIMIT ?3 OFFSET ?4");
    bindFilter(rows, filter);
    for (rows.bind(3, limit).bind(4, offset); rows.step();)
        page.events.push_back(auditRowOf(db, rows));
    return rows.finish();
}

} // namespace

Result<AuditPage> auditPage(store::Connection &db, const AuditFilter &filter, std::int64_t offset,
                            int limit, const std::stop_token &stop)
{
    AuditPage page;
    auto whole = auditCount(db);
    if (!whole)
        return whole.error();
    page.whole = *whole;
    const Status status = filter.text.empty() ? readPage(db, filter, offset, limit, page)
                                              : readMatching(db, filter, offset, limit, stop, page);
    if (!status)
        return status.error();
    return page;
}

} // namespace meshscope::workspace
