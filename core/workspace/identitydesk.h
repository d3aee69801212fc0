// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "catalog/decisions.h"
#include "store/connection.h"

#include <cstdint>
#include <string>

/// Deciding what is one: what window and command line do. Each decision is one transaction with its
/// audit event; after an error nothing has changed. Conflict and Invalid carry a message for the
/// person.
namespace meshscope::workspace {

struct IdentityForm
{
    catalog::DecisionSubject subject = catalog::DecisionSubject::Entity;
    catalog::Verdict verdict = catalog::Verdict::Same;
    std::string left {}; ///< uid, or `platform|instance`: what is bound
    std::string right {}; ///< the other, or what it is bound to; an instance may be a new one
    std::string note {};
    PartyId actor {}; ///< none: nobody is chosen; the account of the system is recorded
};

struct IdentityOutcome
{
    std::int64_t decision = 0; ///< its number, for undoing it
    catalog::Applied applied;
};

Result<IdentityOutcome> decideIdentity(store::Connection &db, const IdentityForm &given,
                                       TimePoint wall);
/// Takes a decision back; the catalog is then as if it had never been made.
Result<IdentityOutcome> undoIdentity(store::Connection &db, std::int64_t decision,
                                     const std::string &note, PartyId actor, TimePoint wall);

} // namespace meshscope::workspace
