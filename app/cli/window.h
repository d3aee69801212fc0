// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace meshscope::cli {

/// Replaces this process by the window program with the same words. Returns only on failure, with
/// the exit code, after saying what is missing.
int startWindow(int argc, char **argv);

} // namespace meshscope::cli
