// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What goes into a layout and what comes out. Plain values in document units (pixels at 100 %),
/// x to the right, y down. Data flows from left to right.
namespace meshscope::layout {

using Index = std::uint32_t;

struct Point
{
    double x = 0;
    double y = 0;

    friend bool operator==(const Point &, const Point &) = default;
};

struct Rect
{
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    double right() const { return x + width; }
    double bottom() const { return y + height; }
    friend bool operator==(const Rect &, const Rect &) = default;
};

struct Box
{
    std::uint64_t key = 0; ///< stable name of the box, for keeping it in its place
    double width = 168;
    double height = 44;
    /// At least this column, counted from 0; edges may push the box further right.
    std::optional<int> rank = std::nullopt;
};

struct Edge
{
    Index from = 0; ///< index into Request::boxes
    Index to = 0;
    double weight = 1;
};

struct Settings
{
    double nodeGap = 20; ///< between boxes of a column
    double rankGap = 56; ///< between columns
    double componentGap = 40; ///< between parts that no edge connects
    double aspect = 1.6; ///< width : height that packed parts aim for
};

/// Boxes in a stable order (by key or name): the order decides ties, so the same request always
/// gives the same picture.
struct Request
{
    std::vector<Box> boxes;
    std::vector<Edge> edges;
    Settings settings {};
};

/// A chain of cubic Bezier curves: 1 + 3 k points. From the border of one box to that of another.
struct Route
{
    std::vector<Point> points;
    /// The edge runs against the columns (it closes a cycle), or from a box to itself.
    bool isBackward = false;
};

enum class Engine : std::uint8_t {
    Layered, ///< our own layered layout
    Stable, ///< our own, keeping what was on screen
    Dot, ///< Graphviz dot in its child process
};

struct Layout
{
    std::vector<Point> positions; ///< top left corner of each box
    std::vector<int> ranks; ///< column of each box inside its part
    std::vector<Index> parts; ///< boxes of the same part share its columns
    std::vector<Route> routes; ///< one per edge
    Rect bounds;
    Engine engine = Engine::Layered;
    std::string reason; ///< why this engine, when another was asked for; for the log
};

} // namespace meshscope::layout
