// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/packer.h"
#include "base/result.h"
#include "base/unpacker.h"

#include <string>
#include <string_view>

/// Compact binary form of plain structs, for blobs in the store and for content hashes.
///
/// A struct takes part by one function template next to it that lists its members in order:
///
///     template<typename Archive> void describe(Archive &archive, Port &port)
///     { archive(port.name, port.version); }
///
/// Integers and enums are zig-zag LEB128, doubles 8 bytes little endian, strings and vectors a
/// length and their content, optionals a presence byte. There are no field names: a change of a
/// described struct is a change of the store's schema version. Equal values give equal bytes.
namespace meshscope {

template<typename T>
std::string pack(const T &value)
{
    Packer packer;
    packer(const_cast<T &>(value)); // describe() serves both directions; packing never writes
    return packer.take();
}

template<typename T>
Result<T> unpack(std::string_view bytes)
{
    Unpacker unpacker(bytes);
    T value;
    unpacker(value);
    if (unpacker.failed() || !unpacker.atEnd())
        return Error {ErrorCode::Corrupt, "a stored value is damaged", {}};
    return value;
}

} // namespace meshscope
