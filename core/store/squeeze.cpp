// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/squeeze.h"

#include <zstd.h>

namespace meshscope::store {

std::string squeeze(std::string_view bytes)
{
    std::string squeezed(ZSTD_compressBound(bytes.size()), '\0');
    // Into a buffer of the bound's size this cannot fail but for memory, and then it stays as it
    // is and expand() says so.
    const std::size_t size
        = ZSTD_compress(squeezed.data(), squeezed.size(), bytes.data(), bytes.size(), 1);
    squeezed.resize(ZSTD_isError(size) != 0 ? 0 : size);
    return squeezed;
}

Result<std::string> expand(std::string_view squeezed)
{
    constexpr unsigned long long most = 1ULL << 30;
    const unsigned long long size = ZSTD_getFrameContentSize(squeezed.data(), squeezed.size());
    const Error damaged {ErrorCode::Corrupt, "a stored part of the history is damaged", {}};
    if (size > most) // also the two values that mean "unknown" and "no frame"
        return damaged;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const std::size_t got
        = ZSTD_decompress(bytes.data(), bytes.size(), squeezed.data(), squeezed.size());
    if (ZSTD_isError(got) != 0 || got != bytes.size())
        return damaged;
    return bytes;
}

} // namespace meshscope::store
