// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/reader.h"

#include <string>
#include <vector>

/// Records and issues as text, one line each and a line per column, for comparison in tests.
namespace meshscope::ingest {

/// Keeps what a reader says, as text and counted.
class DumpSink : public Sink
{
public:
    void take(Record &&record) override;
    void report(Issue issue) override;

    /// The lines of the records that begin with one of the words given, all without words.
    std::string dump(const std::vector<std::string> &kinds = {}) const;
    std::string issueDump() const;
    int count(const std::string &kind) const;
    /// Issues that a person should act on: everything above Info.
    int findings() const;

    std::vector<std::string> records;
    std::vector<Issue> issues;
    std::size_t columns = 0;
};

std::string dumpRef(const AssetRef &ref);

/// Reads a text as if it were the file of that name.
Result<ReadSummary> readText(const std::string &name, const std::string &text, DumpSink &sink);
/// Reads a real file, mapped.
Result<ReadSummary> readFile(const std::string &path, DumpSink &sink);
/// `error: where: message`, or the format and scope of what was read.
std::string outcome(const Result<ReadSummary> &result);

} // namespace meshscope::ingest
