// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/column.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;

class TestColumn : public QObject
{
    Q_OBJECT

private slots:
    void pathsFollowTheGrammar();
    void parentsAndDepthsAreFoundThroughEscapes();
};

void TestColumn::pathsFollowTheGrammar()
{
    QCOMPARE(childPath({}, "id"), std::string("id"));
    QCOMPARE(childPath("a", "b"), std::string("a.b"));
    QCOMPARE(childPath({}, "a.b"), std::string("a\\.b"));
    QCOMPARE(childPath(itemPath("a"), "x[0]"), std::string("a[].x\\[0\\]"));
    QCOMPARE(childPath({}, "back\\slash"), std::string("back\\\\slash"));
}

void TestColumn::parentsAndDepthsAreFoundThroughEscapes()
{
    QCOMPARE(std::string(parentPath("a.b.c")), std::string("a.b"));
    QCOMPARE(std::string(parentPath("a[]")), std::string("a"));
    QCOMPARE(std::string(parentPath("a[].b")), std::string("a[]"));
    QCOMPARE(std::string(parentPath("m{value}")), std::string("m"));
    QCOMPARE(std::string(parentPath("a\\.b")), std::string());
    QCOMPARE(std::string(parentPath("a\\.b.c")), std::string("a\\.b"));
    QCOMPARE(pathDepth("a"), 0);
    QCOMPARE(pathDepth("a[].b"), 2);
    QCOMPARE(pathDepth("a\\.b"), 0);
    QCOMPARE(pathDepth(""), 0);
}

MESHSCOPE_TEST(TestColumn, QCoreApplication)
#include "tst_column.moc"
