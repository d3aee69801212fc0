// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace meshscope::search {

/// A set of numbers 0..size-1.
class Bitmap
{
public:
    Bitmap() = default;
    explicit Bitmap(std::size_t size)
        : m_size(size)
        , m_words((size + 63) / 64, 0)
    {
    }

    std::size_t size() const { return m_size; }
    /// Numbers out of range are ignored.
    void set(std::size_t i)
    {
        if (i < m_size)
            m_words[i / 64] |= std::uint64_t {1} << (i % 64);
    }
    bool test(std::size_t i) const { return i < m_size && (m_words[i / 64] >> (i % 64) & 1) != 0; }
    void setAll()
    {
        std::fill(m_words.begin(), m_words.end(), ~std::uint64_t {0});
        trim();
    }
    std::size_t count() const
    {
        std::size_t sum = 0;
        for (const std::uint64_t word : m_words)
            sum += static_cast<std::size_t>(std::popcount(word));
        return sum;
    }
    bool none() const
    {
        return std::all_of(m_words.begin(), m_words.end(), [](auto word) { return word == 0; });
    }

    /// Both must have the same size.
    Bitmap &operator&=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    Bitmap &operator|=(const Bitmap &other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    void flip()
    {
        for (std::uint64_t &word : m_words)
            word = ~word;
        trim();
    }

    /// Calls `visit(number)` in ascending order until it returns false.
    template<typename Visit>
    void forEachWhile(Visit visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (std::uint64_t word = m_words[i]; word != 0; word &= word - 1) {
                if (!visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word))))
                    return;
            }
        }
    }

    friend bool operator==(const Bitmap &, const Bitmap &) = default;

private:
    void trim()
    {
        if (m_size % 64 != 0)
            m_words.back() &= (std::uint64_t {1} << (m_size % 64)) - 1;
    }

    std::size_t m_size = 0;
    std::vector<std::uint64_t> m_words;
};

} // namespace meshscope::search
