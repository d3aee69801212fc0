// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"
#include "model/references.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What readers say of the mesh: domains, words, people and teams, products and their ports.
namespace meshscope {

struct DomainRecord
{
    std::string name;
    std::string parent; ///< name of the parent domain, empty for a root
    std::string description;
    std::vector<OwnerRef> owners;
    std::vector<Link> links;
    std::map<std::string, std::string> custom;
};

/// A word of a glossary, a group of them, or a shared definition of a contract. Datasets, columns
/// and products carry it as the tag `term:<name>`.
struct TermRecord
{
    std::string key; ///< urn, fully qualified name, or `<contract>#<definition>`
    std::string name;
    std::string description;
    std::string parent; ///< key of the group it is in
    std::string kind; ///< term, group, definition, classification
    std::string domain;
    std::vector<OwnerRef> owners;
    std::vector<Link> links;
    std::vector<std::string> related; ///< keys of other terms, `relation:key`
    std::map<std::string, std::string> custom;
};

struct PartyRecord
{
    PartyType type = PartyType::User;
    std::string name;
    std::string email;
    std::string title;
    std::string team; ///< a user's team by name
    std::string domain;
};

struct PortRecord
{
    PortDirection direction = PortDirection::Output;
    std::string name;
    std::string version;
    std::string description;
    std::string techType;
    std::string contractId;
    std::string contractVersion; ///< empty: not stated
    std::string url;
    std::string server; ///< which server of the contract, when stated
    std::string status;
    std::optional<bool> containsPersonal;
    bool autoApprove = false;
    std::vector<std::string> requiredContracts; ///< inputContracts[] ids
    std::vector<AssetRef> assets; ///< stated assets; usually empty, the contract tells
    std::string content; ///< management ports: discoverability, observability, control ...
};

struct ProductRecord
{
    std::string id; ///< natural key
    std::string name;
    std::string version;
    std::string rawStatus;
    std::string domain;
    std::string tenant;
    std::string description; ///< purpose, or the one text the document has
    std::string usage;
    std::string limitations;
    Archetype archetype = Archetype::Unknown;
    std::vector<OwnerRef> owners;
    std::vector<SupportChannel> support;
    std::vector<std::string> tags;
    std::vector<Link> links;
    std::vector<PortRecord> ports;
    std::map<std::string, std::string> custom;
};

template<typename Archive>
void describe(Archive &archive, DomainRecord &d)
{
    archive(d.name, d.parent, d.description);
    archive.later(d.owners, d.links, d.custom);
}
template<typename Archive>
void describe(Archive &archive, TermRecord &t)
{
    archive(t.key, t.name, t.description, t.parent, t.kind, t.domain, t.owners, t.links, t.related,
            t.custom);
}
template<typename Archive>
void describe(Archive &archive, PartyRecord &p)
{
    archive(p.type, p.name, p.email, p.title, p.team, p.domain);
}
template<typename Archive>
void describe(Archive &archive, PortRecord &p)
{
    archive(p.direction, p.name, p.version, p.description, p.techType, p.contractId,
            p.contractVersion, p.url, p.server, p.status, p.containsPersonal, p.autoApprove,
            p.requiredContracts, p.assets, p.content);
}
template<typename Archive>
void describe(Archive &archive, ProductRecord &p)
{
    archive(p.id, p.name, p.version, p.rawStatus, p.domain, p.tenant, p.description, p.usage,
            p.limitations, p.archetype, p.owners, p.support, p.tags, p.links, p.ports, p.custom);
}

} // namespace meshscope
