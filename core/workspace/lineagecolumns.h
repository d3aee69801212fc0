// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lineage/columns.h"
#include "workspace/lineageview.h"

#include <unordered_map>
#include <unordered_set>
#include <vector>

/// The column level of the lineage page. Part of lineageview.h.
namespace meshscope::workspace {

/// The chosen column's chain over everything that the starts reach, and what it says per dataset.
struct ColumnTrace
{
    lineage::ColumnGraph graph;
    lineage::ColumnChain chain;
    std::unordered_map<lineage::Node, std::vector<const lineage::ChainColumn *>> ofDataset;
    std::vector<bool> inChain; ///< one per link of graph
    bool isCut = false;
    bool hasFlows = false;

    /// Datasets that may use the column: the way to them is a flow whose columns no source tells.
    std::unordered_set<lineage::Node> unknownUp;
    std::unordered_set<lineage::Node> unknownDown;

    bool isOn(lineage::Node node) const { return ofDataset.contains(node); }
    bool isUnknown(lineage::Node node) const
    {
        return !isOn(node) && (unknownUp.contains(node) || unknownDown.contains(node));
    }
};

/// Follows `path` of `start` both ways. At most 20,000 edges, the nearest first, are read.
Result<ColumnTrace> traceColumn(Reader &reader, lineage::Node start, const std::string &path,
                                const std::stop_token &stop);

/// Columns of the start card: filtered, with their tests, at most `limit` of them, the chosen one
/// always. Sets both counts of the card.
Status openColumns(Reader &reader, LineageCard &card, const LineageRequest &request,
                   const ColumnTrace *trace, lineage::Node node);

/// Rows of another card: its columns on the chain.
void showChain(LineageCard &card, const ColumnTrace &trace, lineage::Node node);

} // namespace meshscope::workspace
