// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/facts.h"
#include "base/result.h"
#include "store/connection.h"

#include <string>
#include <string_view>
#include <vector>

/// Gathers what the rules of access look at from the catalog. Works on a reading and on a writing
/// connection: decisions look again inside their own transaction.
namespace meshscope::workspace {

/// NotFound if the port was never there; a port that is gone comes with `present` false.
Result<access::PortFacts> portFacts(store::Connection &db, PortId port, Day today);
/// A person, a team or a product that data is for. NotFound for anything else.
Result<access::ConsumerFacts> consumerFacts(store::Connection &db, EntityId consumer, Day today);
/// What the consumer already asked for or holds on this port in this role. `except`: a request that
/// does not count (the one being changed).
Result<access::Existing> existingFor(store::Connection &db, PortId port, EntityId consumer,
                                     const std::string &role, Day today, RequestId except = {});

/// People behind a list of parties: members for teams, owners first where the team has some.
Result<std::vector<PartyId>> peopleOf(store::Connection &db, const std::vector<PartyId> &parties,
                                      Day today);

/// Name of an entity as the catalog has it now; empty if there is none.
std::string nameOf(store::Connection &db, EntityId id);
std::string uidOf(store::Connection &db, EntityId id);
/// Entity by uid, following merges; none if there is none.
EntityId idOf(store::Connection &db, std::string_view uid);

} // namespace meshscope::workspace
