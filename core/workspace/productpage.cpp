// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/productpage.h"

#include "base/archive.h"
#include "model/contract.h"
#include "model/records.h"
#include "workspace/pageclaims.h"
#include "workspace/words.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace meshscope::workspace {

namespace {

struct Bound
{
    ContractVersionId version;
    ContractDocument document;
};

/// Channels of a contract or product description, each once.
template<typename Channel>
void addChannels(ProductPage &page, const std::vector<Channel> &channels)
{
    for (const Channel &support : channels) {
        const bool known = std::ranges::any_of(page.contacts, [&](const Contact &contact) {
            return contact.channel && contact.name == support.channel;
        });
        if (known || support.channel.empty())
            continue;
        Contact &contact = page.contacts.emplace_back();
        contact.channel = true;
        contact.name = support.channel;
        contact.role = support.scope.empty() ? support.tool : support.scope;
        contact.url = support.url;
    }
}

Status readProductRow(Reader &reader, ProductPage &page)
{
    auto rows = reader.db().prepare(
        "SELECT version, status, archetype, description, usage, limitations, body "
        "FROM product WHERE id=?1");
    if (rows.bind(1, page.head.id).step()) {
        page.head.version = rows.text(0);
        page.head.status = fromWord(rows.text(1), ProductStatus::Retired, ProductStatus::Unknown);
        page.head.archetype
            = fromWord(rows.text(2), Archetype::ConsumerAligned, Archetype::Unknown);
        page.head.description = rows.text(3);
        page.head.usage = rows.text(4);
        page.head.limitations = rows.text(5);
        if (!rows.isNull(6)) {
            auto record = unpack<ProductRecord>(rows.blob(6));
            if (!record)
                return record.error();
            addChannels(page, record->support);
        }
    }
    return rows.finish();
}

Status readDatasets(Reader &reader, ProductPage &page)
{
    std::vector<EntityId> ids;
    auto rows = reader.db().prepare(
        "SELECT a.id FROM asset a JOIN entity e ON e.id=a.id WHERE a.product_id=?1 AND "
        "e.state='active' UNION SELECT pa.asset_id FROM port p JOIN port_asset pa ON "
        "pa.port_id=p.id WHERE p.product_id=?1 AND p.direction='output'");
    for (rows.bind(1, page.head.id); rows.step();)
        ids.push_back(rows.id<EntityId>(0));
    for (const EntityId id : ids)
        page.datasets.push_back(linkOf(reader, id));
    std::ranges::sort(page.datasets, {}, &PageLink::name);
    return rows.finish();
}

/// Products on one side of this product's datasets, with how many datasets there.
Status readNeighbours(Reader &reader, ProductId product, std::string_view sql,
                      std::vector<Neighbour> &neighbours, int &total)
{
    std::map<EntityId, int> datasets;
    auto rows = reader.db().prepare(sql);
    for (rows.bind(1, product); rows.step();)
        datasets[rows.id<EntityId>(0)] = static_cast<int>(rows.integer(1));
    if (auto status = rows.finish(); !status)
        return status;
    for (const auto &[id, count] : datasets) {
        total += count;
        neighbours.push_back({linkOf(reader, id), count});
    }
    std::ranges::stable_sort(neighbours, [](const Neighbour &a, const Neighbour &b) {
        if (bool(a.product.id) != bool(b.product.id))
            return bool(a.product.id); // datasets without a product come last
        return a.datasets != b.datasets ? a.datasets > b.datasets : a.product.name < b.product.name;
    });
    return {};
}

Status readLineage(Reader &reader, ProductPage &page)
{
    constexpr std::string_view upstream
        = "SELECT coalesce(o.product_id,0), count(DISTINCT o.id) FROM asset a "
          "JOIN edge g ON g.to_id=a.id JOIN asset o ON o.id=g.from_id "
          "JOIN entity e ON e.id=o.id AND e.state='active' "
          "WHERE a.product_id=?1 AND o.product_id IS NOT ?1 GROUP BY 1";
    constexpr std::string_view downstream
        = "SELECT coalesce(o.product_id,0), count(DISTINCT o.id) FROM asset a "
          "JOIN edge g ON g.from_id=a.id JOIN asset o ON o.id=g.to_id "
          "JOIN entity e ON e.id=o.id AND e.state='active' "
          "WHERE a.product_id=?1 AND o.product_id IS NOT ?1 GROUP BY 1";
    if (auto status
        = readNeighbours(reader, page.head.id, upstream, page.upstream, page.upstreamDatasets);
        !status)
        return status;
    return readNeighbours(reader, page.head.id, downstream, page.downstream,
                          page.downstreamDatasets);
}

Status readConsumers(Reader &reader, ProductPage &page)
{
    std::map<EntityId, Consumer> found;
    auto rows = reader.db().prepare(
        "SELECT q.consumer_id, count(DISTINCT q.port_id), min(g.until_on), count(*) "
        "FROM port p JOIN access_request q ON q.port_id=p.id JOIN access_grant g ON "
        "g.request_id=q.id WHERE p.product_id=?1 AND g.state='active' "
        "AND g.from_on<=?2 AND (g.until_on IS NULL OR g.until_on>=?2) GROUP BY q.consumer_id");
    const std::string today = formatDay(dayOf(reader.now()));
    for (rows.bind(1, page.head.id).bind(2, today); rows.step();) {
        Consumer &consumer = found[rows.id<EntityId>(0)];
        consumer.granted = true;
        consumer.ports = static_cast<int>(rows.integer(1));
        consumer.until = parseDay(rows.text(2));
        page.activeGrants += static_cast<int>(rows.integer(3));
    }
    if (auto status = rows.finish(); !status)
        return status;
    for (const Neighbour &neighbour : page.downstream)
        if (neighbour.product.id)
            found[neighbour.product.id].datasets = neighbour.datasets;
    for (auto &[id, consumer] : found) {
        consumer.party = linkOf(reader, id);
        consumer.partyType = word(consumer.party.kind);
        auto type = reader.db().prepare("SELECT ptype FROM party WHERE id=?1");
        if (type.bind(1, id).step())
            consumer.partyType = type.text(0);
        page.consumers.push_back(std::move(consumer));
    }
    std::ranges::stable_sort(page.consumers, [](const Consumer &a, const Consumer &b) {
        if (a.granted != b.granted)
            return a.granted;
        return std::tuple(-a.ports, -a.datasets, a.party.name)
            < std::tuple(-b.ports, -b.datasets, b.party.name);
    });
    return {};
}

Result<std::vector<Bound>> boundContracts(Reader &reader, ProductId product)
{
    std::vector<Bound> bound;
    auto rows = reader.db().prepare(
        "SELECT DISTINCT v.id, v.body FROM port p JOIN contract_version v ON "
        "v.id=p.contract_version_id WHERE p.product_id=?1 AND p.direction='output' ORDER BY v.id");
    for (rows.bind(1, product); rows.step();) {
        auto document = unpack<ContractDocument>(rows.blob(1));
        if (!document)
            return document.error();
        bound.push_back({rows.id<ContractVersionId>(0), std::move(*document)});
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return bound;
}

/// Only the age of the data can be measured from what is imported; every other promise stays
/// unknown until a source measures it.
void measure(ServiceLevel &level, const ProductPage &page)
{
    if (!isAgePromise(level.property) || !level.promisedSeconds)
        return;
    for (const ProductPort &port : page.outputs)
        if (port.freshness.ageSeconds
            && (!level.measuredSeconds || *port.freshness.ageSeconds > *level.measuredSeconds)
            && level.contract.starts_with(port.contractName + ' '))
            level.measuredSeconds = port.freshness.ageSeconds;
    if (level.measuredSeconds)
        level.outcome
            = *level.measuredSeconds <= *level.promisedSeconds ? Outcome::Pass : Outcome::Fail;
}

void addServiceLevels(ProductPage &page, const ContractDocument &document)
{
    const std::string &title = document.name.empty() ? document.id : document.name;
    for (const ContractSla &sla : document.serviceLevels) {
        if (parseDay(sla.value))
            continue; // a date of the life cycle is no level; the contract page shows it
        ServiceLevel level;
        level.property = sla.property;
        level.element = sla.element;
        level.value = sla.value;
        level.unit = sla.unit;
        level.promisedSeconds = sla.seconds;
        level.contract = title + ' ' + document.version;
        measure(level, page);
        page.serviceLevels.push_back(std::move(level));
    }
}

Status readContracts(Reader &reader, ProductPage &page)
{
    auto bound = boundContracts(reader, page.head.id);
    if (!bound)
        return bound.error();
    for (const Bound &contract : *bound) {
        for (ProductPort &port : page.outputs)
            if (port.boundVersion == contract.version)
                port.freshness.promise(contract.document);
        addServiceLevels(page, contract.document);
        addChannels(page, contract.document.support);
    }
    return {};
}

/// The steward of the domain answers for the meaning of the data, also when only the domain says
/// so.
Status addDomainSteward(Reader &reader, ProductPage &page)
{
    if (!page.head.domainId)
        return {};
    auto stewards = ownersOf(reader, page.head.domainId);
    if (!stewards)
        return stewards.error();
    for (Contact &contact : *stewards) {
        const bool known = std::ranges::any_of(page.contacts, [&](const Contact &other) {
            return other.party.id == contact.party.id;
        });
        if (!known && contact.role == word(OwnerRole::Steward))
            page.contacts.push_back(std::move(contact));
    }
    return {};
}

Status readRest(Reader &reader, ProductPage &page)
{
    for (const PageLink &dataset : page.datasets) {
        auto tests = testsOf(reader, dataset.id);
        if (!tests)
            return tests.error();
        std::ranges::move(*tests, std::back_inserter(page.tests));
    }
    auto sources = sourcesOf(reader, page.head.id);
    if (!sources)
        return sources.error();
    page.sources = std::move(*sources);
    auto history = historyOf(reader, page.head.id);
    if (!history)
        return history.error();
    page.history = std::move(*history);
    auto claims = pageClaims(reader, page.head.id);
    if (!claims)
        return claims.error();
    page.claims = std::move(*claims);
    return {};
}

} // namespace

Result<ProductPage> productPage(Reader &reader, std::string_view uid, const std::stop_token &stop)
{
    auto id = findEntity(reader, uid, EntityKind::Product);
    if (!id)
        return id.error();
    auto head = headOf(reader, *id);
    if (!head)
        return head.error();
    ProductPage page;
    page.head = std::move(*head);
    auto outputs = portsOf(reader, *id, PortDirection::Output);
    if (!outputs)
        return outputs.error();
    page.outputs = std::move(*outputs);
    auto inputs = portsOf(reader, *id, PortDirection::Input);
    if (!inputs)
        return inputs.error();
    page.inputs = std::move(*inputs);
    auto contacts = ownersOf(reader, *id);
    if (!contacts)
        return contacts.error();
    page.contacts = std::move(*contacts);

    using Step = Status (*)(Reader &, ProductPage &);
    constexpr std::array<Step, 7> steps {addDomainSteward, readProductRow, readDatasets,
                                         readLineage,      readConsumers,  readContracts,
                                         readRest};
    for (const Step step : steps) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        if (auto status = step(reader, page); !status)
            return status.error();
    }
    page.checks = checksOf(page);
    return page;
}

} // namespace meshscope::workspace
