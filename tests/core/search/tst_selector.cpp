// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/selector.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::search;

namespace {

std::string depth(unsigned steps)
{
    return steps == toTheEnd ? "all" : std::to_string(steps);
}

std::string dump(const Selector &selector)
{
    std::string out;
    switch (selector.kind) {
    case Selector::Kind::All:
        return "all";
    case Selector::Kind::Text:
        out = selector.value;
        break;
    case Selector::Kind::Has:
        out = std::string(word(selector.field)) + "=" + selector.value;
        break;
    case Selector::Kind::Around:
        return "around(" + depth(selector.up) + " " + dump(selector.children[0]) + " "
            + depth(selector.down) + ")";
    case Selector::Kind::Paths:
        out = "paths";
        break;
    case Selector::Kind::Not:
        out = "not";
        break;
    case Selector::Kind::And:
        out = "and";
        break;
    case Selector::Kind::Or:
        out = "or";
        break;
    }
    if (!selector.column.empty())
        out += "/" + selector.column;
    if (!selector.children.empty()) {
        out += "(";
        for (const Selector &child : selector.children)
            out += (&child == &selector.children[0] ? "" : " ") + dump(child);
        out += ")";
    }
    return out;
}

std::string parsed(const std::string &text)
{
    const auto selector = parseSelector(text);
    return selector ? dump(*selector) : selector.error().message + " @ " + selector.error().where;
}

} // namespace

class TestSelector : public QObject
{
    Q_OBJECT
private slots:
    void selectorsMeanWhatTheyLookLike_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("meaning");
        const auto row = [](const char *text, const char *meaning) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(meaning);
        };
        row("", "all");
        row("  ", "all");
        row("orders", "orders");
        row("net orders", "and(net orders)");
        row("2+orders+1", "around(2 orders 1)");
        row("+orders", "around(all orders 0)");
        row("orders+", "around(0 orders all)");
        row("+orders+", "around(all orders all)");
        row("2+net_orders+1.net_amount", "around(2 net_orders/net_amount 1)");
        row("0+orders", "orders");
        row("orders+0", "orders");
        row("orders+0.net_amount", "around(0 orders/net_amount 0)");
        row("net_orders.net_amount", "net_orders.net_amount");
        row("\"net orders\".net_amount", "net orders/net_amount");
        row("\"net orders\".\"a b\"+1", "around(0 net orders/a b 1)");
        row("a+b", "a+b");
        row("tag:pii", "tag=pii");
        row("TAG:PII", "tag=PII");
        row("domain:\"Net Sales\"", "domain=Net Sales");
        row("owner:ana kind:topic", "and(owner=ana kind=topic)");
        row("2+tag:pii+", "around(2 tag=pii all)");
        row("a -> b", "paths(a b)");
        row("a->b", "paths(a b)");
        row("a -> b -> c", "paths(paths(a b) c)");
        row("a or b and c", "or(a and(b c))");
        row("(a or b) c", "and(or(a b) c)");
        row("not a b", "and(not(a) b)");
        row("not (a b)", "not(and(a b))");
        row("NOT NOT a", "not(not(a))");
        row("1+(a or b)+2", "around(1 or(a b) 2)");
        row("\"and\"", "and");
        row("\"say \\\"hi\\\"\"", "say \"hi\"");
        row("größe:x",
            "There is nothing to select by called \"größe\": use tag, domain, owner, kind, "
            "status, grade, platform, class or name, or put the text in quotes. "
            "@ character 1");
    }
    void selectorsMeanWhatTheyLookLike()
    {
        QFETCH(QString, text);
        QFETCH(QString, meaning);
        QCOMPARE(QString::fromStdString(parsed(text.toStdString())), meaning);
    }

    void everySelectorCanBeWrittenAndReadAgain()
    {
        for (const std::string text :
             {"", "orders", "2+orders+1", "+(a or b c)+2", "2+net_orders+1.net_amount",
              "\"net orders\".net_amount", "tag:pii and not (a -> b)", "\"and\"", "\"a(b\"",
              "net_orders.net_amount", "\"net_orders.net_amount\"", "a or 000+1b", "a+0.b or c"}) {
            const auto selector = parseSelector(text);
            QVERIFY(selector);
            QCOMPARE(parsed(toText(*selector)), dump(*selector));
        }
    }

    void mistakesAreNamedWithTheirPlace()
    {
        QCOMPARE(parsed("a or"), std::string("Something is missing at the end. @ character 5"));
        QCOMPARE(parsed("(a b"), std::string("A closing parenthesis is missing. @ character 5"));
        QCOMPARE(parsed("a)"),
                 std::string("There is a closing parenthesis too many. @ character 2"));
        QCOMPARE(parsed("a \"b"), std::string("A closing quote is missing. @ character 3"));
        QCOMPARE(parsed("tag:"), std::string("A name is missing here. @ character 5"));
        QCOMPARE(parsed("and"), std::string("Something is missing here. @ character 1"));
        QCOMPARE(parsed("99999999999+a"),
                 std::string("This number of steps is too large. @ character 1"));
        QCOMPARE(parsed("a+1."),
                 std::string("The name of a column is missing behind the dot. @ character 4"));
    }

    void largeAndDeepTextsAreRefusedNotSuffered()
    {
        std::string terms;
        for (int i = 0; i < 65; ++i)
            terms += "a NOT ";
        QVERIFY(!parseSelector(terms + "a"));
        QVERIFY(!parseSelector(std::string(5000, 'a')));
        QVERIFY(!parseSelector(std::string(2000, '(')));
        std::string nots;
        for (int i = 0; i < 1000; ++i)
            nots += "not ";
        QVERIFY(!parseSelector(nots + "a"));
        QVERIFY(parseSelector(std::string(4096, 'a')));
    }

    void anyBytesGiveAnAnswer()
    {
        const std::string alphabet = "a1+.:()\"\\ ->\xff\t" + std::string(1, '\0');
        std::uint32_t seed = 7;
        for (int i = 0; i < 20'000; ++i) {
            std::string text;
            for (int k = 0; k < 12; ++k) {
                seed = seed * 1664525U + 1013904223U;
                text += alphabet[(seed >> 16) % alphabet.size()];
            }
            const auto selector = parseSelector(text);
            if (!selector) {
                QCOMPARE(selector.error().code, ErrorCode::Invalid);
                continue;
            }
            const auto again = parseSelector(toText(*selector));
            QVERIFY2(again, (text + " | " + toText(*selector)).c_str());
            QCOMPARE(toText(*again), toText(*selector));
        }
    }
};

MESHSCOPE_TEST(TestSelector, QCoreApplication)
#include "tst_selector.moc"
