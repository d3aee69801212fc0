// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/decisions.h"
#include "catalog/winnerwriter.h"

#include <algorithm>
#include <future>
#include <optional>
#include <span>

namespace meshscope::catalog {

namespace {

/// What is stored about one dataset, taken from the store so that another thread can merge it.
struct Gathered
{
    EntityId entity;
    std::string key; ///< first physical key; empty: only a logical name is known
    std::vector<StatementText> statements;
};

struct Merged
{
    EntityId entity;
    AssetWinner winner;
    SourceId source; ///< of the first statement in precedence
    std::string instance;
    std::optional<PhysicalName> place; ///< as the warehouse writes it
    std::string columns; ///< packed
};

/// Observed spellings first: the warehouse writes a name as it is.
std::optional<PhysicalName> bestPlace(std::string_view key,
                                      const std::vector<Stated<AssetRecord>> &statements)
{
    if (key.empty())
        return std::nullopt;
    for (const bool observed : {true, false}) {
        for (const Stated<AssetRecord> &statement : statements) {
            if ((statement.basis == Basis::Observed) != observed)
                continue;
            auto name = physicalName(statement.record.ref);
            if (name && name->platform == platformOf(key))
                return name;
        }
    }
    return std::nullopt; // only flows name it; the row has the spelling it was met with
}

/// Touches nothing but its argument: several may run at once.
Result<Merged> merge(const Gathered &gathered, Day today)
{
    std::vector<Stated<AssetRecord>> statements;
    for (const StatementText &text : gathered.statements) {
        if (auto status = decodeStatement(text.body, text.observedAt, *text.document, statements);
            !status)
            return status.error();
    }
    Merged merged;
    merged.entity = gathered.entity;
    if (!statements.empty())
        merged.winner = mergeAssets(statements, today);
    merged.source = SourceId {statements.empty() ? 0 : statements.front().sourceRow};
    merged.place = bestPlace(gathered.key, statements);
    merged.instance = instanceOf(gathered.key);
    if (!merged.winner.record.columns.empty())
        merged.columns = pack(merged.winner.record.columns);
    return merged;
}

using GatheredBatch = std::vector<Gathered>;
using MergedBatch = std::vector<Merged>;

Result<MergedBatch> mergeAll(const GatheredBatch &batch, Day today)
{
    MergedBatch all;
    all.reserve(batch.size());
    for (const Gathered &gathered : batch) {
        auto merged = merge(gathered, today);
        if (!merged)
            return merged.error();
        all.push_back(std::move(*merged));
    }
    return all;
}

class AssetRows
{
public:
    explicit AssetRows(ImportWork &work)
        : m_work(work)
        , m_common(work)
        , m_reader(work.db)
        , m_row(work.db.prepare(
              // What no product has is in its stated domain: writeLinks() seldom has to correct it.
              "UPDATE asset SET atype=?2, product_key=?3, stated_domain_id=?4, stated_owner_id=?5, "
              "domain_id=iif(product_id IS NULL, ?4, domain_id), "
              "owner_id=iif(product_id IS NULL, ?5, owner_id), "
              "description=?6, visibility=?7, classification=?8, personal=?9, row_count=?10, "
              "size_bytes=?11, last_data_at=?12, column_count=?13, platform=coalesce(?14, "
              "platform), instance=coalesce(?15, instance), qualified_name=coalesce(?16, "
              "qualified_name) WHERE id=?1"))
        , m_columns(work.db.prepare("INSERT INTO asset_columns(asset_id, body) VALUES(?1, ?2) "
                                    "ON CONFLICT DO UPDATE SET body=?2"))
        , m_dropColumns(work.db.prepare("DELETE FROM asset_columns WHERE asset_id=?1"))
        , m_keys(work.db.prepare(
              hasMembers(work.db)
                  // by entity: `+` keeps the planner from reading every physical key
                  ? "SELECT key FROM entity_key WHERE entity_id IN (SELECT ?1 UNION SELECT "
                    "entity_id FROM identity_member WHERE into_id=?1) AND +scheme='phys'"
                  : "SELECT key FROM entity_key WHERE entity_id=?1 AND scheme='phys' "
                    "ORDER BY key LIMIT 1"))
    {
    }

