// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "core/base/hostile_strings.h"
#include "support/testprogram.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace meshscope;

class TestDescription : public QObject
{
    Q_OBJECT

private slots:
    void markdownBecomesTheSmallSubset();
    void nothingButTheSubsetEverComesOut();
    void longOrDeepTextIsPlain();
    void hostileTextIsFast();
    void plainTextIsOneParagraph();
};

void TestDescription::markdownBecomesTheSmallSubset()
{
    const auto html
        = [](const char *text) { return QString::fromStdString(descriptionHtml(text)); };
    QCOMPARE(html("One *two* **three** `four`"),
             QStringLiteral("<p>One <i>two</i> <b>three</b> <code>four</code></p>"));
    QCOMPARE(html("# Title"), QStringLiteral("<h4>Title</h4>"));
    QCOMPARE(html("- a\n- b"), QStringLiteral("<ul><li>a</li><li>b</li></ul>"));
    QCOMPARE(html("[x](https://example.org/a)"),
             QStringLiteral("<p><a href=\"https://example.org/a\">x</a></p>"));
    QCOMPARE(html("[x](file:///etc/passwd)"), QStringLiteral("<p>x</p>"));
    QCOMPARE(html("![alt](http://example.org/a.png)"), QStringLiteral("<p>alt</p>"));
    QCOMPARE(html("a <b>raw</b>"), QStringLiteral("<p>a &lt;b&gt;raw&lt;/b&gt;</p>"));
    QCOMPARE(html("x &#8238; y"), QStringLiteral(u"<p>x \u2423 y</p>"));
}

void TestDescription::nothingButTheSubsetEverComesOut()
{
    static const QRegularExpression tag(QStringLiteral("<[^>]*>"));
    static const QRegularExpression allowed(QStringLiteral(
        "^(</?(p|b|i|code|pre|ul|ol|li|h4|table|tr|th|td)>|<br>|</a>|<a href=.https?://[^<>]*>)$"));
    for (const std::string &text : hostileStrings()) {
        const QString html = QString::fromStdString(descriptionHtml(text));
        for (auto found = tag.globalMatch(html); found.hasNext();) {
            const QString one = found.next().captured();
            QVERIFY2(allowed.match(one).hasMatch(), qPrintable(one));
        }
        QVERIFY(!html.contains(QChar(0x202E)));
    }
}

void TestDescription::longOrDeepTextIsPlain()
{
    const std::string quotes = "> > > > > > > > > > > > deep **bold**";
    QCOMPARE(
        QString::fromStdString(descriptionHtml(quotes)),
        QStringLiteral(
            "<p>&gt; &gt; &gt; &gt; &gt; &gt; &gt; &gt; &gt; &gt; &gt; &gt; deep **bold**</p>"));
    const std::string large = "**bold** " + std::string(17000, 'x');
    QVERIFY(descriptionHtml(large).starts_with("<p>**bold** xxx"));
}

void TestDescription::hostileTextIsFast()
{
    QElapsedTimer timer;
    timer.start();
    for (const std::string &text : hostileStrings())
        QVERIFY(descriptionHtml(text).size() < 2'000'000);
    QVERIFY2(timer.elapsed() < 10'000, "the whole table takes a fraction of a second");
}

void TestDescription::plainTextIsOneParagraph()
{
    QCOMPARE(
        QString::fromStdString(descriptionPlain("# Orders\n\nOne row *per* order.\n\n- a\n- b")),
        QStringLiteral("Orders One row per order. a b"));
    for (const std::string &text : hostileStrings())
        QVERIFY(descriptionPlain(text).find('\n') == std::string::npos);
}

MESHSCOPE_TEST(TestDescription, QCoreApplication)
#include "tst_description.moc"
