// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/wire.h"

#include <memory>

namespace meshscope::layout {

/// Graphviz dot, as a library. Not thread safe, cannot be interrupted, and aborts the process on
/// some input: only the layout child may use this class.
class Graphviz
{
public:
    Graphviz();
    ~Graphviz();
    Graphviz(const Graphviz &) = delete;
    Graphviz &operator=(const Graphviz &) = delete;

    wire::Answer layOut(const Request &request);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace meshscope::layout
