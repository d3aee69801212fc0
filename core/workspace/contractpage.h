// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/comparison.h"
#include "model/contract.h"
#include "workspace/catalogfile.h"

#include <optional>
#include <string>
#include <vector>

/// The contract page: one version of a contract as a person reads it, its raw document, and what
/// changed since the version before. And the list of all contracts.
namespace meshscope::workspace {

struct ContractVersionRow
{
    ContractVersionId id;
    std::string version;
    std::string rawStatus;
    ProductStatus status = ProductStatus::Unknown;
    std::optional<TimePoint> createdAt;
    std::string file;
    std::optional<contract::Verdict> verdict; ///< against the version before; unset for the first
};

/// Where an object of the contract stands physically, one row per server.
struct ContractBinding
{
    std::string object;
    std::string server;
    AssetId asset;
    std::string assetUid;
    std::string assetName;
    std::vector<std::string> drift; ///< readable differences between promise and observation
    std::size_t observedColumns = 0; ///< 0 with an empty drift: nothing observed, so not known
};

struct ContractPortUse
{
    PortId port;
    std::string portName;
    ProductId product;
    std::string productName;
    std::string productUid;
    std::string direction; ///< output: offered; input: used
    std::uint32_t activeGrants = 0;
};

struct ContractPage
{
    ContractId id;
    std::string uid;
    std::string key;
    std::string name;
    DomainId domain;
    ContractVersionId versionId;
    ContractDocument document;
    std::string raw; ///< the document byte for byte
    std::string rawFormat; ///< yaml or json
    std::string file;
    std::vector<ContractVersionRow> versions; ///< newest first
    std::vector<contract::Change> changes; ///< since the version before
    std::string comparedWith; ///< that version; empty if there is none
    std::vector<ContractBinding> bindings;
    std::vector<ContractPortUse> uses;
    Classification classification = Classification::Unknown;
    std::optional<bool> personal;
};

/// `version` empty: the newest active version, else the newest. NotFound names what was looked for.
Result<ContractPage> contractPage(Reader &reader, const std::string &uid,
                                  const std::string &version);

/// A version that is newer than the one that counts: proposed, or a draft.
struct NextVersion
{
    std::string version;
    ProductStatus status = ProductStatus::Unknown;
    std::optional<contract::Verdict> change; ///< against the version before it
};

struct ContractRow
{
    ContractId id;
    std::string uid;
    std::string name;
    std::string key;
    std::string version; ///< newest active, else newest
    ProductStatus status = ProductStatus::Unknown;
    DomainId domain;
    std::string productName; ///< the product that offers it; empty: none does
    std::string productUid;
    std::size_t versions = 0;
    std::size_t objects = 0;
    Classification classification = Classification::Unknown;
    std::optional<bool> personal;
    std::optional<contract::Verdict> lastChange; ///< of `version` against the one before
    std::optional<NextVersion> next;
};

struct ContractList
{
    std::vector<ContractRow> rows; ///< by name
    std::size_t total = 0;
};

/// All contracts whose name, id or product holds every word of `filter`.
Result<ContractList> contractList(Reader &reader, const std::string &filter);

/// Orders versions: semantic where both are, else natural text order. `v1.0` equals `1.0.0`.
int compareVersions(std::string_view a, std::string_view b);

} // namespace meshscope::workspace
