// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "viewmodel/pagefacts.h"
#include "viewmodel/pageroles.h"
#include "viewmodel/pagetext.h"
#include "viewmodel/rowlistmodel.h"
#include "viewmodel/stripcards.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;
using namespace meshscope::workspace;

namespace {

QString value(const QAbstractListModel &model, int row, const char *role)
{
    return model.data(model.index(row), model.roleNames().key(role)).toString();
}

} // namespace

class TestPageRoles : public QObject
{
    Q_OBJECT

private slots:
    void aRowModelIsAnItemModel();
    void aPortWithoutContractSaysSo();
    void anUnmeasuredPromiseIsUnknown();
    void promisesReadTheSameOnEveryPage_data();
    void promisesReadTheSameOnEveryPage();
    void aTestThatNeverRanIsNotGood();
    void aCheckSaysWhatItMeasuredAndItsTitleClaimsNothing();
    void timelinessAndFreshnessAgreeOrSayWhyNot();
    void hostileNamesPassTheGate();
    void aShortStripShowsEveryNeighbour();
    void aLongStripCountsTheRest();
    void agesReadLikeAPersonSaysThem_data();
    void agesReadLikeAPersonSaysThem();
};

void TestPageRoles::aRowModelIsAnItemModel()
{
    RowListModel<Contact> model(contactRoles());
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    Contact contact;
    contact.name = "Maya Lindqvist";
    contact.role = "owner";
    model.setRows({contact});
    QCOMPARE(value(model, 0, "name"), QStringLiteral("Maya Lindqvist"));
    QCOMPARE(value(model, 0, "initials"), QStringLiteral("ML"));
    QCOMPARE(value(model, 0, "role"), QStringLiteral("Owner"));
}

void TestPageRoles::aPortWithoutContractSaysSo()
{
    RowListModel<ProductPort> model(portRoles());
    ProductPort none;
    ProductPort lost;
    lost.contractKey = "net-orders";
    ProductPort bound = lost;
    bound.contractName = "net-orders";
    bound.contractVersion = "3.2.0";
    model.setRows({none, lost, bound});
    QCOMPARE(value(model, 0, "contract"), QStringLiteral("No contract"));
    QCOMPARE(value(model, 1, "contract"), QStringLiteral("net-orders, not in the catalog"));
    QCOMPARE(value(model, 2, "contract"), QStringLiteral("net-orders 3.2.0"));
    QCOMPARE(value(model, 0, "grade"), QStringLiteral("unknown"));
    QCOMPARE(value(model, 0, "freshness"), QStringLiteral("Not known"));
}

void TestPageRoles::anUnmeasuredPromiseIsUnknown()
{
    RowListModel<ServiceLevel> model(serviceLevelRoles());
    ServiceLevel level;
    level.property = "availability";
    level.value = "99.5";
    level.unit = "%";
    model.setRows({level});
    QCOMPARE(value(model, 0, "outcome"), QStringLiteral("unknown"));
    QCOMPARE(value(model, 0, "measured"), QStringLiteral("Not known"));
    QCOMPARE(value(model, 0, "promised"), QStringLiteral("99.5 %"));
}

void TestPageRoles::promisesReadTheSameOnEveryPage_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QString>("text");
    QTest::newRow("percent") << QByteArray("99.50") << QByteArray("percent") << "99.50 %";
    QTest::newRow("duration") << QByteArray("36") << QByteArray("mo") << "36 months";
    QTest::newRow("other unit") << QByteArray("7") << QByteArray("parsec") << "7 parsec";
    QTest::newRow("words") << QByteArray("best effort") << QByteArray() << "best effort";
    QTest::newRow("moment") << QByteArray("2004-03-04T08:00:00Z") << QByteArray() << "4 Mar 2004";
}

void TestPageRoles::promisesReadTheSameOnEveryPage()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, unit);
    QTEST(promisedText(value.toStdString(), unit.toStdString()), "text");
}

void TestPageRoles::aTestThatNeverRanIsNotGood()
{
    RowListModel<TestRow> model(testRoles());
    model.setRows({TestRow {}});
    QCOMPARE(value(model, 0, "outcome"), QStringLiteral("unknown"));
    QCOMPARE(value(model, 0, "outcomeText"), QStringLiteral("Not run"));
    QCOMPARE(value(model, 0, "ranAt"), QStringLiteral("Never"));
}

