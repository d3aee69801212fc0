// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/tokens.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::search;

namespace {

std::string marked(std::string_view text, const std::vector<std::string> &words)
{
    std::string out;
    std::size_t at = 0;
    for (const Range &range : matchRanges(text, words)) {
        out += std::string(text.substr(at, range.start - at)) + "["
            + std::string(text.substr(range.start, range.length)) + "]";
        at = range.start + range.length;
    }
    return out + std::string(text.substr(at));
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT
private slots:
    void wordsAreFoldedAndOnceEach()
    {
        const auto words = queryWords("  Net_Orders.net ORDERS-2024 ");
        QCOMPARE(words, (std::vector<std::string> {"net", "orders", "2024"}));
    }

    void aLongQueryIsCut()
    {
        std::string query;
        for (int i = 0; i < 100'000; ++i)
            query += "a" + std::to_string(i) + " NOT ";
        QVERIFY(queryWords(query).size() <= 64);
    }

    void matchesPreferTheBeginningOfAWord()
    {
        QCOMPARE(marked("dim_customer_im", {"im"}), std::string("dim_customer_[im]"));
        QCOMPARE(marked("Net_Orders", {"net", "ord"}), std::string("[Net]_[Ord]ers"));
        QCOMPARE(marked("netord", {"net", "ord"}), std::string("[netord]"));
        QCOMPARE(marked("returns", {"net"}), std::string("returns"));
    }

    void matchesInOtherScriptsKeepTheirPlaces()
    {
        QCOMPARE(marked("Größe_KUNDE", {"kunde"}), std::string("Größe_[KUNDE]"));
        QCOMPARE(marked("Straße", {"strasse"}), std::string("[Straße]"));
        QCOMPARE(marked("Straße", {"stras"}), std::string("[Straß]e"));
        const std::string smile = "\xF0\x9F\x98\x80 kunde";
        const auto units = utf16Ranges(smile, matchRanges(smile, {"kunde"}));
        QCOMPARE(units, (std::vector<Range> {{3, 5}}));
    }

    void brokenTextDoesNotCrash()
    {
        const std::string broken = "\xF0\x9F kunde \xC3";
        matchRanges(broken, {"kunde"});
        QCOMPARE(utf16Ranges("\xC3", {{0, 1}}).size(), std::size_t {1});
    }
};

MESHSCOPE_TEST(TestTokens, QCoreApplication)
#include "tst_tokens.moc"
