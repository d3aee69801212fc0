// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/readers.h"

namespace meshscope::ingest {

Status readOpenLineage(JsonDocument &, Reading &)
{
    return Error {ErrorCode::Invalid, "not yet", {}};
}

} // namespace meshscope::ingest
