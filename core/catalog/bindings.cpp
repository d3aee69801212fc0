// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/bindings.h"

#include "catalog/identity.h"

#include <algorithm>
#include <utility>

namespace meshscope::catalog {

Status Bindings::load(store::Connection &db)
{
    auto rows = db.prepare("SELECT s.id, s.uid, j.key, json_extract(j.value, '$.instance') FROM "
                           "source s LEFT JOIN json_each(s.binding) j ON true");
    while (rows.step()) {
        const auto source = rows.id<SourceId>(0);
        m_uids[source] = rows.text(1);
        if (!rows.isNull(2))
            m_bindings[{source, std::string(rows.text(2))}] = {std::string(rows.text(3)), false};
    }
    if (auto status = rows.finish(); !status)
        return status;
    return loadDecisions(db);
}

Status Bindings::loadDecisions(store::Connection &db)
{
    auto rows = db.prepare(
        "SELECT left_key, right_key, verdict FROM identity_decision WHERE subject='instance'");
    while (rows.step()) {
        const std::string left(rows.text(0));
        const std::string right(rows.text(1));
        if (rows.text(2) == "same")
            m_decided[left] = right;
        else
            m_apart.emplace(std::min(left, right), std::max(left, right));
    }
    return rows.finish();
}

bool Bindings::isApart(const std::string &left, const std::string &right) const
{
    return m_apart.contains({std::min(left, right), std::max(left, right)});
}

bool Bindings::isDecided(SourceId source, std::string_view platform) const
{
    return m_decided.contains(std::string(platform) + '|'
                              + privateInstance(uidOf(source), platform));
}

void Bindings::know(std::string_view platform, std::string_view instance)
{
    if (instance.empty() || instance == "*" || isPrivateInstance(instance)
        || m_decided.contains(std::string(platform) + '|' + std::string(instance)))
        return; // the last: another spelling of one that is known for itself
    auto found = m_known.find(platform);
    if (found == m_known.end())
        found = m_known.emplace(std::string(platform), std::set<std::string> {}).first;
    found->second.emplace(instance);
}

void Bindings::introduce(SourceId source, const std::string &uid)
{
    m_uids[source] = uid;
}

void Bindings::ask(SourceId source, std::string_view platform)
{
    m_bindings.try_emplace({source, std::string(platform)});
}

void Bindings::askPrivate(std::string_view instance)
{
    for (const auto &[source, uid] : m_uids) {
        const std::string prefix = privateInstance(uid, {});
        if (instance.starts_with(prefix))
            m_bindings.try_emplace({source, std::string(instance.substr(prefix.size()))});
    }
}

std::string Bindings::uidOf(SourceId source) const
{
    const auto found = m_uids.find(source);
    return found == m_uids.end() ? std::string() : found->second;
}

void Bindings::bind(SourceId source, std::string_view platform, std::string_view instance)
{
    if (isDecided(source, platform))
        return;
    m_bindings[{source, std::string(platform)}] = {std::string(instance), true};
    know(platform, instance);
}

std::string Bindings::instanceFor(SourceId source, std::string_view platform) const
{
    const auto found = m_bindings.find({source, std::string(platform)});
    if (found != m_bindings.end() && !found->second.instance.empty())
        return found->second.instance;
    return privateInstance(uidOf(source), platform);
}

std::vector<std::string> Bindings::candidates(SourceId source, std::string_view platform) const
{
    const auto found = m_bindings.find({source, std::string(platform)});
    const auto known = m_known.find(platform);
    if (found == m_bindings.end() || !found->second.instance.empty() || known == m_known.end()
        || isDecided(source, platform))
        return {};
    const std::string prefix = std::string(platform) + '|';
    if (known->second.size() == 1
        && !isApart(prefix + privateInstance(uidOf(source), platform),
                    prefix + *known->second.begin()))
        return {};
    return {known->second.begin(), known->second.end()};
}

std::map<std::string, std::string> Bindings::settled() const
{
    std::map<std::string, std::string> moves;
    for (const auto &[key, binding] : m_bindings) {
        if (!binding.instance.empty())
            moves[privateInstance(uidOf(key.first), key.second)] = binding.instance;
    }
    return moves;
}

Status Bindings::save(store::Connection &db)
{
    // json_set of a path with a quoted member, so that a platform may be called anything.
    auto update = db.prepare("UPDATE source SET binding=json_set(binding, '$.\"' || ?2 || '\"', "
                             "json_object('instance', ?3)) WHERE id=?1");
    for (auto &[key, binding] : m_bindings) {
        if (!binding.isNew || binding.instance.empty() || key.second.find('"') != std::string::npos)
            continue;
        update.bind(1, key.first).bind(2, key.second).bind(3, binding.instance);
        if (auto status = update.run(); !status)
            return status;
        binding.isNew = false;
    }
    return {};
}

} // namespace meshscope::catalog
