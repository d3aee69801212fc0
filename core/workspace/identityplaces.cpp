// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/decisions.h"
#include "catalog/identity.h"
#include "workspace/identitypage.h"
#include "workspace/identitysides.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace meshscope::workspace {

namespace {

/// Bindings that an import gave: their assets are on the instance itself.
Status addGiven(store::Connection &db, std::vector<PlaceRow> &places)
{
    auto rows = db.prepare(
        "SELECT s.name, j.key, json_extract(j.value, '$.instance'), s.uid, (SELECT count(DISTINCT "
        "t.entity_id) FROM source_doc d JOIN statement t "
        "ON t.doc_id=d.id JOIN asset a ON a.id=t.entity_id AND a.platform=j.key WHERE "
        "d.source_id=s.id) FROM source s JOIN json_each(s.binding) j ORDER BY s.name, j.key");
    while (rows.step()) {
        PlaceRow place;
        place.platform = rows.text(1);
        place.key = place.platform + '|' + catalog::privateInstance(rows.text(3), rows.text(1));
        place.label = rows.text(0);
        place.isPrivate = true;
        place.boundTo = rows.text(2);
        place.basis = "import";
        place.datasets = rows.integer(4);
        places.push_back(std::move(place));
    }
    return rows.finish();
}

PlaceRow placeRow(const PlaceNames &names, const std::string &key)
{
    PlaceRow place;
    place.key = key;
    place.platform = catalog::platformOf(key);
    place.label = names.label(key);
    place.isPrivate = names.isPrivate(key);
    return place;
}

} // namespace

Status PlaceNames::read(store::Connection &db)
{
    auto rows = db.prepare("SELECT uid, name FROM source");
    while (rows.step())
        m_sources.emplace(rows.text(0), rows.text(1));
    return rows.finish();
}

bool PlaceNames::isPrivate(const std::string &key) const
{
    return catalog::isPrivateInstance(std::string_view(key).substr(key.find('|') + 1));
}

std::string PlaceNames::label(const std::string &key) const
{
    std::string instance = key.substr(key.find('|') + 1);
    if (!catalog::isPrivateInstance(instance))
        return instance;
    const std::string uid = instance.substr(1, instance.find('/') - 1);
    const auto source = m_sources.find(uid);
    return source == m_sources.end() ? instance : source->second;
}

Result<std::vector<PlaceRow>> identityPlaces(store::Connection &db)
{
    PlaceNames names;
    if (auto status = names.read(db); !status)
        return status.error();
    std::map<std::string, std::int64_t> counts;
    auto keys = db.prepare("SELECT key FROM entity_key WHERE scheme='phys' AND key GLOB '*|[?]*'");
    while (keys.step()) {
        const std::string_view key = keys.text(0);
        if (catalog::isPrivateInstance(catalog::instanceOf(key)))
            ++counts[std::string(catalog::placeOf(key))];
    }
    if (auto status = keys.finish(); !status)
        return status.error();
    std::map<std::string, std::pair<std::string, std::int64_t>> bound;
    auto decisions = db.prepare("SELECT left_key, right_key, id FROM identity_decision WHERE "
                                "subject='instance' AND verdict='same'");
    while (decisions.step()) {
        const std::string from(decisions.text(0));
        bound[from] = {std::string(decisions.text(1)), decisions.integer(2)};
        counts.try_emplace(from, 0);
    }
    if (auto status = decisions.finish(); !status)
        return status.error();
    auto assumed = catalog::assumedBindings(db);
    if (!assumed)
        return assumed.error();
    auto counted
        = db.prepare("SELECT count(*) FROM entity_key WHERE scheme='phys' AND key>=?1 AND key<?2");
    std::vector<PlaceRow> places;
    for (const auto &[key, count] : counts) {
        PlaceRow place = placeRow(names, key);
        place.datasets = count;
        if (!place.isPrivate && counted.bind(1, key + '|').bind(2, key + '}').step())
            place.datasets = counted.integer(0);
        counted.reset();
        if (const auto found = bound.find(key); found != bound.end()) {
            place.boundTo = names.label(found->second.first);
            place.basis = "person";
            place.decision = found->second.second;
        } else if (const auto only = assumed->find(key); only != assumed->end()) {
            place.boundTo = names.label(only->second);
            place.basis = "assumed";
        }
        places.push_back(std::move(place));
    }
    if (auto status = addGiven(db, places); !status)
        return status.error();
    std::sort(places.begin(), places.end(), [](const PlaceRow &left, const PlaceRow &right) {
        const bool leftBound = !left.boundTo.empty();
        const bool rightBound = !right.boundTo.empty();
        return std::tie(leftBound, right.datasets, left.label, left.platform)
            < std::tie(rightBound, left.datasets, right.label, right.platform);
    });
    return places;
}

Result<std::vector<std::string>> knownInstances(store::Connection &db, std::string_view platform)
{
    std::vector<std::string> instances;
    auto rows = db.prepare("SELECT DISTINCT instance FROM asset WHERE platform=?1 AND "
                           "instance NOT IN('', '*') AND instance NOT LIKE '?%' ORDER BY instance");
    for (rows.bind(1, platform); rows.step();)
        instances.emplace_back(rows.text(0));
    if (auto status = rows.finish(); !status)
        return status.error();
    return instances;
}

Result<InstanceName> instanceName(store::Connection &db, std::string_view platform,
                                  std::string_view instance)
{
    InstanceName name {std::string(instance), catalog::isPrivateInstance(instance)};
    if (!name.isPrivate)
        return name;
    PlaceNames names;
    if (auto status = names.read(db); !status)
        return status.error();
    name.label = names.label(std::string(platform) + '|' + std::string(instance));
    return name;
}

Result<std::string> datasetOn(store::Connection &db, const std::string &text)
{
    constexpr std::string_view on = " on ";
    const std::size_t at = text.rfind(on);
    if (at == std::string::npos)
        return std::string();
    PlaceNames names;
    if (auto status = names.read(db); !status)
        return status.error();
    const std::string instance = text.substr(at + on.size());
    std::vector<std::string> found;
    auto rows = db.prepare("SELECT e.uid, a.platform, a.instance FROM asset a JOIN entity e ON "
                           "e.id=a.id AND e.state='active' WHERE a.qualified_name=?1 COLLATE "
                           "NOCASE");
    for (rows.bind(1, text.substr(0, at)); rows.step();) {
        if (names.label(std::string(rows.text(1)) + '|' + std::string(rows.text(2))) == instance)
            found.emplace_back(rows.text(0));
    }
    if (auto status = rows.finish(); !status)
        return status.error();
    return found.size() == 1 ? found.front() : std::string();
}

} // namespace meshscope::workspace
