// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/products.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Catalog files of Backstage: domains and the systems in them, components, APIs and resources,
/// groups and users. One entity a document, several documents a file.
namespace meshscope::ingest {

namespace {

/// `[kind:][namespace/]name`; what is not written is as the place expects it.
struct EntityRef
{
    std::string kind;
    std::string space = "default";
    std::string name;
};

EntityRef parseRef(std::string_view text, std::string_view kind)
{
    EntityRef ref;
    ref.kind = kind;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        ref.kind = foldCase(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
        ref.space = text.substr(0, slash);
        text.remove_prefix(slash + 1);
    }
    ref.name = text;
    return ref;
}

/// A name inside the default namespace is said without it.
std::string shortName(const EntityRef &ref)
{
    return ref.space == "default" ? ref.name : ref.space + "/" + ref.name;
}

AssetRef assetRef(const EntityRef &ref)
{
    AssetRef asset;
    asset.form = RefForm::Logical;
    asset.platform = "backstage";
    asset.name = fmt::format("{}:{}/{}", ref.kind, ref.space, ref.name);
    return asset;
}

bool isName(std::string_view name)
{
    return !name.empty() && name.size() <= 63 && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || c == '-' || c == '_' || c == '.';
    });
}

struct Head
{
    std::string name;
    std::string space = "default";
    std::string title;
    std::string description;
    std::vector<std::string> tags;
    std::map<std::string, std::string> custom;
};

constexpr auto headFields = std::to_array<Field<Head>>({
    {"name", "Dataset, domain, person, team: key", put::text<&Head::name>},
    {"namespace", "Dataset, domain, person, team: key", put::text<&Head::space>},
    {"title", "Dataset, domain: name", put::text<&Head::title>},
    {"description", "Dataset, domain: description", put::text<&Head::description>},
    {"tags", "Dataset: tag", put::list<&Head::tags>},
    {"labels", "Dataset: custom property", put::customs},
    {"annotations", "Dataset: custom property", put::customs},
    {"links[]", "Dataset, domain: link"},
    {"uid|etag|generation", rawOnly, put::keep},
});

constexpr auto specFields = std::to_array<Field<AssetRecord>>({
    {"type", "Dataset: kind",
     [](AssetRecord &into, Value value) {
         into.custom["type"] = value.string();
         if (const auto known = parseAssetType(value.text()))
             into.type = *known;
         else if (foldCase(value.text()) == "database")
             into.type = AssetType::Container;
     }},
    {"lifecycle", "Dataset: status", put::text<&AssetRecord::status>},
    {"system", "Dataset: domain",
     [](AssetRecord &into, Value value) {
         into.domain = shortName(parseRef(value.text(), "system"));
     }},
    {"owner", "Dataset: owner"},
    {"subcomponentOf", "Dataset: custom property", put::custom},
    {"providesApis[]", "Lineage: edge"},
    {"consumesApis[]", "Lineage: edge"},
    {"dependsOn[]", "Lineage: edge"},
    {"dependencyOf[]", "Lineage: edge"},
    {"definition|implementsApis|profile|presence|visibility", rawOnly, put::keep},
});

class EntityReader
{
public:
    EntityReader(Value root, Reading &reading)
        : m_root(root)
        , m_spec(root["spec"])
        , m_reading(reading)
    {
    }

