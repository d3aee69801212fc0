// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "catalog/winnerwriter.h"

#include <map>

namespace meshscope::catalog {

namespace {

std::string statusWord(const std::string &raw)
{
    return std::string(word(parseProductStatus(raw).value_or(ProductStatus::Unknown)));
}

std::optional<std::int64_t> flag(const std::optional<bool> &value)
{
    return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
}

class ProductRows
{
public:
    explicit ProductRows(ImportWork &work)
        : m_work(work)
        , m_common(work)
        , m_reader(work.db)
        , m_row(work.db.prepare(
              "INSERT INTO product(id, version, status, raw_status, archetype, archetype_basis, "
              "domain_id, owner_id, "
              "description, usage, limitations, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
              "?10, ?11, ?12) "
              "ON CONFLICT DO UPDATE SET version=?2, status=?3, raw_status=?4, archetype=?5, "
              "archetype_basis=?6, "
              "domain_id=?7, owner_id=?8, description=?9, usage=?10, limitations=?11, body=?12"))
        , m_port(work.db.prepare("INSERT INTO port(id, product_id, direction, name, version, "
                                 "tech_type, description, status, server, "
                                 "url, contract_key, personal, auto_approve, ordinal) "
                                 "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
                                 "?14) ON CONFLICT(id) DO UPDATE SET "
                                 "tech_type=?6, description=?7, status=?8, server=?9, url=?10, "
                                 "contract_key=?11, personal=?12, "
                                 "auto_approve=?13, ordinal=?14"))
    {
    }

    Status write(EntityId entity)
    {
        auto statements = m_reader.read<ProductRecord>(entity);
        if (!statements)
            return statements.error();
        if (statements->empty())
            return writePorts(entity, {}, {}); // the row stays for requests and links that name it
        ProductWinner winner = mergeProducts(*statements, dayOf(m_work.request.now));
        const ProductRecord &record = winner.record;
        const SourceId source {winner.sourceRow};
        if (auto status = m_common.rename(entity, record.name); !status)
            return status;
        if (auto status = m_common.putTags(entity, record.tags, {}); !status)
            return status;
        if (auto status = m_common.putLinks(entity, record.links); !status)
            return status;
        auto owner = m_common.putOwners(entity, winner.owners);
        if (!owner)
            return owner.error();
        const EntityId domain
            = record.domain.empty() ? EntityId {} : m_work.ids.domain(record.domain, source);
        const bool knownArchetype = record.archetype != Archetype::Unknown;
        m_row.bind(1, entity)
            .bind(2, record.version)
            .bind(3, statusWord(record.rawStatus))
            .bind(4, record.rawStatus);
        m_row.bind(5, word(record.archetype))
            .bind(6, knownArchetype ? "declared" : "")
            .bind(7, domain);
        m_row.bind(8, *owner)
            .bind(9, record.description)
            .bind(10, record.usage)
            .bind(11, record.limitations);
        if (auto status = m_row.bindBlob(12, pack(record)).run(); !status)
            return status;
        return writePorts(entity, record, source);
    }

private:
    Status writePorts(EntityId product, const ProductRecord &record, SourceId source)
    {
        std::unordered_set<EntityId> stated;
        const std::string &id = record.id.empty() ? record.name : record.id;
        int ordinal = 0;
        for (const PortRecord &port : record.ports) {
            const EntityId entity
                = m_work.ids.ensure(EntityKind::Port, {portKey(id, port)}, port.name, source);
            if (!stated.insert(entity).second)
                continue;
            m_port.bind(1, entity)
                .bind(2, product)
                .bind(3, word(port.direction))
                .bind(4, port.name);
            m_port.bind(5, port.version).bind(6, port.techType).bind(7, port.description);
            m_port.bind(8, statusWord(port.status)).bind(9, port.server).bind(10, port.url);
            m_port.bind(11, port.contractId).bind(12, flag(port.containsPersonal));
            if (auto status = m_port.bind(13, port.autoApprove ? 1 : 0).bind(14, ordinal++).run();
                !status)
                return status;
        }
        std::vector<std::pair<EntityId, bool>> states;
        auto all = m_work.db.prepare(
            "SELECT p.id, e.state FROM port p JOIN entity e ON e.id=p.id WHERE p.product_id=?1");
        for (all.bind(1, product); all.step();) {
            const bool wanted = stated.contains(all.id<EntityId>(0));
            if (wanted != (all.text(1) == "active"))
                states.emplace_back(all.id<EntityId>(0), wanted);
        }
        if (auto status = all.finish(); !status)
            return status;
        auto set = m_work.db.prepare("UPDATE entity SET state=?2 WHERE id=?1");
        for (const auto &[port, wanted] : states) {
            if (auto status = set.bind(1, port).bind(2, wanted ? "active" : "absent").run();
                !status)
                return status;
        }
        return {};
    }

    ImportWork &m_work;
    CommonRows m_common;
    StatementReader m_reader;
    store::Statement m_row;
    store::Statement m_port;
};

} // namespace

Status writeProductWinners(ImportWork &work, const std::vector<EntityId> &entities)
{
    ProductRows rows(work);
    for (const EntityId entity : entities) {
        if (auto status = rows.write(entity); !status)
            return status;
    }
    return {};
}

} // namespace meshscope::catalog
