// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace meshscope {

/// XXH3-128 as 32 hexadecimal digits: content digests where no one attacks.
std::string xxh128Hex(std::string_view bytes);
/// SHA-256 as 64 hexadecimal digits: the audit chain and document digests.
std::string sha256Hex(std::string_view bytes);
/// MD5 as 32 hexadecimal digits: only to recognise what other tools write (dbt's project_id).
std::string md5Hex(std::string_view bytes);
/// Name-based UUID, version 5 (RFC 4122 section 4.3), in Meshscope's own name space.
std::string uuid5(std::string_view name);
/// Random UUID, version 4.
std::string randomUuid();

} // namespace meshscope
