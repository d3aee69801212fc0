// SPDX-License-Identifier: GPL-3.0-or-later
#include "quality/score.h"
#include "workspace/productpage.h"
#include "workspace/words.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

constexpr double shortestDescription = 30; // characters, standards.md P-05

Status readPortRows(Reader &reader, ProductId product, PortDirection direction,
                    std::vector<ProductPort> &ports)
{
    auto rows = reader.db().prepare(
        "SELECT p.id, e.uid, p.name, p.version, p.tech_type, p.description, p.status, "
        "p.contract_key, coalesce(v.version,''), coalesce(c.uid,''), coalesce(c.name,''), "
        "coalesce(v.classification,-1), coalesce(p.personal,v.personal,0), "
        "(SELECT count(*) FROM access_request q JOIN access_grant g ON g.request_id=q.id "
        " WHERE q.port_id=p.id AND g.state='active' AND g.from_on<=?3 AND (g.until_on IS NULL OR "
        " g.until_on>=?3)), coalesce(v.id,0) "
        "FROM port p JOIN entity e ON e.id=p.id AND e.state='active' "
        "LEFT JOIN contract_version v ON v.id=p.contract_version_id "
        "LEFT JOIN entity c ON c.id=v.contract_id "
        "WHERE p.product_id=?1 AND p.direction=?2 ORDER BY p.ordinal, p.name, p.version");
    rows.bind(1, product).bind(2, word(direction));
    rows.bind(3, formatDay(dayOf(reader.now())));
    while (rows.step()) {
        ProductPort &port = ports.emplace_back();
        port.id = rows.id<PortId>(0);
        port.uid = rows.text(1);
        port.name = rows.text(2);
        port.version = rows.text(3);
        port.techType = rows.text(4);
        port.description = rows.text(5);
        port.direction = direction;
        port.status = fromWord(rows.text(6), ProductStatus::Retired, ProductStatus::Unknown);
        port.contractKey = rows.text(7);
        port.contractVersion = rows.text(8);
        port.contractUid = rows.text(9);
        port.contractName = rows.text(10);
        port.classification = static_cast<Classification>(rows.integer(11));
        port.personal = rows.integer(12) != 0;
        port.activeGrants = static_cast<int>(rows.integer(13));
        port.boundVersion = rows.id<ContractVersionId>(14);
    }
    return rows.finish();
}

/// The worst of two grades; nothing known of one part means nothing known of the whole unless the
/// other part is already bad.
Grade worse(Grade a, Grade b)
{
    if (a == Grade::Degraded || b == Grade::Degraded)
        return Grade::Degraded;
    if (a == Grade::Insufficient || b == Grade::Insufficient)
        return Grade::Insufficient;
    return std::max(a, b);
}

void addDataset(Reader &reader, ProductPort &port, AssetId asset)
{
    const PageLink link = linkOf(reader, asset);
    const bool first = port.datasets.empty();
    port.grade = first ? link.grade : worse(port.grade, link.grade);
    if (link.score && (!port.score || *link.score < *port.score))
        port.score = *link.score;
    if (first)
        port.assetType = link.assetType;
    if (const Entry *entry = reader.snapshot()->find(asset)) {
        port.classification = std::max(port.classification, entry->classification);
        port.personal = port.personal || entry->personal;
    }
    port.freshness.add(freshnessOf(reader.db(), asset, reader.now()));
    port.datasets.push_back(link);
}

bool isWritten(const std::string &text)
{
    return static_cast<double>(text.size()) >= shortestDescription;
}

void add(std::vector<CareCheck> &checks, std::string_view code, Outcome outcome,
         std::string subject = {})
{
    CareCheck &check = checks.emplace_back();
    check.code = code;
    check.outcome = outcome;
    check.subject = std::move(subject);
}

Outcome passIf(bool good)
{
    return good ? Outcome::Pass : Outcome::Fail;
}

void checkPort(std::vector<CareCheck> &checks, const ProductPort &port)
{
    add(checks, "P-08", passIf(!port.contractKey.empty()), port.name);
    if (!port.contractKey.empty())
        add(checks, "P-09", passIf(!port.contractVersion.empty()), port.name);
    if (port.freshness.limitSeconds) {
        add(checks, "P-18", port.freshness.outcome(), port.name);
        checks.back().freshness = port.freshness;
    }
    add(checks, "P-20",
        port.grade == Grade::Insufficient ? Outcome::Unknown : passIf(port.grade == Grade::Healthy),
        port.name);
    checks.back().score = port.score;
    checks.back().belowHealthy = port.score && *port.score < quality::Parameters {}.healthyFrom;
    if (port.personal)
        add(checks, "P-30", passIf(port.classification >= Classification::Confidential), port.name);
}

int rank(Outcome outcome)
{
    if (outcome == Outcome::Fail)
        return 0;
    return outcome == Outcome::Unknown ? 1 : 2;
}

} // namespace

Result<std::vector<ProductPort>> portsOf(Reader &reader, ProductId product, PortDirection direction)
{
    std::vector<ProductPort> ports;
    if (auto status = readPortRows(reader, product, direction, ports); !status)
        return status.error();
    for (ProductPort &port : ports) {
        std::vector<AssetId> assets;
        auto rows = reader.db().prepare(
            "SELECT asset_id FROM port_asset WHERE port_id=?1 ORDER BY asset_id");
        for (rows.bind(1, port.id); rows.step();)
            assets.push_back(rows.id<AssetId>(0));
        if (auto status = rows.finish(); !status)
            return status.error();
        for (const AssetId asset : assets)
            addDataset(reader, port, asset);
    }
    return ports;
}

std::vector<CareCheck> checksOf(const ProductPage &page)
{
    std::vector<CareCheck> checks;
    const bool owned = std::ranges::any_of(page.contacts, [](const Contact &contact) {
        return !contact.channel && contact.role == word(OwnerRole::Owner);
    });
    const bool supported = std::ranges::any_of(
        page.contacts, [](const Contact &contact) { return contact.channel; });
    add(checks, "P-01", passIf(owned));
    add(checks, "P-04", passIf(bool(page.head.domainId)));
    add(checks, "P-05",
        passIf(isWritten(page.head.description) && page.head.description != page.head.name));
    add(checks, "P-11", passIf(supported));
    add(checks, "P-13", passIf(page.head.archetype != Archetype::Unknown));
    for (const ProductPort &port : page.outputs)
        checkPort(checks, port);
    std::ranges::stable_sort(checks, {},
                             [](const CareCheck &check) { return rank(check.outcome); });
    return checks;
}

} // namespace meshscope::workspace
