// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "catalog/merge.h"
#include "store/connection.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace meshscope::catalog {

/// What is the same for every statement of one document.
struct StatingDocument
{
    Basis basis = Basis::Observed;
    Rank rank = Rank::Other;
    std::string format;
    bool isDated = false; ///< tells itself when it was made
    std::string path;
    std::int64_t row = 0;
    std::string sourceUid;
    std::int64_t sourceRow = 0;
    std::int64_t trust = 0;
};

/// A statement as it is stored, for decoding elsewhere.
struct StatementText
{
    std::string body;
    TimePoint observedAt;
    const StatingDocument *document = nullptr; ///< lives as long as the reader
};

template<typename T>
Status decodeStatement(std::string_view body, TimePoint observedAt, const StatingDocument &document,
                       std::vector<Stated<T>> &statements)
{
    auto record = unpack<T>(body);
    if (!record)
        return record.error();
    Stated<T> &stated = statements.emplace_back();
    stated.record = std::move(*record);
    stated.basis = document.basis;
    stated.rank = document.rank;
    stated.format = document.format;
    // What tells no time is known by the time of its import: that may not decide, or the order of
    // imports would.
    stated.observedAt = document.isDated ? observedAt : TimePoint {};
    stated.document = document.path;
    stated.documentRow = document.row;
    stated.source = document.sourceUid;
    stated.sourceRow = document.sourceRow;
    stated.trust = document.trust;
    return {};
}

/// Whether decisions make several things one; then what was said of each is said of the common one.
/// True also when that cannot be read: what is read for joined things is right for single ones too,
/// and meets the same error.
bool hasMembers(store::Connection &db);

/// Reads what documents say about one entity; one prepared statement for many entities.
class StatementReader
{
public:
    explicit StatementReader(store::Connection &db)
        : m_rows(db.prepare(
            hasMembers(db)
                ? "SELECT body, observed_at, doc_id FROM statement WHERE entity_id=?1 UNION ALL "
                  "SELECT s.body, s.observed_at, s.doc_id FROM identity_member m JOIN statement s "
                  "ON s.entity_id=m.entity_id WHERE m.into_id=?1 AND m.entity_id<>?1"
                : "SELECT body, observed_at, doc_id FROM statement WHERE entity_id=?1"))
        , m_document(db.prepare("SELECT d.format, d.path, s.uid, s.id, s.trust, "
                                "d.generated_at NOTNULL FROM source_doc d "
                                "JOIN source s ON s.id=d.source_id WHERE d.id=?1"))
    {
    }

    /// Unordered; the merge functions sort. Corrupt when a body cannot be read.
    template<typename T>
    Result<std::vector<Stated<T>>> read(EntityId entity)
    {
        std::vector<Stated<T>> statements;
        for (m_rows.bind(1, entity); m_rows.step();) {
            const Status decoded = decodeStatement(m_rows.blob(0), fromEpochMs(m_rows.integer(1)),
                                                   document(m_rows.id<DocumentId>(2)), statements);
            if (!decoded) {
                m_rows.reset();
                return decoded.error();
            }
        }
        if (auto status = finish(); !status)
            return status.error();
        return statements;
    }

    /// The same, not yet decoded.
    Result<std::vector<StatementText>> readTexts(EntityId entity)
    {
        std::vector<StatementText> statements;
        for (m_rows.bind(1, entity); m_rows.step();)
            statements.push_back({std::string(m_rows.blob(0)), fromEpochMs(m_rows.integer(1)),
                                  &document(m_rows.id<DocumentId>(2))});
        if (auto status = finish(); !status)
            return status.error();
        return statements;
    }

private:
    /// Few documents speak of many entities: each is looked up once.
    const StatingDocument &document(DocumentId id)
    {
        const auto [at, isNew] = m_documents.try_emplace(id);
        StatingDocument &found = at->second;
        if (!isNew)
            return found;
        found.row = id.value;
        if (m_document.bind(1, id).step()) {
            found.format = m_document.text(0);
            found.isDated = m_document.integer(5) != 0;
            found.basis = basisOf(m_document.text(0));
            found.rank = rankOf(m_document.text(0));
            found.path = m_document.text(1);
            found.sourceUid = m_document.text(2);
            found.sourceRow = m_document.integer(3);
            found.trust = m_document.integer(4);
        }
        m_document.reset();
        return found;
    }

    Status finish()
    {
        if (auto status = m_rows.finish(); !status)
            return status;
        return m_document.finish();
    }

    store::Statement m_rows;
    store::Statement m_document;
    std::unordered_map<DocumentId, StatingDocument> m_documents; ///< nodes: pointers stay good
};

} // namespace meshscope::catalog
