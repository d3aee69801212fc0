// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "core/export/pictures.h"
#include "export/escape.h"
#include "export/writers.h"
#include "support/testprogram.h"

#include <QRegularExpression>
#include <QtTest>

#include <graphviz/cgraph.h>

using namespace meshscope;
using namespace meshscope::exports;

namespace {

/// What a label that Graphviz has read shows: escapes and entities undone.
std::string shown(const std::string &label)
{
    std::string out;
    for (std::size_t i = 0; i < label.size(); ++i) {
        if (label[i] == '\\' && i + 1 < label.size()) {
            out += label[++i];
        } else if (label.compare(i, 5, "&amp;") == 0) {
            out += '&';
            i += 4;
        } else {
            out += label[i];
        }
    }
    return out;
}

/// The name as a label means it, without the mark against Qt's rich text.
std::string expected(const std::string &name)
{
    QString text = QString::fromStdString(displayLine(name));
    return text.replace(QStringLiteral("<\u2060"), QStringLiteral("<")).toStdString();
}

} // namespace

class TestGraphText : public QObject
{
    Q_OBJECT
private slots:
    void graphvizReadsBackWhatWasShown()
    {
        Picture picture = pictures::hostile();
        for (Card &card : picture.cards)
            card.domain.clear();
        const std::string text = toDot(picture);
        Agraph_t *graph = agmemread(text.c_str());
        QVERIFY(graph);
        QCOMPARE(agnnodes(graph), static_cast<int>(picture.cards.size()));
        QCOMPARE(agnedges(graph), static_cast<int>(picture.cards.size()) - 1);
        QVERIFY(!agattr(graph, AGNODE, const_cast<char *>("image"), nullptr));
        for (std::size_t i = 0; i < picture.cards.size(); ++i) {
            const std::string name = "n" + std::to_string(i);
            Agnode_t *node = agnode(graph, const_cast<char *>(name.c_str()), 0);
            QVERIFY(node);
            char *label = agget(node, const_cast<char *>("label"));
            QVERIFY(!aghtmlstr(label));
            QCOMPARE(shown(label), expected(picture.cards[i].name));
        }
        agclose(graph);
    }

    void anOrdinaryGraphIsPlain()
    {
        QCOMPARE(QString::fromStdString(toDot(pictures::ordinary())),
                 QStringLiteral("digraph lineage {\n  rankdir=LR;\n  labelloc=t;\n"
                                "  label=\"Lineage of net_orders - Fernhill Retail, 10 Nov 2026, "
                                "2+net_orders+1 - 5 of 292 shown\";\n"
                                "  node [shape=box, style=rounded];\n"
                                "  n0 [label=\"net_orders (Sales)\", penwidth=2];\n"
                                "  n1 [label=\"order_lines\"];\n  n2 [label=\"pos_orders\"];\n"
                                "  n3 [label=\"returns\"];\n  n4 [label=\"board\"];\n"
                                "  n5 [label=\"+287 more\", style=dashed];\n"
                                "  n0 -> n4;\n  n0 -> n5;\n  n1 -> n0;\n  n2 -> n1;\n  n2 -> n3;\n"
                                "  n3 -> n0;\n}\n"));
    }

    void mermaidHoldsOnlyItsOwnSyntax()
    {
        const QString text = QString::fromStdString(toMermaid(pictures::hostile()));
        const QRegularExpression good(
            QStringLiteral("^(%% [^\"<>\\[\\]{}]*|flowchart LR|  n\\d+\\[\"[^\"<>\\[\\]{}`]*\"\\]| "
                           " n\\d+ --> n\\d+"
                           "|  style n\\d+ stroke-width:3px)$"));
        for (const QString &line : text.trimmed().split(QLatin1Char('\n')))
            QVERIFY2(good.match(line).hasMatch(), qPrintable(line));
        QVERIFY(text.contains(QStringLiteral("#60;script#62;")));
    }
};

MESHSCOPE_TEST(TestGraphText, QCoreApplication)
#include "tst_graphtext.moc"
