// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/datahub.h"
#include "ingest/json.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::ingest {

namespace {

using datahub::Entities;
using datahub::Entity;

/// `com.linkedin.pegasus2avro.schema.SchemaMetadata` is the aspect schemaMetadata.
std::string aspectName(std::string_view avro)
{
    std::string name(avro.substr(avro.rfind('.') + 1));
    const std::size_t letters = name.starts_with("ML") ? 2 : 1;
    for (std::size_t i = 0; i < std::min(letters, name.size()); ++i)
        if (name[i] >= 'A' && name[i] <= 'Z')
            name[i] = static_cast<char>(name[i] + 32);
    return name;
}

/// A JSON text inside the document, as a document of its own.
class Inner
{
public:
    Status read(std::string_view text, const std::string &file)
    {
        m_bytes.assign(text);
        m_bytes.append(Document::padding, '\0');
        m_document = {file, std::string_view(m_bytes).substr(0, text.size())};
        return JsonDocument(m_document).readWhole(m_tree);
    }
    Value root() const { return m_tree.root(); }

private:
    std::string m_bytes;
    Document m_document;
    Tree m_tree;
};

/// Collects aspects by entity; everything is given to the sink when all are read, since names come
/// in any order.
class ChangeReader
{
public:
    explicit ChangeReader(Reading &reading)
        : m_reading(reading)
    {
    }

    Status read(Value change)
    {
        if (m_reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        ++m_changes;
        if (const Value snapshot = change["proposedSnapshot"])
            readSnapshot(snapshot);
        else
            readProposal(change);
        for (const std::string_view key :
             {"auditHeader", "proposedDelta", "systemMetadata", "headers"})
            change[key].keep();
        m_reading.countUnmapped(change, {});
        return {};
    }

    Status finish()
    {
        if (m_taken == 0)
            return Error {ErrorCode::Invalid,
                          fmt::format("none of its {} changes could be read: {}. Nothing of this "
                                      "file was taken over; export it again.",
                                      m_changes, m_reason.empty() ? "there is none" : m_reason),
                          fmt::format("{}:{}", m_reading.document().file, std::max(m_line, 1))};
        datahub::takeEntities(m_entities, m_reading);
        return {};
    }

private:
    void leaveOut(Value change, std::string reason)
    {
        if (m_reason.empty()) {
            m_reason = reason;
            m_line = m_reading.place(change).line;
        }
        change.keep();
        m_reading.report(IssueSeverity::DataLoss, "change-left-out",
                         fmt::format("A change is left out: {}.", reason), change);
    }

    Entity &entityOf(std::string_view urn)
    {
        const auto [entry, added] = m_entities.try_emplace(std::string(urn));
        if (added)
            entry->second.urn = datahub::parseUrn(urn);
        return entry->second;
    }

    void readSnapshot(Value snapshot)
    {
        for (const Value kind : snapshot.fields()) {
            const std::string_view urn = kind["urn"].text();
            if (urn.empty()) {
                leaveOut(kind, "its snapshot has no urn");
                continue;
            }
            entityOf(urn);
            ++m_taken;
            for (const Value aspect : kind["aspects"].items())
                for (const Value content : aspect.fields())
                    take(urn, aspectName(content.key()), content);
        }
    }

    void readProposal(Value change)
    {
        const std::string urn = change["entityUrn"].string();
        const std::string name = change["aspectName"].string();
        const std::string_view kind = change["changeType"].text();
        change["entityType"].keep();
        if (urn.empty()) {
            leaveOut(change, "it has no entityUrn");
            return;
        }
        if (kind == "DELETE") {
            if (name.empty() || name.ends_with("Key"))
                entityOf(urn).removed = true;
            ++m_taken;
            return;
        }
        const Value aspect = datahub::plain(change["aspect"]);
        aspect["contentType"].keep();
        Inner inner;
        Value content = aspect["json"];
        const Value packed = aspect["value"];
        if (!packed.text().empty()) {
            if (const Status read = inner.read(packed.text(), m_reading.document().file); !read) {
                leaveOut(change, "its aspect is no JSON");
                return;
            }
            content = inner.root();
        }
        if (content.isNull()) {
            leaveOut(change, "it has no aspect");
            return;
        }
        ++m_taken;
        if (!packed.text().empty())
            m_reading.setFixedPlace(packed);
        if (content.isArray() || content["patch"].isArray())
            patch(urn, name, content.isArray() ? content : content["patch"]);
        else
            take(urn, name, content);
        if (!packed.text().empty()) {
            m_reading.countUnmapped(content, name);
            m_reading.setFixedPlace({});
        }
    }

    /// Of the patches, those of lineage name their values by their path; others add to lists.
    void patch(const std::string &urn, const std::string &name, Value operations)
    {
        Entity &entity = entityOf(urn);
        for (const Value one : operations.items()) {
            const std::string_view path = one["path"].text();
            const bool adds = one["op"].text() == "add" || one["op"].text() == "replace";
            if (adds && name == "upstreamLineage" && path.starts_with("/upstreams/")) {
                entity.upstreams.insert(pointer(path.substr(11)));
            } else if (adds && name == "upstreamLineage"
                       && path.starts_with("/fineGrainedLineages/")) {
                addFlow(entity, path.substr(21));
            } else if (adds && (path.empty() || path == "/")) {
                take(urn, name, one["value"]);
            } else {
                m_reading.report(IssueSeverity::DataLoss, "patch-left-out",
                                 fmt::format("A patch of \"{}\" changes a part of a value that is "
                                             "not in this file; it is left out. Export the whole "
                                             "value.",
                                             displayLine(name, 60)),
                                 one, std::string(path.substr(0, 200)));
            }
            one.keep();
        }
    }

    static std::string pointer(std::string_view text)
    {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const std::string_view code = text.substr(i, 2);
            out.push_back(code == "~1" ? '/' : code == "~0" ? '~' : text[i]);
            i += code == "~1" || code == "~0" ? 1 : 0;
        }
        return out;
    }

