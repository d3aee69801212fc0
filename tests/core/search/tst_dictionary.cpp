// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/dictionary.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::search;

namespace {

Dictionary dictionary(const std::vector<std::string> &texts)
{
    return Dictionary(static_cast<std::uint32_t>(texts.size()),
                      [&](std::uint32_t i) { return std::string_view(texts[i]); });
}

std::string found(const Dictionary &dictionary, std::string_view word, std::size_t count)
{
    Bitmap texts(count);
    dictionary.find(word, texts);
    std::string out;
    texts.forEachWhile([&](std::size_t i) {
        out += std::to_string(i);
        return true;
    });
    return out;
}

std::string similar(const Dictionary &dictionary, std::string_view word)
{
    std::string out;
    for (const std::uint32_t token : dictionary.similar(word, 8))
        out += std::string(dictionary.token(token)) + " ";
    return out;
}

unsigned plainPrefixDistance(std::string_view word, std::string_view token)
{
    std::vector<unsigned> row(word.size() + 1);
    for (unsigned i = 0; i < row.size(); ++i)
        row[i] = i;
    unsigned best = row.back();
    for (std::size_t j = 0; j < token.size(); ++j) {
        std::vector<unsigned> next(row.size());
        next[0] = static_cast<unsigned>(j + 1);
        for (std::size_t i = 1; i < row.size(); ++i)
            next[i] = std::min(
                {row[i] + 1, next[i - 1] + 1, row[i - 1] + (word[i - 1] == token[j] ? 0U : 1U)});
        row = next;
        best = std::min(best, row.back());
    }
    return best;
}

} // namespace

class TestDictionary : public QObject
{
    Q_OBJECT
private slots:
    void wordsAreFoundInsideTokensButNotAcrossThem()
    {
        const Dictionary words
            = dictionary({"net_orders", "orders_net", "internet", "gross", "n et"});
        QCOMPARE(found(words, "net", 5), std::string("012"));
        QCOMPARE(found(words, "orders", 5), std::string("01"));
        QCOMPARE(found(words, "ss", 5), std::string("3"));
        QCOMPARE(found(words, "netorders", 5), std::string());
        QCOMPARE(found(words, "", 5), std::string());
    }

    void oneLetterMeansTheBeginning()
    {
        const Dictionary words = dictionary({"net_orders", "internet", "n et"});
        QCOMPARE(found(words, "n", 3), std::string("02"));
        QCOMPARE(found(words, "e", 3), std::string("2"));
    }

    void anEmptyDictionaryFindsNothing()
    {
        QCOMPARE(found(Dictionary(), "x", 0), std::string());
        QCOMPARE(found(dictionary({"", "--"}), "x", 2), std::string());
    }

    void slipsAreRecognisedAndIdentifiersAreNot()
    {
        const Dictionary words
            = dictionary({"customers customer", "orders", "deadbeef1 deadbeef2", "costumes"});
        QCOMPARE(similar(words, "custmers"), std::string("customers "));
        QCOMPARE(similar(words, "oders"), std::string("orders "));
        QCOMPARE(similar(words, "ord"), std::string());
        QCOMPARE(similar(words, "deadbeaf1"), std::string());
        QCOMPARE(similar(words, "custome"), std::string("customer customers "));
    }

    void theFastDistanceIsThePlainOne()
    {
        const std::vector<std::string> words {"order", "customer", "net", "aaaa", "revenue_daily"};
        const std::vector<std::string> tokens {"orders", "odrer", "customer", "costumer",
                                               "",       "a",     "aaaaaaaa", "revenu",
                                               "tenrev", "xnet"};
        for (const std::string &word : words) {
            for (const std::string &token : tokens)
                QCOMPARE(prefixDistance(word, token), plainPrefixDistance(word, token));
        }
    }
};

MESHSCOPE_TEST(TestDictionary, QCoreApplication)
#include "tst_dictionary.moc"
