// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/integrity.h"

#include "base/hash.h"

namespace meshscope::workspace {

namespace {

constexpr std::size_t mostFindings = 100;

/// Compares a blob column with a digest column over a whole table.
class DigestCheck
{
public:
    DigestCheck(store::Connection &db, IntegrityReport &report, const std::stop_token &stop)
        : m_db(db)
        , m_report(report)
        , m_stop(stop)
    {
    }

    /// `sql` gives: blob, digest, a name for people.
    template<typename Digest>
    Status run(std::string_view what, std::string_view sql, Digest digestOf, std::int64_t &count)
    {
        std::size_t found = 0;
        auto rows = m_db.prepare(sql);
        while (rows.step()) {
            if (m_stop.stop_requested())
                return Error {ErrorCode::Cancelled, "cancelled", {}};
            ++count;
            const std::string digest = digestOf(rows.blob(0));
            // A digest may carry a suffix (shifted demo documents); the first part is the hash.
            if (rows.text(1).substr(0, digest.size()) == digest || ++found > mostFindings)
                continue;
            m_report.findings.push_back({std::string(what),
                                         std::string(rows.text(2))
                                             + " is not as it was stored; import its source again, "
                                               "or go back to a backup"});
        }
        return rows.finish();
    }

private:
    store::Connection &m_db;
    IntegrityReport &m_report;
    std::stop_token m_stop;
};

} // namespace

Result<IntegrityReport> verifyCatalog(Reader &reader, const std::stop_token &stop)
{
    IntegrityReport report;
    store::Connection &db = reader.db();
    if (const auto status = db.verify(); !status)
        report.findings.push_back({"file", status.error().message});
    DigestCheck check(db, report, stop);
    if (auto status = check.run("statements",
                                "SELECT s.body, s.hash, e.name FROM statement s"
                                " JOIN entity e ON e.id = s.entity_id",
                                xxh128Hex, report.statements);
        !status)
        return status.error();
    if (auto status = check.run("contracts",
                                "SELECT v.body, v.content_hash, e.name || ' ' || v.version"
                                " FROM contract_version v JOIN entity e ON e.id = v.contract_id",
                                sha256Hex, report.contracts);
        !status)
        return status.error();
    if (auto status = check.run("documents",
                                "SELECT raw, digest, path FROM source_doc"
                                " WHERE raw IS NOT NULL AND digest <> ''",
                                sha256Hex, report.documents);
        !status)
        return status.error();
    auto audit = verifyAudit(db, AuditExtent::Whole, stop);
    if (!audit)
        return audit.error();
    report.audit = std::move(*audit);
    if (!report.audit.intact)
        report.findings.push_back({"audit", report.audit.problem});
    return report;
}

} // namespace meshscope::workspace