    /// `<operation>/<downstream field>/<query>/<upstream field>`
    static void addFlow(Entity &entity, std::string_view path)
    {
        std::vector<std::string> steps;
        for (std::size_t at = 0; at != std::string_view::npos;) {
            const std::size_t end = path.find('/', at);
            steps.push_back(pointer(path.substr(at, end - at)));
            at = end == std::string_view::npos ? end : end + 1;
        }
        if (steps.size() != 4)
            return;
        const datahub::Urn down = datahub::parseUrn(steps[1]);
        const datahub::Urn up = datahub::parseUrn(steps[3]);
        if (up.parts.size() < 2 || down.parts.size() < 2)
            return;
        entity.flows.push_back({up.parts[0], up.parts[1], down.parts[1], steps[0]});
    }

    void take(std::string_view urn, std::string_view name, Value content)
    {
        Entity &entity = entityOf(urn);
        if (entity.urn.type == "schemaField") {
            takeField(entity, name, content);
            return;
        }
        if (datahub::takeAspect(entity, name, content)
            || datahub::takeRunAspect(entity, name, content))
            return;
        content.keep();
        if (name.ends_with("Key") || name.starts_with("browsePaths"))
            return; // said by the urn already
        m_reading.countUnmapped(fmt::format("{}.{}", entity.urn.type, name), content);
    }

    /// What is said of a field goes to the column of its dataset.
    void takeField(Entity &field, std::string_view name, Value content)
    {
        if (field.urn.parts.size() < 2 || name == "schemaFieldKey" || name == "schemafieldKey") {
            content.keep();
            return;
        }
        Entity said;
        said.urn = field.urn;
        const bool known = datahub::takeAspect(said, name, content);
        content.keep();
        if (!known) {
            m_reading.countUnmapped(fmt::format("schemaField.{}", name), content);
            return;
        }
        if (said.editedDescription.empty() && said.tags.empty() && said.terms.empty())
            return;
        Entity &dataset = entityOf(field.urn.parts[0]);
        m_later.push_back({field.urn.parts[0], field.urn.parts[1], std::move(said)});
        static_cast<void>(dataset);
    }

public:
    /// After all schemas are read, so that fields find their columns.
    void joinFields()
    {
        for (Later &later : m_later) {
            Column &column = datahub::columnOf(entityOf(later.dataset), later.field);
            if (!later.said.editedDescription.empty())
                column.description = later.said.editedDescription;
            for (const std::string &tag : later.said.tags)
                column.tags.push_back(tag);
            for (const std::string &term : later.said.terms)
                column.tags.push_back("term:" + term);
        }
        m_later.clear();
    }

private:
    struct Later
    {
        std::string dataset;
        std::string field;
        Entity said;
    };

    Reading &m_reading;
    Entities m_entities;
    std::vector<Later> m_later;
    std::string m_reason;
    int m_line = 0;
    int m_changes = 0;
    int m_taken = 0;
};

} // namespace

Status readDataHub(JsonDocument &json, Reading &reading)
{
    ChangeReader reader(reading);
    reading.summary.partial = true; // a list of changes: what it does not name stays as it is
    Status status = json.readRecords(
        [&](std::string_view, std::string_view, Value change) { return reader.read(change); });
    if (!status)
        return status;
    reader.joinFields();
    return reader.finish();
}

void mapDataHub(MappingRows &rows)
{
    datahub::mapAspects(rows);
    datahub::mapRunAspects(rows);
}

} // namespace meshscope::ingest
