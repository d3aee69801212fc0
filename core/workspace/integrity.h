// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/auditlog.h"
#include "workspace/catalogfile.h"

#include <string>
#include <vector>

namespace meshscope::workspace {

struct IntegrityFinding
{
    std::string what; ///< file, statements, contracts, documents, audit
    std::string message; ///< what is damaged and what to do next
};

/// What a full check of a catalog found. SQLite's own checks miss almost half of single flipped
/// bits, so every stored statement, contract and kept document is compared with its digest too.
struct IntegrityReport
{
    std::int64_t statements = 0; ///< compared with their digests
    std::int64_t contracts = 0;
    std::int64_t documents = 0; ///< kept raw bytes compared with their digests
    AuditCheck audit;
    std::vector<IntegrityFinding> findings; ///< at most a hundred of each kind

    bool isIntact() const { return findings.empty() && audit.intact; }
};

Result<IntegrityReport> verifyCatalog(Reader &reader, const std::stop_token &stop);

} // namespace meshscope::workspace
