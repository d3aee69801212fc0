// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/facts.h"
#include "base/result.h"
#include "store/connection.h"

#include <string>
#include <vector>

/// Who stands where around a port: owners, stewards, data protection. Part of accessfacts.h.
namespace meshscope::workspace {

/// Fills owners, stewards, parentStewards, domainOwners and dataProtection.
Status readPeople(store::Connection &db, access::PortFacts &facts, Day today);

/// People named in an approver text: separated by commas or semicolons; by e-mail, then by exact
/// name; teams stand for their people. Names that nobody has are left out.
Result<std::vector<PartyId>> namedPeople(store::Connection &db, const std::string &text, Day today);

} // namespace meshscope::workspace
