// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "store/connection.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace meshscope::workspace {

enum class AuditFormat {
    JsonLines, ///< one event a line with its snapshot, and a last line with count and head
    Csv, ///< for tables: what each event is on in words, no snapshots
};

/// Takes some lines; gives false when they cannot be written.
using LineSink = std::function<bool(std::string_view lines)>;

/// Gives the whole record to `write`, oldest first. The export itself is recorded first, with
/// `target` as where it goes; after an error it is not. Returns the number of events. `wall` is the
/// clock now.
Result<std::int64_t> exportAudit(store::Connection &db, AuditFormat format,
                                 const std::string &target, const LineSink &write, PartyId actor,
                                 TimePoint wall);
/// Into a file, which is there whole or not at all.
Result<std::int64_t> exportAuditFile(store::Connection &db, AuditFormat format,
                                     const std::string &path, PartyId actor, TimePoint wall);

} // namespace meshscope::workspace
