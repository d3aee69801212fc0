// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/keymap.h"

#include <xxhash.h>

#include <cassert>
#include <utility>

namespace meshscope::catalog {

KeyMap::Slot KeyMap::slotOf(std::string_view scheme, std::string_view key)
{
    const XXH128_hash_t hash
        = XXH3_128bits_withSeed(key.data(), key.size(), XXH3_64bits(scheme.data(), scheme.size()));
    return {{static_cast<std::uint32_t>(hash.low64), static_cast<std::uint32_t>(hash.low64 >> 32),
             static_cast<std::uint32_t>(hash.high64)},
            0};
}

std::size_t KeyMap::place(const Slot &wanted) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t at = home(wanted);
    while (m_slots[at].entity != 0 && m_slots[at].digest != wanted.digest)
        at = (at + 1) & mask;
    return at;
}

EntityId KeyMap::find(std::string_view scheme, std::string_view key) const
{
    if (m_slots.empty())
        return {};
    return EntityId {m_slots[place(slotOf(scheme, key))].entity};
}

void KeyMap::put(std::string_view scheme, std::string_view key, EntityId entity)
{
    assert(entity.value > 0 && entity.value <= greatest);
    if (m_count + 1 > m_slots.size() / 4 * 3)
        grow();
    Slot slot = slotOf(scheme, key);
    Slot &found = m_slots[place(slot)];
    m_count += found.entity == 0 ? 1 : 0;
    slot.entity = static_cast<std::uint32_t>(entity.value);
    found = slot;
}

void KeyMap::grow()
{
    constexpr std::size_t smallest = 64;
    const std::size_t size = m_slots.empty() ? smallest : m_slots.size() * 2;
    const std::vector<Slot> before = std::exchange(m_slots, std::vector<Slot>(size));
    for (const Slot &slot : before) {
        if (slot.entity != 0)
            m_slots[place(slot)] = slot;
    }
}

void KeyMap::erase(std::string_view scheme, std::string_view key)
{
    if (m_slots.empty())
        return;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t hole = place(slotOf(scheme, key));
    if (m_slots[hole].entity == 0)
        return;
    --m_count;
    // What was put further on because of the erased one moves back, so that no search ends early.
    for (std::size_t at = (hole + 1) & mask; m_slots[at].entity != 0; at = (at + 1) & mask) {
        const std::size_t fromHome = (at - home(m_slots[at])) & mask;
        if (fromHome >= ((at - hole) & mask))
            m_slots[std::exchange(hole, at)] = m_slots[at];
    }
    m_slots[hole] = {};
}

} // namespace meshscope::catalog
