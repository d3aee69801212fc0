// SPDX-License-Identifier: GPL-3.0-or-later
#include "pagefixture.h"
#include "support/testprogram.h"
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

    void aSourceOfAFolderIsReadAgainAndWatchedByItsFolder()
    {
        test::ShopCatalog shop;
        QVERIFY2(shop.error().empty(), shop.error().c_str());
        auto writer = Writer::open(shop.path());
        QVERIFY2(writer, writer ? "" : writer.error().message.c_str());
        store::Connection &db = (*writer)->db();
        const auto sources = sourceList(shop.reader());
        QVERIFY(sources);
        for (const SourceRow &source : *sources) {
            const auto places = sourcePlaces(db, source.id);
            QVERIFY(places);
            QCOMPARE(places->paths.size(), std::size_t {1}); // imported whole
            QVERIFY(places->canBeWatched);
            QVERIFY(!places->watchedSince);
        }
        const SourceId first = sources->front().id;
        QVERIFY(setWatched(db, first, true, fromEpochMs(5000)));
        QVERIFY(setWatched(db, first, true, fromEpochMs(9000))); // no second beginning
        QCOMPARE(toEpochMs(*sourcePlaces(db, first)->watchedSince), 5000);
        QCOMPARE(*watchedPaths(db), sourcePlaces(db, first)->paths);
        QVERIFY(setWatched(db, first, false, fromEpochMs(9500)));
        QVERIFY(watchedPaths(db)->empty());
        QVERIFY(!sourcePlaces(db, first)->watchedSince);
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

MESHSCOPE_TEST(TestSourcesPage, QCoreApplication)
#include "tst_sourcespage.moc"
