// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "search/columnindex.h"
#include "workspace/catalogfile.h"
#include "workspace/pageparts.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace meshscope::workspace {

enum class Facet : std::uint8_t {
    Domain,
    Status,
    Kind,
    Grade,
    Classification,
    Platform,
    Owner,
    Archetype,
    Tag,
};
inline constexpr std::size_t facetCount = 9;

/// Groups of what search finds, in the order they are shown.
enum class Group : std::uint8_t { Products, Datasets, Contracts, Terms, People, Columns };
inline constexpr std::size_t groupCount = 6;

/// One value of a facet. `key` is stable in links (`sales`, `healthy`, `product`).
struct FacetChoice
{
    std::string key;
    std::string
        name; ///< raw name of a domain, platform, owner or tag; empty for words of the model
    DomainLabel domain; ///< domains only
};

/// What discovering needs beside the snapshot: a value per facet and entity, tags, and the names of
/// all columns. Loaded once per snapshot on the read lane; immutable, so that every keystroke may
/// be answered on another thread without the file.
class DiscoverIndex
{
public:
    static constexpr std::uint16_t takesNoPart = 0xffff;

    static Result<std::shared_ptr<const DiscoverIndex>> load(Reader &reader,
                                                             const std::stop_token &stop);

    const Snapshot &snapshot() const { return *m_snapshot; }
    const std::vector<FacetChoice> &choices(Facet facet) const { return m_choices[place(facet)]; }
    /// Value of a single-valued facet; takesNoPart where the facet says nothing of such a thing.
    std::uint16_t value(Facet facet, std::size_t entry) const
    {
        return m_values[place(facet)][entry];
    }
    /// Choice numbers of Facet::Tag, ascending.
    std::span<const std::uint32_t> tagsOf(std::size_t entry) const;
    /// Numbers of the entries that carry a tag, ascending.
    std::span<const std::uint32_t> taggedWith(std::uint32_t tag) const;
    const search::Index &tagNames() const { return m_tagNames; } ///< document = tag number
    const search::ColumnIndex &columns() const { return m_columns; } ///< owner = entry number
    /// The group an entity is shown in; takesNoPart for kinds that are not looked for.
    std::uint16_t group(std::size_t entry) const { return value(Facet::Kind, entry); }

private:
    static std::size_t place(Facet facet) { return static_cast<std::size_t>(facet); }
    void fillWords();
    void fillEntries();
    Status readOwners(Reader &reader);
    Status readTags(Reader &reader);
    Status readColumns(Reader &reader, const std::stop_token &stop);

    std::shared_ptr<const Snapshot> m_snapshot;
    std::array<std::vector<FacetChoice>, facetCount> m_choices;
    std::array<std::vector<std::uint16_t>, facetCount> m_values; ///< none for tags
    std::vector<std::uint32_t> m_tagFirst; ///< per entry, one more than entries
    std::vector<std::uint32_t> m_tags;
    std::vector<std::uint32_t> m_taggedFirst; ///< per tag, one more than tags
    std::vector<std::uint32_t> m_tagged;
    search::Index m_tagNames;
    search::ColumnIndex m_columns;
};

/// Word of a group's kind in the facet Kind: product, dataset, contract, term, person, column.
std::string_view kindKey(Group group);

} // namespace meshscope::workspace
