// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/nearestword.h"
#include "support/testprogram.h"

#include <QTest>

#include <array>

using meshscope::nearestWord;

class NearestWordTest : public QObject
{
    Q_OBJECT

private slots:
    void aMistypedWordFindsItsOwn_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("meant"); // empty: none
        QTest::newRow("a letter left out") << "serch"
                                           << "search";
        QTest::newRow("a letter too many") << "seearch"
                                           << "search";
        QTest::newRow("another letter") << "sesrch"
                                        << "search";
        QTest::newRow("two swapped") << "saerch"
                                     << "search";
        QTest::newRow("the nearer of two") << "exporr"
                                           << "export";
        QTest::newRow("right already") << "show"
                                       << "show";
        QTest::newRow("the whole of a short word is not guessed") << "xy"
                                                                  << "";
        QTest::newRow("another word") << "tables"
                                      << "";
        QTest::newRow("empty") << ""
                               << "";
        QTest::newRow("too long to be a slip") << QString(100, u's') << "";
    }
    void aMistypedWordFindsItsOwn()
    {
        QFETCH(QString, word);
        QFETCH(QString, meant);
        constexpr std::array<std::string_view, 5> known {"import", "search", "show", "export",
                                                         "ab"};
        const std::string typed = word.toStdString();
        const auto nearest = nearestWord(typed, known);
        QCOMPARE(nearest.has_value(), !meant.isEmpty());
        if (nearest)
            QCOMPARE(std::string(*nearest), meant.toStdString());
    }

    void ofEqualsTheFirstIsTaken()
    {
        constexpr std::array<std::string_view, 2> known {"cart", "card"};
        QCOMPARE(*nearestWord("carx", known), std::string_view("cart"));
        QVERIFY(!nearestWord("cart", {}));
    }
};

MESHSCOPE_TEST(NearestWordTest, QCoreApplication)
#include "tst_nearestword.moc"
