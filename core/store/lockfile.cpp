// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/lockfile.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace meshscope::store {

namespace {

Error systemError(std::string_view what, const std::string &path)
{
    return Error {ErrorCode::Io,
                  fmt::format("{}: {}", what, std::generic_category().message(errno)), path};
}

std::string readHolder(int descriptor)
{
    std::array<char, 63> buffer {};
    const ssize_t size = pread(descriptor, buffer.data(), buffer.size(), 0);
    std::string holder(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    while (!holder.empty() && static_cast<unsigned char>(holder.back()) < ' ')
        holder.pop_back();
    return holder;
}

Status makeFolder(const std::string &catalogPath)
{
    const std::filesystem::path folder = std::filesystem::path(catalogPath).parent_path();
    std::error_code failure;
    if (folder.empty() || std::filesystem::exists(folder, failure))
        return {};
    std::filesystem::create_directories(folder.parent_path(), failure);
    if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return systemError("the folder of the catalog cannot be made", folder.string());
    return {};
}

} // namespace

Result<int> takeWriterLock(const std::string &catalogPath)
{
    const std::string path = catalogPath + ".lock";
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return systemError("the lock file of the catalog cannot be opened", path);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const bool held = errno == EWOULDBLOCK;
        const Error failure = systemError("the catalog cannot be locked", path);
        const std::string holder = readHolder(descriptor);
        close(descriptor);
        if (!held)
            return failure;
        return Error {
            ErrorCode::Conflict,
            fmt::format("the catalog is being written by another program ({}); close it or wait",
                        holder.empty() ? "unknown process" : holder),
            path};
    }
    const std::string holder = fmt::format("process {}\n", getpid());
    // Only information for people: a failure to write it does not weaken the lock.
    if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, holder.data(), holder.size(), 0) < 0)
        errno = 0;
    return descriptor;
}

Status createPrivateFile(const std::string &catalogPath)
{
    if (auto status = makeFolder(catalogPath); !status)
        return status;
    const int descriptor = open(catalogPath.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        return Error {ErrorCode::Conflict, "there is already a file of this name", catalogPath};
    if (descriptor < 0)
        return systemError("the catalog cannot be created", catalogPath);
    close(descriptor); // before SQLite has opened it, so no lock of SQLite can be lost
    return {};
}

} // namespace meshscope::store
