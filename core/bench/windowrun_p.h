// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::bench {

/// Starts `meshscope-window` (beside this program or in ../libexec/meshscope) with these words and
/// gives the JSON object it prints. Its settings, state and cache live in `home`, so a person's own
/// are neither used nor changed; it is told when it was started. It is ended after two minutes.
/// Errors: NotFound without the program, Io when it fails, Cancelled.
Result<nlohmann::json> runWindow(const std::vector<std::string> &words, const std::string &home,
                                 const std::stop_token &stop);

} // namespace meshscope::bench
