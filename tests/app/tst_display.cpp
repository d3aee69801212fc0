// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/display.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

class DisplayTest : public QObject
{
    Q_OBJECT

private slots:
    void initialsAreTwoAtMost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("initials");
        QTest::newRow("two words") << QStringLiteral("Ana Ruiz") << QStringLiteral("AR");
        QTest::newRow("three words") << QStringLiteral("Maria de Fiore") << QStringLiteral("MF");
        QTest::newRow("one word") << QStringLiteral("finance") << QStringLiteral("F");
        QTest::newRow("signs") << QStringLiteral("#sales - help") << QStringLiteral("H");
        QTest::newRow("empty") << QString() << QString();
    }
    void initialsAreTwoAtMost()
    {
        QFETCH(const QString, name);
        QTEST(initialsOf(name), "initials");
    }

    void aSuggestedFileKeepsWhatEveryFileSystemTakes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("file");
        QTest::newRow("words") << QStringLiteral("Net Orders lineage")
                               << QStringLiteral("net-orders-lineage.svg");
        QTest::newRow("column") << QStringLiteral("net_orders.net_amount")
                                << QStringLiteral("net_orders.net_amount.svg");
        QTest::newRow("folders") << QStringLiteral("../../etc/passwd")
                                 << QStringLiteral("etc-passwd.svg");
        QTest::newRow("only signs") << QStringLiteral("<*?>") << QStringLiteral("meshscope.svg");
        QTest::newRow("long") << QString(300, u'a') << QString(80, u'a') + QStringLiteral(".svg");
    }
    void aSuggestedFileKeepsWhatEveryFileSystemTakes()
    {
        QFETCH(const QString, name);
        const QUrl url = suggestedFile(name, QStringLiteral("svg"));
        QVERIFY(url.isLocalFile());
        QTEST(url.fileName(), "file");
    }

    void anAgeIsInItsLargestUnit_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("age");
        QTest::newRow("future") << -5.0 << QStringLiteral("0 s");
        QTest::newRow("seconds") << 59.9 << QStringLiteral("59 s");
        QTest::newRow("minutes") << 2520.0 << QStringLiteral("42 min");
        QTest::newRow("hours") << 7200.0 << QStringLiteral("2 h");
        QTest::newRow("days") << 5 * 86400.0 << QStringLiteral("5 d");
    }
    void anAgeIsInItsLargestUnit()
    {
        QFETCH(const double, seconds);
        QTEST(shownAge(seconds), "age");
    }

    void aCatalogIsCalledAfterItsFile()
    {
        QCOMPARE(catalogName(QStringLiteral("/x/fernhill-retail.meshscope")),
                 QStringLiteral("Fernhill retail"));
        QCOMPARE(catalogName(QStringLiteral("/x/demo-7d9e923ffdd53d01.meshscope")),
                 QStringLiteral("Fernhill demo"));
        QCOMPARE(catalogName(QStringLiteral("/x/demo-sales.meshscope")),
                 QStringLiteral("Demo sales"));
    }

    void anErrorSaysWhere()
    {
        QCOMPARE(shownError({ErrorCode::Io, "no file", "a.yaml:3"}),
                 QStringLiteral("no file (a.yaml:3)"));
        QCOMPARE(shownError({ErrorCode::Io, "no file", {}}), QStringLiteral("no file"));
    }

    void textsFromFilesPassTheGate()
    {
        QVERIFY(!shownLine("a\nb").contains(u'\n'));
        QVERIFY(!shownLine("a\xE2\x80\xAE"
                           "b")
                     .contains(QChar(0x202e)));
        QVERIFY(shownBlock("a\nb").contains(u'\n'));
    }
};

MESHSCOPE_TEST(DisplayTest, QCoreApplication)
#include "tst_display.moc"
