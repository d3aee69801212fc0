// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lineagecolumns.h"

#include "base/archive.h"
#include "base/text.h"
#include "lineage/reach.h"
#include "model/records.h"
#include "workspace/pageparts.h"

#include <algorithm>
#include <map>
#include <set>

namespace meshscope::workspace {

namespace {

constexpr std::size_t mostEdges = 20'000;
constexpr std::size_t firstColumns = 12;
constexpr std::size_t allColumnsLimit = 60; // a taller card is no longer read, it is searched
constexpr std::size_t chainRows = 3;
constexpr std::size_t pollEvery = 256;

/// Edges on the way from the start, nearest first, each once.
Result<std::vector<std::uint32_t>> edgesAround(const lineage::Graph &graph, lineage::Node start,
                                               bool &isCut, const std::stop_token &stop)
{
    std::vector<std::uint32_t> edges;
    std::set<std::uint32_t> seen;
    for (const auto direction : {lineage::Direction::Up, lineage::Direction::Down}) {
        const auto reached
            = lineage::reach(graph, {&start, 1}, direction, lineage::everyDepth, stop);
        if (!reached)
            return reached.error();
        std::size_t taken = 0;
        for (const lineage::Node node : reached->nodes) {
            for (const lineage::Graph::Link &link : graph.links(node, direction)) {
                if (taken == mostEdges / 2) {
                    isCut = true;
                    break;
                }
                if (seen.insert(link.edge).second) {
                    edges.push_back(link.edge);
                    ++taken;
                }
            }
        }
    }
    return edges;
}

struct EdgeEnds
{
    lineage::Node from;
    lineage::Node to;
};

Result<std::vector<lineage::ColumnLink>>
readLinks(Reader &reader, const std::vector<std::uint32_t> &edges, const std::stop_token &stop)
{
    const Snapshot &snapshot = *reader.snapshot();
    std::vector<lineage::ColumnLink> links;
    auto rows
        = reader.db().prepare("SELECT e.from_id, e.to_id, d.columns FROM edge_doc d JOIN edge "
                              "e ON e.id=d.edge_id WHERE d.edge_id=?1 AND d.columns IS NOT "
                              "NULL");
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (i % pollEvery == 0 && stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        for (rows.bind(1, snapshot.edgeRow(edges[i])); rows.step();) {
            const EdgeEnds ends {snapshot.nodes().node(rows.id<EntityId>(0)),
                                 snapshot.nodes().node(rows.id<EntityId>(1))};
            auto flows = unpack<std::vector<ColumnFlow>>(rows.blob(2));
            if (!flows)
                return flows.error();
            for (ColumnFlow &flow : *flows)
                links.push_back({ends.from, std::move(flow.from), ends.to, std::move(flow.to),
                                 flow.flow, edges[i]});
        }
        rows.reset();
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return links;
}

Result<std::map<std::string, Outcome>> outcomesOf(Reader &reader, AssetId asset)
{
    const auto tests = testsOf(reader, asset);
    if (!tests)
        return tests.error();
    std::map<std::string, Outcome> worst;
    for (const TestRow &test : *tests) {
        if (test.documentedOnly)
            continue;
        const auto [place, isNew] = worst.emplace(test.path, test.lastOutcome);
        if (!isNew && attention(test.lastOutcome) > attention(place->second))
            place->second = test.lastOutcome;
    }
    return worst;
}

/// The weakest words of a type that fit on a card: "decimal(18,2)" is "decimal".
std::string shortType(const Column &column)
{
    if (column.primaryKeyPosition > 0)
        return "key";
    const std::string &type = column.logicalType.empty() ? column.physicalType : column.logicalType;
    return type.substr(0, type.find_first_of("(<"));
}

/// From the start and the chain on: over flows without columns, and on from there over all.
std::unordered_set<lineage::Node> notKnown(const lineage::Graph &graph, const ColumnTrace &trace,
                                           const std::set<std::uint32_t> &told, lineage::Node start,
                                           lineage::Direction direction)
{
    const bool isUp = direction == lineage::Direction::Up;
    std::vector<lineage::Node> open {start};
    for (const lineage::ChainColumn &column : trace.chain.columns)
        if (column.step != 0 && (column.step < 0) == isUp)
            open.push_back(column.node);
    std::unordered_set<lineage::Node> unknown;
    while (!open.empty()) {
        const lineage::Node node = open.back();
        open.pop_back();
        const bool isTold = node == start || trace.isOn(node);
        for (const lineage::Graph::Link &link : graph.links(node, direction)) {
            const bool isEnd = link.node == start || trace.isOn(link.node);
            if (isEnd || (isTold && told.contains(link.edge)))
                continue;
            if (unknown.insert(link.node).second)
                open.push_back(link.node);
        }
    }
    return unknown;
}

std::optional<FlowClass> classOnChain(const ColumnTrace *trace, lineage::Node node,
                                      std::string_view path)
{
    if (!trace)
        return {};
    const auto found = trace->ofDataset.find(node);
    if (found == trace->ofDataset.end())
        return {};
    for (const lineage::ChainColumn *column : found->second)
        if (column->path == path)
            return column->flow;
    return {};
}

} // namespace

Result<ColumnTrace> traceColumn(Reader &reader, lineage::Node start, const std::string &path,
                                const std::stop_token &stop)
{
    ColumnTrace trace;
    const auto edges = edgesAround(reader.snapshot()->graph(), start, trace.isCut, stop);
    if (!edges)
        return edges.error();
    auto links = readLinks(reader, *edges, stop);
    if (!links)
        return links.error();
    trace.graph = lineage::ColumnGraph(std::move(*links));
    auto chain = trace.graph.chain(start, path, 100'000, stop);
    if (!chain)
        return chain.error();
    trace.chain = std::move(*chain);
    trace.inChain.assign(trace.graph.links().size(), false);
    for (const std::size_t link : trace.chain.links)
        trace.inChain[link] = true;
    for (const lineage::ChainColumn &column : trace.chain.columns)
        trace.ofDataset[column.node].push_back(&column);
    trace.hasFlows = !trace.chain.links.empty();
    std::set<std::uint32_t> told;
    for (const lineage::ColumnLink &link : trace.graph.links())
        told.insert(link.edge);
    const lineage::Graph &graph = reader.snapshot()->graph();
    trace.unknownUp = notKnown(graph, trace, told, start, lineage::Direction::Up);
    trace.unknownDown = notKnown(graph, trace, told, start, lineage::Direction::Down);
    return trace;
}

Status openColumns(Reader &reader, LineageCard &card, const LineageRequest &request,
                   const ColumnTrace *trace, lineage::Node node)
{
    auto rows = reader.db().prepare("SELECT body FROM asset_columns WHERE asset_id=?1");
    std::vector<Column> columns;
    if (rows.bind(1, card.id).step()) {
        auto read = unpack<std::vector<Column>>(rows.blob(0));
        if (!read)
            return read.error();
        columns = std::move(*read);
    }
    if (auto status = rows.finish(); !status)
        return status;
    const auto outcomes = outcomesOf(reader, card.id);
    if (!outcomes)
        return outcomes.error();

    card.totalColumns = columns.size();
    const std::string wanted = foldCase(request.columnFilter);
    const std::size_t limit = request.allColumns ? allColumnsLimit : firstColumns;
    for (const Column &column : columns) {
        const bool isChosen = column.path == request.column;
        const bool matches
            = wanted.empty() || foldCase(column.path).find(wanted) != std::string::npos;
        card.matchingColumns += matches ? 1 : 0;
        if (!isChosen && (!matches || card.columns.size() >= limit))
            continue;
        LineageColumn &shown = card.columns.emplace_back();
        shown.path = column.path;
        shown.type = shortType(column);
        shown.classification = column.classification;
        shown.personal = column.personal.value_or(false);
        shown.isKey = column.primaryKeyPosition > 0;
        shown.isChosen = isChosen;
        shown.chain = classOnChain(trace, node, column.path);
        if (const auto outcome = outcomes->find(column.path); outcome != outcomes->end())
            shown.outcome = outcome->second;
    }
    return {};
}

void showChain(LineageCard &card, const ColumnTrace &trace, lineage::Node node)
{
    const auto found = trace.ofDataset.find(node);
    card.isOnChain = found != trace.ofDataset.end();
    if (!card.isOnChain)
        return;
    std::vector<const lineage::ChainColumn *> columns = found->second;
    std::ranges::stable_sort(columns, {}, &lineage::ChainColumn::flow); // direct ones first
    for (const lineage::ChainColumn *column : columns) {
        if (column->path.empty())
            continue;
        ++card.matchingColumns;
        if (card.columns.size() >= chainRows)
            continue;
        LineageColumn &shown = card.columns.emplace_back();
        shown.path = column->path;
        shown.chain = column->flow;
    }
}

} // namespace meshscope::workspace
