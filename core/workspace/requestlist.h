// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessqueue.h"

#include <cstdint>
#include <vector>

namespace meshscope::workspace {

enum class RequestChoice { Open, Decided, All };

struct ListedRequest
{
    RequestRow row;
    std::vector<PartyLabel> waitsFor; ///< who may decide, must answer, or accept; none when final
};

struct RequestList
{
    std::vector<ListedRequest> rows; ///< open before final, soonest due first, then newest first
    std::int64_t total = 0;
};
/// Requests of everybody.
Result<RequestList> listRequests(store::Connection &db, RequestChoice choice, int limit, Day today);

} // namespace meshscope::workspace
