// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace meshscope::ingest {

namespace {

constexpr std::size_t maxBytes = std::size_t {2} << 30;
constexpr std::size_t freeBytes = std::size_t {64} << 20; ///< allowed however small the packed file
constexpr std::size_t maxRatio = 200; ///< metadata packs to a tenth or thirtieth; bombs to 1/1000
constexpr std::size_t step = std::size_t {1} << 20;

enum class Packing { None, Gzip, Zstd, Unread };

struct Magic
{
    std::string_view bytes;
    Packing packing;
    std::string_view name;
};

constexpr std::array<Magic, 7> magics {{{"\x1f\x8b", Packing::Gzip, "gzip"},
                                        {"\x28\xb5\x2f\xfd", Packing::Zstd, "zstd"},
                                        {"PK\x03\x04", Packing::Unread, "zip"},
                                        {"\xfd"
                                         "7zXZ",
                                         Packing::Unread, "xz"},
                                        {"BZh", Packing::Unread, "bzip2"},
                                        {"7z\xbc\xaf", Packing::Unread, "7z"},
                                        {"PAR1", Packing::Unread, "Parquet"}}};

const Magic *packingOf(std::string_view bytes)
{
    const auto *const found = std::ranges::find_if(
        magics, [&](const Magic &magic) { return bytes.starts_with(magic.bytes); });
    return found == magics.end() ? nullptr : &*found;
}

} // namespace

/// Memory that is filled from its start: reserved whole, but only what is written to is used.
class Input::Filler
{
public:
    static Result<Filler> reserve(std::size_t budget, const std::string &file)
    {
        Filler filler;
        const std::size_t room = budget + step + Document::padding;
        void *const base = ::mmap(nullptr, room, PROT_READ | PROT_WRITE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (base == MAP_FAILED) // NOLINT(performance-no-int-to-ptr)
            return Error {ErrorCode::Io, "there is not enough memory to unpack it.", file};
        filler.m_file.m_data = static_cast<const char *>(base);
        filler.m_file.m_mapped = room;
        filler.m_budget = budget;
        return filler;
    }

    char *next() { return const_cast<char *>(m_file.m_data) + m_file.m_size; }
    std::size_t room() const { return std::min(step, m_budget + 1 - m_file.m_size); }
    void filled(std::size_t bytes) { m_file.m_size += bytes; }
    bool isOver() const { return m_file.m_size > m_budget; }
    MappedFile take() { return std::move(m_file); }

private:
    MappedFile m_file;
    std::size_t m_budget = 0;
};

namespace {

Error tooLarge(std::size_t packed, std::size_t budget, const std::string &file)
{
    return {ErrorCode::Invalid,
            fmt::format("its {} packed bytes unpack to more than {} bytes, over {} times as much; "
                        "such a file is refused to protect this program. Unpack it yourself and "
                        "import what is inside if you trust it.",
                        packed, budget, maxRatio),
            file};
}

Error damaged(std::string_view packing, std::string_view why, const std::string &file)
{
    return {ErrorCode::Invalid,
            fmt::format("its {} packing is damaged or cut off ({}). Copy or write the file again.",
                        packing, why),
            file};
}

/// Members follow one another in a gzip file; all are one document.
template<typename Filler>
Status unpackGzip(std::string_view packed, Filler &into, const std::string &file,
                  const std::stop_token &stop)
{
    z_stream stream = {};
    if (::inflateInit2(&stream, 15 + 16) != Z_OK)
        return Error {ErrorCode::Io, "there is not enough memory to unpack it.", file};
    const std::unique_ptr<z_stream, int (*)(z_stream *)> closer(&stream, ::inflateEnd);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    while (!into.isOver()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "stopped while it was unpacked.", file};
        const auto room = static_cast<uInt>(into.room());
        stream.next_out = reinterpret_cast<Bytef *>(into.next());
        stream.avail_out = room;
        const int result = ::inflate(&stream, Z_NO_FLUSH);
        into.filled(room - stream.avail_out);
        if (result == Z_STREAM_END) {
            if (stream.avail_in == 0 || *stream.next_in != 0x1f)
                return {}; // zeros may follow: tar and tapes pad
            if (::inflateReset(&stream) != Z_OK)
                return damaged("gzip", "reset", file);
        } else if (result != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0)) {
            return damaged("gzip", stream.msg != nullptr ? stream.msg : "it ends too early", file);
        }
    }
    return {};
}

template<typename Filler>
Status unpackZstd(std::string_view packed, Filler &into, const std::string &file,
                  const std::stop_token &stop)
{
    const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx *)> context(::ZSTD_createDCtx(),
                                                                           ::ZSTD_freeDCtx);
    if (!context)
        return Error {ErrorCode::Io, "there is not enough memory to unpack it.", file};
    ZSTD_inBuffer in {packed.data(), packed.size(), 0};
    while (!into.isOver()) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "stopped while it was unpacked.", file};
        ZSTD_outBuffer out {into.next(), into.room(), 0};
        const std::size_t result = ::ZSTD_decompressStream(context.get(), &out, &in);
        if (::ZSTD_isError(result) != 0)
            return damaged("zstd", ::ZSTD_getErrorName(result), file);
        into.filled(out.pos);
        if (in.pos == in.size && out.pos < out.size) {
            if (result != 0)
                return damaged("zstd", "it ends too early", file);
            return {};
        }
    }
    return {};
}

} // namespace

Result<Input> Input::open(const std::string &path, const std::stop_token &stop)
{
    if (path != standardInput) {
        auto mapped = MappedFile::open(path);
        if (!mapped)
            return mapped.error();
        return Input(std::move(*mapped), path);
    }
    const std::string file = "(standard input)";
    auto filler = Filler::reserve(maxBytes, file);
    if (!filler)
        return filler.error();
    for (;;) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "stopped while it was read.", file};
        const ssize_t got = ::read(STDIN_FILENO, filler->next(), filler->room());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error {ErrorCode::Io, "standard input cannot be read.", file};
        if (got == 0)
            break;
        filler->filled(static_cast<std::size_t>(got));
        if (filler->isOver())
            return Error {ErrorCode::Invalid, "more than 2 GiB are not read. Split it.", file};
    }
    return Input(filler->take(), file);
}

Status Input::unpack(const std::stop_token &stop)
{
    const std::string_view packed = stored();
    const Magic *const magic = packingOf(packed);
    if (magic == nullptr || m_unpacked)
        return {};
    if (magic->packing == Packing::Unread)
        return Error {
            ErrorCode::NotFound,
            fmt::format("is a {} file, which is not read. Unpack it, or pack it with gzip "
                        "or zstd.",
                        magic->name),
            m_file};
    const std::size_t budget
        = std::min(maxBytes, std::max(freeBytes, std::min(packed.size(), maxBytes) * maxRatio));
    auto filler = Filler::reserve(budget, m_file);
    if (!filler)
        return filler.error();
    Status status = magic->packing == Packing::Gzip ? unpackGzip(packed, *filler, m_file, stop)
                                                    : unpackZstd(packed, *filler, m_file, stop);
    if (!status)
        return status;
    if (filler->isOver())
        return tooLarge(packed.size(), budget, m_file);
    m_unpacked.emplace(filler->take());
    return {};
}

} // namespace meshscope::ingest
