// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/rowlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <numeric>

using namespace meshscope::app;

class RowListModelTest : public QObject
{
    Q_OBJECT

    using Model = RowListModel<int>;

    static std::unique_ptr<Model> model()
    {
        return std::make_unique<Model>(
            Model::Roles {{"number", [](const int &row) { return QVariant(row); }}});
    }
    static std::vector<int> numbers(std::size_t count)
    {
        std::vector<int> rows(count);
        std::iota(rows.begin(), rows.end(), 0);
        return rows;
    }

private slots:
    void aShortListIsThereAtOnce()
    {
        const auto list = model();
        list->setRows(numbers(4));
        QCOMPARE(list->rowCount(), 4);
        QCOMPARE(unfinishedLists(), 0);
    }

    void aLongListThatWasEmptyComesPieceByPiece()
    {
        const auto list = model();
        const QAbstractItemModelTester tester(list.get());
        const QSignalSpy inserted(list.get(), &QAbstractItemModel::rowsInserted);
        list->setRows(numbers(500));
        QVERIFY(list->rowCount() < 20);
        QVERIFY(!list->isWhole());
        QCOMPARE(list->rows().size(), std::size_t {500}); // the rows themselves are known
        QCOMPARE(unfinishedLists(), 1);
        QTRY_COMPARE(list->rowCount(), 500);
        QVERIFY(list->isWhole());
        QCOMPARE(unfinishedLists(), 0);
        QVERIFY(inserted.size() > 5);
        QCOMPARE(list->data(list->index(499), Qt::UserRole).toInt(), 499);
    }

    void aListThatHadRowsIsSwappedAtOnce()
    {
        const auto list = model();
        list->setRows(numbers(3));
        list->setRows(numbers(200));
        QCOMPARE(list->rowCount(), 200); // it stays where it was scrolled to
        QCOMPARE(unfinishedLists(), 0);
    }

    void rowsThatCameBeforeTheOldOnesWereOutReplaceThem()
    {
        const auto list = model();
        const QAbstractItemModelTester tester(list.get());
        list->setRows(numbers(100));
        list->setRows(numbers(2));
        QCOMPARE(list->rowCount(), 2);
        QCOMPARE(unfinishedLists(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(list->rowCount(), 2);
    }

    void aListThatGoesAwayIsNotWaitedFor()
    {
        auto list = model();
        list->setRows(numbers(100));
        QCOMPARE(unfinishedLists(), 1);
        list.reset();
        QCOMPARE(unfinishedLists(), 0);
    }
};

MESHSCOPE_TEST(RowListModelTest, QCoreApplication)
#include "tst_rowlistmodel.moc"
