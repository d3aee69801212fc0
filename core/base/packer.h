// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace meshscope {

/// Writes described structs in the form that archive.h tells of.
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
        std::array<char, sizeof value> bytes {};
        std::memcpy(bytes.data(), &value, sizeof value);
        m_bytes.append(bytes.data(), bytes.size());
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

} // namespace meshscope
