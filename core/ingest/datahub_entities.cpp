// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/datahub.h"
#include "ingest/dbt_common.h"
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// What becomes of the entities: urns turn into the names that the catalog knows things by.
namespace meshscope::ingest::datahub {

namespace {

class Taker
{
public:
    Taker(Entities &entities, Reading &reading)
        : m_entities(entities)
        , m_reading(reading)
    {
        for (const auto &[key, entity] : entities)
            if (!entity.platformInstance.empty() && entity.urn.type == "dataset")
                m_instances[parseUrn(entity.urn.parts[0]).key].insert(
                    parseUrn(entity.platformInstance).parts.back());
    }

    void run()
    {
        for (auto &[key, entity] : m_entities)
            if (entity.urn.type == "dataProduct")
                for (const auto &[asset, port] : entity.assets)
                    m_products[asset] = keyOf(entity.urn);
        giveFeaturesToTables();
        for (auto &[key, entity] : m_entities)
            take(key, entity);
    }

private:
    /// A feature is a column of its table, and its sources are sources of the table.
    void giveFeaturesToTables()
    {
        std::map<std::string, Entity *> tables;
        for (auto &[key, entity] : m_entities)
            if (entity.urn.type == "mlFeatureTable")
                tables[keyOf(entity.urn)] = &entity;
        for (auto &[key, entity] : m_entities) {
            const bool feature
                = entity.urn.type == "mlFeature" || entity.urn.type == "mlPrimaryKey";
            if (!feature || entity.urn.parts.size() < 2)
                continue;
            const auto table = tables.find(entity.urn.parts[0]);
            if (table == tables.end())
                continue;
            table->second->upstreams.insert(entity.upstreams.begin(), entity.upstreams.end());
            Column &column = columnOf(*table->second, entity.urn.parts[1]);
            column.description = entity.description;
            if (const auto type = entity.custom.find("dataType"); type != entity.custom.end())
                column.physicalType = type->second;
            for (const std::string &tag : entity.tags)
                column.tags.push_back(tag);
        }
    }

    using Take = void (Taker::*)(const std::string &, Entity &);

    void take(const std::string &key, Entity &entity)
    {
        static constexpr auto kinds = std::to_array<std::pair<std::string_view, Take>>(
            {{"dataset", &Taker::asset},
             {"chart", &Taker::asset},
             {"dashboard", &Taker::asset},
             {"container", &Taker::asset},
             {"mlModel", &Taker::asset},
             {"mlModelGroup", &Taker::asset},
             {"mlFeatureTable", &Taker::asset},
             {"notebook", &Taker::asset},
             {"dataJob", &Taker::job},
             {"dataFlow", &Taker::job},
             {"domain", &Taker::domain},
             {"corpuser", &Taker::party},
             {"corpGroup", &Taker::party},
             {"glossaryTerm", &Taker::term},
             {"glossaryNode", &Taker::term},
             {"tag", &Taker::term},
             {"dataProduct", &Taker::product},
             {"assertion", &Taker::assertion},
             {"dataProcessInstance", &Taker::runOf}});
        for (const auto &[type, member] : kinds)
            if (entity.urn.type == type) {
                (this->*member)(key, entity);
                return;
            }
    }

    const Entity *find(std::string_view urn) const
    {
        const auto found = m_entities.find(urn);
        return found == m_entities.end() ? nullptr : &found->second;
    }

    static std::string keyOf(const Urn &urn)
    {
        return urn.parts.empty() ? urn.key : urn.parts.back();
    }

    std::string nameOf(std::string_view urn) const
    {
        const Entity *const entity = find(urn);
        return entity == nullptr || entity->name.empty() ? keyOf(parseUrn(urn)) : entity->name;
    }

