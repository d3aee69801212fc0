// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <string>

namespace meshscope::store {

/// Takes the writer's lock of a catalog: flock on `<catalog>.lock`, which is never removed. Returns
/// the descriptor, to be closed to give the lock back; Conflict names the process that holds it.
///
/// A file of its own, because closing any descriptor of the catalog itself would drop SQLite's own
/// POSIX locks (reliability.md T15), and because writing and checkpointing must exclude each other
/// across processes (F6).
Result<int> takeWriterLock(const std::string &catalogPath);

/// Makes the folder of `catalogPath` (mode 0700) when it is missing, and the empty file (mode
/// 0600). Conflict when the file is there.
Status createPrivateFile(const std::string &catalogPath);

} // namespace meshscope::store
