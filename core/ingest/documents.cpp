// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fnmatch.h>

namespace meshscope::ingest {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxFiles = 100'000;
constexpr int maxFolderDepth = 64;

bool isMetadataName(fs::path path)
{
    if (path.extension() == ".gz" || path.extension() == ".zst")
        path.replace_extension();
    static constexpr std::array<std::string_view, 5> endings {".json", ".ndjson", ".jsonl", ".yaml",
                                                              ".yml"};
    std::string ending = path.extension().string();
    for (char &c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return std::ranges::find(endings, ending) != endings.end();
}

bool hasWildcard(const std::string &path)
{
    return path.find_first_of("*?[") != std::string::npos;
}

bool isLeftOut(const fs::path &folder)
{
    const std::string name = folder.filename().string();
    return name.starts_with('.') || name == "node_modules"
        || (name == "compiled" && folder.parent_path().filename() == "target");
}

Issue leftOut(const fs::path &path, std::string message)
{
    return {.severity = IssueSeverity::Info,
            .code = "not-read",
            .message = std::move(message),
            .file = path.string()};
}

/// Walks folders without following links and without throwing.
class Finder
{
public:
    explicit Finder(std::vector<Issue> &skipped)
        : m_skipped(skipped)
    {
    }

    Status folder(const fs::path &path, int depth)
    {
        std::error_code error;
        fs::directory_iterator entries(path, error);
        if (error) {
            m_skipped.push_back(
                leftOut(path, fmt::format("The folder cannot be read: {}.", error.message())));
            return {};
        }
        m_folders.push_back(path.string());
        for (; entries != fs::directory_iterator(); entries.increment(error)) {
            if (Status status = entry(*entries, depth); !status)
                return status;
            if (error)
                break;
        }
        return {};
    }

    std::vector<std::string> &files() { return m_files; }
    std::vector<std::string> &folders() { return m_folders; }

    /// What a pattern matches from its `part`-th segment on, below `base`.
    Status matches(const fs::path &base, const std::vector<std::string> &parts, std::size_t part,
                   int depth)
    {
        const std::string &pattern = parts[part];
        const bool any = pattern == "**";
        if (any && part + 1 < parts.size())
            if (Status here = matches(base, parts, part + 1, depth); !here)
                return here;
        if (!any && !hasWildcard(pattern))
            return matched(base / pattern, parts, part, depth);
        std::error_code error;
        const fs::path place = base.empty() ? fs::path(".") : base;
        fs::directory_iterator entries(place, error);
        if (!error)
            m_folders.push_back(place.string());
        for (; !error && entries != fs::directory_iterator(); entries.increment(error))
            if (Status one = inFolder(*entries, base, parts, part, depth); !one)
                return one;
        return {};
    }

private:
    /// One entry of the folder in which the `part`-th segment, which has a wildcard, is looked for.
    Status inFolder(const fs::directory_entry &entry, const fs::path &base,
                    const std::vector<std::string> &parts, std::size_t part, int depth)
    {
        const std::string &pattern = parts[part];
        const bool any = pattern == "**";
        const std::string name = entry.path().filename().string();
        if (any && depth < maxFolderDepth && isOpenFolder(entry))
            if (Status below = matches(base / name, parts, part, depth + 1); !below)
                return below;
        if (any ? part + 1 < parts.size()
                : ::fnmatch(pattern.c_str(), name.c_str(), FNM_PERIOD) != 0)
            return {};
        return matched(base / name, parts, part, depth);
    }

    /// What `**` goes down into.
    static bool isOpenFolder(const fs::directory_entry &entry)
    {
        std::error_code error;
        return !entry.path().filename().string().starts_with('.') && entry.is_directory(error)
            && !entry.is_symlink(error);
    }

    Status matched(const fs::path &path, const std::vector<std::string> &parts, std::size_t part,
                   int depth)
    {
        std::error_code error;
        const fs::file_status status = fs::symlink_status(path, error);
        if (part + 1 < parts.size())
            return fs::is_directory(status) ? matches(path, parts, part + 1, depth) : Status();
        if (fs::is_directory(status))
            return folder(path, 0);
        if (!error && fs::is_symlink(status))
            m_skipped.push_back(
                leftOut(path, "A link; links are not followed. Name its target to read it."));
        else if (fs::is_regular_file(status))
            m_files.push_back(path.string());
        return {};
    }

    Status entry(const fs::directory_entry &entry, int depth)
    {
        std::error_code error;
        const fs::file_status status = entry.symlink_status(error);
        const fs::path &path = entry.path();
        if (error)
            return {};
        if (fs::is_symlink(status)) {
            m_skipped.push_back(
                leftOut(path, "A link; links are not followed. Name its target to read it."));
        } else if (fs::is_directory(status)) {
            if (isLeftOut(path))
                return {};
            if (depth < maxFolderDepth)
                return folder(path, depth + 1);
            m_skipped.push_back(leftOut(path, "The folder is nested more than 64 levels deep."));
        } else if (isMetadataName(path)) {
            if (!fs::is_regular_file(status))
                m_skipped.push_back(
                    leftOut(path, "Not a regular file (a pipe, socket or device)."));
            else
                m_files.push_back(path.string());
        }
        if (m_files.size() > maxFiles)
            return Error {
                ErrorCode::Invalid,
                "more than 100,000 files were found. Name a folder closer to the metadata.",
                path.string()};
        return {};
    }

    std::vector<Issue> &m_skipped;
    std::vector<std::string> m_files;
    std::vector<std::string> m_folders;
};

} // namespace

namespace {

Status findMatches(const std::string &pattern, Finder &finder)
{
    const fs::path path(pattern);
    std::vector<std::string> parts;
    for (const fs::path &part : path.relative_path())
        if (!part.empty())
            parts.push_back(part.string());
    const std::size_t before = finder.files().size();
    if (Status walked = finder.matches(path.root_path(), parts, 0, 0); !walked)
        return walked;
    if (finder.files().size() == before)
        return Error {ErrorCode::NotFound, "no file matches this pattern. Check it.", pattern};
    return {};
}

} // namespace

bool isPattern(const std::string &path)
{
    std::error_code error;
    return hasWildcard(path) && fs::symlink_status(path, error).type() == fs::file_type::not_found;
}

Result<std::vector<std::string>> findDocuments(const std::vector<std::string> &paths,
                                               std::vector<Issue> &skipped,
                                               std::vector<std::string> *folders)
{
    Finder finder(skipped);
    for (const std::string &path : paths) {
        if (path == standardInput) {
            finder.files().push_back(path);
            continue;
        }
        if (isPattern(path)) {
            if (const Status found = findMatches(path, finder); !found)
                return found.error();
            continue;
        }
        std::error_code error;
        const fs::file_status status = fs::symlink_status(path, error);
        if (error || status.type() == fs::file_type::not_found)
            return Error {ErrorCode::NotFound, "there is no such file or folder. Check the path.",
                          path};
        if (!fs::is_directory(status)) {
            finder.files().push_back(path); // opening says what is wrong with a link or a pipe
            continue;
        }
        if (const Status walked = finder.folder(path, 0); !walked)
            return walked.error();
    }
    std::vector<std::string> &files = finder.files();
    std::ranges::sort(files);
    files.erase(std::unique(files.begin(), files.end()), files.end());
    if (folders != nullptr)
        *folders = std::move(finder.folders());
    return std::move(files);
}

} // namespace meshscope::ingest