    AssetRef refOf(std::string_view text) const
    {
        const Urn urn = parseUrn(text);
        const Entity *const entity = find(text);
        if (entity != nullptr && urn.type == "dataset") {
            if (const auto dbt = entity->custom.find("dbt_unique_id");
                dbt != entity->custom.end() && parseUrn(urn.parts[0]).key == "dbt")
                return dbt::logicalRef(dbt->second);
        }
        std::string instance;
        if (entity != nullptr && !entity->platformInstance.empty())
            instance = parseUrn(entity->platformInstance).parts.back();
        if (urn.type == "dataset" && instance.empty() && urn.parts.size() > 1)
            instance = instanceIn(parseUrn(urn.parts[0]).key, urn.parts[1]);
        AssetRef ref = assetRef(urn, instance);
        // Where one platform has several instances, names alone do not tell them apart.
        const auto all = m_instances.find(ref.platform);
        if (!instance.empty() && all != m_instances.end() && all->second.size() > 1)
            ref.instance = instance;
        return ref;
    }

    /// A dataset that is only named may begin with an instance that others state.
    std::string instanceIn(const std::string &platform, std::string_view name) const
    {
        const auto known = m_instances.find(platform);
        if (known != m_instances.end())
            for (const std::string &instance : known->second)
                if (name.starts_with(instance + "."))
                    return instance;
        return {};
    }

    std::vector<OwnerRef> owners(std::vector<OwnerRef> stated) const
    {
        for (OwnerRef &owner : stated) {
            const Urn urn = parseUrn(owner.name);
            const Entity *const entity = find(owner.name);
            owner.type = urn.type == "corpGroup" ? PartyType::Team : PartyType::User;
            if (entity != nullptr)
                owner.email = entity->email;
            const std::string key = keyOf(urn);
            if (owner.email.empty() && key.find('@') != std::string::npos)
                owner.email = key;
            owner.name = nameOf(owner.name);
        }
        return stated;
    }

    std::vector<std::string> tags(const Entity &entity) const
    {
        std::vector<std::string> all;
        for (const std::string &tag : entity.tags)
            all.push_back(nameOf(tag));
        for (const std::string &term : entity.terms)
            all.push_back("term:" + nameOf(term));
        return all;
    }

    void nameColumnTags(std::vector<Column> &columns) const
    {
        for (Column &column : columns) {
            for (std::string &tag : column.tags)
                tag = tag.starts_with("term:") ? "term:" + nameOf(std::string_view(tag).substr(5))
                                               : nameOf(tag);
            std::ranges::sort(column.tags);
            column.tags.erase(std::unique(column.tags.begin(), column.tags.end()),
                              column.tags.end());
            if (std::ranges::any_of(column.tags, [](const std::string &tag) {
                    return odcs::saysPersonal(tag.starts_with("term:") ? tag.substr(5) : tag);
                }))
                column.personal = true;
        }
    }

    static AssetType typeOf(const Entity &entity)
    {
        if (const auto stated = parseAssetType(entity.type))
            return *stated;
        static constexpr auto byUrn = std::to_array<std::pair<std::string_view, AssetType>>(
            {{"chart", AssetType::Chart},
             {"dashboard", AssetType::Dashboard},
             {"container", AssetType::Container},
             {"mlM", AssetType::MlModel}, // and groups of them
             {"mlF", AssetType::FeatureTable}, // and what they are made of
             {"notebook", AssetType::Notebook}});
        for (const auto &[beginning, type] : byUrn)
            if (entity.urn.type.starts_with(beginning))
                return type;
        return entity.code.empty() ? AssetType::Unknown : AssetType::View;
    }

