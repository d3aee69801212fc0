// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/datasetpage.h"

#include "base/archive.h"
#include "workspace/pageclaims.h"
#include "workspace/words.h"

#include <algorithm>
#include <array>

namespace meshscope::workspace {

namespace {

Status readAssetRow(Reader &reader, DatasetPage &page)
{
    auto rows = reader.db().prepare(
        "SELECT atype, platform, instance, qualified_name, coalesce(product_id,0), description, "
        "visibility, row_count, size_bytes FROM asset WHERE id=?1");
    if (rows.bind(1, page.head.id).step()) {
        page.head.assetType = fromWord(rows.text(0), AssetType::Ephemeral, AssetType::Unknown);
        page.head.platform = rows.text(1);
        page.instance.label = rows.text(2);
        page.head.context = rows.text(3);
        page.product = linkOf(reader, rows.id<ProductId>(4));
        page.head.description = rows.text(5);
        page.visibility = rows.text(6);
        page.rowCount = rows.optionalInteger(7);
        page.sizeBytes = rows.optionalInteger(8);
    }
    page.freshness = freshnessOf(reader.db(), page.head.id, reader.now());
    return rows.finish();
}

Status readSide(Reader &reader, EntityId id, std::string_view sql, std::vector<PageLink> &side)
{
    std::vector<EntityId> ids;
    auto rows = reader.db().prepare(sql);
    for (rows.bind(1, id); rows.step();)
        ids.push_back(rows.id<EntityId>(0));
    for (const EntityId other : ids)
        side.push_back(linkOf(reader, other));
    const Snapshot &snapshot = *reader.snapshot();
    std::ranges::stable_sort(side, [&](const PageLink &a, const PageLink &b) {
        const Entry *left = snapshot.find(a.id);
        const Entry *right = snapshot.find(b.id);
        const std::uint32_t leftUse = left ? left->usedBy : 0;
        const std::uint32_t rightUse = right ? right->usedBy : 0;
        return leftUse != rightUse ? leftUse > rightUse : a.name < b.name;
    });
    return rows.finish();
}

Status readLineage(Reader &reader, DatasetPage &page)
{
    if (auto status = readSide(reader, page.head.id,
                               "SELECT DISTINCT g.from_id FROM edge g JOIN entity e ON "
                               "e.id=g.from_id AND e.state='active' WHERE g.to_id=?1",
                               page.upstream);
        !status)
        return status;
    return readSide(reader, page.head.id,
                    "SELECT DISTINCT g.to_id FROM edge g JOIN entity e ON e.id=g.to_id AND "
                    "e.state='active' WHERE g.from_id=?1",
                    page.downstream);
}

Status readJobs(Reader &reader, DatasetPage &page)
{
    auto rows = reader.db().prepare(
        "SELECT j.jname, j.namespace, j.jtype, j.description, max(used.writes), "
        "(SELECT count(*) FROM run WHERE job_id=j.id), r.state, r.started_at, r.ended_at, r.error "
        "FROM (SELECT job_id, 1 AS writes FROM edge WHERE to_id=?1 UNION "
        "      SELECT job_id, 0 FROM edge WHERE from_id=?1) used "
        "JOIN job j ON j.id=used.job_id "
        "LEFT JOIN run r ON r.uuid=(SELECT uuid FROM run WHERE job_id=j.id ORDER BY "
        "coalesce(ended_at,started_at) DESC, uuid LIMIT 1) "
        "GROUP BY j.id ORDER BY max(used.writes) DESC, j.jname");
    for (rows.bind(1, page.head.id); rows.step();) {
        DatasetJob &job = page.jobs.emplace_back();
        job.name = rows.text(0);
        job.nameSpace = rows.text(1);
        job.type = rows.text(2);
        job.description = rows.text(3);
        job.writes = rows.integer(4) != 0;
        job.runs = static_cast<int>(rows.integer(5));
        job.lastState = rows.text(6);
        job.lastStarted = rows.optionalTime(7);
        job.lastEnded = rows.optionalTime(8);
        job.lastError = rows.text(9);
    }
    return rows.finish();
}

Status readContracts(Reader &reader, DatasetPage &page)
{
    auto rows = reader.db().prepare(
        "SELECT e.uid, e.name, v.version, v.status, ca.object, ca.server, v.body FROM "
        "contract_asset ca "
        "JOIN contract_version v ON v.id=ca.version_id JOIN entity e ON e.id=v.contract_id "
        "WHERE ca.asset_id=?1 ORDER BY e.name, v.id DESC, ca.server");
    for (rows.bind(1, page.head.id); rows.step();) {
        ContractUse &use = page.contracts.emplace_back();
        use.uid = rows.text(0);
        use.name = rows.text(1);
        use.version = rows.text(2);
        use.status = fromWord(rows.text(3), ProductStatus::Retired, ProductStatus::Unknown);
        use.object = rows.text(4);
        use.server = rows.text(5);
        if (use.status != ProductStatus::Active)
            continue;
        const auto document = unpack<ContractDocument>(rows.blob(6));
        if (!document)
            return document.error();
        page.freshness.promise(*document);
    }
    return rows.finish();
}

Status readPorts(Reader &reader, DatasetPage &page)
{
    std::vector<std::pair<ProductId, PortOffer>> offers;
    auto rows = reader.db().prepare(
        "SELECT p.product_id, p.name, p.version, pa.basis FROM port_asset pa "
        "JOIN port p ON p.id=pa.port_id JOIN entity e ON e.id=p.id AND e.state='active' "
        "WHERE pa.asset_id=?1 AND p.direction='output' ORDER BY p.name, p.version");
    for (rows.bind(1, page.head.id); rows.step();) {
        PortOffer offer;
        offer.port = rows.text(1);
        offer.version = rows.text(2);
        offer.basis = rows.text(3);
        offers.emplace_back(rows.id<ProductId>(0), std::move(offer));
    }
    for (auto &[product, offer] : offers) {
        offer.product = linkOf(reader, product);
        page.ports.push_back(std::move(offer));
    }
    return rows.finish();
}

template<typename T>
Status take(Result<T> result, T &place)
{
    if (!result)
        return result.error();
    place = std::move(*result);
    return {};
}

Status readIdentity(Reader &reader, DatasetPage &page)
{
    const std::string instance = std::move(page.instance.label);
    if (auto status = take(instanceName(reader.db(), page.head.platform, instance), page.instance);
        !status)
        return status;
    return take(identityNote(reader.db(), page.head.id), page.identity);
}

Status readTests(Reader &reader, DatasetPage &page)
{
    return take(testsOf(reader, page.head.id), page.tests);
}

Status readPeople(Reader &reader, DatasetPage &page)
{
    return take(ownersOf(reader, page.head.id), page.contacts);
}

Status readOrigins(Reader &reader, DatasetPage &page)
{
    if (auto status = take(sourcesOf(reader, page.head.id), page.sources); !status)
        return status;
    if (auto status = take(historyOf(reader, page.head.id), page.history); !status)
        return status;
    return take(pageClaims(reader, page.head.id), page.claims);
}

} // namespace

Result<DatasetPage> datasetPage(Reader &reader, std::string_view uid, const std::stop_token &stop)
{
    auto id = findEntity(reader, uid, EntityKind::Asset);
    if (!id)
        return id.error();
    auto head = headOf(reader, *id);
    if (!head)
        return head.error();
    DatasetPage page;
    page.head = std::move(*head);

    using Step = Status (*)(Reader &, DatasetPage &);
    constexpr std::array<Step, 9> steps {readAssetRow, readIdentity,  readLineage,
                                         readJobs,     readContracts, readPorts,
                                         readTests,    readColumns,   readPeople};
    for (const Step step : steps) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (auto status = step(reader, page); !status)
            return status.error();
    }
    if (auto status = readOrigins(reader, page); !status)
        return status.error();
    return page;
}

} // namespace meshscope::workspace
