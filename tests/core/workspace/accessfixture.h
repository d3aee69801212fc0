// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "base/time.h"
#include "model/contract.h"
#include "model/records.h"
#include "store/connection.h"
#include "workspace/accessdesk.h"
#include "workspace/accessfacts.h"

#include <QtGlobal>

#include <map>
#include <string>
#include <vector>

/// A small catalog for the tests of access: two products, one port with a contract, a copy
/// downstream, a team and its people. Things are found by their uid, which is their name in slug
/// form.
namespace meshscope::workspace::test {

inline TimePoint now()
{
    return *parseTime("2026-11-24T09:00:00Z");
}

class AccessCatalog
{
public:
    explicit AccessCatalog(store::Connection &db)
        : m_db(db)
    {
        run("INSERT INTO source(id,uid,kind,name) VALUES(1,'src','files','fixture')");
        run("INSERT INTO "
            "source_doc(id,source_id,path,locator,format,digest,bytes,first_run,last_run) "
            "VALUES(1,1,'a.yaml','a.yaml','odcs','d',1,1,1)");
        for (const char *person : {"priya", "ben", "maya", "ana", "officer", "stranger"})
            party(person, "user");
        party("regional-finance", "team");
        member("priya", "");
        member("ben", "owner");
        domain();
        ports();
        lineage();
    }

    EntityId id(const std::string &uid) const { return idOf(m_db, uid); }

    /// Priya asks for the port on behalf of her team.
    RequestForm form(std::vector<std::string> columns = {"order_date", "customer_id"}) const
    {
        RequestForm form;
        form.portUid = "curated-net-orders";
        form.consumerUid = "regional-finance";
        form.ask.requester = id("priya");
        form.ask.role = "reader";
        form.ask.purpose = "Compare net revenue by region and week.";
        form.ask.columns = std::move(columns);
        form.ask.start = parseDay("2026-11-25");
        form.ask.end = parseDay("2027-05-01");
        return form;
    }

    void run(const std::string &sql)
    {
        const auto status = m_db.execute(sql);
        Q_ASSERT_X(status.has_value(), sql.c_str(), status ? "" : status.error().message.c_str());
    }

private:
    EntityId entity(const std::string &uid, const std::string &kind, const std::string &name)
    {
        auto row = m_db.prepare("INSERT INTO entity(uid,kind,name,first_seen_at,last_seen_at) "
                                "VALUES(?1,?2,?3,0,0)");
        const auto status = row.bind(1, uid).bind(2, kind).bind(3, name).run();
        Q_ASSERT_X(status.has_value(), "fixture", status ? "" : status.error().message.c_str());
        return EntityId {m_db.lastInsertId()};
    }

    static std::string text(EntityId id) { return std::to_string(id.value); }

    void party(const std::string &name, const std::string &type)
    {
        const EntityId party = entity(name, std::string(word(EntityKind::Party)), name);
        run("INSERT INTO party(id,ptype,email) VALUES(" + text(party) + ",'" + type + "','"
            + (type == "user" ? name + "@example.org" : "") + "')");
    }

    void member(const std::string &person, const std::string &role)
    {
        run("INSERT INTO membership(team_id,user_id,role,doc_id) VALUES("
            + text(id("regional-finance")) + "," + text(id(person)) + ",'" + role + "',1)");
    }

    void owns(EntityId thing, const std::string &person, const std::string &role)
    {
        run("INSERT INTO ownership(entity_id,party_id,role) VALUES(" + text(thing) + ","
            + text(id(person)) + ",'" + role + "')");
    }

    void domain()
    {
        const EntityId sales = entity("sales", "domain", "Sales");
        run("INSERT INTO domain(id,slot) VALUES(" + text(sales) + ",0)");
        owns(sales, "ana", "steward");
    }

