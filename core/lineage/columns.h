// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"
#include "model/kinds.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace meshscope::lineage {

/// One column flow of one edge. An empty path means the whole dataset: a filter or join whose
/// effect is on every row.
struct ColumnLink
{
    Node from = noNode;
    std::string fromPath;
    Node to = noNode;
    std::string toPath;
    FlowClass flow = FlowClass::Direct;
    std::uint32_t edge = 0; ///< the caller's number of the edge it belongs to
};

/// A column reached by a chain. `flow` is the weakest link on the best way to it: Direct when
/// values come from there, Indirect when it only filters, joins or orders, Unknown when the source
/// did not say.
struct ChainColumn
{
    Node node = noNode;
    std::string path; ///< empty: the whole dataset
    int step = 0; ///< datasets away, by the best way of this flow class; negative upstream
    FlowClass flow = FlowClass::Direct;
};

/// The whole chain of one column. The columns asked for come first, then upstream, then
/// downstream, each nearest first.
struct ColumnChain
{
    std::vector<ChainColumn> columns;
    std::vector<std::uint32_t> links; ///< indices into ColumnGraph::links(), ascending
    std::size_t directUp = 0; ///< columns by direction and class; they add up to columns - starts
    std::size_t indirectUp = 0;
    std::size_t unknownUp = 0;
    std::size_t directDown = 0;
    std::size_t indirectDown = 0;
    std::size_t unknownDown = 0;
    std::size_t datasetsUp = 0; ///< distinct datasets, without the start's own
    std::size_t datasetsDown = 0;
    std::size_t total = 0; ///< columns in the chain; larger than columns.size() when it was cut
};

/// Column level lineage of a set of edges: those of a slice, or of a whole catalog. Immutable.
class ColumnGraph
{
public:
    ColumnGraph() = default;
    explicit ColumnGraph(std::vector<ColumnLink> links);

    const std::vector<ColumnLink> &links() const { return m_links; }
    std::size_t columnCount() const { return m_columns.size(); }
    /// Whether any flow names this column (or an enclosing or a nested one).
    bool knows(Node node, std::string_view path) const;

    /// Follows `path` of `node` both ways to the end. A struct takes its fields along and a field
    /// its struct: a flow of `line` is a flow of `line.unit_price`. At most `limit` columns are
    /// returned, `total` counts all. A column without flows gives a chain of itself alone.
    /// Error: Cancelled.
    Result<ColumnChain> chain(Node node, std::string_view path, std::size_t limit = 100'000,
                              const std::stop_token &stop = {}) const;

private:
    friend class ChainWalk;
    struct ColumnKey
    {
        Node node;
        std::string path;
    };
    /// Columns of the dataset that move with this one: itself, enclosing ones, nested ones.
    std::vector<std::uint32_t> related(Node node, std::string_view path) const;

    std::vector<ColumnLink> m_links;
    std::vector<ColumnKey> m_columns;
    std::unordered_map<Node, std::vector<std::uint32_t>> m_columnsOf; ///< in order of path
    Graph m_graph; ///< over columns; edge numbers are indices into m_links
};

} // namespace meshscope::lineage
