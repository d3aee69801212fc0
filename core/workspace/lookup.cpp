// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/lookup.h"

#include "base/nearestword.h"
#include "base/text.h"
#include "workspace/words.h"

#include <algorithm>
#include <array>

namespace meshscope::workspace {

namespace {

/// The uid inside a link, or the text itself.
std::string_view withoutLink(std::string_view text)
{
    constexpr std::string_view scheme = "meshscope:";
    if (!text.starts_with(scheme))
        return text;
    text.remove_prefix(scheme.size());
    if (const auto slash = text.find('/'); slash != std::string_view::npos)
        text.remove_prefix(slash + 1);
    return text.substr(0, text.find('?'));
}

/// Which part of an entity a text may stand for; in the order they are tried.
constexpr std::array<std::string_view, 6> queries {
    "SELECT id, uid, kind, name, '' FROM entity WHERE uid = ?1 AND state = 'active'",
    "SELECT e.id, e.uid, e.kind, e.name, a.qualified_name FROM asset a JOIN entity e ON e.id = a.id"
    " AND e.state = 'active' WHERE a.qualified_name = ?1 COLLATE NOCASE",
    "SELECT e.id, e.uid, e.kind, e.name, coalesce(a.qualified_name, '') FROM entity e"
    " LEFT JOIN asset a ON a.id = e.id WHERE e.name = ?1 AND e.state = 'active'",
    "SELECT e.id, e.uid, e.kind, e.name, coalesce(a.qualified_name, '') FROM entity e"
    " LEFT JOIN asset a ON a.id = e.id WHERE e.name = ?1 COLLATE NOCASE AND e.state = 'active'",
    "SELECT e.id, e.uid, e.kind, e.name, p.email FROM party p JOIN entity e ON e.id = p.id"
    " AND e.state = 'active' WHERE p.email = ?1 COLLATE NOCASE",
    "SELECT e.id, e.uid, e.kind, d.name || '/' || p.name, p.version FROM port p"
    " JOIN entity e ON e.id = p.id AND e.state = 'active' JOIN entity d ON d.id = p.product_id"
    " WHERE p.direction = 'output' AND d.name || '/' || p.name = ?1 COLLATE NOCASE"
    " ORDER BY p.status = 'active' DESC, p.version DESC LIMIT 1",
};

Result<std::vector<Named>> rowsOf(store::Connection &db, std::string_view query,
                                  std::string_view text)
{
    std::vector<Named> found;
    auto rows = db.prepare(query);
    for (rows.bind(1, text); rows.step();) {
        Named named;
        named.id = rows.id<EntityId>(0);
        named.uid = rows.text(1);
        named.kind = fromWord(rows.text(2), EntityKind::Grant, EntityKind::Asset);
        named.name = rows.text(3);
        named.context = rows.text(4);
        found.push_back(std::move(named));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return found;
}

/// Keeps the kinds asked for, and of those only the most preferred kind.
void keepPreferred(std::vector<Named> &found, const std::vector<EntityKind> &kinds)
{
    static const std::vector<EntityKind> usual {
        EntityKind::Product, EntityKind::Asset, EntityKind::Contract, EntityKind::Port,
        EntityKind::Domain,  EntityKind::Party, EntityKind::Request};
    for (const EntityKind kind : kinds.empty() ? usual : kinds) {
        const auto isOther = [kind](const Named &named) { return named.kind != kind; };
        if (std::all_of(found.begin(), found.end(), isOther))
            continue;
        std::erase_if(found, isOther);
        return;
    }
    found.clear();
}

bool isListed(const Entry &entry)
{
    return entry.kind == EntityKind::Asset || entry.kind == EntityKind::Product;
}

std::string nearest(const Snapshot &snapshot, std::string_view text)
{
    const std::string wanted = foldCase(text);
    std::string names;
    int count = 0;
    for (const Entry &entry : snapshot.entries()) {
        if (!isListed(entry) || foldCase(entry.name).find(wanted) == std::string::npos)
            continue;
        names += (names.empty() ? "" : ", ") + std::string(entry.name);
        constexpr int most = 5;
        if (++count == most)
            break;
    }
    return names;
}

/// What to try instead of a name that nothing has.
std::string advice(const Snapshot &snapshot, std::string_view text)
{
    if (const std::string names = nearest(snapshot, text); !names.empty())
        return "; names that hold it: " + names;
    std::vector<std::string_view> names;
    for (const Entry &entry : snapshot.entries()) {
        if (isListed(entry))
            names.push_back(entry.name);
    }
    const auto meant = nearestWord(text, names);
    return meant ? "; did you mean \"" + displayLine(*meant) + "\"?"
                 : std::string("; try: meshscope search WORDS");
}

std::string candidates(const std::vector<Named> &found)
{
    std::string text;
    constexpr std::size_t most = 8;
    for (std::size_t i = 0; i < std::min(found.size(), most); ++i)
        text += "\n  " + (found[i].context.empty() ? found[i].uid : found[i].context);
    if (found.size() > most)
        text += "\n  and " + std::to_string(found.size() - most) + " more";
    return text;
}

} // namespace

Result<Named> lookUp(Reader &reader, std::string_view text, const std::vector<EntityKind> &kinds)
{
    const std::string_view wanted = withoutLink(text);
    for (const std::string_view query : queries) {
        auto found = rowsOf(reader.db(), query, wanted);
        if (!found)
            return found.error();
        keepPreferred(*found, kinds);
        if (found->size() == 1)
            return std::move(found->front());
        if (found->size() > 1) {
            return Error {ErrorCode::Conflict,
                          std::to_string(found->size()) + " things are called \""
                              + std::string(text)
                              + "\"; use one of these instead:" + candidates(*found),
                          {}};
        }
    }
    return Error {ErrorCode::NotFound,
                  "nothing is called \"" + std::string(text) + "\""
                      + advice(*reader.snapshot(), wanted),
                  {}};
}

} // namespace meshscope::workspace
