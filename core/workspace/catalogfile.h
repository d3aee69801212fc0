// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/issue.h"
#include "store/connection.h"
#include "workspace/snapshot.h"

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::workspace {

/// A catalog opened for reading: a read-only connection and the newest snapshot. One thread at a
/// time (the read lane); the snapshot may be handed to any thread. Page queries are free functions
/// in this folder that take a Reader (productpage.h, datasetpage.h ...).
class Reader
{
public:
    static Result<std::unique_ptr<Reader>> open(const std::string &path, TimePoint now,
                                                const std::stop_token &stop);

    store::Connection &db() { return m_db; }
    const std::shared_ptr<const Snapshot> &snapshot() const { return m_snapshot; }
    TimePoint now() const { return m_now; }
    /// Loads a new snapshot if the file changed since the last one, or always when time moved a
    /// day.
    Status refresh(TimePoint now, const std::stop_token &stop);

private:
    explicit Reader(store::Connection &&db)
        : m_db(std::move(db))
    {
    }
    store::Connection m_db;
    std::shared_ptr<const Snapshot> m_snapshot;
    TimePoint m_now;
};

struct ImportProgress
{
    std::string what; ///< file or step, for people
    std::uint64_t done = 0; ///< bytes
    std::uint64_t total = 0; ///< bytes, 0 = not known
    std::uint64_t records = 0;
};

struct ImportOptions
{
    std::string sourceName; ///< empty: from the documents or the folder
    bool acceptMassRemoval = false; ///< a person has confirmed a quarantined import (1.8.5)
    bool keepGoing = false; ///< files that cannot be read are left out, each with an issue
    std::function<void(std::size_t files, std::size_t of)> refused {}; ///< so many cannot be read
    /// Platform -> instance (server, account) for documents that do not say which one they mean.
    std::map<std::string, std::string> instances;
    std::chrono::days shift {0}; ///< added to every time and day read (the demo mesh)
    /// How much of what was read waits in memory to be written; the rest waits in a file without a
    /// name beside the catalog.
    std::size_t stagedBytes = std::size_t {64} << 20;
};

struct ImportedDocument
{
    std::string file;
    std::string format;
    bool unchanged = false; ///< same digest as last time: skipped
};

struct KindCount
{
    EntityKind kind = EntityKind::Asset;
    std::uint32_t added = 0;
    std::uint32_t changed = 0;
    std::uint32_t unchanged = 0;
    std::uint32_t removed = 0;
};

struct ImportReport
{
    std::vector<ImportRunId> runs; ///< one per source
    std::vector<ImportedDocument> documents;
    std::vector<KindCount> counts;
    std::vector<Issue> issues; ///< folded, worst first
    bool quarantined = false;
};

/// The one that writes. One thread at a time (the write lane).
class Writer
{
public:
    /// Creates the file if `path` does not exist. Conflict if another process holds the lock.
    static Result<std::unique_ptr<Writer>> open(const std::string &path);

    store::Connection &db() { return m_db; }

    /// Reads files and folders into the catalog: one transaction. On error or cancel nothing has
    /// changed. The error names files, lines and reasons; unless the options say to keep going, one
    /// bad file refuses the whole import.
    Result<ImportReport> import(const std::vector<std::string> &paths, const ImportOptions &options,
                                const std::function<void(const ImportProgress &)> &progress,
                                const std::stop_token &stop);

private:
    explicit Writer(store::Connection &&db)
        : m_db(std::move(db))
    {
    }
    store::Connection m_db;
};

/// Folder of catalog files: $XDG_DATA_HOME/meshscope, made with mode 0700.
std::string dataFolder();
/// The catalog used last, or an empty text. Kept in $XDG_STATE_HOME/meshscope/last-catalog.
std::string lastCatalog();
void rememberCatalog(const std::string &path);
/// The demo mesh's folder: beside the program, in ../share/meshscope/demo, or MESHSCOPE_DEMO.
Result<std::string> demoFolder();
/// The day that the demo mesh stands on: today, and yesterday until the hour of its last run has
/// come, so that nothing in it lies in the future (UTC).
Day demoDay(TimePoint now);
/// Makes (or opens, if it is of today and this version) the demo catalog under dataFolder().
Result<std::string> openDemo(const std::function<void(const ImportProgress &)> &progress,
                             const std::stop_token &stop);

} // namespace meshscope::workspace
