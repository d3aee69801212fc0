// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/navigator.h"
#include "support/testprogram.h"

#include <QSignalSpy>
#include <QTest>

using meshscope::app::Navigator;

class NavigatorTest : public QObject
{
    Q_OBJECT

private slots:
    void aLinkHasPageUidAndQuery()
    {
        Navigator navigator;
        navigator.open(QStringLiteral("meshscope:lineage/0a1b?up=2&column=net%20amount"));
        QCOMPARE(navigator.page(), QStringLiteral("lineage"));
        QCOMPARE(navigator.uid(), QStringLiteral("0a1b"));
        QCOMPARE(navigator.query().value(QStringLiteral("up")).toString(), QStringLiteral("2"));
        QCOMPARE(navigator.query().value(QStringLiteral("column")).toString(),
                 QStringLiteral("net amount"));
    }

    void aPlusIsABlankAndAnEscapedPlusIsAPlus()
    {
        Navigator navigator;
        navigator.open(QStringLiteral("discover?q=net+ord%2B1"));
        QCOMPARE(navigator.query().value(QStringLiteral("q")).toString(),
                 QStringLiteral("net ord+1"));
    }

    void builtLinksAreReadBack()
    {
        Navigator navigator;
        const QString text = QStringLiteral("a&b=c?d/e+f%20 ü \u202e<img>");
        navigator.open(
            Navigator::linkTo(QStringLiteral("discover"), text, {{QStringLiteral("q"), text}}));
        QCOMPARE(navigator.uid(), text);
        QCOMPARE(navigator.query().value(QStringLiteral("q")).toString(), text);
    }

    void backAndForwardRetraceTheWay()
    {
        Navigator navigator;
        for (const char *page : {"discover", "product/1", "lineage/1"})
            navigator.open(QString::fromLatin1(page));
        navigator.back();
        navigator.back();
        QCOMPARE(navigator.page(), QStringLiteral("discover"));
        QVERIFY(!navigator.canGoBack());
        navigator.forward();
        QCOMPARE(navigator.page(), QStringLiteral("product"));
        navigator.open(QStringLiteral("map"));
        QVERIFY(!navigator.canGoForward());
        navigator.back();
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:product/1"));
    }

    void replacingLeavesNoStepOfHistory()
    {
        Navigator navigator;
        navigator.open(QStringLiteral("discover"));
        navigator.open(QStringLiteral("map"));
        navigator.replace(QStringLiteral("map?weight=ports"));
        navigator.back();
        QCOMPARE(navigator.page(), QStringLiteral("discover"));
    }

    void aPageThatIsWorkedInComesBackAsItWasLeft()
    {
        Navigator navigator;
        navigator.openPage(QStringLiteral("lineage"));
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:lineage"));
        navigator.open(QStringLiteral("lineage/1?up=2"));
        navigator.replace(QStringLiteral("lineage/1?up=3"));
        navigator.openPage(QStringLiteral("access"));
        navigator.openPage(QStringLiteral("lineage"));
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:lineage/1?up=3"));
        navigator.openPage(QStringLiteral("lineage")); // asked for again: from its start
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:lineage"));

        navigator.open(QStringLiteral("access?tab=audit"));
        navigator.openPage(QStringLiteral("discover"));
        navigator.openPage(QStringLiteral("access"));
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:access"));

        navigator.open(QStringLiteral("map?weight=ports"));
        navigator.open(QStringLiteral("discover"));
        navigator.forgetPlaces();
        navigator.openPage(QStringLiteral("map"));
        QCOMPARE(navigator.link(), QStringLiteral("meshscope:map"));
    }

    void theSameLinkIsNoStep()
    {
        Navigator navigator;
        navigator.open(QStringLiteral("discover"));
        navigator.open(QStringLiteral("meshscope:discover"));
        QVERIFY(!navigator.canGoBack());
    }

    void malformedLinksAreRefused_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("empty") << QString();
        QTest::newRow("other scheme") << QStringLiteral("file:///etc/passwd");
        QTest::newRow("script") << QStringLiteral("javascript:alert(1)");
        QTest::newRow("option") << QStringLiteral("--help");
        QTest::newRow("capitals") << QStringLiteral("meshscope:Discover");
        QTest::newRow("long") << QStringLiteral("discover?q=") + QString(5000, u'a');
    }
    void malformedLinksAreRefused()
    {
        QFETCH(const QString, link);
        Navigator navigator;
        navigator.open(QStringLiteral("map"));
        QSignalSpy refused(&navigator, &Navigator::refused);
        QSignalSpy changed(&navigator, &Navigator::linkChanged);
        navigator.open(link);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(navigator.page(), QStringLiteral("map"));
    }

    void webAddressesAreAskedAboutAndNotGoneTo()
    {
        Navigator navigator;
        navigator.open(QStringLiteral("map"));
        QSignalSpy asked(&navigator, &Navigator::externalRequested);
        navigator.open(QStringLiteral("HTTPS://example.org/x"));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(navigator.page(), QStringLiteral("map"));
    }

    void historyIsBounded()
    {
        Navigator navigator;
        for (int i = 0; i < 1000; ++i)
            navigator.open(QStringLiteral("product/%1").arg(i));
        int steps = 0;
        for (; navigator.canGoBack(); ++steps)
            navigator.back();
        QCOMPARE(steps, 200);
    }
};

MESHSCOPE_TEST(NavigatorTest, QCoreApplication)
#include "tst_navigator.moc"
