// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/columntreemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <chrono>

using namespace meshscope;
using namespace meshscope::app;
using workspace::DatasetColumn;

namespace {

DatasetColumn column(const char *path, int depth, bool hasChildren = false)
{
    DatasetColumn made;
    made.column.path = path;
    made.column.name = std::string(path).substr(std::string(path).rfind('.') + 1);
    made.depth = depth;
    made.hasChildren = hasChildren;
    return made;
}

std::vector<DatasetColumn> nested()
{
    return {column("id", 0),
            column("address", 0, true),
            column("address.city", 1),
            column("address.geo", 1, true),
            column("address.geo.lat", 2),
            column("total", 0)};
}

QString dump(const ColumnTreeModel &model)
{
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row);
        lines << QString(model.data(index, ColumnTreeModel::DepthRole).toInt(), QLatin1Char('.'))
                + model.data(index, ColumnTreeModel::NameRole).toString();
    }
    return lines.join(QLatin1Char(' '));
}

} // namespace

class TestColumnTreeModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void smallDatasetsOpenUnfolded();
    void foldingHidesTheWholeSubtree();
    void unfoldingKeepsInnerFolds();
    void aFilterShowsMatchesWithTheirParents();
    void clearingTheFilterBringsTheFoldsBack();
    void theParentOfARowIsFound();
    void hostileNamesPassTheGate();
    void tenThousandColumnsFilterWithinAFrame();

private:
    std::unique_ptr<ColumnTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestColumnTreeModel::init()
{
    m_model = std::make_unique<ColumnTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_model->setColumns(nested());
}

void TestColumnTreeModel::smallDatasetsOpenUnfolded()
{
    QCOMPARE(dump(*m_model), QStringLiteral("id address .city .geo ..lat total"));
    QCOMPARE(m_model->total(), 6);
    QVERIFY(m_model->isNested());
}

void TestColumnTreeModel::foldingHidesTheWholeSubtree()
{
    m_model->toggle(1);
    QCOMPARE(dump(*m_model), QStringLiteral("id address total"));
    QCOMPARE(m_model->shown(), 3);
}

void TestColumnTreeModel::unfoldingKeepsInnerFolds()
{
    m_model->setExpanded(3, false);
    m_model->toggle(1);
    m_model->toggle(1);
    QCOMPARE(dump(*m_model), QStringLiteral("id address .city .geo total"));
}

void TestColumnTreeModel::aFilterShowsMatchesWithTheirParents()
{
    m_model->collapseAll();
    m_model->setFilter(QStringLiteral("LAT"));
    QCOMPARE(dump(*m_model), QStringLiteral("address .geo ..lat"));
    QCOMPARE(m_model->matches(), 1);
    const QVariantList ranges {0, 3};
    QCOMPARE(m_model->data(m_model->index(2), ColumnTreeModel::RangesRole).toList(), ranges);
}

void TestColumnTreeModel::clearingTheFilterBringsTheFoldsBack()
{
    m_model->collapseAll();
    m_model->setFilter(QStringLiteral("lat"));
    m_model->setFilter({});
    QCOMPARE(dump(*m_model), QStringLiteral("id address total"));
}

void TestColumnTreeModel::theParentOfARowIsFound()
{
    QCOMPARE(m_model->parentRow(4), 3);
    QCOMPARE(m_model->parentRow(3), 1);
    QCOMPARE(m_model->parentRow(0), -1);
}

void TestColumnTreeModel::hostileNamesPassTheGate()
{
    DatasetColumn bad = column("x", 0);
    bad.column.name = "a\nb\xe2\x80\xae";
    m_model->setColumns({bad});
    const QString name = m_model->data(m_model->index(0), ColumnTreeModel::NameRole).toString();
    QVERIFY(!name.contains(QLatin1Char('\n')));
    QVERIFY(!name.contains(QChar(0x202e)));
}

void TestColumnTreeModel::tenThousandColumnsFilterWithinAFrame()
{
    m_tester.reset(); // it looks at every row of every change
    std::vector<DatasetColumn> many;
    for (int i = 0; i < 10'000; ++i)
        many.push_back(column(("column_" + std::to_string(i)).c_str(), 0));
    m_model->setColumns(std::move(many));
    const auto begin = std::chrono::steady_clock::now();
    m_model->setFilter(QStringLiteral("column_99"));
    const auto taken = std::chrono::steady_clock::now() - begin;
    QCOMPARE(m_model->matches(), 111);
    QVERIFY2(taken < std::chrono::milliseconds(500), "unoptimised bound; release is far below");
}

MESHSCOPE_TEST(TestColumnTreeModel, QCoreApplication)
#include "tst_columntreemodel.moc"
