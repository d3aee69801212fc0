// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace meshscope {

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

} // namespace meshscope
