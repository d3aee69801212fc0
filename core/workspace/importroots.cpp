// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/importroots.h"

#include "connect/database.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace meshscope::workspace {

namespace {

struct Known
{
    bool isFolder = false;
    std::optional<TimePoint> watchedSince;
};

Result<std::map<std::string, Known>> knownRoots(store::Connection &db)
{
    std::map<std::string, Known> roots;
    auto rows = db.prepare("SELECT path, is_folder, watched_since FROM import_root");
    while (rows.step())
        roots[std::string(rows.text(0))] = {rows.integer(1) != 0, rows.optionalTime(2)};
    if (auto status = rows.finish(); !status)
        return status.error();
    return roots;
}

/// The outermost folder that was imported whole and holds the document; else the document.
std::string rootOf(const std::map<std::string, Known> &roots, const std::string &locator)
{
    for (auto slash = locator.find('/', 1); slash != std::string::npos;
         slash = locator.find('/', slash + 1)) {
        const auto found = roots.find(locator.substr(0, slash));
        if (found != roots.end() && found->second.isFolder)
            return found->first;
    }
    return locator;
}

bool isWatchable(const std::string &path)
{
    return path.starts_with('/') && !connect::isPostgresAddress(path);
}

} // namespace

Result<SourcePlaces> sourcePlaces(store::Connection &db, SourceId source)
{
    const auto roots = knownRoots(db);
    if (!roots)
        return roots.error();
    SourcePlaces places;
    auto rows = db.prepare("SELECT locator FROM source_doc WHERE source_id=?1 AND digest<>''");
    for (rows.bind(1, source); rows.step();)
        places.paths.push_back(rootOf(*roots, std::string(rows.text(0))));
    if (auto status = rows.finish(); !status)
        return status.error();
    std::sort(places.paths.begin(), places.paths.end());
    places.paths.erase(std::unique(places.paths.begin(), places.paths.end()), places.paths.end());
    bool isWhole = true;
    for (const std::string &path : places.paths) {
        if (!isWatchable(path))
            continue;
        places.canBeWatched = true;
        const auto known = roots->find(path);
        const auto since = known == roots->end() ? std::nullopt : known->second.watchedSince;
        isWhole = isWhole && since;
        if (since)
            places.watchedSince = std::max(places.watchedSince.value_or(*since), *since);
    }
    if (!isWhole)
        places.watchedSince.reset();
    return places;
}

Status addImportFolders(store::Connection &db, const std::vector<std::string> &folders)
{
    auto insert = db.prepare("INSERT INTO import_root(path, is_folder) VALUES(?1, 1)"
                             " ON CONFLICT(path) DO UPDATE SET is_folder=1 WHERE is_folder=0");
    for (const std::string &folder : folders) {
        if (auto status = insert.bind(1, folder).run(); !status)
            return status;
    }
    return {};
}

Status setWatched(store::Connection &db, SourceId source, bool watched, TimePoint now)
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    const auto places = sourcePlaces(db, source);
    if (!places)
        return places.error();
    auto begin = db.prepare("INSERT INTO import_root(path, is_folder, watched_since)"
                            " VALUES(?1, 0, ?2) ON CONFLICT(path) DO UPDATE SET"
                            " watched_since=coalesce(watched_since, excluded.watched_since)");
    auto end = db.prepare("UPDATE import_root SET watched_since=NULL WHERE path=?1");
    for (const std::string &path : places->paths) {
        if (!isWatchable(path))
            continue;
        auto status = watched ? begin.bind(1, path).bind(2, now).run() : end.bind(1, path).run();
        if (!status)
            return status;
    }
    return transaction->commit();
}

Result<std::vector<std::string>> watchedPaths(store::Connection &db)
{
    std::vector<std::string> paths;
    auto rows = db.prepare("SELECT path FROM import_root WHERE watched_since NOTNULL ORDER BY 1");
    while (rows.step())
        paths.emplace_back(rows.text(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return paths;
}

} // namespace meshscope::workspace
