// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/readtarget.h"
#include "fuzz/targets.h"
#include "ingest/reader.h"

#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace meshscope::fuzz {

namespace {

/// The one file of this process, in memory where there is such a folder; gone with the process.
class Scratch
{
public:
    Scratch()
    {
        for (const char *const folder : {"/dev/shm", "/tmp"}) {
            m_path = std::string(folder) + "/meshscope-fuzz-XXXXXX";
            m_file = ::mkostemp(m_path.data(), O_CLOEXEC);
            if (m_file >= 0)
                break;
        }
        require(m_file >= 0, "there is a folder for a scratch file");
    }
    Scratch(const Scratch &) = delete;
    Scratch &operator=(const Scratch &) = delete;
    ~Scratch()
    {
        ::unlink(m_path.c_str());
        ::close(m_file);
    }

    const std::string &path() const { return m_path; }
    void write(std::string_view bytes) const
    {
        const auto size = static_cast<ssize_t>(bytes.size());
        require(::ftruncate(m_file, 0) == 0
                    && ::pwrite(m_file, bytes.data(), bytes.size(), 0) == size,
                "the scratch file can be written");
    }

private:
    std::string m_path;
    int m_file = -1;
};

} // namespace

void runArchives(std::string_view bytes)
{
    static const Scratch scratch;
    scratch.write(bytes);
    Result<ingest::Input> input = ingest::Input::open(scratch.path());
    require(input.has_value(), "a regular file is opened");
    require(input->stored() == bytes, "a file is read as it lies there");
    if (const Status unpacked = input->unpack(); !unpacked)
        requireRefusal(unpacked.error());
    else if (constexpr std::size_t most = std::size_t {1} << 20; input->bytes().size() <= most)
        readAsFile("events.json.gz", input->bytes());
}

} // namespace meshscope::fuzz
