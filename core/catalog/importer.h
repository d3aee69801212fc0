// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "catalog/staging.h"
#include "model/kinds.h"
#include "store/connection.h"

#include <functional>
#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::catalog {

struct ImportRequest
{
    std::vector<StagedDocument> documents;
    /// Documents (by locator) that were read before and are gone from the folders now imported.
    std::vector<std::string> goneDocuments;
    /// A person gives these up; they are not missed. So what they added to goes as well (streams of
    /// events and results), and their text.
    bool goneForGood = false;
    /// Documents (by locator) that are as they were: only counted.
    std::vector<std::string> unchangedDocuments;
    /// Agreements of documents that were read before, and nothing else of those: what they name may
    /// have come with the documents of this import.
    std::vector<StagedDocument> earlierAgreements;
    /// Documents (by locator) that belong to the source of another document of this import: a
    /// manifest that comes later tells whose catalog and results lay beside it.
    std::map<std::string, std::string> movedDocuments;
    /// Platform -> instance that a person gives for sources that do not say (1.4.3).
    std::map<std::string, std::string> instances;
    bool acceptMassRemoval = false;
    TimePoint now;
};

struct ImportCount
{
    std::uint32_t added = 0;
    std::uint32_t changed = 0;
    std::uint32_t unchanged = 0;
    std::uint32_t removed = 0;
};

/// An access agreement with what its names mean in this catalog (0 = nothing known by that name).
struct ImportedAgreement
{
    AccessRecord record;
    std::string source;
    DocumentId document;
    PortId port;
    ContractVersionId contractVersion;
    EntityId consumer; ///< team, product or user
    PartyId requester;
};

struct ImportOutcome
{
    std::vector<ImportRunId> runs; ///< one per source
    std::map<EntityKind, ImportCount> counts;
    std::vector<Issue> issues;
    std::vector<ImportedAgreement> agreements;
    bool quarantined = false;
};

/// Writes staged documents: identity, statements, winners, lineage, rules and results. Inside the
/// caller's transaction; after an error the caller must roll back. `progress` gets the number of
/// records done. Polls `stop`.
///
/// A full document that would remove more than max(20, 30 %) of what it said before removes nothing
/// and is quarantined, unless the request accepts it (1.8.5).
Result<ImportOutcome> writeImport(store::Connection &db, ImportRequest &&request,
                                  const std::function<void(std::uint64_t records)> &progress,
                                  const std::stop_token &stop);

/// Domains and people are there while somebody speaks of them. Part of writeImport(); again after
/// agreements were taken over, since they may speak of others than before.
Status updateMentioned(store::Connection &db);

/// What countUnchanged() would tell is not as it was any more.
Status forgetStatedCounts(store::Connection &db);

/// What documents that were read before state, each thing counted once, as unchanged.
Result<std::map<EntityKind, ImportCount>> countUnchanged(store::Connection &db,
                                                         const std::vector<std::string> &locators);

} // namespace meshscope::catalog
