// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/refusedfiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace meshscope::workspace {

void RefusedFiles::add(const std::string &file, Error error)
{
    m_files.push_back({file, std::move(error)});
}

Error RefusedFiles::error(std::size_t total) const
{
    constexpr std::size_t mostNamed = 10;
    Error error = m_files.front().error;
    if (total < 2)
        return error;
    if (m_files.size() == 1) {
        error.message += fmt::format(" None of the {} files of this import was taken over.", total);
        return error;
    }
    error.where.clear();
    error.message = fmt::format(
        "{} of {} files cannot be read, so none was taken over:", m_files.size(), total);
    for (std::size_t i = 0; i < std::min(mostNamed, m_files.size()); ++i) {
        const auto &[name, why] = m_files[i];
        error.message += fmt::format("\n{}: {}", why.where.empty() ? name : why.where, why.message);
    }
    if (m_files.size() > mostNamed)
        error.message += fmt::format("\n{} of {} shown", mostNamed, m_files.size());
    return error;
}

std::vector<Issue> RefusedFiles::issues() const
{
    std::vector<Issue> issues;
    for (const auto &[name, why] : m_files) {
        Issue issue;
        issue.severity = IssueSeverity::Error;
        issue.code = "refused-file";
        issue.message = "left out: " + why.message;
        issue.file = why.where.empty() ? name : why.where;
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace meshscope::workspace
