// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/discoverindex.h"

#include "base/archive.h"
#include "base/text.h"
#include "model/column.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace meshscope::workspace {

namespace {

constexpr std::uint16_t noValue = 0; // first choice of domain, platform and owner: none known

template<typename E>
std::vector<FacetChoice> wordChoices(E first, E last)
{
    std::vector<FacetChoice> choices;
    for (int value = static_cast<int>(first); value <= static_cast<int>(last); ++value)
        choices.push_back({std::string(word(static_cast<E>(value))), {}, {}});
    return choices;
}

/// Gives every name its key; equal keys of different things are told apart by a number.
class KeyMaker
{
public:
    std::string make(std::string_view name)
    {
        std::string key = slug(name);
        if (key.empty())
            key = "unnamed";
        while (!m_used.insert(key).second)
            key += '~' + std::to_string(++m_again);
        return key;
    }

private:
    std::unordered_set<std::string> m_used {"none"};
    int m_again = 1;
};

std::uint16_t groupOf(const Entry &entry)
{
    switch (entry.kind) {
    case EntityKind::Product:
        return static_cast<std::uint16_t>(Group::Products);
    case EntityKind::Asset:
        return static_cast<std::uint16_t>(Group::Datasets);
    case EntityKind::Contract:
        return static_cast<std::uint16_t>(Group::Contracts);
    case EntityKind::Party:
        return static_cast<std::uint16_t>(Group::People);
    default:
        return DiscoverIndex::takesNoPart;
    }
}

/// Compressed rows of (row, value) pairs that are sorted by row.
void compress(const std::vector<std::pair<std::uint32_t, std::uint32_t>> &pairs, std::size_t rows,
              std::vector<std::uint32_t> &first, std::vector<std::uint32_t> &values)
{
    first.assign(rows + 1, 0);
    values.reserve(pairs.size());
    for (const auto &[row, value] : pairs) {
        ++first[row + 1];
        values.push_back(value);
    }
    for (std::size_t row = 0; row < rows; ++row)
        first[row + 1] += first[row];
}

} // namespace

std::string_view kindKey(Group group)
{
    constexpr std::array<std::string_view, groupCount> keys {"product", "dataset", "contract",
                                                             "term",    "person",  "column"};
    return keys[static_cast<std::size_t>(group)];
}

Result<std::shared_ptr<const DiscoverIndex>> DiscoverIndex::load(Reader &reader,
                                                                 const std::stop_token &stop)
{
    auto index = std::make_shared<DiscoverIndex>();
    index->m_snapshot = reader.snapshot();
    index->fillWords();
    if (auto status = index->readOwners(reader); !status)
        return status.error();
    index->fillEntries();
    if (auto status = index->readTags(reader); !status)
        return status.error();
    if (auto status = index->readColumns(reader, stop); !status)
        return status.error();
    return std::shared_ptr<const DiscoverIndex>(std::move(index));
}

void DiscoverIndex::fillWords()
{
    const auto set = [this](Facet facet, std::vector<FacetChoice> choices) {
        m_choices[place(facet)] = std::move(choices);
    };
    set(Facet::Status, wordChoices(ProductStatus::Unknown, ProductStatus::Retired));
    set(Facet::Grade, wordChoices(Grade::Insufficient, Grade::Degraded));
    set(Facet::Classification, wordChoices(Classification::Unknown, Classification::Restricted));
    set(Facet::Archetype, wordChoices(Archetype::Unknown, Archetype::ConsumerAligned));
    std::vector<FacetChoice> kinds;
    for (std::size_t group = 0; group < groupCount; ++group)
        kinds.push_back({std::string(kindKey(static_cast<Group>(group))), {}, {}});
    set(Facet::Kind, std::move(kinds));

    KeyMaker keys;
    std::vector<FacetChoice> domains {{"none", {}, {}}};
    for (const DomainInfo &domain : m_snapshot->domains())
        domains.push_back(
            {keys.make(domain.name), domain.name, {domain.name, domain.code, domain.slot}});
    set(Facet::Domain, std::move(domains));
    std::vector<FacetChoice> platforms {{"none", {}, {}}};
    for (std::size_t i = 1; i < m_snapshot->platforms().size(); ++i)
        platforms.push_back({slug(m_snapshot->platforms()[i]), m_snapshot->platforms()[i], {}});
    set(Facet::Platform, std::move(platforms));
}

