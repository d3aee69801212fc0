// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/noticelist.h"

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

QTEST_GUILESS_MAIN(NoticeListTest)
#include "tst_noticelist.moc"
