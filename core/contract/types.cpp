// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/types.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace meshscope::contract {

namespace {

enum class Kind {
    Unknown,
    Boolean,
    Integer,
    Decimal,
    Float,
    Fixed,
    Text,
    Date,
    Time,
    Stamp,
    ZonedStamp,
    Binary,
    Array,
    Map,
    Object,
    Other
};

/// A type text as a kind with its parameters: `decimal(18,2)` is Decimal, 18, 2. For integers and
/// floats `first` is the width in bits; -1 is unbounded or not stated.
struct Type
{
    Kind kind = Kind::Unknown;
    int first = -1;
    int second = -1;
    std::string text; ///< folded, for Other
};

std::optional<std::pair<Kind, int>> kindOf(std::string_view name)
{
    struct Word
    {
        std::string_view name;
        Kind kind;
        int width;
    };
    static constexpr std::array words {
        Word {"boolean", Kind::Boolean, -1},
        Word {"bool", Kind::Boolean, -1},
        Word {"tinyint", Kind::Integer, 8},
        Word {"smallint", Kind::Integer, 16},
        Word {"int2", Kind::Integer, 16},
        Word {"int", Kind::Integer, 32},
        Word {"int4", Kind::Integer, 32},
        Word {"integer", Kind::Integer, 32},
        Word {"bigint", Kind::Integer, 64},
        Word {"int8", Kind::Integer, 64},
        Word {"int64", Kind::Integer, 64},
        Word {"long", Kind::Integer, 64},
        Word {"decimal", Kind::Decimal, -1},
        Word {"numeric", Kind::Decimal, -1},
        Word {"number", Kind::Decimal, -1},
        Word {"float", Kind::Float, 32},
        Word {"float4", Kind::Float, 32},
        Word {"real", Kind::Float, 32},
        Word {"double", Kind::Float, 64},
        Word {"float8", Kind::Float, 64},
        Word {"float64", Kind::Float, 64},
        Word {"double precision", Kind::Float, 64},
        Word {"char", Kind::Fixed, -1},
        Word {"character", Kind::Fixed, -1},
        Word {"varchar", Kind::Text, -1},
        Word {"character varying", Kind::Text, -1},
        Word {"text", Kind::Text, -1},
        Word {"string", Kind::Text, -1},
        Word {"nvarchar", Kind::Text, -1},
        Word {"date", Kind::Date, -1},
        Word {"time", Kind::Time, -1},
        Word {"timestamp", Kind::Stamp, -1},
        Word {"datetime", Kind::Stamp, -1},
        Word {"timestamp_ntz", Kind::Stamp, -1},
        Word {"timestamp_tz", Kind::ZonedStamp, -1},
        Word {"timestamptz", Kind::ZonedStamp, -1},
        Word {"timestamp_ltz", Kind::ZonedStamp, -1},
        Word {"timestamp with time zone", Kind::ZonedStamp, -1},
        Word {"bytes", Kind::Binary, -1},
        Word {"binary", Kind::Binary, -1},
        Word {"bytea", Kind::Binary, -1},
        Word {"array", Kind::Array, -1},
        Word {"map", Kind::Map, -1},
        Word {"object", Kind::Object, -1},
        Word {"struct", Kind::Object, -1},
        Word {"record", Kind::Object, -1},
    };
    for (const Word &word : words) {
        if (word.name == name)
            return std::pair {word.kind, word.width};
    }
    return std::nullopt;
}

int numberAt(std::string_view &text)
{
    while (!text.empty() && (text.front() < '0' || text.front() > '9'))
        text.remove_prefix(1);
    int value = -1;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    return value;
}

Type parse(std::string_view raw)
{
    Type type;
    type.text = foldCase(raw);
    const auto open = type.text.find_first_of("(<");
    std::string name = type.text.substr(0, open);
    while (!name.empty() && name.back() == ' ')
        name.pop_back();
    if (name.empty())
        return type;
    const auto known = kindOf(name);
    if (!known) {
        type.kind = Kind::Other;
        return type;
    }
    type.kind = known->first;
    type.first = known->second;
    if (open != std::string::npos && type.text[open] == '(') {
        std::string_view parameters = std::string_view(type.text).substr(open);
        if (const int first = numberAt(parameters); first >= 0)
            type.first = first;
        type.second = numberAt(parameters);
    }
    return type;
}

constexpr TypeVerdict breaking {true, Level::Breaking, Level::None,
                                "readers of the old type fail or read another meaning"};
constexpr TypeVerdict wider {true, Level::Potential, Level::None,
                             "readers with a fixed width may overflow"};
constexpr TypeVerdict narrower {true, Level::Safe, Level::Breaking,
                                "values already stored may not fit"};
constexpr TypeVerdict spelling {true, Level::Info, Level::None,
                                "the same type in another spelling"};

TypeVerdict compareWidth(int before, int after)
{
    if (before == after)
        return spelling;
    if (after == -1)
        return wider;
    return before == -1 || after < before ? narrower : wider;
}

TypeVerdict compareDecimal(const Type &before, const Type &after)
{
    if (std::max(before.second, 0) != std::max(after.second, 0))
        return {true, Level::Breaking, Level::None, "another scale rounds differently"};
    return compareWidth(before.first, after.first);
}

TypeVerdict compareKinds(const Type &before, const Type &after)
{
    if (before.kind == Kind::Float && after.kind == Kind::Float)
        return compareWidth(before.first, after.first);
    if (before.kind == after.kind) {
        if (before.kind == Kind::Decimal)
            return compareDecimal(before, after);
        if (before.kind == Kind::Other)
            return before.text == after.text ? spelling : breaking;
        return compareWidth(before.first, after.first);
    }
    if (before.kind == Kind::Fixed && after.kind == Kind::Text)
        return {true, Level::Potential, Level::None, "padding disappears"};
    const bool toInteger = after.kind == Kind::Integer
        && (before.kind == Kind::Decimal || before.kind == Kind::Float);
    if (toInteger)
        return {true, Level::Potential, Level::None, "fractions are lost, readers still work"};
    return breaking;
}

} // namespace

TypeVerdict compareTypes(const Column &before, const Column &after)
{
    const bool onlyPhysical = before.logicalType.empty() && after.logicalType.empty();
    const bool physical
        = onlyPhysical || (!before.physicalType.empty() && !after.physicalType.empty());
    const std::string &from = physical ? before.physicalType : before.logicalType;
    const std::string &to = physical ? after.physicalType : after.logicalType;
    if (from == to)
        return {};
    if (from.empty() || to.empty())
        return {true, Level::Potential, Level::None,
                "one version states no type, so it cannot be judged"};
    return compareKinds(parse(from), parse(to));
}

} // namespace meshscope::contract
