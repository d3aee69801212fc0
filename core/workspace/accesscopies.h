// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessevidence.h"

/// Part of accessevidence.h.
namespace meshscope::workspace {

/// Fills the copies of `evidence`: datasets downstream that the asked columns reach unmasked,
/// through direct column flows. Needs `evidence.holds`. Looks at 500 datasets at most.
Status findCopies(store::Connection &db, const RequestDetail &detail, Evidence &evidence,
                  const std::stop_token &stop);

} // namespace meshscope::workspace
