// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spool.h"

#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <limits>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace meshscope {

namespace {

constexpr std::size_t partSize = std::size_t {256} << 10; ///< a part ends at the first entry beyond
using Length = std::uint32_t; ///< in front of each entry

} // namespace

/// Some entries, in memory or in the file; what they take is given back with it.
struct SpillSpace::Part
{
    Part(std::shared_ptr<SpillSpace> in, std::string &&kept, std::uint64_t at, std::size_t length)
        : space(std::move(in))
        , bytes(std::move(kept))
        , offset(at)
        , size(length)
    {
    }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part()
    {
        if (space == nullptr)
            return;
        if (bytes.empty()) // a file system that cannot do this keeps the bytes a little longer
            static_cast<void>(::fallocate(space->m_file, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE,
                                          static_cast<off_t>(offset), static_cast<off_t>(size)));
        else
            space->m_held -= size;
    }

    std::shared_ptr<SpillSpace> space; ///< null: not limited
    std::string bytes; ///< empty: in the file
    std::uint64_t offset;
    std::size_t size;
};

SpillSpace::~SpillSpace()
{
    if (m_file >= 0)
        ::close(m_file);
}

Status SpillSpace::status() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void SpillSpace::fail(int error)
{
    const std::lock_guard lock(m_mutex);
    failLocked(error);
}

void SpillSpace::failLocked(int error)
{
    if (m_status)
        m_status = Error {ErrorCode::Io,
                          "what was read does not fit into memory and cannot be kept beside the "
                          "catalog for the time of the import: "
                              + std::generic_category().message(error)
                              + ". Make room there, or import less at once",
                          m_folder};
}

bool SpillSpace::takeMemory(std::size_t size)
{
    if ((m_held += size) <= m_memory)
        return true;
    m_held -= size;
    return false;
}

bool SpillSpace::openFile()
{
    const std::lock_guard lock(m_mutex);
    if (m_file >= 0 || !m_status)
        return m_file >= 0;
    m_file = ::open(m_folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_file < 0) { // not every file system has files without a name
        std::string name = m_folder + "/.meshscope-import-XXXXXX";
        m_file = ::mkostemp(name.data(), O_CLOEXEC);
        if (m_file < 0)
            failLocked(errno);
        else
            ::unlink(name.c_str());
    }
    return m_file >= 0;
}

std::uint64_t SpillSpace::write(std::string_view bytes)
{
    const std::uint64_t offset = m_end.fetch_add(bytes.size());
    if (!openFile())
        return offset;
    for (auto at = static_cast<off_t>(offset); !bytes.empty();) {
        const ssize_t done = ::pwrite(m_file, bytes.data(), bytes.size(), at);
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0) {
            fail(done < 0 ? errno : ENOSPC);
            return offset;
        }
        at += done;
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return offset;
}

Status SpillSpace::read(std::uint64_t offset, std::size_t size, std::string &into) const
{
    if (auto failed = status(); !failed)
        return failed;
    into.resize(size);
    for (std::size_t got = 0; got < size;) {
        const ssize_t done
            = ::pread(m_file, into.data() + got, size - got, static_cast<off_t>(offset + got));
        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return Error {ErrorCode::Io,
                          "what was kept for the time of the import cannot be read again: "
                              + std::generic_category().message(done < 0 ? errno : EIO),
                          m_folder};
        got += static_cast<std::size_t>(done);
    }
    return {};
}

std::shared_ptr<const SpillSpace::Part> SpillSpace::keep(std::shared_ptr<SpillSpace> self,
                                                         std::string &&bytes)
{
    const std::size_t size = bytes.size();
    if (takeMemory(size)) {
        bytes.shrink_to_fit();
        return std::make_shared<const Part>(std::move(self), std::move(bytes), 0, size);
    }
    const std::uint64_t offset = write(bytes);
    return std::make_shared<const Part>(std::move(self), std::string(), offset, size);
}

void Spool::append(std::string_view entry)
{
    assert(entry.size() <= std::numeric_limits<Length>::max());
    const auto length = static_cast<Length>(entry.size());
    m_open.append(reinterpret_cast<const char *>(&length), sizeof length).append(entry);
    ++m_count;
    if (m_open.size() >= partSize)
        flush();
}

void Spool::flush()
{
    if (m_open.empty())
        return;
    const std::size_t size = m_open.size();
    std::string bytes = std::exchange(m_open, {});
    m_parts.push_back(m_space != nullptr ? m_space->keep(m_space, std::move(bytes))
                                         : std::make_shared<const SpillSpace::Part>(
                                             nullptr, std::move(bytes), std::uint64_t {0}, size));
}

void Spool::clear()
{
    m_parts = {};
    m_open = {};
    m_count = 0;
}

Result<std::string_view> Spool::bytesOf(std::size_t part, std::string &room) const
{
    const SpillSpace::Part &found = *m_parts[part];
    if (!found.bytes.empty())
        return std::string_view(found.bytes);
    if (auto status = found.space->read(found.offset, found.size, room); !status)
        return status.error();
    return std::string_view(room);
}

std::string_view Spool::takeEntry(std::string_view &rest)
{
    Length length = 0;
    std::memcpy(&length, rest.data(), sizeof length);
    const std::string_view entry = rest.substr(sizeof length, length);
    rest.remove_prefix(sizeof length + length);
    return entry;
}

} // namespace meshscope