    Status load()
    {
        auto bindings = bindingsInForce(m_work.db);
        if (!bindings)
            return bindings.error();
        m_bindings = std::move(*bindings);
        return {};
    }

    Result<GatheredBatch> gather(std::span<const EntityId> entities)
    {
        GatheredBatch batch;
        batch.reserve(entities.size());
        for (const EntityId entity : entities) {
            auto statements = m_reader.readTexts(entity);
            if (!statements)
                return statements.error();
            batch.push_back({entity, firstKey(entity), std::move(*statements)});
        }
        if (auto status = m_keys.finish(); !status)
            return status.error();
        return batch;
    }

    Status write(const Merged &merged)
    {
        const EntityId entity = merged.entity;
        const AssetRecord &record = merged.winner.record;
        const CommonRows::Earlier earlier = m_common.earlierOf(entity);
        const std::string leaf
            = record.name.empty() && merged.place ? merged.place->leaf() : record.name;
        if (auto status = m_common.rename(entity, leaf); !status)
            return status;
        auto owner = m_common.putOwners(entity, merged.winner.owners, earlier);
        if (!owner)
            return owner.error();
        if (auto status = m_common.putTags(entity, record.tags, record.columns, earlier); !status)
            return status;
        if (auto status = m_common.putLinks(entity, record.links, earlier); !status)
            return status;
        const EntityId domain
            = record.domain.empty() ? EntityId {} : m_work.ids.domain(record.domain, merged.source);
        if (auto status = writeRow(merged, domain, *owner); !status)
            return status;
        if (!merged.columns.empty())
            return m_columns.bind(1, entity).bindBlob(2, merged.columns).run();
        if (earlier == CommonRows::Earlier::None)
            return {};
        return m_dropColumns.bind(1, entity).run();
    }

private:
    /// The first physical key, with the instance that a person has bound.
    std::string firstKey(EntityId entity)
    {
        std::string first;
        for (m_keys.bind(1, entity); m_keys.step();) {
            std::string key(m_keys.text(0));
            if (!m_bindings.empty()) {
                const std::string place
                    = key.substr(0, key.find('|') + 1) + std::string(instanceOf(key));
                const std::string bound = boundInstance(m_bindings, place);
                if (!bound.empty())
                    key = withInstance(key, bound.substr(bound.find('|') + 1));
            }
            if (first.empty() || key < first)
                first = std::move(key);
        }
        m_keys.reset();
        return first;
    }

    Status writeRow(const Merged &merged, EntityId domain, PartyId owner)
    {
        const AssetRecord &record = merged.winner.record;
        m_row.bind(1, merged.entity)
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
        if (merged.place)
            m_row.bind(14, merged.place->platform)
                .bind(15, merged.instance)
                .bind(16, merged.place->display());
        else
            m_row.bindNull(14).bindNull(15).bindNull(16);
        return m_row.run();
    }

    ImportWork &m_work;
    CommonRows m_common;
    StatementReader m_reader;
    store::Statement m_row;
    store::Statement m_columns;
    store::Statement m_dropColumns;
    store::Statement m_keys;
    InstanceBindings m_bindings;
};

} // namespace

Status writeAssetWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    // While one batch is merged on another thread, the one before it is written and the one after
    // it read: the store belongs to this thread. What is written here is never read by gather().
    constexpr std::size_t batchSize = 256;
    AssetRows rows(work);
    if (auto status = rows.load(); !status)
        return status;
    const Day today = dayOf(work.request.now);
    std::future<Result<MergedBatch>> merging;
    for (std::span<const EntityId> rest = entities; !rest.empty() || merging.valid();) {
        if (work.stopped())
            return ImportWork::cancelled();
        const auto next = rest.first(std::min(rest.size(), batchSize));
        rest = rest.subspan(next.size());
        auto gathered = rows.gather(next);
        auto merged = merging.valid() ? merging.get() : Result<MergedBatch>(MergedBatch {});
        if (!gathered)
            return gathered.error();
        if (!merged)
            return merged.error();
        if (!next.empty())
            merging = std::async(std::launch::async, [batch = std::move(*gathered), today] {
                return mergeAll(batch, today);
            });
        for (const Merged &one : *merged) {
            if (auto status = rows.write(one); !status)
                return status;
        }
    }
    return {};
}

} // namespace meshscope::catalog
