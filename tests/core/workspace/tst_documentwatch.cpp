// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"
#include "workspace/documentwatch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <memory>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace std::chrono_literals;

/// Every wait here ends by a change; the longest one is what a broken watch would take.
class TestDocumentWatch : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(QStringLiteral("target/manifest.json"), "{}");
    }

    void aFileThatIsWrittenAgainIsTold()
    {
        auto watch = DocumentWatch::start({target()}, m_quick);
        QVERIFY2(watch, watch ? "" : watch.error().message.c_str());
        write(QStringLiteral("target/manifest.json"), "{\"a\": 1}");
        QCOMPARE(next(*watch), target());
    }

    void aNoticeWakesTheOneWhoWaits()
    {
        auto watch = DocumentWatch::start({target()}, m_patient);
        QVERIFY(watch);
        auto waiting = std::async(std::launch::async, [&] { return next(*watch); });
        QVERIFY(waiting.wait_for(100ms) == std::future_status::timeout);
        write(QStringLiteral("target/sub/new.yaml"), "kind: DataProduct\n"); // in a new folder
        QCOMPARE(waiting.get(), target());
        waiting = std::async(std::launch::async, [&] { return next(*watch); });
        QVERIFY(waiting.wait_for(100ms) == std::future_status::timeout);
        write(QStringLiteral("target/sub/new.yaml"), "kind: DataContract\n");
        QCOMPARE(waiting.get(), target());
        waiting = std::async(std::launch::async, [&] { return next(*watch); });
        QVERIFY(waiting.wait_for(100ms) == std::future_status::timeout);
        QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("target/sub/new.yaml"))));
        QCOMPARE(waiting.get(), target());
    }

    void whatChangesBetweenTwoWaitsIsNotMissed()
    {
        auto watch = DocumentWatch::start({target()}, m_patient);
        QVERIFY(watch);
        for (int round = 1; round <= 3; ++round) {
            write(QStringLiteral("target/manifest.json"), QByteArray(round, ' ') + "{}");
            QCOMPARE(next(*watch), target());
        }
    }

    void otherFilesAreNoReason()
    {
        auto watch = DocumentWatch::start({target()}, m_quick);
        QVERIFY(watch);
        write(QStringLiteral("target/graph.gpickle"), "x");
        write(QStringLiteral("other.json"), "{}");
        QCOMPARE(nextWithin(*watch, 300ms), std::string("(nothing)"));
    }

    void writingIsWaitedForUntilItSettles()
    {
        DocumentWatch::Pace pace = m_patient;
        pace.settle = 200ms;
        auto watch = DocumentWatch::start({target()}, pace);
        QVERIFY(watch);
        auto waiting = std::async(std::launch::async, [&] { return next(*watch); });
        for (int part = 0; part < 5; ++part) {
            write(QStringLiteral("target/catalog.json"), QByteArray(part + 1, ' '));
            QVERIFY(waiting.wait_for(60ms) == std::future_status::timeout);
        }
        QCOMPARE(waiting.get(), target());
        QCOMPARE(nextWithin(*watch, 300ms), std::string("(nothing)")); // all of it was told at once
    }

    void aFolderThatGoesAndComesBackIsToldWhenItIsBack()
    {
        auto watch = DocumentWatch::start({target()}, m_patient);
        QVERIFY(watch);
        auto waiting = std::async(std::launch::async, [&] { return next(*watch); });
        QVERIFY(QDir(m_folder->filePath(QStringLiteral("target"))).removeRecursively());
        QVERIFY(waiting.wait_for(200ms) == std::future_status::timeout);
        write(QStringLiteral("target/manifest.json"), "{\"b\": 2}");
        QCOMPARE(waiting.get(), target());
    }

    void onlyThePathThatChangedIsNamed()
    {
        write(QStringLiteral("single.yaml"), "a: 1\n");
        write(QStringLiteral("beside.yaml"), "a: 1\n");
        const std::string single = m_folder->filePath(QStringLiteral("single.yaml")).toStdString();
        auto watch = DocumentWatch::start({target(), single}, m_patient);
        QVERIFY(watch);
        auto waiting = std::async(std::launch::async, [&] { return next(*watch); });
        write(QStringLiteral("beside.yaml"), "a: 2\n");
        QVERIFY(waiting.wait_for(100ms) == std::future_status::timeout);
        write(QStringLiteral("single.yaml"), "a: 22\n");
        QCOMPARE(waiting.get(), single);
    }

    void stoppingEndsTheWaitAtOnce()
    {
        auto watch = DocumentWatch::start({target()}, m_patient);
        QVERIFY(watch);
        const auto stop = std::make_unique<std::stop_source>();
        auto waiting
            = std::async(std::launch::async, [&] { return watch->wait(stop->get_token()); });
        QVERIFY(waiting.wait_for(50ms) == std::future_status::timeout);
        stop->request_stop();
        QVERIFY(waiting.wait_for(5s) == std::future_status::ready);
        const auto changed = waiting.get();
        QVERIFY(changed && changed->empty());
    }

private:
    void write(const QString &name, const QByteArray &bytes)
    {
        const QString full = m_folder->filePath(name);
        QVERIFY(QDir().mkpath(QFileInfo(full).path()));
        QFile file(full);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    std::string target() const
    {
        return m_folder->filePath(QStringLiteral("target")).toStdString();
    }
    static std::string nextWithin(DocumentWatch &watch, std::chrono::milliseconds time)
    {
        const auto stop = std::make_unique<std::stop_source>();
        auto waiting
            = std::async(std::launch::async, [&] { return watch.wait(stop->get_token()); });
        static_cast<void>(waiting.wait_for(time));
        stop->request_stop();
        const auto changed = waiting.get();
        if (!changed)
            return changed.error().message;
        return changed->empty() ? std::string("(nothing)") : changed->front();
    }
    static std::string next(DocumentWatch &watch) { return nextWithin(watch, 60s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    DocumentWatch::Pace m_quick {.settle = 20ms, .longest = 2s, .look = 50ms, .lookAlone = 50ms};
    /// Does not look by itself in the time of a test: only notices wake it.
    DocumentWatch::Pace m_patient {.settle = 20ms, .longest = 2s, .look = 120s, .lookAlone = 120s};
};

MESHSCOPE_TEST(TestDocumentWatch, QCoreApplication)
#include "tst_documentwatch.moc"
