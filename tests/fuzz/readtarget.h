// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace meshscope::fuzz {

/// Bytes in memory of their own with the padding that a document needs and nothing behind it, so
/// that a sanitizer sees the first byte read too far.
class Padded
{
public:
    explicit Padded(std::string_view bytes);
    std::string_view bytes() const { return {m_bytes.get(), m_size}; }

private:
    std::size_t m_size;
    std::unique_ptr<char[]> m_bytes; // NOLINT(modernize-avoid-c-arrays): no room behind its end
};

/// Reads the bytes as the file of that name, through detection and the reader of what it is, and
/// requires of what it says: records of valid UTF-8; issues that say something in plain text with a
/// place inside the file; constraints that are JSON; when refused, a message that names the file.
void readAsFile(std::string_view name, std::string_view bytes);

/// Whether a text is JSON by its grammar; numbers may be larger than a double holds.
bool isJson(std::string_view text);

/// What every refusal must say: something, in one plain line.
void requireRefusal(const Error &error);

} // namespace meshscope::fuzz
