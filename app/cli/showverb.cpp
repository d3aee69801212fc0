// SPDX-License-Identifier: GPL-3.0-or-later
#include "accesspages.h"
#include "base/text.h"
#include "verbs.h"
#include "workspace/contractpage.h"
#include "workspace/datasetpage.h"
#include "workspace/lookup.h"
#include "workspace/productpage.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::Reader;

Json optionalJson(const std::optional<double> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

std::string nameOrUnknown(const std::string &name)
{
    return name.empty() ? "unknown" : name;
}

Json headJson(const workspace::PageHead &head)
{
    return {{"uid", head.uid},
            {"kind", word(head.kind)},
            {"name", head.name},
            {"version", head.version},
            {"qualifiedName", head.context},
            {"platform", head.platform},
            {"type", head.kind == EntityKind::Asset ? word(head.assetType) : word(head.archetype)},
            {"status", word(head.status)},
            {"domain", nameOrUnknown(head.domain.name)},
            {"owner", head.owner.name},
            {"classification", word(head.classification)},
            {"personal", head.personal},
            {"quality",
             {{"score", optionalJson(head.score)},
              {"evidence", head.evidence},
              {"lowest", head.lowest},
              {"highest", head.highest},
              {"grade", word(head.grade)}}},
            {"tags", head.tags},
            {"description", head.description}};
}

std::string headText(const workspace::PageHead &head)
{
    std::string text = terminalLine(head.name);
    if (!head.version.empty())
        text += " " + terminalLine(head.version);
    text += "\n" + terminalLine(descriptionPlain(head.description)) + "\n\n";
    Table facts({"", ""});
    facts.add({"kind",
               std::string(head.kind == EntityKind::Asset ? word(head.assetType)
                                                          : word(head.archetype))});
    if (!head.context.empty())
        facts.add({"stands at", head.platform + " " + head.context});
    if (head.kind == EntityKind::Product)
        facts.add({"status", std::string(word(head.status))});
    facts.add({"domain", nameOrUnknown(head.domain.name)});
    facts.add({"owner", nameOrUnknown(head.owner.name)});
    facts.add({"classification",
               std::string(word(head.classification)) + (head.personal ? ", personal" : "")});
    facts.add({"quality",
               qualityText(head.score, head.grade) + ", evidence "
                   + fmt::format("{:.0f} %", head.evidence * 100)});
    const std::string table = facts.text();
    return text + table.substr(table.find('\n') + 1);
}

int showProduct(Reader &reader, const std::string &uid, const Session &session)
{
    const auto page = workspace::productPage(reader, uid, {});
    if (!page)
        return session.fail(page.error());
    if (session.format == Format::Machine) {
        Json answer = headJson(page->head);
        answer["ports"] = Json::array();
        for (const auto &port : page->outputs) {
            answer["ports"].push_back({{"uid", port.uid},
                                       {"name", port.name},
                                       {"version", port.version},
                                       {"status", word(port.status)},
                                       {"contract", port.contractName},
                                       {"contractVersion", port.contractVersion},
                                       {"classification", word(port.classification)},
                                       {"score", optionalJson(port.score)},
                                       {"activeGrants", port.activeGrants}});
        }
        answer["datasets"] = Json::array();
        for (const auto &dataset : page->datasets)
            answer["datasets"].push_back({{"uid", dataset.uid}, {"name", dataset.name}});
        printJson(answer);
        return ExitDone;
    }
    Table ports({"output port", "version", "contract", "classification", "quality", "grants"});
    for (const auto &port : page->outputs) {
        ports.add({port.name, port.version,
                   port.contractName.empty() ? "no contract"
                                             : port.contractName + " " + port.contractVersion,
                   std::string(word(port.classification)), qualityText(port.score, port.grade),
                   fmt::to_string(port.activeGrants)});
    }
    print(headText(page->head) + "\n" + ports.text()
          + fmt::format("\nreads from {} datasets, read by {} datasets\n", page->upstreamDatasets,
                        page->downstreamDatasets));
    return ExitDone;
}

std::string nullableText(const std::optional<bool> &nullable)
{
    if (!nullable)
        return "unknown";
    return *nullable ? "yes" : "no";
}

Json columnJson(const workspace::DatasetColumn &row)
{
    const Column &column = row.column;
    return {{"path", column.path},
            {"logicalType", column.logicalType},
            {"physicalType", column.physicalType},
            {"nullable", column.nullable ? Json(*column.nullable) : Json(nullptr)},
            {"key", column.primaryKeyPosition},
            {"classification", word(column.classification)},
            {"personal", column.personal ? Json(*column.personal) : Json(nullptr)},
            {"description", column.description}};
}

int showDataset(Reader &reader, const std::string &uid, const Session &session)
{
    const auto page = workspace::datasetPage(reader, uid, {});
    if (!page)
        return session.fail(page.error());
    if (session.format == Format::Machine) {
        Json answer = headJson(page->head);
        answer["rowCount"] = page->rowCount ? Json(*page->rowCount) : Json(nullptr);
        answer["columns"] = Json::array();
        for (const auto &column : page->columns)
            answer["columns"].push_back(columnJson(column));
        answer["upstream"] = page->upstream.size();
        answer["downstream"] = page->downstream.size();
        printJson(answer);
        return ExitDone;
    }
    Table columns({"column", "type", "empty", "key", "classification", "description"});
    for (const auto &row : page->columns) {
        const Column &column = row.column;
        columns.add({std::string(static_cast<std::size_t>(row.depth) * 2, ' ') + column.name,
                     column.physicalType.empty() ? column.logicalType : column.physicalType,
                     nullableText(column.nullable),
                     column.primaryKeyPosition > 0 ? fmt::to_string(column.primaryKeyPosition) : "",
                     std::string(word(column.classification))
                         + (column.personal.value_or(false) ? ", personal" : ""),
                     displayLine(descriptionPlain(column.description), 60)});
    }
    print(headText(page->head) + fmt::format("\n{} columns\n", page->columns.size())
          + columns.text()
          + fmt::format("\nreads from {}, read by {} datasets\n", page->upstream.size(),
                        page->downstream.size()));
    return ExitDone;
}

int showContract(Reader &reader, const std::string &uid, const std::string &version,
                 const Session &session)
{
    const auto page = workspace::contractPage(reader, uid, version);
    if (!page)
        return session.fail(page.error());
    if (session.format == Format::Human) {
        print(displayBlock(page->raw));
        return ExitDone;
    }
    Json versions = Json::array();
    for (const auto &row : page->versions)
        versions.push_back(
            {{"version", row.version}, {"status", row.rawStatus}, {"file", row.file}});
    Json changes = Json::array();
    for (const auto &change : page->changes) {
        changes.push_back({{"code", change.code},
                           {"path", change.path},
                           {"what", change.what},
                           {"before", change.before},
                           {"after", change.after},
                           {"consumer", contract::word(change.consumer)},
                           {"producer", contract::word(change.producer)}});
    }
    printJson(Json {{"uid", page->uid},
                    {"id", page->key},
                    {"name", page->name},
                    {"version", page->document.version},
                    {"status", page->document.rawStatus},
                    {"versions", versions},
                    {"comparedWith", page->comparedWith},
                    {"changes", changes},
                    {"raw", page->raw}});
    return ExitDone;
}

struct ShowWords
{
    std::string name;
    std::string version;
};

int runShow(const ShowWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto named
        = workspace::lookUp(**reader, words.name,
                            {EntityKind::Product, EntityKind::Asset, EntityKind::Contract,
                             EntityKind::Request, EntityKind::Grant});
    if (!named)
        return session.fail(named.error());
    switch (named->kind) {
    case EntityKind::Product:
        return showProduct(**reader, named->uid, session);
    case EntityKind::Contract:
        return showContract(**reader, named->uid, words.version, session);
    case EntityKind::Request:
        return showRequest(**reader, named->uid, session);
    case EntityKind::Grant:
        return showGrant(**reader, named->uid, session);
    default:
        return showDataset(**reader, named->uid, session);
    }
}

} // namespace

Run addShow(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("show", "Show a product, a dataset, a contract, a request or a grant");
    auto words = std::make_shared<ShowWords>();
    verb->add_option("NAME", words->name, "Name, qualified name, uid or link")->required();
    verb->add_option("--contract-version", words->version,
                     "Version of a contract (default: the active one)");
    return [words, &session] { return runShow(*words, session); };
}

} // namespace meshscope::cli
