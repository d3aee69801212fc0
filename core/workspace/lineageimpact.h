// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/lineagecolumns.h"

#include <vector>

/// Who is affected. Part of lineageview.h.
namespace meshscope::workspace {

struct ImpactQuestion
{
    const std::vector<lineage::Node> &starts;
    const lineage::Slice &slice; ///< what is on screen
    const ColumnTrace *trace; ///< null: no column is chosen, every dataset counts
};

Result<Impact> impactOf(Reader &reader, const ImpactQuestion &question,
                        lineage::Direction direction, const std::stop_token &stop);

} // namespace meshscope::workspace
