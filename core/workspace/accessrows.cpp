// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessrows.h"

#include "access/decisions.h"
#include "workspace/accessstore.h"

#include <limits>

namespace meshscope::workspace {

namespace {

/// When nobody has answered by then, the request times out.
std::optional<TimePoint> answerLimit(std::optional<TimePoint> since)
{
    return since ? std::optional(*since + std::chrono::days {access::daysToAnswer}) : std::nullopt;
}

} // namespace

Listed listedOf(store::Connection &db, const store::Statement &rows)
{
    Listed one;
    RequestRow &row = one.row;
    row.id = rows.id<RequestId>(0);
    row.uid = rows.text(1);
    row.revision = rows.integer(2);
    row.state = access::parseRequestState(rows.text(3)).value_or(access::RequestState::None);
    row.kind = rows.text(4) == "renewal" ? access::RequestKind::Renewal : access::RequestKind::New;
    row.requester = labelOf(db, rows.id<PartyId>(5));
    row.consumer = labelOf(db, rows.id<EntityId>(6));
    row.port = labelOf(db, rows.id<PortId>(7));
    row.product = labelOf(db, rows.id<ProductId>(8));
    row.role = rows.text(9);
    row.purpose = rows.text(10);
    row.columnCount = static_cast<int>(textsFrom(rows.text(11)).size());
    row.rank = static_cast<Classification>(rows.integer(12));
    row.personal = rows.integer(13) != 0;
    row.submittedAt = rows.optionalTime(14);
    row.decidedAt = rows.optionalTime(15);
    row.step = access::parseStepKind(rows.text(16));
    row.dueAt = rows.optionalTime(17);
    if (row.state == access::RequestState::NeedsInfo)
        row.dueAt = answerLimit(rows.optionalTime(18));
    if (row.state == access::RequestState::ApprovedWithConditions)
        row.dueAt = answerLimit(rows.optionalTime(20));
    one.candidates = partiesFrom(rows.text(19));
    row.conditions = conditionsFrom(rows.text(21));
    return one;
}

TimePoint dueOrNever(const RequestRow &row)
{
    return row.dueAt.value_or(
        TimePoint {TimePoint::duration {std::numeric_limits<std::int64_t>::max()}});
}

} // namespace meshscope::workspace
