// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace meshscope::ingest {

namespace {

constexpr std::size_t maxFileBytes = std::size_t {2} << 30;

/// Closes a descriptor when it goes out of scope.
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    int get() const { return m_fd; }

private:
    int m_fd;
};

std::string systemText(int error)
{
    std::array<char, 256> room {};
    return ::strerror_r(error, room.data(), room.size());
}

Error cannotOpen(const std::string &path, int error)
{
    if (error == ELOOP)
        return {ErrorCode::Io, "is a link; links are not followed. Name the file it points to.",
                path};
    if (error == ENOENT)
        return {ErrorCode::NotFound, "there is no such file. Check the path.", path};
    return {ErrorCode::Io, fmt::format("cannot be opened: {}.", systemText(error)), path};
}

} // namespace

Result<MappedFile> MappedFile::open(const std::string &path)
{
    const Descriptor file(::openat(AT_FDCWD, path.c_str(),
                                   O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (file.get() < 0)
        return cannotOpen(path, errno);
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        return cannotOpen(path, errno);
    if (!S_ISREG(status.st_mode))
        return Error {ErrorCode::Io,
                      "is not a regular file (a folder, pipe or device). Name a file.", path};
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size > maxFileBytes)
        return Error {ErrorCode::Invalid,
                      fmt::format("has {} bytes; files over 2 GiB are not read. Split it.", size),
                      path};

    // Anonymous memory first, the file over it: so there are readable zeros behind its last byte
    // even when it ends at the end of a page.
    MappedFile mapped;
    const std::size_t room = size + Document::padding;
    void *const base = ::mmap(nullptr, room, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (base == MAP_FAILED) // NOLINT(performance-no-int-to-ptr)
        return Error {ErrorCode::Io, fmt::format("cannot be mapped: {}.", systemText(errno)), path};
    mapped.m_data = static_cast<const char *>(base);
    mapped.m_size = size;
    mapped.m_mapped = room;
    if (size > 0
        && ::mmap(base, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.get(), 0)
            == MAP_FAILED) // NOLINT(performance-no-int-to-ptr)
        return Error {ErrorCode::Io, fmt::format("cannot be mapped: {}.", systemText(errno)), path};
    mapped.m_isFile = true;
    return mapped;
}

void MappedFile::release(std::size_t from, std::size_t to) const
{
    // Only whole pages that lie in the range.
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t first = (from + page - 1) / page * page;
    const std::size_t last = std::min(to, m_size) / page * page;
    if (m_isFile && first < last)
        ::madvise(const_cast<char *>(m_data) + first, last - first, MADV_DONTNEED);
}

MappedFile::MappedFile(MappedFile &&other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_mapped(std::exchange(other.m_mapped, 0))
    , m_isFile(std::exchange(other.m_isFile, false))
{
}

MappedFile &MappedFile::operator=(MappedFile &&other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_mapped, other.m_mapped);
    std::swap(m_isFile, other.m_isFile);
    return *this;
}

MappedFile::~MappedFile()
{
    if (m_data != nullptr)
        ::munmap(const_cast<char *>(m_data), m_mapped);
}

} // namespace meshscope::ingest
