// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/pageparts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace meshscope::workspace {

struct ProductPort
{
    PortId id;
    std::string uid;
    std::string name;
    std::string version;
    std::string techType;
    std::string description;
    PortDirection direction = PortDirection::Output;
    ProductStatus status = ProductStatus::Unknown;
    AssetType assetType = AssetType::Unknown; ///< of its first dataset
    std::string contractKey; ///< as stated; empty: no contract
    std::string contractName;
    std::string contractVersion; ///< empty with a key: stated but not in the catalog
    std::string contractUid; ///< of the contract, for links
    ContractVersionId boundVersion;
    Classification classification = Classification::Unknown;
    bool personal = false;
    Grade grade = Grade::Insufficient; ///< worst of its datasets
    std::optional<double> score; ///< lowest of its datasets
    Freshness freshness; ///< oldest of its datasets
    int activeGrants = 0;
    std::vector<PageLink> datasets;
};

/// A promise of the contract and what was measured. Outcome Unknown = not measured here.
struct ServiceLevel
{
    std::string property; ///< canonical name: latency, availability, retention ...
    std::string element;
    std::string value;
    std::string unit;
    std::optional<double> promisedSeconds;
    std::optional<double> measuredSeconds;
    Outcome outcome = Outcome::Unknown;
    std::string contract; ///< name and version
};

/// A product on the other side of a flow, or the datasets there that belong to no product.
struct Neighbour
{
    PageLink product; ///< id 0: datasets without a product
    int datasets = 0;
};

struct Consumer
{
    PageLink party; ///< a product, team or person
    std::string partyType; ///< product, user, team ...
    int ports = 0; ///< of this product, by grants
    int datasets = 0; ///< of the consumer that read from this product, by lineage
    bool granted = false;
    std::optional<Day> until; ///< earliest end of its grants
};

/// One condition of good care, as far as it can be judged from what was imported.
struct CareCheck
{
    std::string code; ///< of the policy it stands for: P-01 ...
    Outcome outcome = Outcome::Unknown; ///< Pass, Fail or Unknown
    std::string subject; ///< port or dataset it is about; empty: the product
    std::optional<double> score; ///< what P-20 judged
    bool belowHealthy = false; ///< the score itself fails it; else an open critical failure does
    Freshness freshness; ///< what P-18 judged
};

struct ProductPage
{
    PageHead head;
    std::vector<ProductPort> outputs;
    std::vector<ProductPort> inputs;
    std::vector<PageLink> datasets; ///< by name
    std::vector<ServiceLevel> serviceLevels;
    std::vector<Neighbour> upstream; ///< largest first
    std::vector<Neighbour> downstream;
    int upstreamDatasets = 0;
    int downstreamDatasets = 0;
    std::vector<Consumer> consumers; ///< granted ones first
    int activeGrants = 0;
    std::vector<Contact> contacts;
    std::vector<TestRow> tests;
    std::vector<CareCheck> checks; ///< failed first, then unknown, then passed
    std::vector<Claim> claims;
    std::vector<SourceNote> sources;
    std::vector<HistoryRow> history;
};

/// Everything the page of a product shows. NotFound for an unknown uid; Cancelled on stop.
Result<ProductPage> productPage(Reader &reader, std::string_view uid, const std::stop_token &stop);

/// Ports of a product with contract, classification, quality, freshness and grants.
Result<std::vector<ProductPort>> portsOf(Reader &reader, ProductId product,
                                         PortDirection direction);
std::vector<CareCheck> checksOf(const ProductPage &page);

} // namespace meshscope::workspace
