// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/reading.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <span>

/// Fields of a format as tables: each row says where a field lies, where it shows in the catalog
/// and how it gets there. The same tables drive the readers and make the mapping matrix.
namespace meshscope::ingest {

/// One row of the mapping matrix.
struct MappingRow
{
    std::string path; ///< place in the document, `[]` items, `{*}` any name, `|` other spellings
    std::string_view shows; ///< `Part: field` of the catalog, or rawOnly
    std::size_t prefix = 0; ///< how much of the path stands before each of its spellings
};
using MappingRows = std::vector<MappingRow>;

/// The field has no place in the catalog; it stays in the raw document and is not counted as
/// unknown.
constexpr std::string_view rawOnly = "raw document";

template<typename T>
struct Field
{
    /// Dotted path below the object. Other spellings follow after `|`: the last one present holds.
    std::string_view path;
    std::string_view shows;
    /// Puts the value; null when code of the reader takes it (then the row only documents it).
    void (*put)(T &into, Value value) = nullptr;
};

/// The value at a dotted path below an object.
Value valueAt(Value object, std::string_view path);
/// The value that a reference inside the document (`#/definitions/x`) points to; null if none.
Value valueOf(Value root, std::string_view reference);
/// Scalars as they are, lists and mappings as JSON; marks all of it as used.
std::string textOrJson(Value value);
/// Adds a member to the JSON object of a column's constraints, unless it is there.
void addConstraint(std::string &constraints, std::string_view name, Value value);
/// Milliseconds since 1970, or a text as parseTime() reads it. 0 means unknown (DataHub).
std::optional<TimePoint> timeOf(Value value);

namespace put {

template<auto member>
constexpr auto text = [](auto &into, Value value) {
    if (std::string read = value.string(); !read.empty())
        into.*member = std::move(read);
};
/// A text, or the JSON of what is no scalar.
template<auto member>
constexpr auto any = [](auto &into, Value value) {
    if (std::string read = textOrJson(value); !value.isEmpty())
        into.*member = std::move(read);
};
template<auto member>
constexpr auto flag = [](auto &into, Value value) {
    if (const auto read = value.boolean())
        into.*member = *read;
};
/// `required: true` says that a column is not nullable.
template<auto member>
constexpr auto notFlag = [](auto &into, Value value) {
    if (const auto read = value.boolean())
        into.*member = !*read;
};
template<auto member>
constexpr auto integer = [](auto &into, Value value) {
    if (const auto read = value.integer())
        into.*member = *read;
};
template<auto member>
constexpr auto number = [](auto &into, Value value) {
    if (const auto read = value.number())
        into.*member = *read;
};
template<auto member>
constexpr auto list = [](auto &into, Value value) {
    for (std::string &one : value.strings())
        (into.*member).push_back(std::move(one));
};
template<auto member>
constexpr auto time = [](auto &into, Value value) {
    if (const auto read = timeOf(value))
        into.*member = *read;
};
template<auto member>
constexpr auto type = [](auto &into, Value value) {
    if (const auto read = parseAssetType(value.text()))
        into.*member = *read;
};
/// A custom property under the field's own name.
constexpr auto custom = [](auto &into, Value value) {
    if (std::string read = textOrJson(value); !value.isEmpty())
        into.custom[std::string(value.key())] = std::move(read);
};
/// Every field of an object a custom property of its own.
constexpr auto customs = [](auto &into, Value value) {
    for (const Value field : value.fields())
        if (std::string read = textOrJson(field); !field.isEmpty())
            into.custom[std::string(field.key())] = std::move(read);
};
/// One constraint of a column, as JSON; the first one of a name holds.
constexpr auto constraint
    = [](auto &into, Value value) { addConstraint(into.constraints, value.key(), value); };
constexpr auto keep = [](auto &, Value value) { value.keep(); };

} // namespace put

/// Calls `each` with the spellings of a path, in their order.
template<typename Each>
void eachSpelling(std::string_view path, const Each &each)
{
    while (!path.empty()) {
        const std::string_view one = path.substr(0, path.find('|'));
        path.remove_prefix(std::min(one.size() + 1, path.size()));
        each(one);
    }
}

/// Reads an object by its table; later spellings and later calls overwrite.
template<typename T>
void take(std::span<const Field<T>> fields, Value object, T &into)
{
    for (const Field<T> &field : fields) {
        if (field.put == nullptr)
            continue;
        if (field.path.empty())
            field.put(into, object); // the object as a whole
        eachSpelling(field.path, [&](std::string_view one) {
            if (const Value value = valueAt(object, one); !value.isNull())
                field.put(into, value);
        });
    }
}
template<typename T, std::size_t count>
void take(const std::array<Field<T>, count> &fields, Value object, T &into)
{
    take(std::span<const Field<T>>(fields), object, into);
}

/// Adds the rows of a table whose objects lie at `prefix`.
template<typename T, std::size_t count>
void addRows(MappingRows &rows, std::string_view prefix, const std::array<Field<T>, count> &fields)
{
    for (const Field<T> &field : fields)
        rows.push_back({std::string(prefix) + std::string(field.path), field.shows, prefix.size()});
}

/// Whether a row of the table begins with this name.
template<typename T, std::size_t count>
bool isListed(const std::array<Field<T>, count> &fields, std::string_view name)
{
    bool found = false;
    for (const Field<T> &field : fields)
        eachSpelling(field.path, [&](std::string_view one) {
            found = found || one.substr(0, one.find_first_of(".[")) == name;
        });
    return found;
}

/// The paths of the rows as Reading counts them: each spelling on its own, `{*}` for every name.
std::vector<std::string> spelledPaths(const MappingRows &rows);
/// All that is known of the fields of a format; empty for a name that is none.
MappingRows mappingOf(std::string_view format);
struct KnownFormat
{
    std::string_view name;
    std::string_view title;
    std::string_view versions; ///< those that are read
};
/// The formats that are read, in the order of the registry.
std::vector<KnownFormat> knownFormats();
struct RefusedFormat
{
    std::string_view name;
    std::string_view instead; ///< what to export and import
};
/// The formats that are recognised and not read.
std::vector<RefusedFormat> refusedFormats();
/// Names of the formats that are read, in the same order.
std::vector<std::string_view> readFormats();

} // namespace meshscope::ingest
