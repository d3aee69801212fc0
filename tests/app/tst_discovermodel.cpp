// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/discovermodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;
using workspace::DiscoverGroup;
using workspace::DiscoverHit;
using workspace::Group;

namespace {

DiscoverGroup group(Group kind, std::initializer_list<const char *> names, std::size_t total)
{
    DiscoverGroup made;
    made.group = kind;
    made.total = total;
    for (const char *name : names) {
        DiscoverHit hit;
        hit.group = kind;
        hit.name = name;
        made.hits.push_back(hit);
    }
    return made;
}

} // namespace

class TestDiscoverModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyGroupHasAHeadWithShownAndTotal();
    void movingSkipsTheHeads();
    void aMatchedDescriptionShiftsItsMarksBehindTheReason();
    void whatEndsSaysSoInAWord();
    void newRowsReplaceTheOldOnes();

private:
    std::unique_ptr<DiscoverModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestDiscoverModel::init()
{
    m_model = std::make_unique<DiscoverModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    m_model->setGroups({group(Group::Products, {"Net Orders"}, 1),
                        group(Group::Datasets, {"net_orders", "orders"}, 12)});
}

void TestDiscoverModel::everyGroupHasAHeadWithShownAndTotal()
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row);
        if (index.data(DiscoverModel::IsHeadRole).toBool())
            lines << QStringLiteral("%1 %2/%3")
                         .arg(index.data(DiscoverModel::GroupTitleRole).toString())
                         .arg(index.data(DiscoverModel::ShownRole).toInt())
                         .arg(index.data(DiscoverModel::TotalRole).toInt());
        else
            lines << index.data(DiscoverModel::NameRole).toString();
    }
    QCOMPARE(lines.join(QLatin1Char('|')),
             QStringLiteral("Products 1/1|Net Orders|Datasets 2/12|net_orders|orders"));
}

void TestDiscoverModel::movingSkipsTheHeads()
{
    QCOMPARE(m_model->nextHit(-1, 1), 1);
    QCOMPARE(m_model->nextHit(1, 1), 3);
    QCOMPARE(m_model->nextHit(3, -1), 1);
    QCOMPARE(m_model->nextHit(1, -1), 1); // nothing above: stays
    QCOMPARE(m_model->nextHit(4, 1), 4);
}

void TestDiscoverModel::aMatchedDescriptionShiftsItsMarksBehindTheReason()
{
    DiscoverGroup found = group(Group::Products, {"Returns"}, 1);
    found.hits[0].reason = search::Reason::Description;
    found.hits[0].snippet = "from net orders";
    found.hits[0].snippetRanges = {{5, 3}};
    m_model->setGroups({found});
    const QString reason = m_model->index(1).data(DiscoverModel::ReasonRole).toString();
    const QVariantList ranges = m_model->index(1).data(DiscoverModel::ReasonRangesRole).toList();
    QCOMPARE(reason.mid(ranges[0].toInt(), ranges[1].toInt()), QStringLiteral("net"));
}

void TestDiscoverModel::whatEndsSaysSoInAWord()
{
    DiscoverGroup products = group(Group::Products, {"Extract", "Net Orders"}, 2);
    products.hits[0].status = ProductStatus::Deprecated;
    products.hits[1].status = ProductStatus::Active;
    m_model->setGroups({products});
    const auto ending = [this](int row) {
        return m_model->index(row).data(DiscoverModel::EndingRole).toString();
    };
    QCOMPARE(ending(1), QStringLiteral("Deprecated"));
    QCOMPARE(ending(2), QString());
}

void TestDiscoverModel::newRowsReplaceTheOldOnes()
{
    m_model->setGroups({});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->nextHit(-1, 1), -1);
}

MESHSCOPE_TEST(TestDiscoverModel, QCoreApplication)
#include "tst_discovermodel.moc"
