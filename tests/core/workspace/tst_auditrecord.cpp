// SPDX-License-Identifier: GPL-3.0-or-later
#include "deskfixture.h"
#include "support/testprogram.h"
#include "workspace/auditexport.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace meshscope::workspace::test;

class TestAuditRecord : public QObject, private DeskFixture
{
    Q_OBJECT

private slots:
    void init() { open(); }

    void tamperingWithTheRecordIsFound()
    {
        approved();
        m_catalog->run("DROP TRIGGER audit_event_keep_update");
        m_catalog->run("UPDATE audit_event SET reason='fine' WHERE seq=3");
        auto check = verifyAudit(db(), AuditExtent::Whole, {});
        QVERIFY(check && !check->intact);
        QCOMPARE(check->brokenSeq, 3);
    }

    void theRecordCannotBeChangedByTheProgram()
    {
        approved();
        QVERIFY(!db().execute("UPDATE audit_event SET reason='x'"));
        QVERIFY(!db().execute("DELETE FROM audit_event"));
    }

    void theExportCarriesTheHeadAndIsRecordedItself()
    {
        approved();
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("audit.jsonl")).toStdString();
        auto count = exportAuditFile(db(), AuditFormat::JsonLines, path, person("ana"), now());
        QVERIFY2(count.has_value(), count ? "" : count.error().message.c_str());
        QCOMPARE(*count, 7);
        std::ifstream file(path);
        std::string line;
        int lines = 0;
        std::string last;
        while (std::getline(file, line)) {
            ++lines;
            last = line;
        }
        QCOMPARE(lines, 8);
        const auto end = access::parseJson(last);
        QVERIFY(end);
        QCOMPARE(end->memberText("head"), verifyAudit(db(), AuditExtent::Whole, {})->head);
        QVERIFY(actions().ends_with("export_audit"));
    }

    void everyEventNamesWhatItIsOn()
    {
        const std::string grant = grantUidOf(approved());
        VERIFY_DONE(changeGrant(db(), grant, person("maya"), GrantAction::Revoke,
                                "Not used any more.", now()));
        auto page = auditPage(db(), {}, 0, 100);
        QVERIFY(page);
        QCOMPARE(page->events.front().action, std::string("revoke"));
        for (const AuditRow &row : page->events) {
            QCOMPARE(row.subject,
                     std::string("Net Orders / curated.net_orders for regional-finance"));
            const auto snapshot = access::parseJson(row.snapshot); // also when the grant is gone
            QCOMPARE(snapshot->memberText("consumer"), std::string("regional-finance"));
        }
    }

    void theRecordIsFilteredByActionAndText()
    {
        const std::string grant = grantUidOf(approved());
        VERIFY_DONE(changeGrant(db(), grant, person("maya"), GrantAction::Revoke,
                                "Not used any more.", now()));
        const auto found = [this](const AuditFilter &filter) {
            const auto page = auditPage(db(), filter, 0, 2);
            if (!page)
                return page.error().message;
            std::string text = std::to_string(page->total) + "/" + std::to_string(page->whole);
            for (const AuditRow &row : page->events)
                text += " " + row.action;
            return text;
        };
        QCOMPARE(found({}), std::string("7/7 revoke created_future"));
        QCOMPARE(found({{}, {"submit", "revoke"}, {}, {}}), std::string("2/7 revoke submit"));
        QCOMPARE(found({{}, {}, "NOT USED", {}}), std::string("1/7 revoke"));
        QCOMPARE(found({{}, {"submit"}, "not used", {}}), std::string("0/7"));
        QCOMPARE(found({{}, {}, "Curated.Net", {}}), std::string("7/7 revoke created_future"));
        QCOMPARE(found({{}, {}, "maya", {}}), std::string("2/7 revoke vote_approve"));
        QCOMPARE(found({{}, {}, "sent", {"submit"}}), std::string("1/7 submit"));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = auditPage(db(), {{}, {}, "x", {}}, 0, 2, stop.get_token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }

    void theExportForTablesSaysWhatEachEventIsOn()
    {
        approved();
        std::string text;
        const auto count = exportAudit(
            db(), AuditFormat::Csv, "standard output",
            [&text](std::string_view lines) { return !text.append(lines).empty(); }, {}, now());
        QVERIFY2(count.has_value(), count ? "" : count.error().message.c_str());
        QCOMPARE(*count, 7);
        QVERIFY(text.starts_with(R"("seq","at","actor","role","account","action","on",)"));
        QVERIFY(text.find(R"(,"submit","Net Orders / curated.net_orders for regional-finance",)")
                != std::string::npos);
        QVERIFY(text.find(R"(,"export_audit","standard output",)") != std::string::npos);
        const auto refused = exportAudit(
            db(), AuditFormat::Csv, "x", [](std::string_view) { return false; }, {}, now());
        QVERIFY(!refused);
        QCOMPARE(auditPage(db(), {}, 0, 1)->whole, 7); // what was not written is not recorded
    }
};

MESHSCOPE_TEST(TestAuditRecord, QCoreApplication)
#include "tst_auditrecord.moc"
