// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <stop_token>
#include <vector>

/// The steps of the layered layout after K. Sugiyama, S. Tagawa, M. Toda (1981): break cycles, give
/// ranks, order each rank, give coordinates, route. One connected part at a time.
namespace meshscope::layout {

/// A connected part with proper ranks: edges over several ranks pass through dummy vertices. The
/// first `boxes` vertices are the boxes of the request.
struct Layering
{
    std::size_t boxes = 0;
    std::vector<int> rank;
    std::vector<double> half; ///< half the height of each vertex
    std::vector<std::vector<Index>> up;
    std::vector<std::vector<Index>> down;
    std::vector<std::vector<Index>> layers; ///< vertices of each rank from top to bottom
    std::vector<Index> order; ///< place of each vertex in its layer
    std::vector<std::vector<Index>> chains; ///< dummies of each edge, left to right
    std::vector<bool> reversed; ///< edges turned round to break cycles
    std::vector<double> y; ///< centre of each vertex

    std::size_t vertices() const { return rank.size(); }
    bool isDummy(Index vertex) const { return vertex >= boxes; }
    void numberLayer(std::size_t layer);
    /// Least distance of the centres of two neighbours in a layer, `a` above `b`.
    double distance(Index a, Index b, double gap) const;
};

/// Edges to turn round so that no cycle is left: those that a depth first search closes a cycle
/// with. `reversed` may name edges that are to be turned in any case.
std::vector<bool> breakCycles(const Request &part, std::vector<bool> reversed = {});
/// Longest path ranks, then boxes move inside their slack to where their edges get shorter.
/// Starts at 0; every edge spans at least one rank (after turning). Rank hints are lower bounds.
std::vector<int> rankBoxes(const Request &part, const std::vector<bool> &reversed);
/// Ranks of at least `wanted`, raised where an edge forces it; smallest becomes 0.
std::vector<int> raiseRanks(const Request &part, const std::vector<bool> &reversed,
                            std::vector<int> wanted);
Layering makeLayering(const Request &part, std::vector<int> ranks, std::vector<bool> reversed);

/// Barycentre sweeps with neighbour exchange from several beginnings; keeps the best order seen.
void orderLayers(Layering &layering, unsigned starts, const std::stop_token &stop);
/// Only neighbour exchanges for which `mayMove` holds for at least one of the two.
void exchangeNeighbours(Layering &layering, const std::vector<bool> &mayMove);

/// U. Brandes, B. Koepf, Fast and Simple Horizontal Coordinate Assignment, GD 2001: the median of
/// four aligned placements. Least distances hold.
void placeVertices(Layering &layering, double gap);
/// Pulls every vertex towards its neighbours, round by round, as the order and the distances allow:
/// shorter edges and a lower picture than placeVertices() alone, at the price of some bends.
void pullTogether(Layering &layering, double gap);
/// Per layer: order kept, least distances held, sum of weight * (y - target)^2 minimal. Exact and
/// linear, by pooling adjacent violators.
void placeNear(Layering &layering, double gap, const std::vector<double> &targets,
               const std::vector<double> &weights);
/// The same for one row of numbers: gaps[i] is the least distance from i to i + 1.
std::vector<double> nearestWithGaps(const std::vector<double> &targets,
                                    const std::vector<double> &weights,
                                    const std::vector<double> &gaps);

/// Left edge of each column, given the widths.
std::vector<double> columnWidths(const Request &part, const Layering &layering);
std::vector<double> columnPositions(const std::vector<double> &widths, double gap);
/// Boxes at the left of their column, edges as S-curves in the gaps between columns and straight
/// through the columns at their dummies' height: no curve meets a foreign box.
Layout routed(const Request &part, const Layering &layering, const std::vector<double> &columns,
              const std::vector<double> &widths);

} // namespace meshscope::layout
