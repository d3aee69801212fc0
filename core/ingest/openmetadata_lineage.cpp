// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_common.h"
#include "ingest/openmetadata.h"

namespace meshscope::ingest::openmetadata {

namespace {

AssetRef endOf(Value reference)
{
    if (const std::string fqn = fqnOf(reference); !fqn.empty())
        return named(fqn);
    return named("id:" + reference["id"].string());
}

/// The column of a name that is qualified by its table.
std::string lastOf(std::string_view fqn)
{
    std::vector<std::string> parts;
    std::vector<bool> quoted;
    dbt::splitRelation(fqn, parts, quoted);
    return childPath({}, parts.back());
}

void edge(Context &context, Value from, Value to, Value details)
{
    EdgeRecord edge;
    edge.from = endOf(from);
    edge.to = endOf(to);
    const Value pipeline = details["pipeline"];
    if (const std::string job = fqnOf(pipeline); !job.empty()) {
        edge.jobNamespace = "openmetadata";
        edge.jobName = job;
    }
    for (const Value item : details["columnsLineage"].items())
        for (const Value source : item["fromColumns"].items()) {
            ColumnFlow flow;
            flow.from = lastOf(source.text());
            flow.to = lastOf(item["toColumn"].text());
            flow.transform = item["function"].string();
            edge.columns.push_back(std::move(flow));
        }
    edge.basis
        = details["source"].text() == "QueryLineage" ? EdgeBasis::Parsed : EdgeBasis::Declared;
    from.keep();
    to.keep();
    details.keep();
    context.reading.take(std::move(edge));
}

} // namespace

void pipeline(Context &context, Value entity)
{
    JobRecord job;
    job.nameSpace = "openmetadata";
    const std::string fqn = entity["fullyQualifiedName"].string();
    job.name = fqn.empty() ? entity["name"].string() : fqn;
    job.type = entity["serviceType"].text().empty() ? "pipeline" : entity["serviceType"].string();
    job.description = entity["description"].string();
    addOwners(job.owners, entity["owner"], OwnerRole::Owner);
    addOwners(job.owners, entity["owners"], OwnerRole::Owner);
    addLabels(job.tags, entity["tags"]);
    for (const std::string_view key : {"pipelineUrl", "taskUrl", "sourceUrl"})
        if (const std::string_view url = entity[key].text(); !url.empty())
            job.links.push_back({std::string(key), std::string(url), {}});
    for (const std::string_view key :
         {"tasks", "downstreamTasks", "taskType", "displayName", "scheduleInterval", "concurrency"})
        if (const Value value = entity[key]; !value.isEmpty())
            job.custom[std::string(key)] = textOrJson(value);
    keepNoise(entity);
    context.reading.take(std::move(job));
}

void runs(Context &context, Value entity)
{
    const std::string pipeline = fqnOf(entity["pipeline"]);
    for (const Value item : entity["pipelineStatus"].items()) {
        RunRecord run;
        run.jobNamespace = "openmetadata";
        run.jobName = pipeline;
        const std::string_view status = item["executionStatus"].text();
        run.state = status == "Successful" ? "COMPLETE" : status == "Failed" ? "FAIL" : "RUNNING";
        run.endedAt = timeOf(item["timestamp"]);
        if (run.state == "RUNNING")
            std::swap(run.startedAt, run.endedAt);
        run.uuid = pipeline + "@" + item["timestamp"].string();
        item.keep();
        context.reading.take(std::move(run));
    }
}

void lineage(Context &context, Value entity)
{
    if (entity["from"]) {
        const Value job = entity["edge_meta"];
        EdgeRecord record;
        record.from = endOf(entity["from"]);
        record.to = endOf(entity["to"]);
        record.jobNamespace = "openmetadata";
        record.jobName = fqnOf(job);
        if (const std::string_view sql = entity["sql_query"].text(); !sql.empty()) {
            JobRecord jobRecord;
            jobRecord.nameSpace = "openmetadata";
            jobRecord.name = record.jobName;
            jobRecord.type = job["type"].string();
            jobRecord.code = sql;
            context.reading.take(std::move(jobRecord));
        }
        for (const std::string_view key : {"from", "to", "edge_meta"})
            entity[key].keep();
        context.reading.take(std::move(record));
        return;
    }
    edge(context, entity["fromEntity"], entity["toEntity"], entity["lineageDetails"]);
}

void lineageGraph(Context &context, Value root)
{
    for (const std::string_view key : {"nodes", "entity"})
        if (root[key].isArray())
            for (const Value node : root[key].items())
                node.keep(); // references only: the entities come in files of their own
        else
            root[key].keep();
    for (const std::string_view key : {"upstreamEdges", "downstreamEdges", "edges"})
        for (const Value item : root[key].items())
            edge(context, item["fromEntity"], item["toEntity"], item["lineageDetails"]);
}

} // namespace meshscope::ingest::openmetadata
