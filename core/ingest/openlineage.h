// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/mapping.h"
#include "ingest/readers.h"

#include <set>
#include <tuple>
#include <unordered_map>

/// The parts of the OpenLineage reader: what facets say of a dataset, and the merging of a run's
/// events into edges.
namespace meshscope::ingest::openlineage {

/// An OpenLineage dataset name; platform and instance are the namespace's scheme and authority.
AssetRef datasetRef(std::string_view nameSpace, std::string_view name);
/// Columns of a `schema` facet's `fields`, nested by the path grammar.
std::vector<Column> columnsOf(Value fields);
/// Owners of an `ownership` facet: `team:x` and `user:y` tell the type.
std::vector<OwnerRef> ownersOf(Value facet);
Dimension dimensionOf(std::string_view assertion);
void mapFacets(MappingRows &rows);

/// One event's context for what it says about datasets.
struct Event
{
    std::optional<TimePoint> time;
    std::string runId;
    bool isOutput = false;
};

/// Takes the statements of one dataset's facets: asset, rules and results.
void takeDataset(Value dataset, const Event &event, Reading &reading);

/// Merges the events of runs (and static job events) and gives jobs, runs and edges at the end.
/// Datasets and jobs are held once, as numbers.
class Lineage
{
public:
    void addEvent(Value event, const std::optional<TimePoint> &time);
    void take(Reading &reading);

private:
    using Pair = std::pair<std::uint32_t, std::uint32_t>;
    struct Flow
    {
        std::string from;
        std::string to;
        FlowClass flow;
        std::string subtype;
        std::string transform;
        bool masking;
        // As in base/ids.h. NOLINTNEXTLINE(modernize-use-nullptr)
        friend auto operator<=>(const Flow &, const Flow &) = default;
    };
    struct Run
    {
        RunRecord record;
        std::optional<TimePoint> lastEvent;
        std::uint32_t job = 0;
        bool isStatic = false; ///< a job event: declared, not run
        std::set<std::uint32_t> inputs;
        std::set<std::uint32_t> outputs;
        std::map<Pair, std::set<Flow>> flows;
    };

    /// What all runs of one job say of one pair of datasets.
    struct Merged
    {
        std::set<Flow> flows;
        bool observed = false;
    };
    using Edges = std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, Merged>;

    std::uint32_t datasetNumber(Value dataset);
    std::uint32_t jobNumber(Value job);
    void updateJob(JobRecord &job, Value facets);
    void updateRun(Run &run, Value event, const std::optional<TimePoint> &time);
    void addOutput(Run &run, Value output);
    void addFlows(Run &run, std::uint32_t output, Value fields, std::string_view inputsKey,
                  bool hasDatasetWide);
    void addFlow(Run &run, std::uint32_t output, std::string_view to, Value input,
                 bool skipIndirect);
    void addLineageFacet(Run &run, std::uint32_t output, Value facet);
    static void foldIndirect(Run &run, std::uint32_t output, std::size_t outputFields);
    void mergePairs(const Run &run, Edges &edges, Reading &reading) const;
    void takeEdges(Reading &reading);
    void noteNested(std::uint32_t dataset, Value fields);
    const std::string &nestedPath(std::uint32_t dataset, const std::string &path) const;

    std::vector<AssetRef> m_datasets;
    std::unordered_map<std::string, std::uint32_t> m_datasetNumbers;
    std::vector<JobRecord> m_jobs;
    std::unordered_map<std::string, std::uint32_t> m_jobNumbers;
    std::map<std::string, Run> m_runs;
    /// By dataset: the path of each nested column, under the dotted name lineage facets give it.
    std::unordered_map<std::uint32_t, std::unordered_map<std::string, std::string>> m_nested;
};

} // namespace meshscope::ingest::openlineage
