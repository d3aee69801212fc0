// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "model/issue.h"
#include "workspace/catalogfile.h"
#include "workspace/importroots.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

/// What the page of sources shows: what was read, when, what came of it, and what was wrong with
/// it. Read lane; names and messages are as the sources wrote them.
namespace meshscope::workspace {

struct SourceDocumentRow
{
    std::string path; ///< as a person knows it
    std::string locator; ///< the file itself, to read it again
    std::string format;
    std::string formatVersion;
    std::int64_t bytes = 0;
    std::optional<TimePoint> generatedAt; ///< as the document says
};

struct SourceRunRow
{
    ImportRunId id;
    TimePoint at;
    std::string state; ///< ok, ok_with_issues, quarantined
    int documents = 0; ///< read anew; unchanged ones are skipped
    std::int64_t bytes = 0;
    int added = 0;
    int changed = 0;
    int unchanged = 0;
    int removed = 0;
};

struct SourceRow
{
    SourceId id;
    std::string uid;
    std::string name;
    std::string kind; ///< format family
    SourceRunRow lastRun;
    int runs = 0;
    int documents = 0;
    std::int64_t bytes = 0; ///< of its documents
    std::array<int, 4> issues {}; ///< by IssueSeverity, of each document's last reading
};

struct SourceDetail
{
    std::vector<SourceDocumentRow> documents;
    std::vector<SourceRunRow> runs; ///< newest first, at most `mostRuns`
    std::vector<Issue> issues; ///< worst first, at most `mostIssues`
    int totalRuns = 0;
    int totalIssues = 0;
    SourcePlaces places;
};

inline constexpr int mostRuns = 50;
inline constexpr int mostIssues = 500;

Result<std::vector<SourceRow>> sourceList(Reader &reader);
Result<SourceDetail> sourceDetail(Reader &reader, SourceId source);

} // namespace meshscope::workspace