    Status read()
    {
        const Value metadata = m_root["metadata"];
        take(headFields, metadata, m_head);
        for (const Value link : metadata["links"].items()) {
            m_links.push_back(
                {link["type"].text().empty() ? std::string("link") : link["type"].string(),
                 link["url"].string(), link["title"].string()});
            link["icon"].keep();
        }
        if (!isName(m_head.name))
            return Error {
                ErrorCode::Invalid,
                fmt::format(
                    "\"{}\" is no name of a Backstage entity (letters, digits, - _ . and at "
                    "most 63 of them), so nothing can refer to it. Nothing of this file was "
                    "taken over; correct metadata.name.",
                    displayLine(m_head.name, 80)),
                fmt::format("{}:{}", m_reading.document().file,
                            m_reading.place(metadata["name"] ? metadata["name"] : m_root).line)};
        m_root["apiVersion"].keep();
        const std::string kind = foldCase(m_root["kind"].text());
        if (kind == "domain" || kind == "system")
            takeDomain(kind);
        else if (kind == "group" || kind == "user")
            takeParty(kind);
        else if (kind == "component" || kind == "api" || kind == "resource")
            takeAsset(kind);
        else {
            m_reading.report(IssueSeverity::Info, "entity-left-out",
                             fmt::format("Entities of the kind \"{}\" describe nothing that the "
                                         "catalog holds; they stay in the raw document.",
                                         displayLine(m_root["kind"].text(), 60)),
                             m_root, "kind");
            m_spec.keep();
        }
        m_root["relations"].keep();
        m_root["status"].keep();
        return {};
    }

private:
    std::vector<OwnerRef> owners()
    {
        std::vector<OwnerRef> all;
        if (const std::string_view text = m_spec["owner"].text(); !text.empty()) {
            const EntityRef ref = parseRef(text, "group");
            OwnerRef owner;
            owner.name = shortName(ref);
            owner.type = ref.kind == "user" ? PartyType::User : PartyType::Team;
            owner.rawRole = "owner";
            all.push_back(std::move(owner));
        }
        return all;
    }

    void takeDomain(const std::string &kind)
    {
        DomainRecord domain;
        domain.name = shortName({kind, m_head.space, m_head.name});
        domain.parent = m_spec[kind == "system" ? "domain" : "subdomainOf"].string();
        domain.description = m_head.description;
        domain.owners = owners();
        domain.links = m_links;
        domain.custom = m_head.custom;
        domain.custom["backstage_kind"] = kind;
        if (!m_head.title.empty())
            domain.custom["title"] = m_head.title;
        m_spec["type"].keep();
        m_reading.take(std::move(domain));
    }

    void takeParty(const std::string &kind)
    {
        PartyRecord party;
        party.type = kind == "group" ? PartyType::Team : PartyType::User;
        party.name = shortName({kind, m_head.space, m_head.name});
        const Value profile = m_spec["profile"];
        party.email = profile["email"].string();
        if (kind == "user" && !profile["displayName"].text().empty())
            party.title = profile["displayName"].string();
        const Value above = kind == "group" ? m_spec["parent"] : Value();
        const std::vector<std::string> teams
            = kind == "group" ? above.strings() : m_spec["memberOf"].strings();
        if (!teams.empty())
            party.team = shortName(parseRef(teams.front(), "group"));
        m_spec.keep();
        m_reading.take(std::move(party));
    }

    void takeAsset(const std::string &kind)
    {
        AssetRecord asset;
        const EntityRef self {kind, m_head.space, m_head.name};
        asset.ref = assetRef(self);
        asset.type = kind == "api" ? AssetType::Api
            : kind == "component"  ? AssetType::Application
                                   : AssetType::Unknown;
        asset.name = m_head.title.empty() ? m_head.name : m_head.title;
        asset.description = m_head.description;
        asset.tags = m_head.tags;
        asset.links = m_links;
        asset.owners = owners();
        asset.custom = m_head.custom;
        asset.custom["backstage_kind"] = kind;
        take(specFields, m_spec, asset);
        m_reading.take(std::move(asset));
        edges("providesApis", "api", self, true);
        edges("consumesApis", "api", self, false);
        edges("dependsOn", "component", self, false);
        edges("dependencyOf", "component", self, true);
    }

    /// Data comes from what is consumed or depended on, and goes to what is provided.
    void edges(std::string_view key, std::string_view kind, const EntityRef &self, bool away)
    {
        for (const std::string &text : m_spec[key].strings()) {
            EdgeRecord edge;
            edge.from = assetRef(away ? self : parseRef(text, kind));
            edge.to = assetRef(away ? parseRef(text, kind) : self);
            edge.basis = EdgeBasis::Declared;
            m_reading.take(std::move(edge));
        }
    }

    Value m_root;
    Value m_spec;
    Reading &m_reading;
    Head m_head;
    std::vector<Link> m_links;
};

} // namespace

Status readBackstage(Value root, Reading &reading)
{
    return EntityReader(root, reading).read();
}

void mapBackstage(MappingRows &rows)
{
    addRows(rows, "metadata.", headFields);
    addRows(rows, "spec.", specFields);
}

} // namespace meshscope::ingest
