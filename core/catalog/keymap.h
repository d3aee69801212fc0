// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace meshscope::catalog {

/// Which entity a key means. Holds no keys but 96 bits of their XXH3 digest, in sixteen bytes with
/// the entity: a catalog has millions, and the first two that fell together would be met at some
/// 10^14. Open addressing with linear probing.
class KeyMap
{
public:
    static constexpr std::int64_t greatest = 0xffff'ffff; ///< number that an entity may have here

    EntityId find(std::string_view scheme, std::string_view key) const; ///< 0: not known
    /// Makes the key mean `entity`, numbered from 1 to `greatest`.
    void put(std::string_view scheme, std::string_view key, EntityId entity);
    void erase(std::string_view scheme, std::string_view key);
    std::size_t count() const { return m_count; }

private:
    struct Slot
    {
        std::array<std::uint32_t, 3> digest {};
        std::uint32_t entity = 0; ///< 0: free
    };
    static Slot slotOf(std::string_view scheme, std::string_view key);
    std::size_t home(const Slot &slot) const { return slot.digest[0] & (m_slots.size() - 1); }
    /// Where the digest is, or the free slot where it would be.
    std::size_t place(const Slot &wanted) const;
    void grow();

    std::vector<Slot> m_slots; ///< none, or a power of two of them
    std::size_t m_count = 0;
};

} // namespace meshscope::catalog
