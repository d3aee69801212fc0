// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/mapping.h"

#include <map>
#include <set>

/// The parts of the DataHub reader (standards.md 2.9): names, aspects of entities, and what becomes
/// of an entity when all its aspects are read.
namespace meshscope::ingest::datahub {

/// `urn:li:<type>:<key>`; a composite key `(a,b,c)` in its parts, read with a counter of brackets.
struct Urn
{
    std::string type;
    std::string key; ///< as written, with brackets
    std::vector<std::string> parts; ///< of a composite key, else the key alone
};
Urn parseUrn(std::string_view text);

/// Unions of Avro name their branch: `{"string": "x"}` is x.
Value plain(Value value);
std::string text(Value value);

/// The dataset, chart, dashboard ... of a urn; `instance` is its platform instance, whose name may
/// stand before the dataset's.
AssetRef assetRef(const Urn &urn, std::string_view instance = {});
/// A job's name inside its orchestrator.
JobRecord jobOf(const Urn &urn);

struct Flow
{
    std::string fromUrn;
    std::string fromField; ///< empty: the whole dataset
    std::string toField;
    std::string operation;
};

/// What the aspects of one entity say, in DataHub's own names until all is read.
struct Entity
{
    Urn urn;
    std::string name;
    std::string qualifiedName;
    std::string description;
    std::string editedDescription; ///< by a person in DataHub: before what a connector wrote
    std::string parent; ///< urn of the node, domain or container above
    std::string platformInstance;
    std::string email;
    std::string title;
    std::string type; ///< sub type, kind of assertion ...
    std::string code;
    std::string domain; ///< urn
    std::vector<OwnerRef> owners; ///< names are urns
    std::vector<std::string> tags; ///< urns
    std::vector<std::string> terms; ///< urns
    std::vector<std::string> groups; ///< urns
    std::vector<std::string> siblings; ///< urns
    std::vector<std::string> related;
    std::vector<Link> links;
    std::map<std::string, std::string> custom;
    std::string status;
    std::string statusNote;
    std::string successor; ///< urn
    bool removed = false;
    std::optional<std::int64_t> rowCount;
    std::optional<std::int64_t> sizeBytes;
    std::optional<TimePoint> lastDataAt;
    std::vector<Column> columns;
    std::map<std::string, std::string> paths; ///< field path as written -> column path
    std::vector<std::string> keyFields;
    std::vector<ContractRelationship> relationships;
    std::set<std::string> upstreams; ///< urns that data comes from
    std::set<std::string> downstreams; ///< of a job
    std::vector<Flow> flows;
    std::vector<std::pair<std::string, bool>> assets; ///< of a product; true: an output port
    RuleRecord rule; ///< of an assertion
    std::string assertee; ///< urn
    std::vector<ResultRecord> results;
    RunRecord run;
    bool hasContent = false; ///< more than keys and links
};

/// Puts one aspect into its entity. False when the aspect is not known.
bool takeAspect(Entity &entity, std::string_view name, Value value);
/// The columns of a dataset by their path; made when it is not there yet.
Column &columnOf(Entity &entity, std::string_view fieldPath);
std::string columnPath(const Entity *entity, std::string_view fieldPath);
void mapAspects(MappingRows &rows);
/// The same for aspects of assertions and runs.
bool takeRunAspect(Entity &entity, std::string_view name, Value value);
void mapRunAspects(MappingRows &rows);

using Entities = std::map<std::string, Entity, std::less<>>;
/// Gives everything to the sink.
void takeEntities(Entities &entities, Reading &reading);

} // namespace meshscope::ingest::datahub
