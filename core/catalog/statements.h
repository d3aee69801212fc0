// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "catalog/merge.h"
#include "store/connection.h"

#include <vector>

namespace meshscope::catalog {

/// Reads what documents say about one entity; one prepared statement for many entities.
class StatementReader
{
public:
    explicit StatementReader(store::Connection &db)
        : m_rows(db.prepare(
            "SELECT t.body, t.basis, t.observed_at, d.format, d.path, d.id, s.uid, s.id, s.trust "
            "FROM statement t JOIN source_doc d ON d.id=t.doc_id JOIN source s ON s.id=d.source_id "
            "WHERE t.entity_id=?1"))
    {
    }

    /// Unordered; the merge functions sort. Corrupt when a body cannot be read.
    template<typename T>
    Result<std::vector<Stated<T>>> read(EntityId entity)
    {
        std::vector<Stated<T>> statements;
        for (m_rows.bind(1, entity); m_rows.step();) {
            auto record = unpack<T>(m_rows.blob(0));
            if (!record) {
                m_rows.reset();
                return record.error();
            }
            Stated<T> &stated = statements.emplace_back();
            stated.record = std::move(*record);
            stated.basis = basisOf(m_rows.text(3));
            stated.rank = rankOf(m_rows.text(3));
            stated.observedAt = fromEpochMs(m_rows.integer(2));
            stated.document = m_rows.text(4);
            stated.documentRow = m_rows.integer(5);
            stated.source = m_rows.text(6);
            stated.sourceRow = m_rows.integer(7);
            stated.trust = m_rows.integer(8);
        }
        if (auto status = m_rows.finish(); !status)
            return status.error();
        return statements;
    }

private:
    store::Statement m_rows;
};

} // namespace meshscope::catalog
