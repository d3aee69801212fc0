// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/merge.h"

#include "base/text.h"
#include "catalog/identity.h"
#include "catalog/platforms.h"

#include <algorithm>
#include <utility>

namespace meshscope::catalog {

namespace {

bool isCurrent(const OwnerRef &owner, Day today)
{
    return !owner.until || std::chrono::sys_days {*owner.until} >= std::chrono::sys_days {today};
}

template<typename T>
std::vector<StatedOwner> unitedOwners(const std::vector<Stated<T>> &statements, Day today)
{
    std::vector<StatedOwner> owners;
    for (const Stated<T> &statement : statements) {
        for (const OwnerRef &owner : statement.record.owners) {
            if (isCurrent(owner, today))
                owners.push_back({owner, statement.sourceRow});
        }
    }
    // The first owner is the accountable one: an "owner" of the highest rank comes before stewards,
    // and a person who is named before the team around them.
    const auto order = [](const StatedOwner &owner) {
        if (owner.owner.role != OwnerRole::Owner)
            return 2;
        return owner.owner.type == PartyType::Team ? 1 : 0;
    };
    std::stable_sort(
        owners.begin(), owners.end(),
        [&order](const StatedOwner &a, const StatedOwner &b) { return order(a) < order(b); });
    return owners;
}

template<typename T>
void fillText(T &into, const T &from)
{
    if (into.empty())
        into = from;
}

void unite(std::vector<std::string> &into, const std::vector<std::string> &from)
{
    into.insert(into.end(), from.begin(), from.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

void uniteLinks(std::vector<Link> &into, const std::vector<Link> &from)
{
    for (const Link &link : from) {
        const bool known = std::any_of(
            into.begin(), into.end(), [&](const Link &present) { return present.url == link.url; });
        if (!known && !link.url.empty())
            into.push_back(link);
    }
}

/// True wins over false, false over unknown: personal data is never argued away by silence.
void raise(std::optional<bool> &into, const std::optional<bool> &from)
{
    if (from && (!into || *from))
        into = from;
}

/// The port that a later statement means, of those that earlier ones gave; the end if none.
std::vector<PortRecord>::iterator samePort(std::vector<PortRecord> &ports, const PortRecord &port)
{
    const auto named = [&port](const PortRecord &present) {
        return present.direction == port.direction && foldCase(present.name) == foldCase(port.name);
    };
    const auto exact = std::find_if(ports.begin(), ports.end(), [&](const PortRecord &present) {
        return named(present) && plainVersion(present.version) == plainVersion(port.version);
    });
    if (exact != ports.end())
        return exact;
    return std::find_if(ports.begin(), ports.end(), [&](const PortRecord &present) {
        return named(present) && (present.version.empty() || port.version.empty());
    });
}

void fillPort(PortRecord &into, const PortRecord &from)
{
    fillText(into.version, from.version);
    fillText(into.description, from.description);
    fillText(into.techType, from.techType);
    if (into.contractId.empty()) {
        into.contractId = from.contractId;
        into.contractVersion = from.contractVersion;
    }
    fillText(into.url, from.url);
    fillText(into.server, from.server);
    fillText(into.status, from.status);
    fillText(into.content, from.content);
    raise(into.containsPersonal, from.containsPersonal);
    for (const std::string &contract : from.requiredContracts) {
        auto &present = into.requiredContracts;
        if (std::find(present.begin(), present.end(), contract) == present.end())
            present.push_back(contract);
    }
}

/// Adds the ports of one more statement. Whether access is granted by itself is only taken from the
/// statement that comes first: nothing below it may open what it does not.
void unitePorts(UnitedPorts &united, const Stated<ProductRecord> &statement)
{
    std::vector<PortRecord> &ports = united.ports;
    for (const PortRecord &port : statement.record.ports) {
        auto at = samePort(ports, port);
        if (at == ports.end()) {
            at = ports.insert(at, port);
            at->assets.clear();
            united.assetSources.emplace_back();
        } else {
            fillPort(*at, port);
        }
        auto &sources = united.assetSources[static_cast<std::size_t>(at - ports.begin())];
        for (const AssetRef &asset : port.assets) {
            at->assets.push_back(asset);
            sources.push_back(statement.sourceRow);
        }
    }
}

/// An older version of what an earlier statement of the same format describes.
bool isReplaced(const std::vector<Stated<ProductRecord>> &statements, std::size_t which)
{
    const Stated<ProductRecord> &one = statements[which];
    return std::any_of(statements.begin(), statements.begin() + static_cast<std::ptrdiff_t>(which),
                       [&one](const Stated<ProductRecord> &earlier) {
                           return earlier.format == one.format
                               && plainVersion(earlier.record.version)
                               != plainVersion(one.record.version);
                       });
}

std::string_view customField(const AssetRecord &record, const char *name)
{
    const auto found = record.custom.find(name);
    return found == record.custom.end() ? std::string_view() : std::string_view(found->second);
}

bool isPlanned(std::string_view status)
{
    const auto parsed = parseProductStatus(status);
    return parsed == ProductStatus::Draft || parsed == ProductStatus::Proposed
        || parsed == ProductStatus::InDevelopment || parsed == ProductStatus::Retired;
}

/// What a draft or retired contract version promises does not count beside an active one.
void dropPlannedContracts(std::vector<Stated<AssetRecord>> &statements)
{
    const auto planned = [](const Stated<AssetRecord> &statement) {
        return statement.rank == Rank::Contract
            && isPlanned(customField(statement.record, "contract.status"));
    };
    const auto active = [&planned](const Stated<AssetRecord> &statement) {
        return statement.rank == Rank::Contract && !planned(statement);
    };
    if (std::any_of(statements.begin(), statements.end(), active))
        std::erase_if(statements, planned);
}

/// Contracts before others as their rank says; among contracts the higher version first.
bool assetPrecedes(const Stated<AssetRecord> &left, const Stated<AssetRecord> &right)
{
    if (left.rank == Rank::Contract && right.rank == Rank::Contract) {
        const std::string a = plainVersion(customField(left.record, "contract.version"));
        const std::string b = plainVersion(customField(right.record, "contract.version"));
        if (a != b)
            return versionLess(b, a);
    }
    return precedes(left, right);
}

bool isDescribed(const Stated<AssetRecord> &statement)
{
    return statement.basis == Basis::Observed;
}

/// Type, counts and times: observations first, the newest first.
void takeObserved(AssetRecord &winner, std::vector<Stated<AssetRecord>> statements)
{
    std::stable_sort(statements.begin(), statements.end(),
                     [](const Stated<AssetRecord> &left, const Stated<AssetRecord> &right) {
                         if (isDescribed(left) != isDescribed(right))
                             return isDescribed(left);
                         return isDescribed(left) && left.observedAt > right.observedAt;
                     });
    for (const Stated<AssetRecord> &statement : statements) {
        const AssetRecord &record = statement.record;
        if (winner.type == AssetType::Unknown)
            winner.type = record.type;
        if (!winner.rowCount)
            winner.rowCount = record.rowCount;
        if (!winner.sizeBytes)
            winner.sizeBytes = record.sizeBytes;
        if (record.lastDataAt && (!winner.lastDataAt || *winner.lastDataAt < *record.lastDataAt))
            winner.lastDataAt = record.lastDataAt;
    }
}

} // namespace

Rank rankOf(std::string_view format)
{
    if (format == "odps" || format == "lf-odps" || format == "dpds" || format == "dps")
        return Rank::Product;
    if (format == "odcs" || format == "dcs")
        return Rank::Contract;
    if (format == "dbt-manifest")
        return Rank::Model;
    if (format == "dbt-catalog" || format == "dbt-sources" || format == "dbt-run-results")
        return Rank::Warehouse;
    if (format == "datahub" || format == "openmetadata" || format == "unity-catalog"
        || format == "backstage" || format == "dcat")
        return Rank::Catalog;
    return format == "openlineage" ? Rank::Lineage : Rank::Other;
}

Basis basisOf(std::string_view format)
{
    const Rank rank = rankOf(format);
    if (rank == Rank::Product || rank == Rank::Contract || format == "dua")
        return Basis::Promised;
    const bool curated = format == "dbt-manifest" || format == "dbt-semantic-manifest"
        || format == "backstage" || format == "dcat";
    return curated ? Basis::Curated : Basis::Observed;
}

AssetWinner mergeAssets(std::vector<Stated<AssetRecord>> &statements, Day today)
{
    dropPlannedContracts(statements);
    std::sort(statements.begin(), statements.end(), assetPrecedes);
    AssetWinner winner;
    AssetRecord &record = winner.record;
    std::string platform;
    for (const Stated<AssetRecord> &statement : statements) {
        const AssetRecord &said = statement.record;
        fillText(record.name, said.name);
        fillText(record.description, said.description);
        fillText(record.domain, said.domain);
        fillText(record.product, said.product);
        fillText(record.visibility, said.visibility);
        record.classification = std::max(record.classification, said.classification);
        raise(record.personal, said.personal);
        unite(record.tags, said.tags);
        uniteLinks(record.links, said.links);
        if (platform.empty() && said.ref.form != RefForm::Logical)
            platform = platformName(said.ref.platform);
    }
    takeObserved(record, statements);
    // Where nobody says what it is, the platform may have one kind of thing only.
    if (record.type == AssetType::Unknown && platformRules(platform).form == NameForm::Path)
        record.type = AssetType::File;
    else if (record.type == AssetType::Unknown && platform == "kafka")
        record.type = AssetType::Topic;
    record.columns = mergeColumns(statements, platform);
    for (const Column &column : record.columns) {
        record.classification = std::max(record.classification, column.classification);
        raise(record.personal, column.personal);
    }
    winner.owners = unitedOwners(statements, today);
    return winner;
}

UnitedPorts unitedPorts(std::vector<Stated<ProductRecord>> &statements)
{
    std::sort(statements.begin(), statements.end(),
              [](const Stated<ProductRecord> &left, const Stated<ProductRecord> &right) {
                  if (left.rank == right.rank
                      && plainVersion(left.record.version) != plainVersion(right.record.version))
                      return versionLess(right.record.version, left.record.version);
                  return precedes(left, right);
              });
    UnitedPorts united;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (!isReplaced(statements, i))
            unitePorts(united, statements[i]);
    }
    return united;
}

ProductWinner mergeProducts(std::vector<Stated<ProductRecord>> &statements, Day today)
{
    UnitedPorts united = unitedPorts(statements);
    ProductWinner winner;
    winner.record = statements.front().record;
    winner.sourceRow = statements.front().sourceRow;
    ProductRecord &record = winner.record;
    record.ports = std::move(united.ports);
    for (std::size_t i = 1; i < statements.size(); ++i) {
        const ProductRecord &said = statements[i].record;
        fillText(record.name, said.name);
        fillText(record.rawStatus, said.rawStatus);
        fillText(record.domain, said.domain);
        fillText(record.tenant, said.tenant);
        fillText(record.description, said.description);
        fillText(record.usage, said.usage);
        fillText(record.limitations, said.limitations);
        if (record.archetype == Archetype::Unknown)
            record.archetype = said.archetype;
        unite(record.tags, said.tags);
        uniteLinks(record.links, said.links);
        fillText(record.support, said.support);
        record.custom.insert(said.custom.begin(), said.custom.end());
    }
    winner.owners = unitedOwners(statements, today);
    record.owners.clear();
    return winner;
}

void combine(AssetRecord &into, AssetRecord &&later)
{
    const auto replace = [](auto &present, auto &&value) {
        if (!value.empty())
            present = std::forward<decltype(value)>(value);
    };
    replace(into.name, later.name);
    replace(into.description, later.description);
    replace(into.domain, later.domain);
    replace(into.product, later.product);
    replace(into.visibility, later.visibility);
    if (!later.owners.empty())
        into.owners = std::move(later.owners);
    unite(into.tags, later.tags);
    uniteLinks(into.links, later.links);
    into.classification = std::max(into.classification, later.classification);
    raise(into.personal, later.personal);
    if (later.type != AssetType::Unknown)
        into.type = later.type;
    if (!later.columns.empty()) {
        into.columns = std::move(later.columns);
        into.columnsComplete = later.columnsComplete;
    }
    if (later.rowCount)
        into.rowCount = later.rowCount;
    if (later.sizeBytes)
        into.sizeBytes = later.sizeBytes;
    if (later.lastDataAt && (!into.lastDataAt || *into.lastDataAt < *later.lastDataAt))
        into.lastDataAt = later.lastDataAt;
    replace(into.status, later.status);
    replace(into.statusNote, later.statusNote);
    if (later.successor)
        into.successor = std::move(later.successor);
    replace(into.relationships, later.relationships);
    for (auto &[name, value] : later.custom)
        into.custom[name] = std::move(value);
}

} // namespace meshscope::catalog
