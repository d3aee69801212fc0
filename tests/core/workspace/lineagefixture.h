// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "base/time.h"
#include "model/column.h"
#include "model/records.h"
#include "workspace/catalogfile.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace meshscope::workspace::test {

/// A catalog built row by row: names stand for uids, so that tests read like what they test.
class LineageCatalog
{
public:
    LineageCatalog()
        : m_path(m_folder.filePath(QStringLiteral("lineage.meshscope")).toStdString())
    {
        auto db = store::Connection::create(m_path);
        if (!db) {
            fail(db.error());
            return;
        }
        m_db = std::make_unique<store::Connection>(std::move(*db));
        run("INSERT INTO source(id,uid,kind,name) VALUES(1,'s','test','test')");
        run("INSERT INTO import_run(id,source_id,mode,started_at,state) VALUES(1,1,'full',0,'ok')");
        run("INSERT INTO "
            "source_doc(id,source_id,path,locator,format,digest,bytes,first_run,last_run)"
            " VALUES(1,1,'a','a','test','0',0,1,1)");
    }

    void domain(const std::string &name)
    {
        const auto id = entity(name, "domain");
        run("INSERT INTO domain(id,slot) VALUES(" + id + "," + std::to_string(m_slots++) + ")");
    }
    void product(const std::string &name, const std::string &domain)
    {
        const auto id = entity(name, "product");
        run("INSERT INTO product(id,domain_id,status) VALUES(" + id + "," + idOf(domain)
            + ",'active')");
    }
    /// `product` and `domain` may be empty.
    void dataset(const std::string &name, const std::string &product, const std::string &domain)
    {
        const auto id = entity(name, "asset");
        run("INSERT INTO asset(id,atype,qualified_name,product_id,domain_id) VALUES(" + id
            + ",'table','db.shop." + name + "'," + idOf(product) + "," + idOf(domain) + ")");
    }
    void columns(const std::string &dataset, const std::vector<std::string> &paths)
    {
        std::vector<Column> columns;
        for (const std::string &path : paths)
            columns.emplace_back().path = path;
        run("UPDATE asset SET column_count=" + std::to_string(paths.size())
            + " WHERE id=" + idOf(dataset));
        auto insert = m_db->prepare("INSERT INTO asset_columns(asset_id,body) VALUES(?1,?2)");
        keep(insert.bind(1, m_ids.at(dataset)).bindBlob(2, pack(columns)).run());
    }
    void port(const std::string &name, const std::string &product, const std::string &dataset)
    {
        const auto id = entity(name, "port");
        run("INSERT INTO port(id,product_id,direction,name,status) VALUES(" + id + ","
            + idOf(product) + ",'output','" + name + "','active')");
        run("INSERT INTO port_asset(port_id,asset_id,basis) VALUES(" + id + "," + idOf(dataset)
            + ",'declared')");
    }
    /// `columns`: {"from", "to"} pairs; a class other than direct is given by `flow`.
    void flow(const std::string &from, const std::string &to,
              const std::vector<std::pair<std::string, std::string>> &columns = {},
              FlowClass flow = FlowClass::Direct)
    {
        run("INSERT INTO edge(from_id,to_id,basis,first_seen_at,last_seen_at) VALUES(" + idOf(from)
            + "," + idOf(to) + ",'declared',0,0)");
        std::vector<ColumnFlow> flows;
        for (const auto &[a, b] : columns)
            flows.push_back({a, b, flow, {}, {}, false});
        auto insert = m_db->prepare("INSERT INTO edge_doc(edge_id,doc_id,run_id,basis,columns) "
                                    "VALUES(?1,1,1,'declared',?2)");
        insert.bind(1, m_db->lastInsertId());
        if (!flows.empty())
            insert.bindBlob(2, pack(flows));
        keep(insert.run());
    }

    /// Ends building, so that others may open the file.
    void close() { m_db.reset(); }
    const std::string &path() const { return m_path; }

    Reader &reader()
    {
        if (!m_reader) {
            close();
            auto reader = Reader::open(m_path, *parseTime("2026-11-24T08:42:00Z"), {});
            if (reader)
                m_reader = std::move(*reader);
            else
                fail(reader.error());
        }
        return *m_reader;
    }
    EntityId id(const std::string &name) const { return m_ids.at(name); }
    const std::string &error() const { return m_error; }

private:
    std::string entity(const std::string &name, const std::string &kind)
    {
        run("INSERT INTO entity(uid,kind,name,first_seen_at,last_seen_at) VALUES('" + name + "','"
            + kind + "','" + name + "',0,0)");
        m_ids[name] = EntityId {m_db->lastInsertId()};
        return std::to_string(m_db->lastInsertId());
    }
    std::string idOf(const std::string &name) const
    {
        return name.empty() ? "NULL" : std::to_string(m_ids.at(name).value);
    }
    void run(const std::string &sql) { keep(m_db->execute(sql)); }
    void keep(const Status &status)
    {
        if (!status)
            fail(status.error());
    }
    void fail(const Error &error)
    {
        if (m_error.empty())
            m_error = error.message + ' ' + error.where;
    }

    QTemporaryDir m_folder;
    std::string m_path;
    std::string m_error;
    std::map<std::string, EntityId> m_ids;
    int m_slots = 0;
    std::unique_ptr<store::Connection> m_db;
    std::unique_ptr<Reader> m_reader;
};

} // namespace meshscope::workspace::test
