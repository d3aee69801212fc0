// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <chrono>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

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

class Packer
{
public:
    template<typename... T>
    void operator()(T &...values)
    {
        (put(values), ...);
    }

    /// Members that a record got after it was first stored. Only as the last of a record that is a
    /// blob of its own: an older blob ends before them, and they keep their defaults.
    template<typename... T>
    void later(T &...values)
    {
        (put(values), ...);
    }

    std::string take() { return std::move(m_bytes); }

private:
    void putUnsigned(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7)
            m_bytes.push_back(static_cast<char>(value | 0x80));
        m_bytes.push_back(static_cast<char>(value));
    }
    void putSigned(std::int64_t value)
    {
        putUnsigned((static_cast<std::uint64_t>(value) << 1)
                    ^ static_cast<std::uint64_t>(value >> 63));
    }

    void put(bool value) { putUnsigned(value ? 1 : 0); }
    template<std::integral T>
    void put(T value)
    {
        putSigned(static_cast<std::int64_t>(value));
    }
    template<typename T>
    requires std::is_enum_v<T>
    void put(T value) { putSigned(static_cast<std::int64_t>(value)); }
    void put(double value)
    {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        m_bytes.append(bytes, sizeof value);
    }
    void put(const std::string &value)
    {
        putUnsigned(value.size());
        m_bytes.append(value);
    }
    template<typename C, typename D>
    void put(std::chrono::time_point<C, D> value)
    {
        putSigned(value.time_since_epoch().count());
    }
    void put(std::chrono::year_month_day day)
    {
        putSigned(std::chrono::sys_days {day}.time_since_epoch().count());
    }
    template<typename T>
    void put(std::optional<T> &value)
    {
        putUnsigned(value ? 1 : 0);
        if (value)
            put(*value);
    }
    template<typename T>
    void put(std::vector<T> &values)
    {
        putUnsigned(values.size());
        for (T &value : values)
            put(value);
    }
    template<typename K, typename V>
    void put(std::map<K, V> &values)
    {
        putUnsigned(values.size());
        for (auto &[key, value] : values) {
            K copy = key;
            put(copy);
            put(value);
        }
    }
    template<typename A, typename B>
    void put(std::pair<A, B> &value)
    {
        put(value.first);
        put(value.second);
    }
    template<typename T>
    requires requires(Packer &packer, T &value) { describe(packer, value); }
    void put(T &value) { describe(*this, value); }

    std::string m_bytes;
};

/// Reads what a Packer wrote. Damaged bytes never crash: reading stops and `failed()` is true.
class Unpacker
{
public:
    explicit Unpacker(std::string_view bytes)
        : m_rest(bytes)
    {
    }

    template<typename... T>
    void operator()(T &...values)
    {
        (get(values), ...);
    }

    template<typename... T>
    void later(T &...values)
    {
        if (!m_rest.empty())
            (get(values), ...);
    }

    bool failed() const { return m_failed; }
    bool atEnd() const { return m_rest.empty(); }

private:
    std::uint64_t getUnsigned()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !m_rest.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(m_rest.front());
            m_rest.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                return value;
        }
        m_failed = true;
        return 0;
    }
    std::int64_t getSigned()
    {
        const std::uint64_t raw = getUnsigned();
        return static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1);
    }
    /// A length that the remaining bytes can hold; 0 and failed otherwise.
    std::size_t getLength()
    {
        const std::uint64_t length = getUnsigned();
        if (length > m_rest.size()) {
            m_failed = true;
            return 0;
        }
        return static_cast<std::size_t>(length);
    }

    void get(bool &value) { value = getUnsigned() != 0; }
    template<std::integral T>
    void get(T &value)
    {
        value = static_cast<T>(getSigned());
    }
    template<typename T>
    requires std::is_enum_v<T>
    void get(T &value) { value = static_cast<T>(getSigned()); }
    void get(double &value)
    {
        if (m_rest.size() < sizeof value) {
            m_failed = true;
            return;
        }
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
    }
    void get(std::string &value)
    {
        const std::size_t length = getLength();
        value.assign(m_rest.substr(0, length));
        m_rest.remove_prefix(length);
    }
    template<typename C, typename D>
    void get(std::chrono::time_point<C, D> &value)
    {
        value = std::chrono::time_point<C, D> {D {getSigned()}};
    }
    void get(std::chrono::year_month_day &day)
    {
        const std::int64_t days = getSigned();
        constexpr std::int64_t millionYears = 365'000'000;
        if (days < -millionYears || days > millionYears)
            m_failed = true;
        else
            day = std::chrono::sys_days {std::chrono::days {static_cast<int>(days)}};
    }
    template<typename T>
    void get(std::optional<T> &value)
    {
        value.reset();
        if (getUnsigned() != 0)
            get(value.emplace());
    }
    template<typename T>
    void get(std::vector<T> &values)
    {
        values.clear();
        const std::size_t length = getLength();
        for (std::size_t i = 0; i < length && !m_failed; ++i)
            get(values.emplace_back());
    }
    template<typename K, typename V>
    void get(std::map<K, V> &values)
    {
        values.clear();
        const std::size_t length = getLength();
        for (std::size_t i = 0; i < length && !m_failed; ++i) {
            K key;
            get(key);
            get(values[std::move(key)]);
        }
    }
    template<typename A, typename B>
    void get(std::pair<A, B> &value)
    {
        get(value.first);
        get(value.second);
    }
    template<typename T>
    requires requires(Unpacker &unpacker, T &value) { describe(unpacker, value); }
    void get(T &value) { describe(*this, value); }

    std::string_view m_rest;
    bool m_failed = false;
};

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
