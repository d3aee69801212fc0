// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/record_dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace meshscope::ingest {

namespace {

/// `name=value` pairs; empty values are left out so that a dump shows what is stated.
class Line
{
public:
    explicit Line(std::string_view kind)
        : m_text(kind)
    {
    }
    Line &add(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            m_text += fmt::format(" {}={}", name, value);
        return *this;
    }
    Line &add(std::string_view name, const std::optional<Day> &day)
    {
        return add(name, day ? formatDay(*day) : std::string());
    }
    Line &add(std::string_view name, const std::optional<TimePoint> &time)
    {
        return add(name, time ? formatTime(*time) : std::string());
    }
    Line &add(std::string_view name, std::optional<bool> value)
    {
        return add(name, std::string_view(value ? (*value ? "yes" : "no") : ""));
    }
    Line &add(std::string_view name, std::optional<std::int64_t> value)
    {
        return add(name, value ? std::to_string(*value) : std::string());
    }
    Line &add(std::string_view name, std::optional<double> value)
    {
        return add(name, value ? fmt::format("{:g}", *value) : std::string());
    }
    Line &add(std::string_view name, const std::vector<std::string> &values)
    {
        return add(name, fmt::format("{}", fmt::join(values, "|")));
    }
    Line &add(std::string_view name, const std::map<std::string, std::string> &values)
    {
        std::string text;
        for (const auto &[key, value] : values)
            text += fmt::format("{}{}:{}", text.empty() ? "" : "|", key, value);
        return add(name, text);
    }
    Line &add(std::string_view name, const std::vector<OwnerRef> &owners)
    {
        std::string text;
        for (const OwnerRef &o : owners)
            text += fmt::format("{}{}({}{}{})", text.empty() ? "" : "|", o.name, word(o.type),
                                o.role == OwnerRole::Owner ? "" : ",",
                                o.role == OwnerRole::Owner ? "" : word(o.role));
        return add(name, text);
    }
    Line &add(std::string_view name, const std::vector<Link> &links)
    {
        std::vector<std::string> urls;
        for (const Link &link : links)
            urls.push_back(link.url);
        return add(name, urls);
    }
    Line &flag(std::string_view name, bool set)
    {
        return add(name, std::string_view(set ? "yes" : ""));
    }
    void append(std::string_view text) { m_text.append(text); }
    std::string text() const { return m_text; }

private:
    std::string m_text;
};

std::string columnLine(const Column &c)
{
    return Line("  column")
        .add("path", c.path)
        .add("name", c.name == c.path ? std::string_view {} : std::string_view(c.name))
        .add("type", c.physicalType)
        .add("logical", c.logicalType)
        .add("physical", c.physicalName)
        .add("business", c.businessName)
        .add("nullable", c.nullable)
        .flag("unique", c.unique)
        .add("pk", c.primaryKeyPosition > 0 ? std::to_string(c.primaryKeyPosition) : std::string())
        .add("part", c.partitionPosition > 0 ? std::to_string(c.partitionPosition) : std::string())
        .add("class", c.rawClassification)
        .add("personal", c.personal)
        .flag("critical", c.critical)
        .add("tags", c.tags)
        .add("constraints", c.constraints)
        .add("transform", c.transform)
        .add("text", c.description)
        .text();
}

std::string columnLines(const std::vector<Column> &columns)
{
    std::string text;
    for (const Column &column : columns)
        text += '\n' + columnLine(column);
    return text;
}

std::string relationLines(const std::vector<ContractRelationship> &relationships)
{
    std::string text;
    for (const ContractRelationship &l : relationships)
        text += '\n'
            + Line("  relation").add("from", l.from).add("to", l.to).add("type", l.type).text();
    return text;
}

std::string dump(const DomainRecord &d)
{
    return Line("domain")
        .add("name", d.name)
        .add("parent", d.parent)
        .add("owners", d.owners)
        .add("links", d.links)
        .add("text", d.description)
        .add("custom", d.custom)
        .text();
}

std::string dump(const TermRecord &t)
{
    return Line("term")
        .add("key", t.key)
        .add("name", t.name)
        .add("kind", t.kind)
        .add("parent", t.parent)
        .add("domain", t.domain)
        .add("owners", t.owners)
        .add("related", t.related)
        .add("links", t.links)
        .add("text", t.description)
        .add("custom", t.custom)
        .text();
}

std::string dump(const PartyRecord &p)
{
    return Line("party")
        .add("type", word(p.type))
        .add("name", p.name)
        .add("email", p.email)
        .add("title", p.title)
        .add("team", p.team)
        .add("domain", p.domain)
        .text();
}

std::string dump(const ProductRecord &p)
{
    std::string text = Line("product")
                           .add("id", p.id)
                           .add("name", p.name)
                           .add("version", p.version)
                           .add("status", p.rawStatus)
                           .add("domain", p.domain)
                           .add("archetype", word(p.archetype))
                           .add("owners", p.owners)
                           .add("tags", p.tags)
                           .add("text", p.description)
                           .add("usage", p.usage)
                           .add("limits", p.limitations)
                           .add("custom", p.custom)
                           .text();
    for (const PortRecord &port : p.ports) {
        std::vector<std::string> assets;
        for (const AssetRef &asset : port.assets)
            assets.push_back(dumpRef(asset));
        text += '\n'
            + Line("  port")
                  .add("dir", word(port.direction))
                  .add("name", port.name)
                  .add("version", port.version)
                  .add("type", port.techType)
                  .add("contract", port.contractId)
                  .add("status", port.status)
                  .add("server", port.server)
                  .add("personal", port.containsPersonal)
                  .flag("auto", port.autoApprove)
                  .add("requires", port.requiredContracts)
                  .add("assets", assets)
                  .add("content", port.content)
                  .add("url", port.url)
                  .text();
    }
    for (const SupportChannel &s : p.support)
        text += '\n'
            + Line("  support")
                  .add("channel", s.channel)
                  .add("tool", s.tool)
                  .add("url", s.url)
                  .text();
    return text;
}

std::string dump(const AssetRecord &a)
{
    std::vector<std::string> aliases;
    for (const AssetRef &alias : a.aliases)
        aliases.push_back(dumpRef(alias));
    return Line("asset")
               .add("ref", dumpRef(a.ref))
               .add("aliases", aliases)
               .add("type", word(a.type))
               .add("name", a.name)
               .add("domain", a.domain)
               .add("product", a.product)
               .add("owners", a.owners)
               .add("tags", a.tags)
               .add("class",
                    a.classification == Classification::Unknown ? "" : word(a.classification))
               .add("personal", a.personal)
               .add("visibility", a.visibility)
               .flag("complete", a.columnsComplete)
               .add("rows", a.rowCount)
               .add("bytes", a.sizeBytes)
               .add("data_at", a.lastDataAt)
               .add("text", a.description)
               .add("links", a.links)
               .add("custom", a.custom)
               .add("status", a.status)
               .add("note", a.statusNote)
               .add("successor", a.successor ? dumpRef(*a.successor) : std::string())
               .flag("removed", a.removed)
               .text()
        + columnLines(a.columns) + relationLines(a.relationships);
}

std::string dump(const ContractRecord &r)
{
    const ContractDocument &d = r.document;
    std::string text
        = Line("contract")
              .add("id", d.id)
              .add("version", d.version)
              .add("name", d.name)
              .add("status", d.rawStatus)
              .add("standard", d.standardVersion)
              .add("domain", d.domain)
              .add("product", d.product)
              .add("purpose", d.purpose)
              .add("tags", d.tags)
              .add("created", d.createdAt)
              .add("price",
                   d.price.amount.empty() ? std::string() : d.price.amount + d.price.currency)
              .add("custom", d.custom)
              .text();
    for (const ContractObject &o : d.objects)
        text += '\n'
            + Line(" object")
                  .add("name", o.name)
                  .add("physical", o.physicalName)
                  .add("type", o.physicalType)
                  .text()
            + columnLines(o.properties);
    for (const ContractServer &s : d.servers)
        text += '\n'
            + Line("  server")
                  .add("name", s.name)
                  .add("type", s.type)
                  .add("env", s.environment)
                  .add("fields", s.fields)
                  .text();
    for (const ContractSla &s : d.serviceLevels)
        text += '\n'
            + Line("  sla")
                  .add("property", s.property)
                  .add("value", s.value)
                  .add("unit", s.unit)
                  .add("element", s.element)
                  .add("seconds", s.seconds)
                  .add("number", s.number)
                  .text();
    for (const ContractRole &o : d.roles)
        text += '\n'
            + Line("  role")
                  .add("role", o.role)
                  .add("access", o.access)
                  .add("first", o.firstApprovers)
                  .text();
    for (const ContractMember &m : d.team)
        text += '\n'
            + Line("  member")
                  .add("user", m.username)
                  .add("role", m.role)
                  .add("since", m.since)
                  .add("until", m.until)
                  .text();
    for (const ContractSupport &s : d.support)
        text += '\n'
            + Line("  support")
                  .add("channel", s.channel)
                  .add("tool", s.tool)
                  .add("url", s.url)
                  .text();
    return text + relationLines(d.relationships);
}

std::string dump(const JobRecord &j)
{
    return Line("job")
        .add("ns", j.nameSpace)
        .add("name", j.name)
        .add("type", j.type)
        .add("owners", j.owners)
        .add("text", j.description)
        .add("code", j.code)
        .add("tags", j.tags)
        .add("links", j.links)
        .add("custom", j.custom)
        .text();
}

std::string dump(const EdgeRecord &e)
{
    std::string text = Line("edge")
                           .add("from", dumpRef(e.from))
                           .add("to", dumpRef(e.to))
                           .add("job", e.jobName)
                           .add("basis", word(e.basis))
                           .text();
    for (const ColumnFlow &f : e.columns)
        text += '\n'
            + Line("  flow")
                  .add("from", f.from)
                  .add("to", f.to.empty() ? std::string("(dataset)") : f.to)
                  .add("class", word(f.flow))
                  .add("subtype", f.subtype)
                  .flag("masking", f.masking)
                  .text();
    return text;
}

std::string dump(const RunRecord &r)
{
    return Line("run")
        .add("uuid", r.uuid)
        .add("job", r.jobName)
        .add("state", r.state)
        .add("start", r.startedAt)
        .add("end", r.endedAt)
        .add("error", r.error)
        .text();
}

std::string dump(const RuleRecord &r)
{
    return Line("rule")
        .add("key", r.key)
        .add("asset", dumpRef(r.asset))
        .add("column", r.column)
        .add("engine", r.engine)
        .add("type", r.type)
        .add("dimension", word(r.dimension))
        .add("basis", r.dimensionBasis)
        .add("severity", word(r.severity))
        .flag("documented", r.documentedOnly)
        .add("period", r.periodSeconds)
        .add("contract", r.contractId)
        .add("expects", r.expectation)
        .text();
}

std::string dump(const ResultRecord &r)
{
    return Line("result")
        .add("rule", r.ruleKey)
        .add("run", r.runKey)
        .add("at", formatTime(r.executedAt))
        .add("outcome", word(r.outcome))
        .add("failed", r.failedRows)
        .add("age", r.ageSeconds)
        .add("limit", r.limitSeconds)
        .add("message", r.message)
        .text();
}

std::string dump(const AccessRecord &a)
{
    return Line("access")
        .add("id", a.id)
        .add("status", a.status)
        .add("product", a.productId)
        .add("port", a.portName)
        .add("contract", a.contractId)
        .add("team", a.consumerTeam)
        .add("consumer_product", a.consumerProduct)
        .add("user", a.consumerUser)
        .add("start", a.start)
        .add("end", a.end)
        .add("roles", a.roles)
        .add("purpose", a.purpose)
        .add("custom", a.custom)
        .text();
}

} // namespace

