// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/records.h"

#include <string>
#include <vector>

namespace meshscope::workspace {

/// The files of one import that cannot be read: all of them are named, not only the first.
class RefusedFiles
{
public:
    void add(const std::string &file, Error error);
    std::size_t count() const { return m_files.size(); }
    /// Why nothing of the `total` files was taken over; at most ten are named.
    Error error(std::size_t total) const;
    /// One issue per file, for an import that goes on without them.
    std::vector<Issue> issues() const;

private:
    struct File
    {
        std::string name;
        Error error;
    };
    std::vector<File> m_files;
};

} // namespace meshscope::workspace
