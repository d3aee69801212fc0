// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"
#include "workspace/auditlog.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::workspace {

/// What a whole check of a catalog found. SQLite's own checks notice only a part of the damage a
/// disk can do (reliability.md F7), so stored digests are compared too.
struct IntegrityReport
{
    std::string database; ///< first finding of SQLite's checks; empty: none
    AuditCheck audit;
    std::int64_t statements = 0; ///< checked: what documents say, kept documents, contract versions
    std::vector<std::string> damaged; ///< for people, at most 50
    std::int64_t damagedTotal = 0;

    bool isSound() const { return database.empty() && audit.intact && damagedTotal == 0; }
};

/// Reads everything once. Cancelled when stopped; other errors only when the check itself fails.
Result<IntegrityReport> verifyCatalog(store::Connection &db, const std::stop_token &stop);

} // namespace meshscope::workspace
