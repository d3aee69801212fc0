// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "store/schema.h"
#include "workspace/catalogfile.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace meshscope::workspace {

namespace {

namespace fs = std::filesystem;

/// The day on which the demo mesh's files stand, and when its last run of that day was over.
constexpr Day demoAnchor {std::chrono::year {2026}, std::chrono::month {11}, std::chrono::day {24}};
constexpr auto demoMorning = std::chrono::hours {7} + std::chrono::minutes {30};

std::string environment(const char *name)
{
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in this program sets a variable
    const char *const value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

/// The base directory of the XDG specification; relative values are to be ignored.
fs::path baseFolder(const char *variable, const char *fallback)
{
    const std::string value = environment(variable);
    if (!value.empty() && fs::path(value).is_absolute())
        return value;
    return fs::path(environment("HOME")) / fallback;
}

std::string privateFolder(const fs::path &path)
{
    std::error_code failure;
    fs::create_directories(path.parent_path(), failure);
    mkdir(path.c_str(), 0700); // there already: fine
    return path.string();
}

fs::path ownFolder()
{
    std::error_code failure;
    return fs::read_symlink("/proc/self/exe", failure).parent_path();
}

/// Names and sizes of the demo's files and the schema: a new version of the program brings a new
/// demo.
std::string demoStamp(const std::string &folder, Day today)
{
    std::string content = formatDay(today) + '\n' + std::string(store::schemaSql());
    std::vector<std::string> files;
    std::error_code failure;
    for (fs::recursive_directory_iterator at(folder, failure), end; !failure && at != end;
         at.increment(failure)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored))
            files.push_back(at->path().string() + ' ' + std::to_string(at->file_size(ignored)));
    }
    std::sort(files.begin(), files.end());
    for (const std::string &file : files)
        content += file + '\n';
    return xxh128Hex(content);
}

void removeCatalog(const fs::path &path)
{
    std::error_code ignored;
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        fs::remove(path.string() + suffix, ignored);
}

/// Whether nobody has requested or decided anything in an older demo: then a new day may replace
/// it.
bool isUntouched(const fs::path &path)
{
    auto db = store::Connection::open(path.string(), store::Access::Read);
    if (!db)
        return false;
    auto rows = db->prepare("SELECT 1 FROM audit_event WHERE actor_id <> 0 LIMIT 1");
    const bool found = rows.step();
    return rows.finish().has_value() && !found;
}

} // namespace

std::string dataFolder()
{
    return privateFolder(baseFolder("XDG_DATA_HOME", ".local/share") / "meshscope");
}

std::string lastCatalog()
{
    std::ifstream file(baseFolder("XDG_STATE_HOME", ".local/state") / "meshscope" / "last-catalog");
    std::string path;
    std::getline(file, path);
    return path;
}

void rememberCatalog(const std::string &path)
{
    const fs::path folder
        = privateFolder(baseFolder("XDG_STATE_HOME", ".local/state") / "meshscope");
    const fs::path target = folder / "last-catalog";
    const std::string fresh = target.string() + ".new";
    {
        std::ofstream file(fresh, std::ios::trunc);
        file << path << '\n';
    }
    std::error_code ignored;
    fs::rename(fresh, target, ignored);
}

Result<std::string> demoFolder()
{
    std::vector<fs::path> candidates;
    if (const std::string given = environment("MESHSCOPE_DEMO"); !given.empty())
        candidates.emplace_back(given);
    candidates.push_back(ownFolder() / "../share/meshscope/demo");
    for (const fs::path &candidate : candidates) {
        std::error_code failure;
        if (fs::is_directory(candidate, failure))
            return fs::weakly_canonical(candidate, failure).string();
    }
    return Error {ErrorCode::NotFound,
                  "the demo mesh is not installed; it belongs into ../share/meshscope/demo beside "
                  "the program",
                  candidates.back().string()};
}

Day demoDay(TimePoint now)
{
    return dayOf(now - demoMorning);
}

Result<std::string> openDemo(const std::function<void(const ImportProgress &)> &progress,
                             const std::stop_token &stop)
{
    auto folder = demoFolder();
    if (!folder)
        return folder.error();
    const Day today = demoDay(systemNow());
    // The stamp is part of the name: a demo of yesterday or of another version is another file, and
    // one that is still open elsewhere is left alone.
    const fs::path data = dataFolder();
    const fs::path path = data / ("demo-" + demoStamp(*folder, today).substr(0, 16) + ".meshscope");
    std::error_code failure;
    if (fs::exists(path, failure))
        return path.string();
    for (const fs::directory_entry &old : fs::directory_iterator(data, failure)) {
        const std::string name = old.path().filename().string();
        const bool isDemo = name.starts_with("demo-") && name.ends_with(".meshscope");
        if (isDemo && isUntouched(old.path()))
            removeCatalog(old.path());
    }
    const fs::path part = path.string() + ".part";
    removeCatalog(part);
    {
        auto writer = Writer::open(part.string());
        if (!writer)
            return writer.error();
        ImportOptions options;
        options.shift = std::chrono::sys_days {today} - std::chrono::sys_days {demoAnchor};
        auto report = (*writer)->import({*folder}, options, progress, stop);
        if (!report) {
            writer->reset();
            removeCatalog(part);
            return report.error();
        }
        // A finished demo appears under its name at once and whole.
        if (auto status = (*writer)->db().backUpTo(path.string()); !status)
            return status.error();
    }
    removeCatalog(part);
    return path.string();
}

} // namespace meshscope::workspace
