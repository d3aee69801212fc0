// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "store/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the documents of a catalog come from on this machine, to read them again or to watch them.
namespace meshscope::workspace {

/// Of a source_doc `d`: it says something still. One that is gone, or was given up, has no digest;
/// one whose removals are held back has none either, but its earlier statements.
inline constexpr std::string_view documentIsThere
    = "(d.digest<>'' OR EXISTS(SELECT 1 FROM statement WHERE doc_id=d.id))";

/// What to import to read a source again.
struct SourcePlaces
{
    /// Folders that were imported whole, the files outside of them, addresses of databases. What is
    /// new in such a folder is read as well.
    std::vector<std::string> paths;
    /// Since when all of them that can be are watched; nothing: not watched.
    std::optional<TimePoint> watchedSince;
    /// Whether there is anything to watch: a database server and standard input tell nothing.
    bool canBeWatched = false;
};

Result<SourcePlaces> sourcePlaces(store::Connection &db, SourceId source);

/// Remembers folders that are imported whole; absolute paths. Inside the caller's transaction.
Status addImportFolders(store::Connection &db, const std::vector<std::string> &folders);

/// Begins or ends watching where a source comes from: one transaction. Another source of the same
/// folder goes with it.
Status setWatched(store::Connection &db, SourceId source, bool watched, TimePoint now);

/// Everything that is watched, sorted.
Result<std::vector<std::string>> watchedPaths(store::Connection &db);

} // namespace meshscope::workspace
