// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/importer.h"
#include "support/catalogdump.h"

#include <functional>
#include <string>

/// Documents about one small shop, as readers would give them.
namespace meshscope::tests {

inline TimePoint at(std::string_view text)
{
    return parseTime(text).value_or(TimePoint {});
}

inline AssetRef relation(std::vector<std::string> parts)
{
    AssetRef ref;
    ref.form = RefForm::Relation;
    ref.platform = "snowflake";
    ref.parts = std::move(parts);
    return ref;
}

inline AssetRef logical(std::string name)
{
    AssetRef ref;
    ref.form = RefForm::Logical;
    ref.platform = "dbt";
    ref.name = std::move(name);
    return ref;
}

inline AssetRef openLineage(std::string nameSpace, std::string authority, std::string name)
{
    AssetRef ref;
    ref.form = RefForm::OpenLineage;
    ref.platform = std::move(nameSpace);
    ref.instance = std::move(authority);
    ref.name = std::move(name);
    return ref;
}

inline Column column(std::string name, std::string type, std::string description = {})
{
    Column made;
    made.path = name;
    made.name = std::move(name);
    made.physicalType = std::move(type);
    made.description = std::move(description);
    return made;
}

inline OwnerRef owner(std::string name, std::string email)
{
    OwnerRef made;
    made.name = std::move(name);
    made.email = std::move(email);
    return made;
}

inline catalog::StagedDocument document(std::string format, std::string path)
{
    catalog::StagedDocument staged;
    staged.sourceKind = format.starts_with("dbt") ? "dbt" : "files";
    staged.source = format.starts_with("dbt") ? "shop" : "mesh";
    staged.path = path;
    staged.locator = "/data/" + path;
    staged.format = std::move(format);
    staged.complete = staged.format != "openlineage";
    staged.digest = path;
    staged.generatedAt = at("2026-11-20T00:00:00Z");
    return staged;
}

/// Changes every staged record of one kind.
template<typename T, typename Change>
void change(catalog::StagedRecords<T> &records, Change how)
{
    catalog::StagedRecords<T> changed;
    const Status status = records.forEach([&](T &&record) -> Status {
        how(record);
        changed.put(record);
        return {};
    });
    if (status)
        records = std::move(changed);
}

inline AssetRecord model(const std::string &name, std::string description)
{
    AssetRecord record;
    record.ref = relation({"SHOP", "MARTS", name});
    record.aliases = {logical("model.shop." + name)};
    record.type = AssetType::Table;
    record.name = name;
    record.description = std::move(description);
    record.domain = "Sales";
    record.owners = {owner("Ana Ruiz", {})};
    record.tags = {"mart"};
    record.columns
        = {column("order_id", {}, "From the model"), column("note", {}, "Only in the model")};
    return record;
}

/// dbt: two models, a flow and a test; it does not say on which account.
inline catalog::StagedDocument manifest()
{
    catalog::StagedDocument staged = document("dbt-manifest", "target/manifest.json");
    staged.scope = "project:shop";
    staged.take(model("orders", "Orders as dbt says"), {});
    staged.take(model("raw_orders", "Landing"), {});
    EdgeRecord edge;
    edge.from = logical("model.shop.raw_orders");
    edge.to = logical("model.shop.orders");
    edge.jobNamespace = "dbt";
    edge.jobName = "model.shop.orders";
    staged.take(std::move(edge), {});
    JobRecord job;
    job.nameSpace = "dbt";
    job.name = "model.shop.orders";
    job.type = "dbt model";
    staged.take(std::move(job), {});
    RuleRecord rule;
    rule.key = "test.shop.not_null_orders_order_id";
    rule.asset = logical("model.shop.orders");
    rule.column = "order_id";
    rule.engine = "dbt";
    rule.name = "not_null";
    rule.type = "not_null";
    rule.dimension = Dimension::Completeness;
    staged.take(std::move(rule), {});
    return staged;
}

/// ODCS: the contract of orders on one account, with a classified column and a steward.
inline catalog::StagedDocument contract(std::string version = "1.0.0",
                                        std::string status = "active")
{
    catalog::StagedDocument staged = document("odcs", "contracts/orders-" + version + ".yaml");
    ContractRecord record;
    ContractDocument &text = record.document;
    text.id = "orders-contract";
    text.version = std::move(version);
    text.name = "Orders";
    text.rawStatus = std::move(status);
    text.standard = "ODCS";
    text.standardVersion = "v3.1.0";
    text.domain = "sales";
    text.product = "orders";
    ContractServer server;
    server.name = "production";
    server.type = "snowflake";
    server.fields = {{"account", "ACME_EU1"}, {"database", "SHOP"}, {"schema", "MARTS"}};
    text.servers = {server};
    ContractObject object;
    object.name = "orders";
    object.physicalName = "ORDERS";
    object.description = "One row per order, as promised";
    object.properties
        = {column("order_id", "VARCHAR", "The order's number"), column("email", "VARCHAR")};
    object.properties[0].nullable = false;
    object.properties[1].classification = Classification::Restricted;
    object.properties[1].personal = true;
    text.objects = {object};
    ContractMember member;
    member.username = "ana@shop.example";
    member.name = "Ana Ruiz";
    member.role = "Data Steward";
    text.team = {member};
    staged.take(std::move(record), {});
    return staged;
}

/// ODPS: the product whose output port is that contract.
inline catalog::StagedDocument product()
{
    catalog::StagedDocument staged = document("odps", "products/orders.yaml");
    ProductRecord record;
    record.id = "orders";
    record.name = "Orders";
    record.version = "2.0.0";
    record.rawStatus = "active";
    record.domain = "Sales";
    record.archetype = Archetype::SourceAligned;
    record.description = "All orders";
    record.owners = {owner("Maya Lindqvist", "maya@shop.example")};
    PortRecord port;
    port.name = "orders";
    port.version = "1";
    port.contractId = "orders-contract";
    port.contractVersion = "1.0.0";
    port.status = "active";
    record.ports = {port};
    staged.take(std::move(record), {});
    return staged;
}

/// OpenLineage: what a run saw of the same table, under its own spelling.
inline catalog::StagedDocument events()
{
    catalog::StagedDocument staged = document("openlineage", "events.ndjson");
    staged.generatedAt = at("2026-11-22T00:00:00Z");
    AssetRecord seen;
    seen.ref = openLineage("snowflake", "acme-eu1", "SHOP.MARTS.ORDERS");
    seen.columns = {column("ORDER_ID", "VARCHAR(36)"), column("EMAIL", "VARCHAR(200)")};
    seen.columnsComplete = true;
    seen.rowCount = 1200;
    staged.take(std::move(seen), {});
    EdgeRecord edge;
    edge.from = openLineage("snowflake", "acme-eu1", "SHOP.MARTS.RAW_ORDERS");
    edge.to = openLineage("snowflake", "acme-eu1", "SHOP.MARTS.ORDERS");
    edge.jobNamespace = "airflow";
    edge.jobName = "SHOP.MARTS.shop.orders";
    edge.basis = EdgeBasis::Observed;
    edge.columns = {{"ORDER_ID", "ORDER_ID", FlowClass::Direct, "IDENTITY", {}, false}};
    staged.take(std::move(edge), {});
    JobRecord job;
    job.nameSpace = "airflow";
    job.name = "SHOP.MARTS.shop.orders";
    job.type = "DBT MODEL";
    staged.take(std::move(job), {});
    ResultRecord result;
    result.ruleKey = "test.shop.not_null_orders_order_id";
    result.runKey = "run-1";
    result.executedAt = at("2026-11-22T01:00:00Z");
    result.outcome = Outcome::Pass;
    staged.take(std::move(result), {});
    return staged;
}

inline Result<catalog::ImportOutcome>
import(store::Connection &db, std::vector<catalog::StagedDocument> documents,
       const std::function<void(catalog::ImportRequest &)> &change = {})
{
    auto transaction = store::Transaction::begin(db);
    if (!transaction)
        return transaction.error();
    catalog::ImportRequest request;
    request.documents = std::move(documents);
    request.now = at("2026-11-24T08:00:00Z");
    if (change)
        change(request);
    auto outcome = catalog::writeImport(db, std::move(request), {}, {});
    if (!outcome)
        return outcome;
    if (auto status = transaction->commit(); !status)
        return status.error();
    return outcome;
}

} // namespace meshscope::tests
