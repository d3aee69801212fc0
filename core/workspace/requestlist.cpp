// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/requestlist.h"

#include "workspace/accessfacts.h"
#include "workspace/accessrows.h"

#include <algorithm>
#include <string>

namespace meshscope::workspace {

namespace {

Result<std::vector<PartyLabel>> waitsFor(store::Connection &db, const Listed &one, Day today)
{
    std::vector<PartyId> people;
    switch (one.row.state) {
    case access::RequestState::Submitted:
        people = one.candidates;
        break;
    case access::RequestState::Draft:
    case access::RequestState::NeedsInfo:
        return std::vector<PartyLabel> {one.row.requester};
    case access::RequestState::ApprovedWithConditions: {
        auto consumer = consumerFacts(db, one.row.consumer.id, today);
        if (!consumer)
            return consumer.error();
        people = std::move(consumer->owners);
        break;
    }
    default:
        break;
    }
    std::vector<PartyLabel> labels;
    labels.reserve(people.size());
    for (const PartyId person : people)
        labels.push_back(labelOf(db, person));
    return labels;
}

} // namespace

Result<RequestList> listRequests(store::Connection &db, RequestChoice choice, int limit, Day today)
{
    std::vector<Listed> all;
    auto rows = db.prepare(std::string(requestColumns) + "ORDER BY q.submitted_at DESC, q.id DESC");
    while (rows.step()) {
        Listed one = listedOf(db, rows);
        const bool isOpen = !isFinal(one.row.state);
        if (choice == RequestChoice::All || isOpen == (choice == RequestChoice::Open))
            all.push_back(std::move(one));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    std::ranges::stable_sort(all, [](const Listed &a, const Listed &b) {
        if (isFinal(a.row.state) != isFinal(b.row.state))
            return !isFinal(a.row.state);
        return !isFinal(a.row.state) && dueOrNever(a.row) < dueOrNever(b.row);
    });
    RequestList list;
    list.total = static_cast<std::int64_t>(all.size());
    all.resize(std::min(all.size(), static_cast<std::size_t>(limit)));
    for (Listed &one : all) {
        auto people = waitsFor(db, one, today);
        if (!people)
            return people.error();
        list.rows.push_back({std::move(one.row), std::move(*people)});
    }
    return list;
}

} // namespace meshscope::workspace
