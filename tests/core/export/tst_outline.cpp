// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pictures.h"
#include "export/writers.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::exports;

class TestOutline : public QObject
{
    Q_OBJECT
private slots:
    void aTreeReadsLikeATree()
    {
        QCOMPARE(QString::fromStdString(toOutline(pictures::ordinary())),
                 QStringLiteral("Lineage of net_orders\n\n"
                                "net_orders  sales.curated  [Sales]\n"
                                "  upstream\n"
                                "  ├─ order_lines\n"
                                "  │  └─ pos_orders\n"
                                "  └─ returns\n"
                                "     └─ pos_orders\n"
                                "  downstream\n"
                                "  ├─ board\n"
                                "  └─ +287 more\n\n"
                                "5 of 292 shown, Fernhill Retail, 10 Nov 2026, 2+net_orders+1\n"));
    }

    void aSubtreeIsOpenedOnce()
    {
        Picture picture = pictures::ordinary();
        picture.cards.push_back(pictures::card("till", -3));
        picture.flows.push_back({6, 2, {}});
        const QString text = QString::fromStdString(toOutline(picture));
        QCOMPARE(text.count(QStringLiteral("till")), 1);
        QVERIFY(text.contains(QStringLiteral("pos_orders (see above)")));
    }

    void noEscapeSequenceGetsThrough()
    {
        const std::string text = toOutline(pictures::hostile());
        QVERIFY(text.find('\x1b') == std::string::npos);
        QVERIFY(text.find('\r') == std::string::npos);
        QVERIFY(text.find("\xE2\x80\xAE") == std::string::npos);
    }
};

MESHSCOPE_TEST(TestOutline, QCoreApplication)
#include "tst_outline.moc"
