// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/components.h"
#include "catalog/decisions.h"
#include "catalog/importwork.h"

#include <map>
#include <span>
#include <string_view>
#include <vector>

/// Joining single things to one and separating them again, as decided; private to this room.
namespace meshscope::catalog {

class Joins
{
public:
    explicit Joins(ImportWork &work)
        : m_work(work)
    {
    }

    /// Separates and joins until identity_member is what the decisions say. Winners of what it
    /// touches are left in ImportWork::affected.
    Status settle();
    /// Separates everything of one common thing, whatever the decisions say; settle() joins it
    /// again.
    Status separate(EntityId common);
    Status writeWinners();
    /// What follows across things, presence of people and domains included.
    Status writeLinks();
    const Applied &applied() const { return m_applied; }

private:
    using Members = std::map<EntityId, Membership>;

    Result<Members> stored();
    Status fill(const Members &members);
    Status split(const Members &members);
    Status restorePresence(const Members &members, const std::vector<EntityId> &werePresent);
    Status form(const Members &members);
    Status noteDependents();
    Status runAll(std::span<const std::string_view> script);

    ImportWork &m_work;
    Applied m_applied;
};

} // namespace meshscope::catalog
