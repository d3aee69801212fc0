// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace meshscope::store {

/// A value of one column, as SQLite has it.
struct Value
{
    enum class Type : std::uint8_t { Null, Integer, Real, Text, Blob };

    Type type = Type::Null;
    std::int64_t integer = 0;
    double real = 0;
    std::string bytes {}; ///< of a text or a blob

    bool isNull() const { return type == Type::Null; }
    bool operator==(const Value &) const = default;
};

template<typename Archive>
void describe(Archive &archive, Value &value)
{
    archive(value.type);
    switch (value.type) {
    case Value::Type::Null:
        break;
    case Value::Type::Integer:
        archive(value.integer);
        break;
    case Value::Type::Real:
        archive(value.real);
        break;
    case Value::Type::Text:
    case Value::Type::Blob:
        archive(value.bytes);
        break;
    }
}

using Row = std::vector<Value>;

} // namespace meshscope::store
