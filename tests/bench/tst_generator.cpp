// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/generator.h"
#include "bench/world.h"
#include "support/testprogram.h"
#include "workspace/catalogfile.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace meshscope;

namespace {

QStringList contentsOf(const QString &folder)
{
    QStringList all;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            all << QDir(folder).relativeFilePath(file.fileName()) + '\n'
                    + QString::fromUtf8(file.readAll());
    }
    all.sort();
    return all;
}

std::int64_t count(store::Connection &db, std::string_view sql)
{
    auto rows = db.prepare(sql);
    return rows.step() ? rows.integer(0) : -1;
}

} // namespace

class GeneratorTest : public QObject
{
    Q_OBJECT

private slots:
    void thePlanGivesTheSameBytesAgain()
    {
        const QTemporaryDir first;
        const QTemporaryDir second;
        const QTemporaryDir other;
        QVERIFY(bench::writeMesh(first.path().toStdString(), {.assets = 200}, {}));
        QVERIFY(bench::writeMesh(second.path().toStdString(), {.assets = 200}, {}));
        QVERIFY(bench::writeMesh(other.path().toStdString(), {.assets = 200, .seed = 8}, {}));
        QVERIFY(!contentsOf(first.path()).isEmpty());
        QVERIFY(contentsOf(first.path()) == contentsOf(second.path()));
        QVERIFY(contentsOf(first.path()) != contentsOf(other.path()));
    }

    void aRevisionMakesTheManifestsAnewAndNothingElse()
    {
        const QTemporaryDir first;
        const QTemporaryDir revised;
        QVERIFY(bench::writeMesh(first.path().toStdString(), {.assets = 1000}, {}));
        QVERIFY(
            bench::writeMesh(revised.path().toStdString(), {.assets = 1000, .revision = 1}, {}));
        const QStringList before = contentsOf(first.path());
        const QStringList after = contentsOf(revised.path());
        QCOMPARE(before.size(), after.size());
        for (qsizetype i = 0; i < before.size(); ++i) {
            const bool isManifest
                = before[i].section(QLatin1Char('\n'), 0, 0).endsWith("manifest.json");
            QCOMPARE(before[i] != after[i], isManifest);
        }
        const auto described = [](const QTemporaryDir &folder) {
            QFile file(folder.filePath("dbt/mesh_0/manifest.json"));
            QStringList descriptions;
            if (!file.open(QIODevice::ReadOnly))
                return descriptions;
            const auto nodes = QJsonDocument::fromJson(file.readAll()).object()["nodes"].toObject();
            for (const auto &node : nodes)
                descriptions << node.toObject()["description"].toString();
            return descriptions;
        };
        const QStringList old = described(first);
        const QStringList now = described(revised);
        qsizetype changed = 0;
        for (qsizetype i = 0; i < old.size(); ++i)
            changed += old[i] != now[i] ? 1 : 0;
        QVERIFY2(changed >= 7 && changed <= 11, qPrintable(QString::number(changed)));
    }

    void aMeshHasTheProportionsOfLargeCatalogs()
    {
        const QTemporaryDir folder;
        const auto counts = bench::writeMesh(folder.path().toStdString(), {.assets = 2000}, {});
        QVERIFY(counts);
        QCOMPARE(counts->assets, std::uint64_t {2000});
        QVERIFY(counts->columns > 18'000 && counts->columns < 21'000);
        QVERIFY(counts->flows > 3'600 && counts->flows < 4'600);
        QCOMPARE(counts->products, std::uint64_t {20});
    }

    /// What the files say is what the catalog holds: one dataset has one name in every format.
    void theReadersFindWhatWasWritten()
    {
        const QTemporaryDir folder;
        const auto counts
            = bench::writeMesh(folder.filePath("mesh").toStdString(), {.assets = 500}, {});
        QVERIFY(counts);
        auto writer = workspace::Writer::open(folder.filePath("mesh.meshscope").toStdString());
        QVERIFY(writer);
        const auto report = (*writer)->import({folder.filePath("mesh").toStdString()}, {}, {}, {});
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        for (const Issue &issue : report->issues)
            QVERIFY2(issue.severity == IssueSeverity::Info, issue.message.c_str());
        auto &db = (*writer)->db();
        QCOMPARE(count(db, "SELECT count(*) FROM entity WHERE kind='asset' AND state='active'"),
                 static_cast<std::int64_t>(counts->assets));
        QCOMPARE(count(db, "SELECT count(*) FROM edge"), static_cast<std::int64_t>(counts->flows));
        QCOMPARE(count(db, "SELECT sum(column_count) FROM asset"),
                 static_cast<std::int64_t>(counts->columns));
        QCOMPARE(count(db, "SELECT count(*) FROM product"),
                 static_cast<std::int64_t>(counts->products));
        QCOMPARE(count(db, "SELECT count(DISTINCT version_id) FROM contract_asset"),
                 static_cast<std::int64_t>(counts->products));
    }

    void aMeshTooSmallToHaveLayersIsRefused()
    {
        const QTemporaryDir folder;
        const auto counts = bench::writeMesh(folder.path().toStdString(), {.assets = 10}, {});
        QVERIFY(!counts);
        QCOMPARE(counts.error().code, ErrorCode::Invalid);
    }
};

MESHSCOPE_TEST(GeneratorTest, QCoreApplication)
#include "tst_generator.moc"
