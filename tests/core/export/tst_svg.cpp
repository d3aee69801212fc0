// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/pictures.h"
#include "export/writers.h"
#include "layout/layered.h"
#include "support/testprogram.h"

#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

using namespace meshscope;
using namespace meshscope::exports;

namespace {

std::string drawn(const Picture &picture)
{
    layout::Request request;
    for (std::size_t i = 0; i < picture.cards.size(); ++i)
        request.boxes.push_back({i, 168, 44});
    for (const Flow &flow : picture.flows) {
        if (flow.to < picture.cards.size())
            request.edges.push_back({flow.from, flow.to});
    }
    return toSvg(picture, request, *layout::layOutLayered(request));
}

struct Read
{
    QString error;
    QSet<QString> elements;
    QSet<QString> attributes;
    QStringList texts;
    int cards = 0;
};

Read read(const std::string &svg)
{
    Read result;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement()) {
            result.elements.insert(reader.name().toString());
            for (const QXmlStreamAttribute &attribute : reader.attributes()) {
                result.attributes.insert(attribute.name().toString());
                result.cards += attribute.name() == QLatin1String("rx");
            }
        }
        if (reader.isCharacters() && !reader.isWhitespace())
            result.texts.append(reader.text().toString());
    }
    result.error = reader.errorString();
    return result;
}

} // namespace

class TestSvg : public QObject
{
    Q_OBJECT
private slots:
    void hostileNamesStayText()
    {
        const Picture picture = pictures::hostile();
        const Read svg = read(drawn(picture));
        QCOMPARE(svg.error, QString());
        QCOMPARE(svg.cards, static_cast<int>(picture.cards.size()));
        const QSet<QString> elements {QStringLiteral("svg"),  QStringLiteral("title"),
                                      QStringLiteral("rect"), QStringLiteral("path"),
                                      QStringLiteral("text"), QStringLiteral("circle")};
        QVERIFY((svg.elements - elements).isEmpty());
        for (const QString &attribute : svg.attributes)
            QVERIFY2(!attribute.startsWith(QLatin1String("on"))
                         && !attribute.contains(QLatin1String("href")),
                     qPrintable(attribute));
    }

    void theStampSaysWhatWhenWhichAndHowMuch()
    {
        const Read svg = read(drawn(pictures::ordinary()));
        QCOMPARE(svg.error, QString());
        QVERIFY(svg.texts.contains(QStringLiteral("Lineage of net_orders")));
        QVERIFY(svg.texts.contains(
            QStringLiteral("Fernhill Retail · 10 Nov 2026 · 2+net_orders+1 · 5 of 292 shown")));
        QVERIFY(svg.texts.contains(QStringLiteral("+287 more")));
        QVERIFY(svg.texts.contains(QStringLiteral("0.91")));
        QVERIFY(svg.texts.contains(QStringLiteral("SA Sales")));
        QVERIFY(svg.texts.contains(QStringLiteral("unknown")));
    }

    void aLayoutThatFitsNotIsNoCrash()
    {
        QCOMPARE(read(toSvg(pictures::ordinary(), {}, {})).error, QString());
        QCOMPARE(read(toSvg({}, {}, {})).error, QString());
    }
};

MESHSCOPE_TEST(TestSvg, QCoreApplication)
#include "tst_svg.moc"
