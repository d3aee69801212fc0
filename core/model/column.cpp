// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/column.h"

namespace meshscope {

namespace {

constexpr std::string_view special = ".[]{}<>\\";

/// Where the last segment of a path starts: at its dot, or at the bracket of an item step.
std::size_t lastStep(std::string_view path)
{
    std::size_t start = 0;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (path[i] == '\\')
            ++i;
        else if (path[i] == '.' || path[i] == '[' || path[i] == '{' || path[i] == '<')
            start = i;
    }
    return start;
}

} // namespace

std::string childPath(const std::string &parent, std::string_view name)
{
    std::string path = parent;
    path.reserve(parent.size() + name.size() + 1);
    if (!parent.empty())
        path.push_back('.');
    for (const char c : name) {
        if (special.find(c) != std::string_view::npos)
            path.push_back('\\');
        path.push_back(c);
    }
    return path;
}

std::string itemPath(const std::string &parent)
{
    return parent + "[]";
}

int pathDepth(std::string_view path)
{
    int depth = 0;
    for (std::string_view up = parentPath(path); !up.empty(); up = parentPath(up))
        ++depth;
    return depth;
}

std::string_view parentPath(std::string_view path)
{
    return path.substr(0, lastStep(path));
}

} // namespace meshscope