    static std::vector<Column> columns()
    {
        std::vector<Column> list(3);
        list[0].path = "order_date";
        list[0].classification = Classification::Internal;
        list[1].path = "net_amount";
        list[1].classification = Classification::Confidential;
        list[2].path = "customer_id";
        list[2].classification = Classification::Confidential;
        list[2].personal = true;
        for (Column &column : list)
            column.name = column.path;
        return list;
    }

    void blob(const char *sql, std::int64_t id, const std::string &bytes)
    {
        auto row = m_db.prepare(sql);
        row.bind(1, id);
        const auto status = row.bindBlob(2, bytes).run();
        Q_ASSERT_X(status.has_value(), "fixture", status ? "" : status.error().message.c_str());
    }

    EntityId asset(const std::string &uid, const std::string &name)
    {
        const EntityId made = entity(uid, "asset", name);
        run("INSERT INTO asset(id) VALUES(" + text(made) + ")");
        return made;
    }

    void ports()
    {
        const EntityId product = entity("net-orders", "product", "Net Orders");
        run("INSERT INTO product(id,status,domain_id) VALUES(" + text(product) + ",'active',"
            + text(id("sales")) + ")");
        owns(product, "maya", "owner");
        const EntityId contract = entity("net-orders-contract", "contract", "net-orders");
        run("INSERT INTO contract(id,key) VALUES(" + text(contract) + ",'net-orders')");
        const EntityId version = entity("net-orders-3", "contract_version", "net-orders 3.2.0");
        ContractDocument document;
        document.id = "net-orders";
        document.version = "3.2.0";
        document.roles.push_back({"reader", "select", "", "", "n/a"});
        auto row
            = m_db.prepare("INSERT INTO contract_version(id,contract_id,version,standard,"
                           "content_hash,doc_id,body) VALUES(?1,?3,'3.2.0','ODCS','abc',1,?2)");
        row.bind(1, version).bind(3, contract);
        const auto status = row.bindBlob(2, pack(document)).run();
        Q_ASSERT_X(status.has_value(), "fixture", status ? "" : status.error().message.c_str());
        const EntityId port = entity("curated-net-orders", "port", "curated.net_orders");
        run("INSERT INTO port(id,product_id,direction,name,contract_key,contract_version_id) "
            "VALUES("
            + text(port) + "," + text(product) + ",'output','curated.net_orders','net-orders',"
            + text(version) + ")");
        const EntityId dataset = asset("net-orders-table", "net_orders");
        blob("INSERT INTO asset_columns(asset_id,body) VALUES(?1,?2)", dataset.value,
             pack(columns()));
        run("INSERT INTO port_asset(port_id,asset_id,basis) VALUES(" + text(port) + ","
            + text(dataset) + ",'contract')");
    }

    void lineage()
    {
        const EntityId crm = asset("crm", "crm_accounts");
        const EntityId copy = asset("store-performance", "store_performance");
        run("UPDATE asset SET owner_id=" + text(id("regional-finance"))
            + " WHERE id=" + text(copy));
        flow(crm, id("net-orders-table"),
             {{"id", "customer_id", FlowClass::Direct, {}, {}, false}});
        flow(id("net-orders-table"), copy,
             {{"order_date", "week", FlowClass::Direct, {}, {}, false},
              {"customer_id", "customer", FlowClass::Direct, {}, {}, true}});
    }

    void flow(EntityId from, EntityId to, const std::vector<ColumnFlow> &columns)
    {
        run("INSERT INTO edge(from_id,to_id,basis,first_seen_at,last_seen_at) VALUES(" + text(from)
            + "," + text(to) + ",'parsed',0,0)");
        auto row = m_db.prepare(
            "INSERT INTO edge_doc(edge_id,doc_id,run_id,basis,columns) VALUES(?1,1,1,'parsed',?2)");
        row.bind(1, m_db.lastInsertId());
        const auto status = row.bindBlob(2, pack(columns)).run();
        Q_ASSERT_X(status.has_value(), "fixture", status ? "" : status.error().message.c_str());
    }

    store::Connection &m_db;
};

} // namespace meshscope::workspace::test
