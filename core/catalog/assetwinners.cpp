// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/winnerwriter.h"

namespace meshscope::catalog {

namespace {

class AssetRows
{
public:
    explicit AssetRows(ImportWork &work)
        : m_work(work)
        , m_common(work)
        , m_reader(work.db)
        , m_row(work.db.prepare(
              "UPDATE asset SET atype=?2, product_key=?3, stated_domain_id=?4, stated_owner_id=?5, "
              "description=?6, visibility=?7, classification=?8, personal=?9, row_count=?10, "
              "size_bytes=?11, "
              "last_data_at=?12, column_count=?13 WHERE id=?1"))
        , m_columns(work.db.prepare("INSERT INTO asset_columns(asset_id, body) VALUES(?1, ?2) "
                                    "ON CONFLICT DO UPDATE SET body=?2"))
        , m_dropColumns(work.db.prepare("DELETE FROM asset_columns WHERE asset_id=?1"))
        , m_place(work.db.prepare(
              "UPDATE asset SET platform=?2, instance=?3, qualified_name=?4 WHERE id=?1 AND "
              "(platform<>?2 OR instance<>?3 OR qualified_name<>?4)"))
        , m_keys(work.db.prepare("SELECT key FROM entity_key WHERE entity_id=?1 AND scheme='phys' "
                                 "ORDER BY key LIMIT 1"))
    {
    }

    Status write(EntityId entity)
    {
        auto statements = m_reader.read<AssetRecord>(entity);
        if (!statements)
            return statements.error();
        AssetWinner winner;
        if (!statements->empty())
            winner = mergeAssets(*statements, dayOf(m_work.request.now));
        const AssetRecord &record = winner.record;
        const SourceId source {statements->empty() ? 0 : statements->front().sourceRow};
        auto place = writePlace(entity, *statements);
        if (!place)
            return place.error();
        if (auto status = m_common.rename(entity, record.name.empty() ? *place : record.name);
            !status)
            return status;
        auto owner = m_common.putOwners(entity, winner.owners);
        if (!owner)
            return owner.error();
        if (auto status = m_common.putTags(entity, record.tags, record.columns); !status)
            return status;
        if (auto status = m_common.putLinks(entity, record.links); !status)
            return status;
        const EntityId domain
            = record.domain.empty() ? EntityId {} : m_work.ids.domain(record.domain, source);
        return writeRow(entity, record, domain, *owner);
    }

private:
    /// Platform, instance and qualified name of the physical thing. Returns the leaf of its name,
    /// or an empty text if only a logical name is known.
    Result<std::string> writePlace(EntityId entity,
                                   const std::vector<Stated<AssetRecord>> &statements)
    {
        m_keys.bind(1, entity);
        const std::string key(m_keys.step() ? m_keys.text(0) : std::string_view());
        if (auto status = m_keys.finish(); !status)
            return status.error();
        if (key.empty())
            return std::string();
        // Observed spellings first: the warehouse writes a name as it is.
        std::optional<PhysicalName> best;
        for (const bool observed : {true, false}) {
            for (const Stated<AssetRecord> &statement : statements) {
                const auto name = physicalName(statement.record.ref);
                if (best || (statement.basis == Basis::Observed) != observed || !name)
                    continue;
                if (name->platform == platformOf(key))
                    best = name;
            }
        }
        if (!best)
            return std::string(); // only flows name it; the row has the spelling it was met with
        m_place.bind(1, entity)
            .bind(2, best->platform)
            .bind(3, instanceOf(key))
            .bind(4, best->display());
        if (auto status = m_place.run(); !status)
            return status.error();
        return best->leaf();
    }

    Status writeRow(EntityId entity, const AssetRecord &record, EntityId domain, PartyId owner)
    {
        m_row.bind(1, entity)
            .bind(2, word(record.type))
            .bind(3, record.product)
            .bind(4, domain)
            .bind(5, owner);
        m_row.bind(6, record.description).bind(7, record.visibility);
        m_row.bind(8, static_cast<int>(record.classification));
        m_row.bind(9,
                   record.personal ? std::optional<std::int64_t>(*record.personal ? 1 : 0)
                                   : std::nullopt);
        m_row.bind(10, record.rowCount).bind(11, record.sizeBytes).bind(12, record.lastDataAt);
        m_row.bind(13, static_cast<std::int64_t>(record.columns.size()));
        if (auto status = m_row.run(); !status)
            return status;
        if (record.columns.empty())
            return m_dropColumns.bind(1, entity).run();
        return m_columns.bind(1, entity).bindBlob(2, pack(record.columns)).run();
    }

    ImportWork &m_work;
    CommonRows m_common;
    StatementReader m_reader;
    store::Statement m_row;
    store::Statement m_columns;
    store::Statement m_dropColumns;
    store::Statement m_place;
    store::Statement m_keys;
};

} // namespace

Status writeAssetWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    AssetRows rows(work);
    std::uint32_t done = 0;
    for (const EntityId entity : entities) {
        if (auto status = rows.write(entity); !status)
            return status;
        if (++done % 256 == 0 && work.stopped())
            return ImportWork::cancelled();
    }
    return {};
}

} // namespace meshscope::catalog
