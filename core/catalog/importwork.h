// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/identities.h"
#include "catalog/importer.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

/// Shared by the steps of one import; private to this room.
namespace meshscope::catalog {

/// A staged document with its rows.
struct DocumentRows
{
    StagedDocument *staged = nullptr;
    DocumentId document;
    SourceId source;
    ImportRunId run;
    TimePoint observedAt;
    std::vector<EntityId> assets; ///< parallel to staged->assets
    bool quarantined = false;
};

enum class Touch : std::uint8_t { Unchanged, Changed, Added };

struct ImportWork
{
    ImportWork(store::Connection &connection, ImportRequest &asked, const std::stop_token &token)
        : db(connection)
        , ids(connection, asked.now)
        , request(asked)
        , stop(token)
    {
    }

    store::Connection &db;
    Identities ids;
    ImportRequest &request;
    std::stop_token stop;
    std::vector<DocumentRows> documents;
    ImportOutcome outcome;
    std::unordered_map<EntityId, Touch> touched; ///< entities stated in this import
    std::unordered_set<EntityId> affected; ///< winners to compute again
    /// Lost a statement or a flow, by which run: maybe absent now.
    std::unordered_map<EntityId, ImportRunId> released;
    std::map<SourceId, ImportRunId> runs;
    std::map<ImportRunId, std::unordered_map<EntityId, Touch>> touchedBy;
    std::map<ImportRunId, std::uint32_t> removedBy;
    std::uint64_t records = 0;

    bool stopped() const { return stop.stop_requested(); }
    static Error cancelled()
    {
        return {ErrorCode::Cancelled, "the import was stopped; nothing was changed", {}};
    }
    void touch(EntityId id, ImportRunId run, Touch how)
    {
        for (auto *const seen : {&touched, &touchedBy[run]}) {
            Touch &present = seen->try_emplace(id, Touch::Unchanged).first->second;
            present = std::max(present, how);
        }
        if (how != Touch::Unchanged)
            affected.insert(id);
    }
};

/// Source, document and run rows.
Status writeDocuments(ImportWork &work);
/// The datasets that contracts promise join the staged ones; rules of contracts get their dataset.
void expandContracts(DocumentRows &rows);
/// Instances, vetoes and bindings; then every dataset that a document describes gets its entity.
Status resolveAssets(ImportWork &work);
/// Every statement of every document; what a complete document no longer says is removed.
Status writeStatements(ImportWork &work);
/// Jobs, runs and edges.
Status writeLineage(ImportWork &work);
/// Results of rules.
Status writeResults(ImportWork &work);
/// The wide rows of everything affected.
Status writeWinners(ImportWork &work);
/// What nobody speaks of any more becomes absent; what is spoken of again comes back (1.8).
Status updatePresence(ImportWork &work);
/// What follows across things: ports to datasets, datasets to products, domains and owners.
Status writeLinks(ImportWork &work);
/// Counts and issues of the runs.
Status finishImport(ImportWork &work);

} // namespace meshscope::catalog
