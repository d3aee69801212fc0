// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowoptions.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTest>

using meshscope::app::WindowOptions;

class WindowOptionsTest : public QObject
{
    Q_OBJECT

    static auto parse(const QStringList &words)
    {
        return WindowOptions::parse(QStringList {QStringLiteral("meshscope")} + words);
    }

private slots:
    void nothingIsFine()
    {
        const auto options = parse({});
        QVERIFY(options);
        QVERIFY(options->catalog.isEmpty() && options->imports.isEmpty() && !options->demo);
    }

    void catalogsAreOpenedAndOtherPathsImported()
    {
        const auto options = parse(
            {QStringLiteral("a.meshscope"), QStringLiteral("models"), QStringLiteral("b.yaml")});
        QVERIFY(options);
        QCOMPARE(options->catalog, QDir::current().absoluteFilePath(QStringLiteral("a.meshscope")));
        QCOMPARE(options->imports.size(), 2);
        QVERIFY(options->imports[0].startsWith(u'/'));
    }

    void aPictureNeedsItsWords()
    {
        const auto options = parse(
            {QStringLiteral("--demo"), QStringLiteral("--screenshot"), QStringLiteral("p.png"),
             QStringLiteral("--page"), QStringLiteral("map"), QStringLiteral("--theme"),
             QStringLiteral("dark"), QStringLiteral("--size"), QStringLiteral("1024x700")});
        QVERIFY(options);
        QVERIFY(options->demo);
        QCOMPARE(options->screenshot, QStringLiteral("p.png"));
        QCOMPARE(options->page, QStringLiteral("map"));
        QCOMPARE(options->size, QSize(1024, 700));
    }

    void wrongWordsAreNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("theme") << QStringList {QStringLiteral("--theme"), QStringLiteral("blue")};
        QTest::newRow("size") << QStringList {QStringLiteral("--size"), QStringLiteral("big")};
        QTest::newRow("tiny") << QStringList {QStringLiteral("--size"), QStringLiteral("10x10")};
        QTest::newRow("huge") << QStringList {QStringLiteral("--size"),
                                              QStringLiteral("99999x900")};
        QTest::newRow("unknown") << QStringList {QStringLiteral("--frobnicate")};
    }
    void wrongWordsAreNamed()
    {
        QFETCH(const QStringList, words);
        const auto options = parse(words);
        QVERIFY(!options);
        QVERIFY(!options.error().message.empty());
    }
};

MESHSCOPE_TEST(WindowOptionsTest, QCoreApplication)
#include "tst_windowoptions.moc"
