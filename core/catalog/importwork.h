// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/identities.h"
#include "catalog/importer.h"
#include "store/changerecorder.h"

#include <algorithm>
#include <array>
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
    std::vector<EntityId> assets; ///< parallel to staged->assetNames
    bool isNew = false; ///< of the catalog: it has said nothing before
    bool quarantined = false;
};

enum class Touch : std::uint8_t { Unchanged, Changed, Added };

/// Entities that are stated in an import, and how. A byte for each: millions of them are stated at
/// once. In pieces, since the numbers of one source lie close.
class TouchedEntities
{
public:
    /// Remembers the strongest.
    void touch(EntityId id, Touch how)
    {
        std::uint8_t &present = place(id);
        present = std::max(present, byteOf(how));
    }
    void set(EntityId id, Touch how) { place(id) = byteOf(how); }
    bool contains(EntityId id) const
    {
        const auto at = static_cast<std::size_t>(id.value);
        const std::size_t piece = at / pieceSize;
        return piece < m_pieces.size() && m_pieces[piece]
            && (*m_pieces[piece])[at % pieceSize] != 0;
    }
    /// Calls `use(EntityId, Touch)` for each, by rising number. `use` may touch() and set().
    template<typename Use>
    void forEach(Use use) const
    {
        for (std::size_t piece = 0; piece < m_pieces.size(); ++piece) {
            for (std::size_t i = 0; m_pieces[piece] && i < pieceSize; ++i) {
                if (const std::uint8_t how = (*m_pieces[piece])[i]; how != 0)
                    use(EntityId {static_cast<std::int64_t>(piece * pieceSize + i)},
                        static_cast<Touch>(how - 1));
            }
        }
    }

private:
    static constexpr std::size_t pieceSize = 4096;
    using Piece = std::array<std::uint8_t, pieceSize>; ///< 0: not stated, else Touch + 1

    static std::uint8_t byteOf(Touch how)
    {
        return static_cast<std::uint8_t>(static_cast<int>(how) + 1);
    }
    std::uint8_t &place(EntityId id)
    {
        const auto at = static_cast<std::size_t>(id.value);
        const std::size_t piece = at / pieceSize;
        if (piece >= m_pieces.size())
            m_pieces.resize(piece + 1);
        if (!m_pieces[piece])
            m_pieces[piece] = std::make_unique<Piece>();
        return (*m_pieces[piece])[at % pieceSize];
    }

    std::vector<std::unique_ptr<Piece>> m_pieces; ///< by number
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
    std::map<ImportRunId, TouchedEntities> touchedBy; ///< the same by run
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
        touchedBy[run].touch(id, how);
        if (how != Touch::Unchanged)
            affected.push_back(id);
    }
};

/// Source, document and run rows.
Status writeDocuments(ImportWork &work);
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
