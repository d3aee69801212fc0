// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace meshscope::bench;

class MeasureTest : public QObject
{
    Q_OBJECT

private slots:
    void theMedianIsTheMiddleValue()
    {
        QCOMPARE(medianOf({9, 1, 5}), 5.0);
        QCOMPARE(medianOf({4, 1, 3, 2}), 2.5);
        QCOMPARE(medianOf({}), 0.0);
    }

    void aPercentileIsAValueThatWasMeasured()
    {
        std::vector<double> values;
        for (int i = 100; i > 0; --i)
            values.push_back(i);
        QCOMPARE(percentileOf(values, 0.5), 50.0);
        QCOMPARE(percentileOf(values, 0.99), 99.0);
        QCOMPARE(percentileOf(values, 1), 100.0);
        QCOMPARE(percentileOf({7}, 0.01), 7.0);
    }

    void aBarIsMetOrNot()
    {
        Measure measure;
        measure.median = 10;
        measure.bar = Bar::value(10);
        QVERIFY(measure.met().value_or(false));
        measure.bar = Bar::value(9.9);
        QVERIFY(!measure.met().value_or(true));
        measure.limit = 4;
        measure.bar = Bar::ratio(2.5);
        QVERIFY(measure.met().value_or(false));
        measure.bar = Bar::ratio(2.4);
        QVERIFY(!measure.met().value_or(true));
    }

    void withoutABarOrALimitNothingIsMet()
    {
        Measure measure;
        measure.median = 10;
        QVERIFY(!measure.met());
        measure.bar = Bar::ratio(5);
        QVERIFY(!measure.met());
        measure.limit = 0;
        QVERIFY(!measure.ratio());
        QVERIFY(!measure.met());
    }

    void aLineSaysNameFigureLimitRatioAndBar()
    {
        Measure measure;
        measure.name = "open.pages";
        measure.about = "closed file to first page";
        measure.median = 120.4;
        measure.limit = 40;
        measure.bar = Bar::value(500);
        const QString line = QString::fromStdString(tableLine(measure)).simplified();
        QCOMPARE(
            line,
            QString("open.pages 120 ms 40.0 ms 3.01x <= 500 ms met closed file to first page"));
        measure.limit.reset();
        measure.bar = {};
        QCOMPARE(QString::fromStdString(tableLine(measure)).simplified(),
                 QString("open.pages 120 ms - - - - closed file to first page"));
    }

    void jsonHoldsTheSameAsTheTable()
    {
        Measure measure;
        measure.name = "search.p99";
        measure.median = 2;
        measure.limit = 1;
        measure.bar = Bar::ratio(1.5);
        Setting setting;
        setting.input = "1,000 datasets";
        const auto text = jsonOf(setting, {measure, Measure {}});
        const QJsonObject all = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(all["input"].toString(), QString("1,000 datasets"));
        const QJsonArray measures = all["measures"].toArray();
        QCOMPARE(measures.size(), 2);
        QCOMPARE(measures[0]["ratio"].toDouble(), 2.0);
        QCOMPARE(measures[0]["met"], QJsonValue(false));
        QCOMPARE(measures[0]["bar"]["kind"].toString(), QString("ratio"));
        QVERIFY(measures[1]["limit"].isNull());
        QVERIFY(measures[1]["met"].isNull());
    }

    void aFailureEndsTheRepetition()
    {
        int calls = 0;
        const auto values = repeat(5, [&]() -> meshscope::Result<double> {
            if (++calls == 3)
                return meshscope::Error {meshscope::ErrorCode::Io, "gone", {}};
            return 1.0;
        });
        QVERIFY(!values);
        QCOMPARE(calls, 3);
    }
};

MESHSCOPE_TEST(MeasureTest, QCoreApplication)
#include "tst_measure.moc"
