// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "core/base/hostile_strings.h"
#include "support/testprogram.h"

#include <QTest>
#include <QTextDocument>

using namespace meshscope;

namespace {

QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

/// Nothing in the text moves the cursor, hides or turns the direction of what is read.
bool isHarmless(const QString &text, bool lines)
{
    for (const char32_t c : text.toStdU32String()) {
        if (lines && (c == U'\n' || c == U'\t'))
            continue;
        const bool mark = c == 0x2060; // the gate's own mark, after `<` or `&` only
        const QChar::Category kind = QChar::category(c);
        if (kind == QChar::Other_Control || kind == QChar::Other_Surrogate
            || (kind == QChar::Other_Format && !mark) || c == 0x2028 || c == 0x2029)
            return false;
    }
    return true;
}

} // namespace

class TestText : public QObject
{
    Q_OBJECT

private slots:
    void theTableOfHostileStringsIsLarge();
    void displayLineIsPlainForQtAndHarmless();
    void displayLineIsIdempotent();
    void displayLineCutsAtCodePoints();
    void displayLineKeepsOrdinaryTextAsItIs();
    void displayBlockKeepsLinesAndTabs();
    void terminalLineLetsNoEscapeThrough();
    void brokenUtf8IsReplacedAndPlaced();
    void foldingIsIdempotentAndIgnoresCase();
    void slugsNameTheSameThingTheSame();
    void mixedScriptsAreSuspicious();
    void onlyHttpAddressesWithAHostAreOpened();
};

void TestText::theTableOfHostileStringsIsLarge()
{
    QVERIFY(hostileStrings().size() >= 100);
}

void TestText::displayLineIsPlainForQtAndHarmless()
{
    for (const std::string &text : hostileStrings()) {
        for (const QString &line : {shown(displayLine(text)), shown(displayLine(text, 40))}) {
            QVERIFY2(!Qt::mightBeRichText(line), qPrintable(line));
            QVERIFY2(isHarmless(line, false), qPrintable(line));
        }
    }
}

void TestText::displayLineIsIdempotent()
{
    for (const std::string &text : hostileStrings()) {
        const std::string once = displayLine(text, 50);
        QCOMPARE(shown(displayLine(once, 50)), shown(once));
        QVERIFY(isValidUtf8(once));
    }
}

void TestText::displayLineCutsAtCodePoints()
{
    QCOMPARE(shown(displayLine("abcdef", 4)), QStringLiteral(u"abc\u2026"));
    QCOMPARE(shown(displayLine("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F", 4)),
             QStringLiteral(u"\u00e4\u00f6\u00fc\u00df"));
    QCOMPARE(shown(displayLine("\xC3\xA4\xC3\xB6\xC3\xBC\xC3\x9F!", 4)),
             QStringLiteral(u"\u00e4\u00f6\u00fc\u2026"));
}

void TestText::displayLineKeepsOrdinaryTextAsItIs()
{
    for (const char *const text : {"orders", "Net Orders (EUR)", "a < 5", "x -> y", "100 % & more",
                                   "caf\xC3\xA9", "\xE6\xB3\xA8\xE6\x96\x87", "C++ <=> D"})
        QCOMPARE(shown(displayLine(text)), QString::fromUtf8(text));
}

void TestText::displayBlockKeepsLinesAndTabs()
{
    QCOMPARE(shown(displayBlock("select 1\r\n\tfrom x\rend")),
             QStringLiteral(u"select 1\n\tfrom x\u2423end"));
    for (const std::string &text : hostileStrings()) {
        const QString block = shown(displayBlock(text));
        QVERIFY2(!Qt::mightBeRichText(block), qPrintable(block));
        QVERIFY2(isHarmless(block, true), qPrintable(block));
    }
}

void TestText::terminalLineLetsNoEscapeThrough()
{
    QCOMPARE(shown(terminalLine("\x1b[31mred\x07")), QStringLiteral("^[[31mred^G"));
    QCOMPARE(shown(terminalLine("\xE2\x80\xAEx\xC2\x85\x7f")),
             QStringLiteral("<U+202E>x<U+0085>^?"));
    for (const std::string &text : hostileStrings())
        QVERIFY(isHarmless(shown(terminalLine(text)), false));
}

void TestText::brokenUtf8IsReplacedAndPlaced()
{
    std::size_t offset = 0;
    QVERIFY(!isValidUtf8("ab\xFFz", &offset));
    QCOMPARE(offset, std::size_t {2});
    QVERIFY(isValidUtf8("caf\xC3\xA9"));
    QCOMPARE(shown(validUtf8("ab\xFFz")), QStringLiteral(u"ab\uFFFDz"));
    for (const std::string &text : hostileStrings())
        QVERIFY(isValidUtf8(validUtf8(text)));
}

void TestText::foldingIsIdempotentAndIgnoresCase()
{
    QCOMPARE(shown(foldCase("Stra\xC3\x9F"
                            "e")),
             QStringLiteral("strasse"));
    QCOMPARE(shown(foldCase("\xEF\xBC\xA1\xEF\xBC\xA2")), QStringLiteral("ab")); // full width
    QCOMPARE(shown(foldCase("ORDERS_2")), QStringLiteral("orders_2"));
    for (const std::string &text : hostileStrings())
        QCOMPARE(shown(foldCase(foldCase(text))), shown(foldCase(text)));
}

void TestText::slugsNameTheSameThingTheSame()
{
    QCOMPARE(shown(slug("  Supply Chain / EU ")), QStringLiteral("supply-chain-eu"));
    QCOMPARE(shown(slug("supply_chain-eu")), QStringLiteral("supply-chain-eu"));
    QCOMPARE(shown(slug("\xC3\x84rzte")), QStringLiteral(u"\u00e4rzte"));
    QCOMPARE(shown(slug("---")), QString());
}

void TestText::mixedScriptsAreSuspicious()
{
    QVERIFY(isSuspiciousName("p\xD0\xB0yments")); // a Cyrillic a
    QVERIFY(!isSuspiciousName("payments"));
    QVERIFY(!isSuspiciousName(
        "\xD0\xBF\xD0\xBB\xD0\xB0\xD1\x82\xD0\xB5\xD0\xB6\xD0\xB8")); // all Cyrillic
    QVERIFY(!isSuspiciousName("caf\xC3\xA9"));
}

void TestText::onlyHttpAddressesWithAHostAreOpened()
{
    for (const char *const good : {"https://example.org", "http://example.org:8080/a?b#c",
                                   "HTTPS://EXAMPLE.org/x", "http://[::1]/"})
        QVERIFY2(isOpenableUrl(good), good);
    for (const char *const bad : {"",
                                  "http://",
                                  "https:///path",
                                  "http://user@host/",
                                  "http://user:pw@host/",
                                  "javascript:alert(1)",
                                  "file:///etc/passwd",
                                  "smb://host/x",
                                  "data:text/html,x",
                                  "mailto:a@b",
                                  "--help",
                                  "-http://x",
                                  "//host/x",
                                  "http://ho st/",
                                  "http://host/\nx",
                                  "http://-host/",
                                  "ftp://host/",
                                  "/bare/path",
                                  "http:host",
                                  "http://host/\xE2\x80\xAEx",
                                  "http://host\\@evil/"})
        QVERIFY2(!isOpenableUrl(bad), bad);
}

MESHSCOPE_TEST(TestText, QCoreApplication)
#include "tst_text.moc"
