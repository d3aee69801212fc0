// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graphs.h"
#include "layout/parts.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::layout;

class TestParts : public QObject
{
    Q_OBJECT
private slots:
    void partsComeInOrderOfTheirFirstBox()
    {
        const auto parts = splitParts(graphs::fromText(6, "4>0 1>3 3>1 5>5"));
        std::string text;
        for (const Part &part : parts) {
            for (const Index box : part.boxes)
                text += std::to_string(box) + " ";
            for (const Edge &edge : part.request.edges)
                text += std::to_string(edge.from) + ">" + std::to_string(edge.to) + " ";
            text += "| ";
        }
        QCOMPARE(text, std::string("0 4 1>0 | 1 3 0>1 1>0 | 2 | 5 0>0 | "));
    }
};

MESHSCOPE_TEST(TestParts, QCoreApplication)
#include "tst_parts.moc"