void TestPageRoles::aCheckSaysWhatItMeasuredAndItsTitleClaimsNothing()
{
    CareCheck low {"P-20", Outcome::Fail, "settled", 0.87, true, {}};
    CareCheck critical {"P-20", Outcome::Fail, "lines", 0.95, false, {}};
    CareCheck good {"P-20", Outcome::Pass, "orders", 0.94, false, {}};
    CareCheck late {"P-18", Outcome::Fail, "orders", {}, false, {82800.0, 3600.0, "run"}};
    RowListModel<CareCheck> model(checkRoles());
    model.setRows({low, critical, good, late});
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row)
        lines << value(model, row, "title") + QLatin1String(" | ") + value(model, row, "detail");
    QCOMPARE(lines.join(QLatin1Char('\n')),
             QStringLiteral("Quality | settled: scores 0.87, below 0.90\n"
                            "Quality | lines: a critical test fails\n"
                            "Quality | orders: scores 0.94, and no critical test fails\n"
                            "Freshness | orders: 23 h, promised 1 h"));
}

void TestPageRoles::timelinessAndFreshnessAgreeOrSayWhyNot()
{
    const auto tested = [](std::optional<double> score) {
        quality::DimensionScore timeliness;
        timeliness.dimension = Dimension::Timeliness;
        timeliness.score.measured = score;
        return std::vector {timeliness};
    };
    const Freshness late {82800.0, 3600.0, "run"};
    const Freshness fresh {1800.0, 3600.0, "run"};
    QVERIFY(timelinessNote(late, tested(1.0)).contains(QLatin1String("late now: 23 h")));
    QVERIFY(timelinessNote(fresh, tested(0.2)).contains(QLatin1String("on time now: 30 min")));
    QCOMPARE(timelinessNote(fresh, tested(1.0)), QString());
    QCOMPARE(timelinessNote(late, tested({})), QString());
    QCOMPARE(timelinessNote({}, tested(1.0)), QString());
}

void TestPageRoles::hostileNamesPassTheGate()
{
    RowListModel<PageLink> model(linkRoles());
    PageLink link;
    link.name = "a\x1b[31mb\nc";
    model.setRows({link});
    QVERIFY(!value(model, 0, "name").contains(QChar(0x1b)));
    QVERIFY(!value(model, 0, "name").contains(QLatin1Char('\n')));
}

void TestPageRoles::aShortStripShowsEveryNeighbour()
{
    Neighbour neighbour;
    neighbour.product.id = {7};
    neighbour.product.name = "POS Orders";
    neighbour.datasets = 2;
    const QVariantList cards = stripCards(std::vector<Neighbour>(4, neighbour));
    QCOMPARE(cards.size(), 4);
    QVERIFY(!cards.last().toMap().value(QStringLiteral("more")).toBool());
}

void TestPageRoles::aLongStripCountsTheRest()
{
    Neighbour neighbour;
    neighbour.product.id = {7};
    neighbour.datasets = 2;
    const QVariantList cards = stripCards(std::vector<Neighbour>(10, neighbour));
    QCOMPARE(cards.size(), 4);
    QCOMPARE(cards.last().toMap().value(QStringLiteral("name")).toString(),
             QStringLiteral("+14 more"));
}

void TestPageRoles::agesReadLikeAPersonSaysThem_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 9.0 << QStringLiteral("9 s");
    QTest::newRow("minutes") << 2520.0 << QStringLiteral("42 min");
    QTest::newRow("one hour") << 3600.0 << QStringLiteral("1 h");
    QTest::newRow("hours") << 40680.0 << QStringLiteral("11 h");
    QTest::newRow("a day and a half") << 129600.0 << QStringLiteral("36 h");
    QTest::newRow("days") << 604800.0 << QStringLiteral("7 d");
}

void TestPageRoles::agesReadLikeAPersonSaysThem()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(durationText(seconds), text);
}

MESHSCOPE_TEST(TestPageRoles, QCoreApplication)
#include "tst_pageroles.moc"
