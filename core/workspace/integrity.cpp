// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/integrity.h"

#include "base/archive.h"
#include "base/hash.h"
#include "model/column.h"

#include <utility>

namespace meshscope::workspace {

namespace {

constexpr std::size_t mostFindings = 50;

class Check
{
public:
    Check(store::Connection &db, std::stop_token stop)
        : m_db(db)
        , m_stop(std::move(stop))
    {
    }

    Status run()
    {
        using Step = Status (Check::*)();
        for (const Step step :
             {&Check::statements, &Check::documents, &Check::contracts, &Check::columns}) {
            if (auto status = (this->*step)(); !status)
                return status;
        }
        return {};
    }

    IntegrityReport report;

private:
    void found(std::string finding)
    {
        ++report.damagedTotal;
        if (report.damaged.size() < mostFindings)
            report.damaged.push_back(std::move(finding));
    }

    bool next() { return ++report.statements % 1024 != 0 || !m_stop.stop_requested(); }

    Status end(store::Statement &rows)
    {
        if (auto status = rows.finish(); !status)
            return status;
        if (m_stop.stop_requested())
            return Error {ErrorCode::Cancelled, "the check was stopped", {}};
        return {};
    }

    Status statements()
    {
        auto rows
            = m_db.prepare("SELECT e.name, d.path, s.hash, s.body FROM statement s JOIN entity e "
                           "ON e.id=s.entity_id JOIN source_doc d ON d.id=s.doc_id");
        while (rows.step() && next()) {
            if (xxh128Hex(rows.blob(3)) != rows.text(2))
                found("what " + std::string(rows.text(1)) + " says about "
                      + std::string(rows.text(0)) + " is damaged");
        }
        return end(rows);
    }

    Status documents()
    {
        auto rows = m_db.prepare(
            "SELECT path, digest, raw FROM source_doc WHERE raw IS NOT NULL AND digest<>''");
        while (rows.step() && next()) {
            // The digest of the demo mesh's documents also names the days they were moved by.
            if (!rows.text(1).starts_with(sha256Hex(rows.blob(2))))
                found("the kept text of " + std::string(rows.text(0)) + " is damaged");
        }
        return end(rows);
    }

    Status contracts()
    {
        auto rows = m_db.prepare(
            "SELECT e.name, v.version, v.content_hash, v.body FROM contract_version v "
            "JOIN entity e ON e.id=v.id");
        while (rows.step() && next()) {
            if (sha256Hex(rows.blob(3)) != rows.text(2))
                found("contract " + std::string(rows.text(0)) + ' ' + std::string(rows.text(1))
                      + " is damaged");
        }
        return end(rows);
    }

    Status columns()
    {
        auto rows = m_db.prepare(
            "SELECT e.name, c.body FROM asset_columns c JOIN entity e ON e.id=c.asset_id");
        while (rows.step() && next()) {
            if (!unpack<std::vector<Column>>(rows.blob(1)))
                found("the columns of " + std::string(rows.text(0)) + " are damaged");
        }
        return end(rows);
    }

    store::Connection &m_db;
    std::stop_token m_stop;
};

} // namespace

Result<IntegrityReport> verifyCatalog(store::Connection &db, const std::stop_token &stop)
{
    Check check(db, stop);
    if (auto status = db.verify(); !status) {
        if (status.error().code != ErrorCode::Corrupt)
            return status.error();
        check.report.database = status.error().message;
        return check.report; // reading on could only repeat it
    }
    auto audit = verifyAudit(db, AuditExtent::Whole, stop);
    if (!audit)
        return audit.error();
    check.report.audit = std::move(*audit);
    if (auto status = check.run(); !status)
        return status.error();
    return std::move(check.report);
}

} // namespace meshscope::workspace