    void asset(const std::string &key, Entity &entity)
    {
        AssetRecord record;
        record.ref = refOf(key);
        record.type = typeOf(entity);
        record.name = entity.name;
        record.description
            = entity.editedDescription.empty() ? entity.description : entity.editedDescription;
        record.domain = entity.domain.empty() ? std::string() : nameOf(entity.domain);
        if (const auto product = m_products.find(key); product != m_products.end())
            record.product = product->second;
        record.owners = owners(entity.owners);
        record.tags = tags(entity);
        record.links = entity.links;
        for (const std::string &sibling : entity.siblings)
            record.aliases.push_back(refOf(sibling));
        for (const std::string &field : entity.keyFields)
            columnOf(entity, field).primaryKeyPosition = 1'000'000;
        odcs::rankKeys(entity.columns);
        nameColumnTags(entity.columns);
        record.columns = entity.columns;
        record.columnsComplete = entity.urn.type == "dataset" && !record.columns.empty();
        record.rowCount = entity.rowCount;
        record.sizeBytes = entity.sizeBytes;
        record.lastDataAt = entity.lastDataAt;
        record.custom = entity.custom;
        nameCustom(record.custom);
        record.custom["datahub_urn"] = key;
        if (!entity.type.empty())
            record.custom["sub_type"] = entity.type;
        if (!entity.parent.empty())
            record.custom["container"] = nameOf(entity.parent);
        if (!entity.code.empty())
            record.custom["view_definition"] = entity.code;
        record.status = entity.status;
        record.statusNote = entity.statusNote;
        if (!entity.successor.empty())
            record.successor = refOf(entity.successor);
        record.removed = entity.removed;
        record.relationships = entity.relationships;
        m_reading.take(std::move(record));
        edges(key, entity);
    }

    /// Custom properties may be named by a property that is described elsewhere in the file.
    void nameCustom(std::map<std::string, std::string> &custom) const
    {
        constexpr std::string_view mark = "property ";
        std::vector<std::pair<std::string, std::string>> named;
        for (auto entry = custom.begin(); entry != custom.end();) {
            if (!entry->first.starts_with(mark)) {
                ++entry;
                continue;
            }
            named.emplace_back(nameOf(std::string_view(entry->first).substr(mark.size())),
                               std::move(entry->second));
            entry = custom.erase(entry);
        }
        for (auto &[name, value] : named)
            custom[std::move(name)] = std::move(value);
    }

    std::vector<ColumnFlow> flowsOf(const Entity &entity, std::string_view from,
                                    std::string_view to) const
    {
        std::vector<ColumnFlow> flows;
        for (const Flow &flow : entity.flows) {
            if (flow.fromUrn != from || flow.fromField.empty())
                continue;
            if (entity.urn.type == "dataJob" && flow.operation != to)
                continue;
            ColumnFlow column;
            column.from = columnPath(find(from), flow.fromField);
            if (!flow.toField.empty())
                column.to = columnPath(find(to), flow.toField);
            if (entity.urn.type != "dataJob" && flow.operation != "NONE")
                column.subtype = flow.operation;
            flows.push_back(std::move(column));
        }
        return flows;
    }

    void edges(const std::string &key, Entity &entity)
    {
        for (const Flow &flow : entity.flows)
            entity.upstreams.insert(flow.fromUrn); // a column's source is a source of the dataset
        for (const std::string &from : entity.upstreams) {
            EdgeRecord edge;
            edge.from = refOf(from);
            edge.to = refOf(key);
            edge.basis = EdgeBasis::Declared;
            edge.columns = flowsOf(entity, from, key);
            if (from != key || !edge.columns.empty())
                m_reading.take(std::move(edge));
        }
    }

    void job(const std::string &, Entity &entity)
    {
        JobRecord record = jobOf(entity.urn);
        record.type = record.nameSpace + (entity.urn.type == "dataFlow" ? " flow" : "");
        if (const auto type = entity.custom.find("type"); type != entity.custom.end())
            record.type = record.nameSpace + " " + type->second;
        record.description
            = entity.editedDescription.empty() ? entity.description : entity.editedDescription;
        record.owners = owners(entity.owners);
        record.tags = tags(entity);
        record.links = entity.links;
        record.custom = entity.custom;
        nameCustom(record.custom);
        if (!entity.domain.empty())
            record.custom["domain"] = nameOf(entity.domain);
        const std::string nameSpace = record.nameSpace;
        const std::string name = record.name;
        if (!entity.removed)
            m_reading.take(std::move(record));
        for (const Flow &flow : entity.flows)
            entity.upstreams.insert(flow.fromUrn);
        for (const std::string &from : entity.upstreams)
            for (const std::string &to : entity.downstreams) {
                EdgeRecord edge;
                edge.from = refOf(from);
                edge.to = refOf(to);
                edge.jobNamespace = nameSpace;
                edge.jobName = name;
                edge.basis = EdgeBasis::Declared;
                edge.columns = flowsOf(entity, from, to);
                m_reading.take(std::move(edge));
            }
    }

