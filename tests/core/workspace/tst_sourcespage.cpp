// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "workspace/sourcespage.h"

#include <QTest>

#include <algorithm>

using namespace meshscope;
using namespace meshscope::workspace;

class TestSourcesPage : public QObject
{
    Q_OBJECT

private slots:
    void everySourceTellsItsLastImport()
    {
        test::ShopCatalog shop;
        QVERIFY2(shop.error().empty(), shop.error().c_str());
        const auto sources = sourceList(shop.reader());
        QVERIFY(sources);
        QVERIFY(!sources->empty());
        for (const SourceRow &source : *sources) {
            QVERIFY(!source.name.empty());
            QVERIFY(source.documents > 0);
            QVERIFY(source.bytes > 0);
            QCOMPARE(source.runs, 1);
            QVERIFY(source.lastRun.added > 0);
            QVERIFY(toEpochMs(source.lastRun.at) > 0);
        }
        QVERIFY(
            std::is_sorted(sources->begin(), sources->end(),
                           [](const SourceRow &a, const SourceRow &b) { return a.name < b.name; }));
    }

    void theDetailAddsUpToTheList()
    {
        test::ShopCatalog shop;
        QVERIFY2(shop.error().empty(), shop.error().c_str());
        const auto sources = sourceList(shop.reader());
        QVERIFY(sources);
        for (const SourceRow &source : *sources) {
            const auto detail = sourceDetail(shop.reader(), source.id);
            QVERIFY(detail);
            QCOMPARE(static_cast<int>(detail->documents.size()), source.documents);
            std::int64_t bytes = 0;
            for (const SourceDocumentRow &document : detail->documents) {
                bytes += document.bytes;
                QVERIFY(!document.format.empty());
                QVERIFY(document.locator.starts_with('/'));
            }
            QCOMPARE(bytes, source.bytes);
            QCOMPARE(detail->totalRuns, source.runs);
            QCOMPARE(static_cast<int>(detail->runs.size()), source.runs);
            QVERIFY(detail->runs.front().id == source.lastRun.id);
            int issues = 0;
            for (const Issue &issue : detail->issues)
                issues += issue.count;
            int counted = 0;
            for (const int count : source.issues)
                counted += count;
            QCOMPARE(issues, counted);
            QCOMPARE(detail->totalIssues, static_cast<int>(detail->issues.size()));
        }
    }

    void anUnknownSourceIsEmpty()
    {
        test::ShopCatalog shop;
        QVERIFY2(shop.error().empty(), shop.error().c_str());
        const auto detail = sourceDetail(shop.reader(), SourceId {999'999});
        QVERIFY(detail);
        QVERIFY(detail->documents.empty() && detail->runs.empty() && detail->issues.empty());
    }
};

QTEST_GUILESS_MAIN(TestSourcesPage)
#include "tst_sourcespage.moc"
