// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/drift.h"
#include "model/column.h"
#include "workspace/identitypage.h"
#include "workspace/pageparts.h"

#include <cstdint>
#include <string>
#include <vector>

namespace meshscope::workspace {

/// A column as the page shows it: the winners of every source, its tests and its drift.
struct DatasetColumn
{
    Column column;
    int depth = 0; ///< number of enclosing columns
    bool hasChildren = false;
    int tests = 0;
    Outcome outcome
        = Outcome::Unknown; ///< worst last outcome of its tests; Unknown: none or not run
    std::string classifiedBy; ///< which documents classify it so; empty: nobody does
    std::string drift; ///< readable difference between contract and observation; empty: none
};

/// A difference between what a contract promises and what was observed.
struct DriftRow : contract::Drift
{
    std::string contract; ///< name and version
};

struct DatasetJob
{
    std::string name;
    std::string nameSpace;
    std::string type;
    std::string description;
    bool writes = false; ///< writes this dataset; else it reads it
    int runs = 0;
    std::string lastState;
    std::optional<TimePoint> lastStarted;
    std::optional<TimePoint> lastEnded;
    std::string lastError;
};

struct ContractUse
{
    std::string uid; ///< of the contract
    std::string name;
    std::string version;
    ProductStatus status = ProductStatus::Unknown;
    std::string object;
    std::string server;
    bool observed = false; ///< an observed column list to compare with exists
};

struct PortOffer
{
    PageLink product;
    std::string port;
    std::string version;
    std::string basis; ///< declared, contract, server, manual or inferred
};

struct DatasetPage
{
    PageHead head;
    InstanceName instance;
    IdentityNote identity;
    std::string visibility;
    PageLink product; ///< id 0: belongs to none
    std::optional<std::int64_t> rowCount;
    std::optional<std::int64_t> sizeBytes;
    Freshness freshness;
    std::vector<DatasetColumn> columns; ///< file order, parents before children
    std::vector<std::string> keys; ///< paths of the primary key, in key order
    std::vector<std::string> partitions;
    std::string classifiedBy; ///< reason of the dataset's classification
    std::vector<TestRow> tests;
    std::vector<DatasetJob> jobs;
    std::vector<PageLink> upstream; ///< direct, most used first
    std::vector<PageLink> downstream;
    std::vector<ContractUse> contracts;
    std::vector<PortOffer> ports;
    std::vector<DriftRow> drift;
    std::vector<Contact> contacts;
    std::vector<Claim> claims;
    std::vector<SourceNote> sources;
    std::vector<HistoryRow> history;
};

/// Everything the page of a dataset shows. NotFound for an unknown uid; Cancelled on stop.
Result<DatasetPage> datasetPage(Reader &reader, std::string_view uid, const std::stop_token &stop);

/// Fills columns, keys, drift and classification reasons; the rest of the page comes before.
Status readColumns(Reader &reader, DatasetPage &page);

} // namespace meshscope::workspace
