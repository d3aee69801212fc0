// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace meshscope::workspace {

/// Tells that documents on disk came, went or were written again, once they have settled.
///
/// The system's notices (inotify) wake it; what has changed is found by looking at size, times and
/// number of each file, so that nothing is missed where there are no notices: on network file
/// systems, and past the system's limit of watched folders. One thread at a time.
class DocumentWatch
{
public:
    struct Pace
    {
        std::chrono::milliseconds settle {700}; ///< nothing may have changed for so long
        std::chrono::milliseconds longest {20'000}; ///< to wait for that; then it is told anyway
        std::chrono::milliseconds look {30'000}; ///< how often to look without a notice
        std::chrono::milliseconds lookAlone {3'000}; ///< the same where there are no notices
    };

    /// Of these files, folders and patterns (see ingest::findDocuments()), from how they are now
    /// on.
    static Result<DocumentWatch> start(const std::vector<std::string> &paths, Pace pace);
    DocumentWatch(DocumentWatch &&other) noexcept;
    DocumentWatch &operator=(DocumentWatch &&other) noexcept;
    ~DocumentWatch();

    /// Waits for a change since start() or the last call. Gives those of the paths that are there
    /// and below which something changed, as they were given; empty: `stop` was requested. A path
    /// that has gone is not told, but counts as changed when it is back with other documents: tools
    /// remove a folder before they write it anew. Invalid: too many documents to look at.
    Result<std::vector<std::string>> wait(const std::stop_token &stop);

private:
    class Notices;
    /// What tells that a file is another one or was written.
    struct Stamp
    {
        std::uint64_t number = 0;
        std::uint64_t size = 0;
        std::int64_t written = 0; ///< nanoseconds
        std::int64_t touched = 0; ///< nanoseconds; also when a copy keeps the time of writing
        // NOLINTNEXTLINE(modernize-use-nullptr): clang 14 takes the defaulted 0 for a pointer
        auto operator<=>(const Stamp &) const = default;
    };
    using Documents = std::map<std::string, Stamp>;
    struct Root
    {
        std::string path;
        std::optional<Documents> seen; ///< nothing: it was never there
    };
    /// Of each root; nothing where it is not there.
    using Looked = std::vector<std::optional<Documents>>;

    DocumentWatch();
    Result<std::optional<Documents>> look(const std::string &path);
    Result<Looked> look();
    Result<Looked> settled(Looked now, const std::stop_token &stop);
    bool hasChanged(const Looked &now) const;

    std::vector<Root> m_roots;
    Pace m_pace;
    std::unique_ptr<Notices> m_notices;
};

} // namespace meshscope::workspace