void DiscoverIndex::fillEntries()
{
    const std::vector<Entry> &entries = m_snapshot->entries();
    std::unordered_map<EntityId, std::uint16_t> domains;
    for (const DomainInfo &domain : m_snapshot->domains())
        domains.emplace(domain.id, static_cast<std::uint16_t>(domains.size() + 1));
    for (std::vector<std::uint16_t> &values : m_values)
        if (&values != &m_values[place(Facet::Owner)])
            values.assign(entries.size(), takesNoPart);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        const auto set = [&](Facet facet, int value) {
            m_values[place(facet)][i] = static_cast<std::uint16_t>(value);
        };
        const std::uint16_t group = groupOf(entry);
        if (group == takesNoPart)
            continue;
        set(Facet::Kind, group);
        const auto domain = domains.find(entry.domain);
        set(Facet::Domain, domain == domains.end() ? noValue : domain->second);
        if (entry.kind == EntityKind::Product || entry.kind == EntityKind::Asset) {
            set(Facet::Grade, static_cast<int>(entry.grade));
            set(Facet::Classification, static_cast<int>(entry.classification) + 1);
        }
        if (entry.kind == EntityKind::Product) {
            set(Facet::Status, static_cast<int>(entry.status));
            set(Facet::Archetype, static_cast<int>(entry.archetype));
        }
        if (entry.kind == EntityKind::Asset)
            set(Facet::Platform, entry.platform);
    }
}

Status DiscoverIndex::readOwners(Reader &reader)
{
    const std::vector<Entry> &entries = m_snapshot->entries();
    std::vector<std::uint16_t> &values = m_values[place(Facet::Owner)];
    values.assign(entries.size(), takesNoPart);
    std::vector<FacetChoice> &choices = m_choices[place(Facet::Owner)];
    choices.push_back({"none", {}, {}});
    std::unordered_map<EntityId, std::uint16_t> known;
    KeyMaker keys;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        if (entry.kind != EntityKind::Product && entry.kind != EntityKind::Asset)
            continue;
        values[i] = noValue;
        if (!entry.owner || known.size() + 2 >= takesNoPart)
            continue;
        const auto [place, isNew]
            = known.emplace(entry.owner, static_cast<std::uint16_t>(choices.size()));
        if (isNew) {
            const std::string name = linkOf(reader, entry.owner).name;
            choices.push_back({keys.make(name), name, {}});
        }
        values[i] = place->second;
    }
    return {};
}

Status DiscoverIndex::readTags(Reader &reader)
{
    const std::vector<Entry> &entries = m_snapshot->entries();
    std::unordered_map<std::string, std::uint32_t> numbers;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs; // entry, tag
    KeyMaker keys;
    auto rows
        = reader.db().prepare("SELECT DISTINCT entity_id, tag FROM tag ORDER BY entity_id, tag");
    for (std::size_t at = 0; rows.step();) {
        const auto id = rows.id<EntityId>(0);
        while (at < entries.size() && entries[at].id < id)
            ++at;
        if (at == entries.size() || entries[at].id != id || group(at) == takesNoPart)
            continue;
        const auto [number, isNew] = numbers.emplace(std::string(rows.text(1)),
                                                     static_cast<std::uint32_t>(numbers.size()));
        if (isNew)
            m_choices[place(Facet::Tag)].push_back({keys.make(number->first), number->first, {}});
        pairs.emplace_back(static_cast<std::uint32_t>(at), number->second);
    }
    if (auto status = rows.finish(); !status)
        return status;
    compress(pairs, entries.size(), m_tagFirst, m_tags);
    for (auto &[entry, tag] : pairs)
        std::swap(entry, tag);
    std::ranges::sort(pairs);
    const std::vector<FacetChoice> &tags = choices(Facet::Tag);
    compress(pairs, tags.size(), m_taggedFirst, m_tagged);
    std::vector<search::DocumentText> documents;
    for (std::uint32_t tag = 0; tag < tags.size(); ++tag)
        documents.push_back(
            {tags[tag].name, {}, {}, static_cast<std::uint32_t>(taggedWith(tag).size())});
    m_tagNames = search::Index(documents);
    return {};
}

Status DiscoverIndex::readColumns(Reader &reader, const std::stop_token &stop)
{
    const std::vector<Entry> &entries = m_snapshot->entries();
    std::unordered_set<std::string> names; // one copy of each distinct name
    std::vector<search::ColumnOccurrence> columns;
    auto rows = reader.db().prepare("SELECT asset_id, body FROM asset_columns ORDER BY asset_id");
    for (std::size_t at = 0; rows.step();) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, {}, {}};
        const auto id = rows.id<EntityId>(0);
        while (at < entries.size() && entries[at].id < id)
            ++at;
        if (at == entries.size() || entries[at].id != id)
            continue;
        auto body = unpack<std::vector<Column>>(rows.blob(1));
        if (!body)
            return body.error();
        for (Column &column : *body)
            columns.push_back(
                {*names.insert(std::move(column.name)).first, static_cast<std::uint32_t>(at)});
    }
    if (auto status = rows.finish(); !status)
        return status;
    m_columns = search::ColumnIndex(columns);
    return {};
}

std::span<const std::uint32_t> DiscoverIndex::tagsOf(std::size_t entry) const
{
    return std::span(m_tags).subspan(m_tagFirst[entry], m_tagFirst[entry + 1] - m_tagFirst[entry]);
}

std::span<const std::uint32_t> DiscoverIndex::taggedWith(std::uint32_t tag) const
{
    return std::span(m_tagged).subspan(m_taggedFirst[tag],
                                       m_taggedFirst[tag + 1] - m_taggedFirst[tag]);
}

} // namespace meshscope::workspace
