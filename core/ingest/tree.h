// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <iterator>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace meshscope::ingest {

class Tree;

enum class ValueType : std::uint8_t { Null, Boolean, Number, String, Array, Object };

/// Whether a text is a number by the grammar of JSON (RFC 8259); YAML writes others too.
bool isJsonNumber(std::string_view text);

/// One value of a parsed document, JSON or YAML alike; a borrowed view that lives as long as its
/// Tree. Scalars keep the text of the file ("1.10" stays "1.10"). A missing value behaves as null,
/// so readers never ask whether a leaf is there. Reading marks a value as used: what no reader used
/// is reported as not mapped.
class Value
{
public:
    class Iterator;
    class Children;

    Value() = default;
    Value(const Tree *tree, std::uint32_t index)
        : m_tree(tree)
        , m_index(index)
    {
    }

    ValueType type() const;
    bool isNull() const { return type() == ValueType::Null; }
    bool isObject() const { return type() == ValueType::Object; }
    bool isArray() const { return type() == ValueType::Array; }
    explicit operator bool() const { return !isNull(); }
    bool isEmpty() const; ///< null, "", [] or {}

    /// A field of an object; null when there is none. The last one counts if it is given twice.
    Value operator[](std::string_view key) const;
    std::string_view key() const; ///< inside an object, else empty
    Children items() const; ///< an array's items; empty for anything else
    Children fields() const; ///< an object's values; its keys are data, not names of the format
    Children members() const; ///< an object's values, without marking them as used

    std::string_view text() const; ///< of a scalar; empty for null, arrays and objects
    std::string string() const { return std::string(text()); }
    std::optional<bool> boolean() const; ///< also of the words yes, no, true, false in a text
    std::optional<double> number() const; ///< also of a text that is a number
    std::optional<std::int64_t> integer() const;
    std::vector<std::string> strings() const; ///< an array's scalars, or one scalar
    std::string toJson() const; ///< compact; also of scalars; marks nothing as used

    /// Marks this value and all below it as used: kept in the raw document on purpose.
    void keep() const;

    std::uint32_t index() const { return m_index; }
    std::uint32_t place() const; ///< line or byte offset, as the tree's maker counts
    const Tree *tree() const { return m_tree; }

private:
    const Tree *m_tree = nullptr;
    std::uint32_t m_index = 0;
};

/// A document, or one record of it, as a flat list of entries in document order. Texts are views
/// into the document where they could be taken over as written, else into the tree's own memory.
class Tree
{
public:
    struct Entry
    {
        std::string_view key;
        std::string_view text;
        std::uint32_t end = 0; ///< index after this value and all below it
        std::uint32_t place = 0; ///< line (YAML) or byte offset (JSON), see Place
        ValueType type = ValueType::Null;
        mutable bool used = false;
        mutable bool keysAreData = false;
    };

    Tree() = default;
    Tree(const Tree &) = delete;
    Tree &operator=(const Tree &) = delete;

    Value root() const { return {this, 0}; }
    /// The roots of a stream of YAML documents; one for JSON.
    std::vector<Value> roots() const
    {
        std::vector<Value> all;
        for (std::uint32_t i = 0; i < m_entries.size(); i = m_entries[i].end)
            all.emplace_back(this, i);
        return all;
    }
    bool isEmpty() const { return m_entries.empty(); }
    const std::vector<Entry> &entries() const { return m_entries; }
    std::vector<Entry> &entries() { return m_entries; }

    std::string_view keepText(std::string_view text); ///< copies into the tree's own memory
    char *allocate(std::size_t size) { return static_cast<char *>(m_memory.allocate(size, 1)); }
    void clear(); ///< for the next record; views become invalid

private:
    std::vector<Entry> m_entries;
    std::pmr::monotonic_buffer_resource m_memory {std::size_t {64} * 1024};
};

class Value::Iterator
{
public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const Tree *tree, std::uint32_t index)
        : m_tree(tree)
        , m_index(index)
    {
    }
    Value operator*() const { return {m_tree, m_index}; }
    Iterator &operator++()
    {
        m_index = m_tree->entries()[m_index].end;
        return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator &a, const Iterator &b) { return a.m_index == b.m_index; }

private:
    const Tree *m_tree = nullptr;
    std::uint32_t m_index = 0;
};

class Value::Children
{
public:
    Children() = default;
    Children(const Tree *tree, std::uint32_t parent)
        : m_begin(tree, parent + 1)
        , m_end(tree, tree->entries()[parent].end)
    {
    }
    Iterator begin() const { return m_begin; }
    Iterator end() const { return m_end; }
    bool isEmpty() const { return m_begin == m_end; }

private:
    Iterator m_begin;
    Iterator m_end;
};

} // namespace meshscope::ingest
