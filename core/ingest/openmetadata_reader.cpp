// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/openmetadata.h"
#include "ingest/readers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// Entities one by one, in a list, in a page of the API, or as the sample data has them.
namespace meshscope::ingest {

namespace {

/// A kind of entity, told by the fields that only it has; the first that fits.
struct Kind
{
    bool (*fits)(Value);
    void (*take)(openmetadata::Context &, Value);
};

template<typename... Keys>
bool has(Value entity, Keys... keys)
{
    const auto there = [&](std::string_view key) {
        return std::ranges::any_of(entity.members(),
                                   [key](Value member) { return member.key() == key; });
    };
    return (there(keys) && ...);
}

constexpr auto kinds = std::to_array<Kind>({
    {[](Value v) { return has(v, "catalog_name", "table_type"); },
     [](openmetadata::Context &context, Value v) { takeUnityTable(v, context.reading); }},
    {[](Value v) {
         return has(v, "tableFQN") || has(v, "entity", "semantics")
             || has(v, "entity", "qualityExpectations");
     },
     openmetadata::contract},
    {[](Value v) { return has(v, "from", "to", "edge_meta") || has(v, "fromEntity", "toEntity"); },
     openmetadata::lineage},
    {[](Value v) { return has(v, "entity", "nodes") || has(v, "nodes", "upstreamEdges"); },
     openmetadata::lineageGraph},
    {[](Value v) { return has(v, "entityLink", "testDefinition"); }, openmetadata::testCase},
    {[](Value v) { return has(v, "table", "tableTests"); }, openmetadata::oldTests},
    {[](Value v) { return has(v, "fqn", "profile"); }, openmetadata::profile},
    {[](Value v) { return has(v, "pipeline", "pipelineStatus"); }, openmetadata::runs},
    {[](Value v) { return has(v, "columns") || has(v, "tableType"); }, openmetadata::table},
    {[](Value v) {
         return has(v, "partitions") || has(v, "schemaText") || has(v, "messageSchema");
     },
     openmetadata::topic},
    {[](Value v) { return has(v, "algorithm") || has(v, "mlStore"); }, openmetadata::model},
    {[](Value v) { return has(v, "tasks") || has(v, "pipelineUrl") || has(v, "taskUrl"); },
     openmetadata::pipeline},
    {[](Value v) { return has(v, "dashboardUrl") || has(v, "charts"); }, openmetadata::dashboard},
    {[](Value v) { return has(v, "chartUrl") || has(v, "chartType"); }, openmetadata::chart},
    {[](Value v) { return has(v, "teamType"); }, openmetadata::team},
    {[](Value v) { return has(v, "email"); }, openmetadata::user},
    {[](Value v) { return has(v, "domainType"); }, openmetadata::domainOf},
    {[](Value v) { return has(v, "glossary"); }, openmetadata::term},
    {[](Value v) {
         return (has(v, "domains") || has(v, "domain"))
             && (has(v, "experts") || has(v, "assets") || has(v, "style"));
     },
     openmetadata::product},
});

class EntityReader
{
public:
    explicit EntityReader(Reading &reading)
        : m_context {reading, {}}
    {
    }

    void readAll(Value root)
    {
        if (root.isArray()) {
            for (const Value item : root.items())
                read(item);
            return;
        }
        const Value::Children members = root.members();
        for (const Value member : members) {
            const bool page = member.key() == "data" && root["paging"];
            auto next = members.begin();
            const bool only = ++next == members.end();
            if ((page || only) && member.isArray()) {
                static_cast<void>(root[member.key()]);
                root["paging"].keep();
                for (const Value item : member.items())
                    read(item);
                return;
            }
        }
        read(root);
    }

    int taken() const { return m_taken; }

private:
    void read(Value entity)
    {
        if (!entity.isObject())
            return;
        for (const auto &[fits, take] : kinds)
            if (fits(entity)) {
                ++m_taken;
                take(m_context, entity);
                return;
            }
        leaveOut(entity);
    }

    void leaveOut(Value entity)
    {
        const bool service = has(entity, "serviceConnection") || has(entity, "service");
        m_context.reading.report(
            IssueSeverity::Info, "entity-left-out",
            service ? "A service or database says how OpenMetadata connects, not what "
                      "there is; it stays in the raw document."
                    : "An entity of this kind has no place in the catalog; it stays in "
                      "the raw document.",
            entity);
        if (service)
            ++m_taken;
        entity.keep();
    }

    openmetadata::Context m_context;
    int m_taken = 0;
};

} // namespace

Status readOpenMetadata(Value root, Reading &reading)
{
    EntityReader reader(reading);
    reader.readAll(root);
    if (reader.taken() == 0)
        return Error {ErrorCode::Invalid,
                      "no entity of OpenMetadata could be read. Nothing of this file was taken "
                      "over; export entities, or a page of its API.",
                      fmt::format("{}:{}", reading.document().file, reading.place(root).line)};
    return {};
}

void mapOpenMetadata(MappingRows &rows)
{
    openmetadata::mapFields(rows);
}

} // namespace meshscope::ingest
