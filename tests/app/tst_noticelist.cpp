// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/noticelist.h"
#include "support/testprogram.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using meshscope::app::NoticeList;

class NoticeListTest : public QObject
{
    Q_OBJECT

private slots:
    void theNewestComesFirst()
    {
        NoticeList list;
        const QAbstractItemModelTester tester(
            &list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy added(&list, &NoticeList::added);
        list.add(NoticeList::Kind::Information, QStringLiteral("first"));
        list.add(NoticeList::Kind::Failure, QStringLiteral("second"),
                 QStringLiteral("meshscope:map"));
        QCOMPARE(list.count(), 2);
        QCOMPARE(list.data(list.index(0), NoticeList::TextRole).toString(),
                 QStringLiteral("second"));
        QVERIFY(list.data(list.index(0), NoticeList::IsErrorRole).toBool());
        QCOMPARE(added.count(), 2);
        QCOMPARE(added[1][2].toString(), QStringLiteral("meshscope:map"));
    }

    void readingThemClearsTheMark()
    {
        NoticeList list;
        list.add(NoticeList::Kind::Information, QStringLiteral("one"));
        QCOMPARE(list.unread(), 1);
        list.markRead();
        QCOMPARE(list.unread(), 0);
        QCOMPARE(list.count(), 1);
    }

    void whatSomebodyDidIsShownToThemAlone()
    {
        NoticeList list;
        const QAbstractItemModelTester tester(
            &list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto shown = [&list] {
            QStringList texts;
            for (int row = 0; row < list.count(); ++row)
                texts << list.data(list.index(row), NoticeList::TextRole).toString();
            return texts.join(QLatin1Char(' '));
        };
        QVERIFY(!list.acts());
        list.add(NoticeList::Kind::Failure, QStringLiteral("disk"));
        list.setPerson(QStringLiteral("maya"));
        list.addOwn(NoticeList::Kind::Information, QStringLiteral("approved"));
        QCOMPARE(shown(), QStringLiteral("approved disk"));
        list.setPerson(QStringLiteral("ana"));
        QCOMPARE(shown(), QStringLiteral("disk"));
        list.markRead();
        list.addOwn(NoticeList::Kind::Information, QStringLiteral("rejected"));
        QCOMPARE(shown(), QStringLiteral("rejected disk"));
        QCOMPARE(list.unread(), 1);
        list.setPerson({});
        QVERIFY(!list.acts());
        QCOMPARE(shown(), QStringLiteral("disk"));
        list.setPerson(QStringLiteral("maya"));
        QCOMPARE(shown(), QStringLiteral("approved disk"));
        QCOMPARE(list.unread(), 1); // hers was never shown while she looked
        for (int i = 0; i < 150; ++i)
            list.add(NoticeList::Kind::Information, QString::number(i));
        QCOMPARE(list.count(), 100);
    }

    void theListIsBounded()
    {
        NoticeList list;
        const QAbstractItemModelTester tester(
            &list, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int i = 0; i < 150; ++i)
            list.add(NoticeList::Kind::Information, QString::number(i));
        QCOMPARE(list.count(), 100);
        QCOMPARE(list.data(list.index(0), NoticeList::TextRole).toString(), QStringLiteral("149"));
    }
};

MESHSCOPE_TEST(NoticeListTest, QCoreApplication)
#include "tst_noticelist.moc"
