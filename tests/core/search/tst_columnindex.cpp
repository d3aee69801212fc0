// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/columnindex.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope::search;

class TestColumnIndex : public QObject
{
    Q_OBJECT
private slots:
    void namesAreGroupedAndCountTheirDatasets()
    {
        const std::vector<ColumnOccurrence> columns {
            {"customer_id", 3}, {"customer_id", 1}, {"order_id", 1}, {"customer_name", 2}};
        const ColumnIndex index(columns);
        QCOMPARE(index.nameCount(), std::size_t {3});
        const auto found = index.search("cust", 1);
        QVERIFY(found);
        QCOMPARE(found->hits.size(), std::size_t {1});
        QCOMPARE(found->names, std::size_t {2});
        QCOMPARE(found->occurrences, std::size_t {3});
        QCOMPARE(std::string(found->hits[0].text), std::string("customer_id"));
        QCOMPARE(found->hits[0].occurrences, 2U);
        const auto owners = index.owners(found->hits[0].name);
        QCOMPARE(std::vector<std::uint32_t>(owners.begin(), owners.end()),
                 (std::vector<std::uint32_t> {1, 3}));
        QVERIFY(index.owners(99).empty());
    }
};

MESHSCOPE_TEST(TestColumnIndex, QCoreApplication)
#include "tst_columnindex.moc"