    void domain(const std::string &, Entity &entity)
    {
        DomainRecord record;
        record.name = entity.name.empty() ? keyOf(entity.urn) : entity.name;
        if (!entity.parent.empty())
            record.parent = nameOf(entity.parent);
        record.description = entity.description;
        record.owners = owners(entity.owners);
        record.links = entity.links;
        record.custom = entity.custom;
        if (!entity.removed)
            m_reading.take(std::move(record));
    }

    void party(const std::string &, Entity &entity)
    {
        PartyRecord record;
        record.type = entity.urn.type == "corpGroup" ? PartyType::Team : PartyType::User;
        record.name = entity.name.empty() ? keyOf(entity.urn) : entity.name;
        record.email = entity.email;
        if (record.email.empty() && keyOf(entity.urn).find('@') != std::string::npos)
            record.email = keyOf(entity.urn);
        record.title = entity.title;
        if (!entity.groups.empty())
            record.team = nameOf(entity.groups.front());
        if (!entity.removed)
            m_reading.take(std::move(record));
    }

    void term(const std::string &key, Entity &entity)
    {
        if (!entity.hasContent || entity.removed)
            return;
        TermRecord record;
        record.key = key;
        record.name = entity.name.empty() ? keyOf(entity.urn) : entity.name;
        record.description = entity.description;
        record.parent = entity.parent;
        record.kind = entity.urn.type == "tag"  ? "tag"
            : entity.urn.type == "glossaryNode" ? "group"
                                                : "term";
        record.domain = entity.domain.empty() ? std::string() : nameOf(entity.domain);
        record.owners = owners(entity.owners);
        record.links = entity.links;
        record.related = entity.related;
        record.custom = entity.custom;
        m_reading.take(std::move(record));
    }

    void product(const std::string &, Entity &entity)
    {
        ProductRecord record;
        record.id = keyOf(entity.urn);
        record.name = entity.name;
        record.description = entity.description;
        record.domain = entity.domain.empty() ? std::string() : nameOf(entity.domain);
        record.owners = owners(entity.owners);
        record.tags = tags(entity);
        record.links = entity.links;
        record.custom = entity.custom;
        nameCustom(record.custom);
        for (const auto &[asset, output] : entity.assets) {
            if (!output)
                continue;
            PortRecord port;
            port.name = nameOf(asset);
            if (const Urn urn = parseUrn(asset); urn.parts.size() > 1)
                port.name = urn.parts[1];
            port.techType = refOf(asset).platform;
            port.assets.push_back(refOf(asset));
            record.ports.push_back(std::move(port));
        }
        if (!entity.removed)
            m_reading.take(std::move(record));
    }

    void assertion(const std::string &key, Entity &entity)
    {
        if (entity.assertee.empty() || entity.removed)
            return;
        RuleRecord rule = std::move(entity.rule);
        rule.key = "datahub:" + key;
        rule.asset = refOf(entity.assertee);
        if (rule.name.empty())
            rule.name = keyOf(entity.urn);
        m_reading.take(std::move(rule));
        for (ResultRecord &result : entity.results) {
            result.ruleKey = "datahub:" + key;
            m_reading.take(std::move(result));
        }
    }

    void runOf(const std::string &, Entity &entity)
    {
        RunRecord record = std::move(entity.run);
        record.uuid = entity.name.empty() ? keyOf(entity.urn) : entity.name;
        const Urn parent = parseUrn(entity.parent);
        if (entity.parent.empty() || record.state.empty())
            return;
        const JobRecord job = jobOf(parent);
        record.jobNamespace = job.nameSpace;
        record.jobName = job.name;
        m_reading.take(std::move(record));
    }

    Entities &m_entities;
    Reading &m_reading;
    std::map<std::string, std::set<std::string>, std::less<>> m_instances; ///< by platform
    std::map<std::string, std::string> m_products; ///< asset urn -> product id
};

} // namespace

void takeEntities(Entities &entities, Reading &reading)
{
    Taker(entities, reading).run();
}

} // namespace meshscope::ingest::datahub
