// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/types.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace meshscope::layout {

/// Graphviz dot in a child process that is kept warm: a layout can be cancelled and a crash of
/// Graphviz is a line in the log. One layout at a time: use it from one thread (the compute lane).
/// The child is started at the first layout, or by warmUp(), and again after it was killed, crashed
/// or did its share of layouts.
class LayoutProcess
{
public:
    struct Options
    {
        std::filesystem::path program {}; ///< empty: findProgram()
        unsigned recycleAfter = 200; ///< Graphviz leaks a little with each layout
    };

    LayoutProcess();
    explicit LayoutProcess(Options options);
    ~LayoutProcess();
    LayoutProcess(const LayoutProcess &) = delete;
    LayoutProcess &operator=(const LayoutProcess &) = delete;

    /// dot's layout of the request, checked; when dot fails, is late or cannot be used, our own
    /// layered layout, with `engine` and `reason` saying so. Requests with rank hints always get
    /// our own. Errors: Cancelled (within milliseconds of the stop), Invalid.
    Result<Layout> layOut(const Request &request, const std::stop_token &stop = {},
                          std::chrono::milliseconds deadline = std::chrono::milliseconds {1000});

    /// Starts the child ahead of need (2 ms). Io when it cannot be started.
    Status warmUp();
    /// Process number of the running child, 0 when there is none. For tests and diagnostics.
    int childPid() const;

    /// `meshscope-layout` beside the running program or in ../libexec/meshscope; empty: not there.
    static std::filesystem::path findProgram();

private:
    class Child;
    Result<Layout> layOutByDot(const Request &request, const std::stop_token &stop,
                               std::chrono::steady_clock::time_point until);
    Result<Layout> layOutPart(const Request &part, const std::stop_token &stop,
                              std::chrono::steady_clock::time_point until);

    Options m_options;
    std::unique_ptr<Child> m_child;
};

} // namespace meshscope::layout
