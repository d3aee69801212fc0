// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"

#include <CLI/CLI.hpp>

#include <functional>

/// One function per verb: adds its words to the command line and returns what runs when it is
/// chosen. The returned function gives the exit code.
namespace meshscope::cli {

using Run = std::function<int()>;

Run addImport(CLI::App &app, const Session &session);
Run addSearch(CLI::App &app, const Session &session);
Run addShow(CLI::App &app, const Session &session);
Run addLineage(CLI::App &app, const Session &session);
Run addRequest(CLI::App &app, const Session &session);
Run addRequests(CLI::App &app, const Session &session);
Run addDecide(CLI::App &app, const Session &session);
Run addExport(CLI::App &app, const Session &session);
Run addFormats(CLI::App &app, const Session &session);
Run addSources(CLI::App &app, const Session &session);
Run addIdentity(CLI::App &app, const Session &session);
Run addHistory(CLI::App &app, const Session &session);
Run addUndo(CLI::App &app, const Session &session);
Run addVerify(CLI::App &app, const Session &session);
Run addBench(CLI::App &app, const Session &session);

} // namespace meshscope::cli
