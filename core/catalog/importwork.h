// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/identities.h"
#include "catalog/importer.h"
#include "store/changerecorder.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

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

/// Entities that are stated in an import, and how. A byte for each number up to the highest:
/// millions of them are stated at once, and their numbers lie close.
class TouchedEntities
{
public:
    /// Remembers the strongest.
    void touch(EntityId id, Touch how)
    {
        std::uint8_t &present = place(id);
        present = std::max(present, static_cast<std::uint8_t>(static_cast<int>(how) + 1));
    }
    void set(EntityId id, Touch how)
    {
        place(id) = static_cast<std::uint8_t>(static_cast<int>(how) + 1);
    }
    bool contains(EntityId id) const
    {
        const auto at = static_cast<std::size_t>(id.value);
        return at < m_how.size() && m_how[at] != 0;
    }
    /// Calls `use(EntityId, Touch)` for each, by rising number. `use` may touch() and set().
    template<typename Use>
    void forEach(Use use) const
    {
        for (std::size_t at = 0; at < m_how.size(); ++at) {
            if (m_how[at] != 0)
                use(EntityId {static_cast<std::int64_t>(at)}, static_cast<Touch>(m_how[at] - 1));
        }
    }

private:
    std::uint8_t &place(EntityId id)
    {
        const auto at = static_cast<std::size_t>(id.value);
        if (at >= m_how.size())
            m_how.resize(std::max(at + 1, m_how.size() * 2));
        return m_how[at];
    }

    std::vector<std::uint8_t> m_how; ///< 0: not stated, else Touch + 1
};

struct ImportWork
{
    ImportWork(store::Connection &connection, ImportRequest &asked, std::stop_token token)
        : db(connection)
        , ids(connection, asked.now)
        , request(asked)
        , stop(std::move(token))
    {
    }

    store::Connection &db;
    Identities ids;
    ImportRequest &request;
    std::stop_token stop;
    std::unique_ptr<store::ChangeRecorder> recorder;
    std::vector<DocumentRows> documents;
    ImportOutcome outcome;
    TouchedEntities touched; ///< entities stated in this import
    std::vector<EntityId> affected; ///< winners to compute again; may name one several times
    /// Lost a statement or a flow, by which run: maybe absent now.
    std::unordered_map<EntityId, ImportRunId> released;
    std::map<SourceId, ImportRunId> runs;
    /// The same by run; an entity comes as often as documents speak of it.
    std::map<ImportRunId, std::vector<std::pair<EntityId, Touch>>> touchedBy;
    std::map<ImportRunId, std::uint32_t> removedBy;
    std::uint64_t records = 0;
    bool again = false; ///< winners are written a second time: new things may have rows by now

    bool stopped() const { return stop.stop_requested(); }
    static Error cancelled()
    {
        return {ErrorCode::Cancelled, "the import was stopped; nothing was changed", {}};
    }
    void touch(EntityId id, ImportRunId run, Touch how)
    {
        touched.touch(id, how);
        touchedBy[run].emplace_back(id, how);
        if (how != Touch::Unchanged)
            affected.push_back(id);
    }
};

/// Source, document and run rows.
Status writeDocuments(ImportWork &work);
/// The server whose datasets a contract's rules are about: the production one, else the first; null
/// without servers.
const ContractServer *mainServer(const ContractDocument &document);
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
/// Whether domains and people are there, which depends on who speaks of them.
Status updateMentioned(ImportWork &work);
/// Counts and issues of the runs.
Status finishImport(ImportWork &work);
/// The change set of all of it.
Status recordImport(ImportWork &work);

} // namespace meshscope::catalog
