// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/iconprovider.h"
#include "support/testprogram.h"

#include <QImage>
#include <QTest>

using meshscope::app::IconProvider;

class IconProviderTest : public QObject
{
    Q_OBJECT

    static int inked(const QImage &image)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        return count;
    }

private slots:
    void everyIconDrawsSomething()
    {
        IconProvider provider;
        QVERIFY(provider.names().size() > 70);
        for (const QString &name : provider.names()) {
            const QImage image = provider.requestImage(QStringLiteral("icon/%1/ff0000").arg(name),
                                                       nullptr, QSize(32, 32));
            QVERIFY2(inked(image) > 3, qPrintable(name));
        }
    }

    void anIconTakesItsColour()
    {
        IconProvider provider;
        const QImage image = provider.requestImage(QStringLiteral("icon/grade-healthy/17734a"),
                                                   nullptr, QSize(32, 32));
        QCOMPARE(QColor(image.pixel(16, 6)), QColor(0x17, 0x73, 0x4a));
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
    }

    void marksAreCutOutOfTheirShape()
    {
        IconProvider provider;
        const QImage image = provider.requestImage(QStringLiteral("icon/grade-degraded/b3261e"),
                                                   nullptr, QSize(48, 48));
        QVERIFY(qAlpha(image.pixel(24, 24)) < 40);
        QVERIFY(qAlpha(image.pixel(24, 12)) > 200);
    }

    void anUnknownIconIsEmptyAndNamed()
    {
        IconProvider provider;
        QTest::ignoreMessage(QtWarningMsg, "there is no icon named nonsense");
        QCOMPARE(inked(provider.requestImage(QStringLiteral("icon/nonsense/000000"), nullptr,
                                             QSize(16, 16))),
                 0);
    }

    void aShadowFadesFromItsCardOutwards()
    {
        IconProvider provider;
        QSize size;
        const QImage image
            = provider.requestImage(QStringLiteral("shadow/14/8/80000000"), &size, QSize());
        QCOMPARE(size, QSize(45, 45));
        QCOMPARE(qAlpha(image.pixel(22, 22)), 128);
        QCOMPARE(qAlpha(image.pixel(0, 0)), 0);
        int before = 128;
        for (int y = 13; y >= 0; --y) {
            const int alpha = qAlpha(image.pixel(22, y));
            QVERIFY(alpha <= before);
            before = alpha;
        }
        QVERIFY(before < 4);
    }

    void oddRequestsAreHarmless_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"", "/", "icon", "icon/x", "hatch", "hatch/zz", "a/b/c/d/e",
                               "shadow/9999/-3/00ff00ff"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void oddRequestsAreHarmless()
    {
        QFETCH(const QString, id);
        IconProvider provider;
        QSize size;
        provider.requestImage(id, &size, QSize(100000, 100000));
        QVERIFY(size.height() <= 512);
    }
};

MESHSCOPE_TEST(IconProviderTest, QGuiApplication)
#include "tst_iconprovider.moc"
