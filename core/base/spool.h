// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meshscope {

/// Where spools put what is too much for memory: one file without a name, made in `folder` when it
/// is first needed and gone with this, however the program ends. Used by several threads at once.
class SpillSpace
{
public:
    /// All spools together keep about `memory` bytes in memory.
    SpillSpace(std::string folder, std::size_t memory)
        : m_folder(std::move(folder))
        , m_memory(memory)
    {
    }
    SpillSpace(const SpillSpace &) = delete;
    SpillSpace &operator=(const SpillSpace &) = delete;
    ~SpillSpace();

    /// Success, or why something could not be kept (Io): what was appended since then is lost.
    Status status() const;
    std::uint64_t fileBytes() const { return m_end; } ///< put into the file so far

private:
    friend class Spool;
    struct Part;

    std::shared_ptr<const Part> keep(std::shared_ptr<SpillSpace> self, std::string &&bytes);
    /// Offset of the bytes in the file; what is wrong is kept for status().
    std::uint64_t write(std::string_view bytes);
    Status read(std::uint64_t offset, std::size_t size, std::string &into) const;
    bool takeMemory(std::size_t size);
    bool openFile();
    void fail(int error); ///< an errno; the first is kept
    void failLocked(int error);

    std::string m_folder;
    std::size_t m_memory;
    std::atomic<std::size_t> m_held = 0;
    std::atomic<std::uint64_t> m_end = 0;
    mutable std::mutex m_mutex; ///< of what follows
    int m_file = -1;
    Status m_status;
};

/// Byte strings that are appended one after the other and read again in that order, as often as
/// wanted. In memory, or where the spill space puts them. Copies share what they hold. One thread
/// at a time.
class Spool
{
public:
    /// Call before the first append; without it everything stays in memory.
    void spillTo(std::shared_ptr<SpillSpace> space) { m_space = std::move(space); }

    void append(std::string_view entry);
    /// Hands over what append() still holds; more may follow.
    void flush();
    void clear();
    std::size_t count() const { return m_count; }

    /// Calls `use(std::string_view) -> Status` for each entry, valid during the call; ends with the
    /// first error. Io when the file cannot be read.
    template<typename Use>
    Status forEach(Use use) const
    {
        std::string room;
        for (std::size_t part = 0; part <= m_parts.size(); ++part) {
            auto bytes
                = part < m_parts.size() ? bytesOf(part, room) : Result<std::string_view>(m_open);
            if (!bytes)
                return bytes.error();
            for (std::string_view rest = *bytes; !rest.empty();) {
                if (auto status = use(takeEntry(rest)); !status)
                    return status;
            }
        }
        return {};
    }

private:
    Result<std::string_view> bytesOf(std::size_t part, std::string &room) const;
    static std::string_view takeEntry(std::string_view &rest);

    std::shared_ptr<SpillSpace> m_space;
    std::vector<std::shared_ptr<const SpillSpace::Part>> m_parts;
    std::string m_open; ///< entries that are in no part yet
    std::size_t m_count = 0;
};

} // namespace meshscope
