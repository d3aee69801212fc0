// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session.h"
#include "workspace/accessqueue.h"

#include <string>
#include <vector>

/// A request and a grant as `show` prints them. The functions give the exit code.
namespace meshscope::cli {

int showRequest(workspace::Reader &reader, const std::string &uid, const Session &session);
int showGrant(workspace::Reader &reader, const std::string &uid, const Session &session);

/// "Ana Ruiz, Ben Adeyemi"
std::string namesOf(const std::vector<workspace::PartyLabel> &people);

} // namespace meshscope::cli
