// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/audittext.h"
#include "workspace/auditlog.h"

#include <QTest>

using namespace meshscope;

class AuditTextTest : public QObject
{
    Q_OBJECT

private slots:
    void everyActionOfTheRecordHasWords_data()
    {
        QTest::addColumn<QString>("action");
        for (const std::string_view action : workspace::auditActions())
            QTest::newRow(std::string(action).c_str())
                << QString::fromLatin1(action.data(), static_cast<qsizetype>(action.size()));
    }
    void everyActionOfTheRecordHasWords()
    {
        QFETCH(QString, action);
        const QString words = app::auditActionText(action.toStdString());
        QVERIFY(words.front().isUpper());
        QVERIFY(words.compare(QString(action).replace(u'_', u' '), Qt::CaseInsensitive) != 0);
    }
    void everyActionOfTheRecordHasAKind()
    {
        std::size_t inKinds = 0;
        for (const char *kind : {"requests", "decisions", "grants", "files", "identity"})
            inKinds += app::auditActionsOf(QLatin1String(kind)).size();
        QCOMPARE(inKinds, workspace::auditActions().size());
        QVERIFY(app::auditActionsOf({}).empty());
        QVERIFY(app::auditActionsSaying(QStringLiteral("grant SUSP"))
                == std::vector<std::string> {"suspend"});
    }
    void statesAndRolesAreSaidInWords()
    {
        access::AuditEvent event;
        event.action = "ask_info";
        event.fromState = "submitted";
        event.toState = "needs_info";
        QCOMPARE(app::auditChangeText(event), QStringLiteral("In review → Question asked"));
        event.action = "suspend";
        event.fromState = "active";
        event.toState = "suspended";
        QCOMPARE(app::auditChangeText(event), QStringLiteral("Active → Suspended"));
        event.action = "created_now";
        event.fromState = "none";
        event.toState = "active";
        QCOMPARE(app::auditChangeText(event), QStringLiteral("Active"));
        QCOMPARE(app::auditStateText("superseded", "renewed"), QStringLiteral("Renewed"));
        QCOMPARE(app::auditStateText("superseded", "target_gone"), QStringLiteral("Superseded"));
        QCOMPARE(app::auditStateText("in effect", "undo_import"), QStringLiteral("In effect"));
        QCOMPARE(app::auditRoleText("domain_steward"), QStringLiteral("Domain steward"));
        QCOMPARE(app::auditRoleText("night_watch"), QStringLiteral("Night watch"));
    }
    void acceptedConditionsAreSaidInsteadOfTheirDigest()
    {
        access::AuditEvent event;
        event.action = "accept";
        event.actorLabel = "Clara Beck";
        event.reason = "sha256:0123456789abcdef";
        event.snapshot = R"({"conditions":[{"columns":["a","b"],"kind":"mask_columns"}]})";
        QCOMPARE(app::auditReasonText(event), QStringLiteral("mask columns: a, b"));
        QVERIFY(app::auditDetailText(event).contains(QStringLiteral("sha256:0123456789abcdef")));
        event.reason = "For the budget";
        QCOMPARE(app::auditReasonText(event), QStringLiteral("For the budget"));
    }
    void anActionOfANewerProgramIsShownAsItIsWritten()
    {
        QCOMPARE(app::auditActionText("hand_over"), QStringLiteral("hand over"));
    }
};

MESHSCOPE_TEST(AuditTextTest, QCoreApplication)
#include "tst_audittext.moc"