std::string dumpRef(const AssetRef &ref)
{
    std::string text = ref.form == RefForm::OpenLineage ? "ol:"
        : ref.form == RefForm::Relation                 ? "rel:"
        : ref.form == RefForm::Server                   ? "srv:"
                                                        : "log:";
    text += ref.platform;
    if (!ref.instance.empty())
        text += "@" + ref.instance;
    text += "/" + ref.name;
    text += fmt::format("{}", fmt::join(ref.parts, "."));
    return text;
}

void DumpSink::take(Record &&record)
{
    // The members of a semantic model are no columns of data.
    if (const auto *const asset = std::get_if<AssetRecord>(&record);
        asset != nullptr && asset->type != AssetType::SemanticModel)
        columns += asset->columns.size();
    records.push_back(std::visit([](const auto &r) { return ingest::dump(r); }, record));
}

void DumpSink::report(Issue issue)
{
    issues.push_back(std::move(issue));
}

std::string DumpSink::dump(const std::vector<std::string> &kinds) const
{
    std::string text;
    for (const std::string &record : records) {
        const std::string kind = record.substr(0, record.find(' '));
        if (kinds.empty() || std::ranges::find(kinds, kind) != kinds.end())
            text += record + '\n';
    }
    return text;
}

std::string DumpSink::issueDump() const
{
    std::string text;
    for (const Issue &issue : issues)
        text += fmt::format("{} {} {}:{} {} x{}\n", word(issue.severity), issue.code, issue.file,
                            issue.line, issue.path, issue.count);
    return text;
}

int DumpSink::count(const std::string &kind) const
{
    return static_cast<int>(std::ranges::count_if(
        records, [&](const std::string &r) { return r.starts_with(kind + ' '); }));
}

int DumpSink::findings() const
{
    return static_cast<int>(std::ranges::count_if(
        issues, [](const Issue &i) { return i.severity != IssueSeverity::Info; }));
}

Result<ReadSummary> readText(const std::string &name, const std::string &text, DumpSink &sink)
{
    std::string padded = text;
    padded.append(Document::padding, '\0');
    const Document document {name, std::string_view(padded).substr(0, text.size())};
    return read(document, sink, {});
}

Result<ReadSummary> readFile(const std::string &path, DumpSink &sink)
{
    Result<Input> input = Input::open(path);
    if (!input)
        return input.error();
    if (const Status unpacked = input->unpack(); !unpacked)
        return unpacked.error();
    return read(Document {path, input->bytes()}, sink, {});
}

std::string outcome(const Result<ReadSummary> &result)
{
    if (!result)
        return fmt::format("error: {}: {}", result.error().where, result.error().message);
    return fmt::format("{} {} {}{}", result->format.name, result->format.version,
                       result->full ? "full " : "", result->scope);
}

} // namespace meshscope::ingest
