// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/column.h"
#include "model/contract.h"
#include "model/kinds.h"
#include "model/references.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// What readers say of data and how it flows: datasets, contracts, jobs, their runs and edges.
namespace meshscope {

/// Statements about one dataset, dashboard, topic or file.
struct AssetRecord
{
    AssetRef ref;
    std::vector<AssetRef> aliases; ///< other names of the same thing (symlinks, unique_id)
    AssetType type = AssetType::Unknown;
    std::string name; ///< as a person calls it; empty: last part of the ref
    std::string description;
    std::string domain;
    std::string product; ///< product id or name, when the document says so
    std::vector<OwnerRef> owners;
    std::vector<std::string> tags;
    std::vector<Link> links;
    Classification classification = Classification::Unknown;
    std::optional<bool> personal;
    std::string visibility; ///< dbt access: public, protected, private
    std::vector<Column> columns;
    bool columnsComplete
        = false; ///< an observed, full column list (dbt catalog, OpenLineage schema)
    std::optional<std::int64_t> rowCount;
    std::optional<std::int64_t> sizeBytes;
    std::optional<TimePoint> lastDataAt;
    std::map<std::string, std::string> custom;
    std::string status; ///< life cycle as stated: deprecated, retired ...; empty: not stated
    std::string statusNote;
    std::optional<AssetRef> successor; ///< what to use instead
    bool removed = false; ///< the source says that it is gone
    std::vector<ContractRelationship> relationships; ///< keys to other datasets
};

struct ContractRecord
{
    ContractDocument document; ///< decoded whole; the raw bytes are kept beside it
};

struct JobRecord
{
    std::string nameSpace;
    std::string name;
    std::string type;
    std::string description;
    std::string code; ///< SQL or other text
    std::vector<OwnerRef> owners;
    std::vector<std::string> tags;
    std::vector<Link> links;
    std::map<std::string, std::string> custom;
};

struct ColumnFlow
{
    std::string from; ///< column path of the upstream dataset
    std::string to; ///< column path of the downstream dataset; empty = the whole dataset
    FlowClass flow = FlowClass::Direct;
    std::string subtype; ///< IDENTITY, TRANSFORMATION, AGGREGATION, JOIN, FILTER ...
    std::string transform;
    bool masking = false;
};

struct EdgeRecord
{
    AssetRef from;
    AssetRef to;
    std::string jobNamespace; ///< empty with jobName: unknown job
    std::string jobName;
    EdgeBasis basis = EdgeBasis::Declared;
    std::vector<ColumnFlow> columns;
};

struct RunRecord
{
    std::string uuid;
    std::string jobNamespace;
    std::string jobName;
    std::string state; ///< START RUNNING COMPLETE ABORT FAIL OTHER, or a dbt status
    std::optional<TimePoint> startedAt;
    std::optional<TimePoint> endedAt;
    std::string error;
};

template<typename Archive>
void describe(Archive &archive, AssetRecord &a)
{
    archive(a.ref, a.aliases, a.type, a.name, a.description, a.domain, a.product, a.owners, a.tags,
            a.links, a.classification, a.personal, a.visibility, a.columns, a.columnsComplete,
            a.rowCount, a.sizeBytes, a.lastDataAt, a.custom);
    archive.later(a.status, a.statusNote, a.successor, a.removed, a.relationships);
}
template<typename Archive>
void describe(Archive &archive, JobRecord &j)
{
    archive(j.nameSpace, j.name, j.type, j.description, j.code, j.owners);
    archive.later(j.tags, j.links, j.custom);
}
template<typename Archive>
void describe(Archive &archive, ColumnFlow &f)
{
    archive(f.from, f.to, f.flow, f.subtype, f.transform, f.masking);
}
template<typename Archive>
void describe(Archive &archive, ContractRecord &c)
{
    archive(c.document);
}
template<typename Archive>
void describe(Archive &archive, EdgeRecord &e)
{
    archive(e.from, e.to, e.jobNamespace, e.jobName, e.basis, e.columns);
}
template<typename Archive>
void describe(Archive &archive, RunRecord &r)
{
    archive(r.uuid, r.jobNamespace, r.jobName, r.state, r.startedAt, r.endedAt, r.error);
}

} // namespace meshscope
