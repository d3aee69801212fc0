// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/importwork.h"
#include "catalog/merge.h"
#include "catalog/statements.h"

/// Writes the wide rows of one kind from the statements about each entity; private to this room.
namespace meshscope::catalog {

/// Rows that every kind shares: name, tags, links, owners.
class CommonRows
{
public:
    explicit CommonRows(ImportWork &work);

    /// Whether an entity may have such rows: one made in this import has none before the only time
    /// that its winner is written.
    enum class Earlier : std::uint8_t { Maybe, None };
    Earlier earlierOf(EntityId entity) const
    {
        return m_work.ids.isNew(entity) && !m_work.again ? Earlier::None : Earlier::Maybe;
    }

    Status rename(EntityId entity, std::string_view name);
    Status putTags(EntityId entity, const std::vector<std::string> &tags,
                   const std::vector<Column> &columns, Earlier earlier = Earlier::Maybe);
    Status putLinks(EntityId entity, const std::vector<Link> &links,
                    Earlier earlier = Earlier::Maybe);
    /// Returns the accountable party, 0 if there is none.
    Result<PartyId> putOwners(EntityId entity, const std::vector<StatedOwner> &owners,
                              Earlier earlier = Earlier::Maybe);

private:
    ImportWork &m_work;
    store::Statement m_rename;
    store::Statement m_dropTags;
    store::Statement m_putTag;
    store::Statement m_dropLinks;
    store::Statement m_putLink;
    store::Statement m_dropOwners;
    store::Statement m_putOwner;
};

/// Adds the rules that name the contracts of `versions`: which version and dataset they are about
/// follows from those. Keeps `rules` sorted.
Status addContractRules(ImportWork &work, const std::vector<EntityId> &versions,
                        std::vector<EntityId> &rules);
Status writeDomainWinners(ImportWork &work, const std::vector<EntityId> &entities);
Status writePartyWinners(ImportWork &work, const std::vector<EntityId> &entities);
Status writeContractWinners(ImportWork &work, const std::vector<EntityId> &versions);
Status writeProductWinners(ImportWork &work, const std::vector<EntityId> &entities);
Status writeAssetWinners(ImportWork &work, const std::vector<EntityId> &entities);
Status writeJobWinners(ImportWork &work, const std::vector<EntityId> &entities);
Status writeRuleWinners(ImportWork &work, const std::vector<EntityId> &entities);

} // namespace meshscope::catalog
