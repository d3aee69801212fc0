// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::connect {

/// An output column of a view that PostgreSQL itself traced to one column of one table.
struct ViewTarget
{
    std::string name; ///< the view's column
    std::int64_t table = 0; ///< oid
    int column = 0; ///< attribute number
};

/// Reads the target list of a view's rewrite rule (pg_rewrite.ev_action, the text of PostgreSQL's
/// `outfuncs.c`): entries whose `resorigtbl` is set are plain column references, followed through
/// sub-selects by the server's parser. Anything else in the tree is skipped; never fails.
std::vector<ViewTarget> viewTargets(std::string_view nodeTree);

} // namespace meshscope::connect
