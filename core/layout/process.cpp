// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/process.h"

#include "layout/check.h"
#include "layout/child_p.h"
#include "layout/layered.h"
#include "layout/parts.h"
#include "layout/route.h"
#include "layout/stable.h"
#include "layout/wire.h"

#include <algorithm>
#include <cmath>
#include <system_error>

namespace meshscope::layout {

namespace {

using Clock = std::chrono::steady_clock;

/// dot puts the centres of a column on one line: equal x is equal rank.
std::vector<int> ranksOf(const std::vector<Point> &centres)
{
    std::vector<double> columns;
    columns.reserve(centres.size());
    for (const Point &centre : centres)
        columns.push_back(centre.x);
    std::sort(columns.begin(), columns.end());
    const auto same = [](double a, double b) { return std::abs(a - b) < 1; };
    columns.erase(std::unique(columns.begin(), columns.end(), same), columns.end());
    std::vector<int> ranks;
    for (const Point &centre : centres) {
        const auto at = std::lower_bound(columns.begin(), columns.end(), centre.x - 1);
        ranks.push_back(static_cast<int>(at - columns.begin()));
    }
    return ranks;
}

/// Empty fault and a layout whose shape fits the request, or a fault.
Result<Layout> fromAnswer(const Request &part, wire::Answer answer)
{
    if (!answer.fault.empty())
        return Error {ErrorCode::Io, answer.fault, {}};
    if (answer.centres.size() != part.boxes.size() || answer.routes.size() != part.edges.size())
        return Error {ErrorCode::Io, "Graphviz lost a box or an edge", {}};
    Layout layout;
    for (const Point &centre : answer.centres) {
        if (!std::isfinite(centre.x) || !std::isfinite(centre.y))
            return Error {ErrorCode::Io, "Graphviz gave a place that is not a number", {}};
    }
    layout.ranks = ranksOf(answer.centres);
    layout.parts.assign(part.boxes.size(), 0);
    for (std::size_t i = 0; i < part.boxes.size(); ++i) {
        const Box &box = part.boxes[i];
        layout.positions.push_back(
            {answer.centres[i].x - box.width / 2, answer.centres[i].y - box.height / 2});
    }
    for (std::size_t i = 0; i < part.edges.size(); ++i) {
        const Edge &edge = part.edges[i];
        if (edge.from == edge.to) {
            layout.routes.push_back(selfRoute(layout.positions[edge.from], part.boxes[edge.from]));
            continue;
        }
        Route route {std::move(answer.routes[i]), layout.ranks[edge.from] > layout.ranks[edge.to]};
        layout.routes.push_back(std::move(route));
    }
    return layout;
}

} // namespace

LayoutProcess::LayoutProcess()
    : LayoutProcess(Options {})
{
}

LayoutProcess::LayoutProcess(Options options)
    : m_options(std::move(options))
{
    if (m_options.program.empty())
        m_options.program = findProgram();
}

LayoutProcess::~LayoutProcess() = default;

std::filesystem::path LayoutProcess::findProgram()
{
    std::error_code error;
    const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
    if (error)
        return {};
    const std::filesystem::path folder = self.parent_path();
    for (const char *place :
         {"meshscope-layout", "../libexec/meshscope/meshscope-layout", "../bin/meshscope-layout"}) {
        std::filesystem::path program = folder / place;
        if (std::filesystem::exists(program, error))
            return program;
    }
    return {};
}

int LayoutProcess::childPid() const
{
    return m_child ? m_child->pid() : 0;
}

Status LayoutProcess::warmUp()
{
    if (m_child && m_child->asked() >= m_options.recycleAfter)
        m_child.reset();
    if (m_child)
        return {};
    if (m_options.program.empty())
        return Error {ErrorCode::Io, "the layout program is not installed", {}};
    auto child = Child::start(m_options.program);
    if (!child)
        return child.error();
    m_child = std::move(*child);
    return {};
}

Result<Layout> LayoutProcess::layOutPart(const Request &part, const std::stop_token &stop,
                                         Clock::time_point until)
{
    if (part.boxes.size() == 1)
        return layOutLayered(part, stop);
    if (const Status ready = warmUp(); !ready)
        return ready.error();
    const auto left = std::chrono::ceil<std::chrono::seconds>(until - Clock::now());
    const auto seconds
        = static_cast<std::uint32_t>(std::clamp<std::int64_t>(left.count(), 0, 3600));
    auto answer = m_child->ask(wire::pack(wire::Question {part, seconds + 2}), stop, until);
    if (!answer) {
        m_child.reset(); // in the middle of something, or gone
        return answer.error();
    }
    auto unpacked = wire::unpackAnswer(*answer);
    if (!unpacked)
        return Error {ErrorCode::Io, "the layout program answered nonsense", {}};
    return fromAnswer(part, std::move(*unpacked));
}

Result<Layout> LayoutProcess::layOutByDot(const Request &request, const std::stop_token &stop,
                                          Clock::time_point until)
{
    const std::vector<Part> parts = splitParts(request);
    std::vector<Layout> layouts;
    for (const Part &part : parts) {
        auto layout = layOutPart(part.request, stop, until);
        if (!layout)
            return layout;
        layouts.push_back(std::move(*layout));
    }
    Layout layout = packParts(request, parts, std::move(layouts));
    if (const std::string fault = faultOf(request, layout); !fault.empty())
        return Error {ErrorCode::Io, "Graphviz' result is unusable: " + fault, {}};
    // dot's lines leave boxes at any side. Ours go from right to left, so dot's picture is drawn as
    // one that is to be kept: its columns, orders and heights, our lines.
    auto drawn = layOutStable(rememberPlaces(request, layout), request, stop);
    if (!drawn)
        return drawn;
    shift(*drawn, {-drawn->bounds.x, -drawn->bounds.y});
    if (const std::string fault = faultOf(request, *drawn); !fault.empty())
        return Error {ErrorCode::Io, "Graphviz' result cannot be drawn: " + fault, {}};
    drawn->engine = Engine::Dot;
    return drawn;
}

Result<Layout> LayoutProcess::layOut(const Request &request, const std::stop_token &stop,
                                     std::chrono::milliseconds deadline)
{
    if (const Status good = checkRequest(request); !good)
        return good.error();
    std::string reason = "columns are prescribed";
    const bool hinted = std::any_of(request.boxes.begin(), request.boxes.end(),
                                    [](const Box &box) { return box.rank.has_value(); });
    if (!hinted) {
        auto layout = layOutByDot(request, stop, Clock::now() + deadline);
        if (layout || layout.error().code == ErrorCode::Cancelled)
            return layout;
        reason = layout.error().message;
    }
    auto layout = layOutLayered(request, stop);
    if (layout)
        layout->reason = "own layout, because " + reason;
    return layout;
}

} // namespace meshscope::layout
