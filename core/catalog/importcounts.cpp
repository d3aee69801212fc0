// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importcounts.h"

#include "base/hash.h"
#include "catalog/history.h"
#include "catalog/statements.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

/// How many things an import speaks of, and what came of them.
namespace meshscope::catalog {

namespace {

/// Adds the entities of which documents speak.
Status addStated(store::Connection &db, const std::vector<std::string> &locators,
                 TouchedEntities &entities)
{
    auto rows = db.prepare(
        hasMembers(db) ? "SELECT coalesce(m.into_id, s.entity_id) FROM source_doc d JOIN statement "
                         "s ON s.doc_id=d.id LEFT JOIN identity_member m ON "
                         "m.entity_id=s.entity_id WHERE d.locator=?1"
                       : "SELECT s.entity_id FROM source_doc d JOIN statement s ON s.doc_id=d.id "
                         "WHERE d.locator=?1");
    for (const std::string &locator : locators) {
        for (rows.bind(1, locator); rows.step();)
            entities.touch(rows.id<EntityId>(0), Touch::Unchanged);
        if (auto status = rows.finish(); !status)
            return status;
    }
    return {};
}

/// Kind and state of entities that are asked for by rising number: their rows lie close, so one
/// goes on from row to row rather than looking each up.
class EntityRows
{
public:
    explicit EntityRows(store::Connection &db)
        : m_rows(db.prepare("SELECT id, kind, state FROM entity WHERE id>=?1 ORDER BY id"))
    {
    }

    /// Whether there is one of this number; then kind() and state() are of it.
    bool find(EntityId id)
    {
        constexpr std::int64_t nearBy = 32;
        if (!m_isOpen || id.value < m_at || id.value > m_at + nearBy) {
            m_rows.reset();
            m_isOpen = true;
            m_at = m_rows.bind(1, id).step() ? m_rows.integer(0) : end;
        }
        while (m_at < id.value)
            m_at = m_rows.step() ? m_rows.integer(0) : end;
        return m_at == id.value;
    }
    EntityKind kind() const { return entityKind(m_rows.text(1)); }
    bool isActive() const { return m_rows.text(2) == "active"; }
    Status finish() { return m_rows.finish(); }

private:
    static constexpr std::int64_t end = std::numeric_limits<std::int64_t>::max();
    store::Statement m_rows;
    std::int64_t m_at = 0; ///< number of the row it is at
    bool m_isOpen = false;
};

/// The kind of an entity that this import made and that is surely there: nothing took anything from
/// it, and it is of a kind that does not depend on others.
std::optional<EntityKind> presentNew(const ImportWork &work, EntityId entity)
{
    const auto kind = work.ids.newKind(entity);
    const bool alone
        = kind == EntityKind::Asset || kind == EntityKind::Rule || kind == EntityKind::Job;
    return alone && !work.released.contains(entity) ? kind : std::nullopt;
}

constexpr std::string_view statedCountsKey = "stated_counts";

/// Names a set of documents.
std::string setOf(std::vector<std::string> locators)
{
    std::sort(locators.begin(), locators.end());
    std::string all;
    for (const std::string &locator : locators)
        all += locator + '\n';
    return xxh128Hex(all);
}

/// Keeps how many things the documents of this import and the unchanged ones beside them speak of:
/// to see that nothing has changed then takes no look at every statement. Any later import replaces
/// it.
Status keepStatedCounts(ImportWork &work, const std::map<EntityKind, std::uint32_t> &stated)
{
    std::vector<std::string> locators = work.request.unchangedDocuments;
    bool whole = work.ids.merged().empty();
    for (const DocumentRows &rows : work.documents) {
        locators.push_back(rows.staged->locator);
        whole = whole && !rows.quarantined;
    }
    if (!whole)
        return forgetStatedCounts(work.db);
    std::string text = setOf(std::move(locators));
    for (const auto &[kind, count] : stated)
        text += ' ' + std::string(word(kind)) + '=' + std::to_string(count);
    auto put = work.db.prepare(
        "INSERT INTO meta(key, value) VALUES(?1, ?2) ON CONFLICT DO UPDATE SET value=?2");
    return put.bind(1, statedCountsKey).bind(2, text).run();
}

/// What keepStatedCounts() kept, if it is of these documents.
Result<std::optional<std::map<EntityKind, ImportCount>>>
keptStatedCounts(store::Connection &db, const std::vector<std::string> &locators)
{
    auto find = db.prepare("SELECT value FROM meta WHERE key=?1");
    std::string text(find.bind(1, statedCountsKey).step() ? find.text(0) : std::string_view());
    if (auto status = find.finish(); !status)
        return status.error();
    std::string_view rest = text;
    if (rest.substr(0, rest.find(' ')) != setOf(locators))
        return std::optional<std::map<EntityKind, ImportCount>>();
    std::map<EntityKind, ImportCount> counts;
    while (rest.find(' ') != std::string_view::npos) {
        rest.remove_prefix(rest.find(' ') + 1);
        const std::string_view pair = rest.substr(0, rest.find(' '));
        const std::string_view number = pair.substr(std::min(pair.find('=') + 1, pair.size()));
        ImportCount &count = counts[entityKind(pair.substr(0, pair.find('=')))];
        std::from_chars(number.data(), number.data() + number.size(), count.unchanged);
    }
    return std::optional(std::move(counts));
}

} // namespace

Status countKinds(ImportWork &work)
{
    if (auto status = addStated(work.db, work.request.unchangedDocuments, work.touched); !status)
        return status;
    EntityRows rows(work.db);
    std::map<EntityKind, std::uint32_t> stated;
    const auto countOne = [&](EntityKind which, Touch how) {
        ++stated[which];
        ImportCount &count = work.outcome.counts[which];
        ++(how == Touch::Added         ? count.added
               : how == Touch::Changed ? count.changed
                                       : count.unchanged);
    };
    work.touched.forEach([&](EntityId entity, Touch how) {
        if (const auto made = presentNew(work, entity)) {
            countOne(*made, how);
            return;
        }
        if (rows.find(entity) && rows.isActive())
            countOne(rows.kind(), how);
    });
    if (auto status = rows.finish(); !status)
        return status;
    // Things that were made because something names them: domains, people, ports, placeholders.
    work.ids.forEachCreated([&work](EntityId entity, EntityKind which) {
        if (!work.touched.contains(entity))
            ++work.outcome.counts[which].added;
    });
    return keepStatedCounts(work, stated);
}

Status forgetStatedCounts(store::Connection &db)
{
    auto drop = db.prepare("DELETE FROM meta WHERE key=?1");
    return drop.bind(1, statedCountsKey).run();
}

Result<std::map<EntityKind, ImportCount>> countUnchanged(store::Connection &db,
                                                         const std::vector<std::string> &locators)
{
    auto kept = keptStatedCounts(db, locators);
    if (!kept)
        return kept.error();
    if (*kept)
        return **kept;
    std::map<EntityKind, ImportCount> counts;
    TouchedEntities entities;
    if (auto status = addStated(db, locators, entities); !status)
        return status.error();
    EntityRows rows(db);
    entities.forEach([&](EntityId entity, Touch) {
        if (rows.find(entity) && rows.isActive())
            ++counts[rows.kind()].unchanged;
    });
    if (auto status = rows.finish(); !status)
        return status.error();
    return counts;
}

} // namespace meshscope::catalog
