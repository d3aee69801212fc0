// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/openlineage.h"

#include <fmt/format.h>

namespace meshscope::ingest::openlineage {

namespace {

/// Edges of one job beyond this are not drawn by anyone; a job that reads a thousand datasets and
/// writes a thousand would say a million.
constexpr std::size_t maxPairsPerRun = 20'000;

bool isTerminal(std::string_view state)
{
    return state == "COMPLETE" || state == "ABORT" || state == "FAIL";
}

/// A name of a field in a lineage facet as a path. Dots are part of the name unless it is nested,
/// which only the dataset's schema facet tells (Lineage::nestedPath).
std::string fieldPath(std::string_view field)
{
    return field.empty() ? std::string() : childPath({}, field);
}

struct Kind
{
    FlowClass flow = FlowClass::Direct;
    std::string subtype;
    std::string description;
    bool masking = false;
};

std::vector<Kind> kindsOf(Value input)
{
    std::vector<Kind> kinds;
    for (const Value item : input["transformations"].items()) {
        Kind kind;
        const std::string_view type = item["type"].text();
        kind.flow = type == "INDIRECT" ? FlowClass::Indirect
            : type == "DIRECT"         ? FlowClass::Direct
                                       : FlowClass::Unknown;
        kind.subtype = item["subtype"].string();
        kind.description = item["description"].string();
        kind.masking = item["masking"].boolean().value_or(false);
        kinds.push_back(std::move(kind));
    }
    if (kinds.empty())
        kinds.emplace_back();
    return kinds;
}

} // namespace

std::uint32_t Lineage::datasetNumber(Value dataset)
{
    const std::string_view nameSpace = dataset["namespace"].text();
    const std::string_view name = dataset["name"].text();
    const std::string key = fmt::format("{}\n{}", nameSpace, name);
    const auto [entry, added]
        = m_datasetNumbers.try_emplace(key, static_cast<std::uint32_t>(m_datasets.size()));
    if (added)
        m_datasets.push_back(datasetRef(nameSpace, name));
    return entry->second;
}

std::uint32_t Lineage::jobNumber(Value job)
{
    const std::string key = fmt::format("{}\n{}", job["namespace"].text(), job["name"].text());
    const auto [entry, added]
        = m_jobNumbers.try_emplace(key, static_cast<std::uint32_t>(m_jobs.size()));
    if (added) {
        JobRecord record;
        record.nameSpace = job["namespace"].string();
        record.name = job["name"].string();
        m_jobs.push_back(std::move(record));
    }
    return entry->second;
}

void Lineage::updateJob(JobRecord &job, Value facets)
{
    const Value type = facets["jobType"];
    if (const std::string_view word = type["jobType"].text(); !word.empty())
        job.type = type["integration"].text().empty()
            ? std::string(word)
            : fmt::format("{} {}", type["integration"].text(), word);
    if (const std::string_view query = facets["sql"]["query"].text(); !query.empty())
        job.code = query;
    else if (const std::string_view code = facets["sourceCode"]["sourceCode"].text();
             !code.empty() && job.code.empty())
        job.code = code;
    if (const std::string_view text = facets["documentation"]["description"].text(); !text.empty())
        job.description = text;
    if (std::vector<OwnerRef> owners = ownersOf(facets["ownership"]); !owners.empty())
        job.owners = std::move(owners);
    const Value location = facets["sourceCodeLocation"];
    if (const std::string_view url
        = (location["url"].isEmpty() ? location["repoUrl"] : location["url"]).text();
        !url.empty() && job.links.empty())
        job.links.push_back({"source code", std::string(url), location["path"].string()});
    if (!facets["tags"]["tags"].isEmpty())
        job.tags.clear();
    for (const Value tag : facets["tags"]["tags"].items()) {
        const std::string_view value = tag["value"].text();
        job.tags.push_back(value.empty() || value == "true"
                               ? tag["key"].string()
                               : fmt::format("{}={}", tag["key"].text(), value));
    }
    for (const std::string_view key : {"jobType", "sql", "sourceCode", "documentation", "ownership",
                                       "sourceCodeLocation", "tags"})
        facets[key].keep();
}

void Lineage::updateRun(Run &run, Value event, const std::optional<TimePoint> &time)
{
    const std::string_view state = event["eventType"].text();
    RunRecord &record = run.record;
    if (state == "START")
        record.startedAt = time ? time : record.startedAt;
    // A late RUNNING does not undo the end of a run.
    const bool newer = !run.lastEvent || !time || *time >= *run.lastEvent;
    if (isTerminal(state)) {
        record.state = state;
        record.endedAt = time;
    } else if (!isTerminal(record.state) && newer && !state.empty()) {
        record.state = state;
    }
    if (newer && time)
        run.lastEvent = time;
    const Value facets = event["run"]["facets"];
    if (const std::string_view error = facets["errorMessage"]["message"].text(); !error.empty())
        record.error = error;
    JobRecord &job = m_jobs[run.job];
    const Value parent = facets["parent"];
    for (const auto &[part, name] :
         {std::pair {parent["job"], "parent_job"}, {parent["root"]["job"], "root_job"}})
        if (!part["name"].text().empty())
            job.custom[name] = fmt::format("{}/{}", part["namespace"].text(), part["name"].text());
    const Value engine = facets["processing_engine"];
    if (!engine["name"].text().empty())
        job.custom["processing_engine"]
            = fmt::format("{} {}", engine["name"].text(), engine["version"].text());
    // Times that were planned, and what an engine says of itself, are kept in the document only.
    for (const std::string_view key :
         {"errorMessage", "parent", "parentRun", "processing_engine", "nominalTime"})
        facets[key].keep();
    for (const Value facet : facets.members())
        for (const std::string_view key : {"_producer", "_schemaURL"})
            facet[key].keep();
}

void Lineage::addEvent(Value event, const std::optional<TimePoint> &time)
{
    const Value job = event["job"];
    const std::uint32_t number = jobNumber(job);
    updateJob(m_jobs[number], job["facets"]);
    const std::string_view runId = event["run"]["runId"].text();
    const bool isStatic = runId.empty();
    Run &run = m_runs[isStatic ? "job:" + std::to_string(number) : std::string(runId)];
    run.job = number;
    run.isStatic = isStatic;
    run.record.uuid = runId;
    if (!isStatic)
        updateRun(run, event, time);
    for (const Value input : event["inputs"].items()) {
        if (input["name"].text().empty())
            continue;
        const std::uint32_t dataset = datasetNumber(input);
        run.inputs.insert(dataset);
        noteNested(dataset, input["facets"]["schema"]["fields"]);
    }
    for (const Value output : event["outputs"].items())
        if (!output["name"].text().empty())
            addOutput(run, output);
}

void Lineage::addOutput(Run &run, Value output)
{
    const std::uint32_t number = datasetNumber(output);
    run.outputs.insert(number);
    const Value facets = output["facets"];
    noteNested(number, facets["schema"]["fields"]);
    if (const Value newer = facets["lineage"]; newer.isObject()) {
        addLineageFacet(run, number, newer); // supersedes columnLineage
        return;
    }
    const Value facet = facets["columnLineage"];
    const Value whole = facet["dataset"];
    for (const Value input : whole.items())
        addFlow(run, number, {}, input, false);
    addFlows(run, number, facet["fields"], "inputFields", !whole.isEmpty());
}

void Lineage::addLineageFacet(Run &run, std::uint32_t output, Value facet)
{
    for (const Value input : facet["inputs"].items()) {
        if (input["type"].text() == "JOB" || input["name"].text().empty())
            continue;
        run.inputs.insert(datasetNumber(input));
        if (!input["field"].text().empty())
            addFlow(run, output, {}, input, false);
    }
    addFlows(run, output, facet["fields"], "inputs", false);
}

void Lineage::addFlows(Run &run, std::uint32_t output, Value fields, std::string_view inputsKey,
                       bool hasDatasetWide)
{
    std::size_t outputFields = 0;
    for (const Value field : fields.fields()) {
        ++outputFields;
        for (const Value input : field[inputsKey].items())
            addFlow(run, output, field.key(), input, hasDatasetWide);
        field["transformationDescription"].keep();
        field["transformationType"].keep();
    }
    foldIndirect(run, output, outputFields);
}

void Lineage::addFlow(Run &run, std::uint32_t output, std::string_view to, Value input,
                      bool skipIndirect)
{
    if (input["name"].text().empty() || input["field"].text().empty())
        return;
    const std::uint32_t from = datasetNumber(input);
    for (Kind &kind : kindsOf(input)) {
        if (skipIndirect && kind.flow == FlowClass::Indirect)
            continue; // said once for the whole dataset
        run.flows[{from, output}].insert({fieldPath(input["field"].text()), fieldPath(to),
                                          kind.flow, std::move(kind.subtype),
                                          std::move(kind.description), kind.masking});
    }
}

/// Producers repeat a filter or join on every output field. What is said of all of them is said of
/// the dataset, once.
void Lineage::foldIndirect(Run &run, std::uint32_t output, std::size_t outputFields)
{
    if (outputFields < 2)
        return;
    for (auto &[pair, flows] : run.flows) {
        if (pair.second != output)
            continue;
        std::map<std::pair<std::string, std::string>, std::size_t> repeats;
        for (const Flow &flow : flows)
            if (flow.flow == FlowClass::Indirect && !flow.to.empty())
                ++repeats[{flow.from, flow.subtype}];
        for (const auto &[what, count] : repeats) {
            if (count < outputFields)
                continue;
            std::erase_if(flows, [&folded = what](const Flow &flow) {
                return flow.flow == FlowClass::Indirect && flow.from == folded.first
                    && flow.subtype == folded.second && !flow.to.empty();
            });
            flows.insert({what.first, {}, FlowClass::Indirect, what.second, {}, false});
        }
    }
}

void Lineage::mergePairs(const Run &run, Edges &edges, Reading &reading) const
{
    if (run.inputs.size() * run.outputs.size() > maxPairsPerRun) {
        reading.report(
            IssueSeverity::DataLoss, "too-many-edges",
            "A run reads and writes so many datasets that each with each is no lineage (over "
            "20,000 pairs); only its column lineage is taken over.",
            {}, m_jobs[run.job].name);
        return;
    }
    for (const std::uint32_t from : run.inputs)
        for (const std::uint32_t to : run.outputs)
            if (from != to)
                edges[{run.job, from, to}].observed |= !run.isStatic;
}

void Lineage::takeEdges(Reading &reading)
{
    Edges edges;
    for (auto &[id, run] : m_runs) {
        mergePairs(run, edges, reading);
        for (auto &[pair, flows] : run.flows) {
            Merged &edge = edges[{run.job, pair.first, pair.second}];
            edge.observed |= !run.isStatic;
            edge.flows.merge(flows);
        }
    }
    for (const auto &[key, merged] : edges) {
        const auto &[job, from, to] = key;
        EdgeRecord edge;
        edge.from = m_datasets[from];
        edge.to = m_datasets[to];
        edge.jobNamespace = m_jobs[job].nameSpace;
        edge.jobName = m_jobs[job].name;
        edge.basis = merged.observed ? EdgeBasis::Observed : EdgeBasis::Declared;
        for (const Flow &flow : merged.flows)
            edge.columns.push_back({nestedPath(from, flow.from), nestedPath(to, flow.to), flow.flow,
                                    flow.subtype, flow.transform, flow.masking});
        reading.take(std::move(edge));
    }
}

void Lineage::noteNested(std::uint32_t dataset, Value fields)
{
    bool nested = false;
    for (const Value field : fields.items())
        nested = nested || !field["fields"].isEmpty();
    if (!nested)
        return;
    for (const Column &column : columnsOf(fields)) {
        if (pathDepth(column.path) == 0)
            continue;
        std::string dotted = column.path;
        for (std::size_t at = dotted.find("[]"); at != std::string::npos; at = dotted.find("[]"))
            dotted.erase(at, 2);
        m_nested[dataset].emplace(fieldPath(dotted), column.path);
    }
}

const std::string &Lineage::nestedPath(std::uint32_t dataset, const std::string &path) const
{
    const auto columns = m_nested.find(dataset);
    if (columns == m_nested.end())
        return path;
    const auto found = columns->second.find(path);
    return found == columns->second.end() ? path : found->second;
}

void Lineage::take(Reading &reading)
{
    takeEdges(reading);
    for (auto &[id, run] : m_runs) {
        if (run.isStatic)
            continue;
        run.record.jobNamespace = m_jobs[run.job].nameSpace;
        run.record.jobName = m_jobs[run.job].name;
        reading.take(std::move(run.record));
    }
    for (JobRecord &job : m_jobs)
        reading.take(std::move(job));
}

} // namespace meshscope::ingest::openlineage
