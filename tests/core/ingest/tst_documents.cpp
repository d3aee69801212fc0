// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace meshscope;
using namespace meshscope::ingest;

class TestDocuments : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void mappedBytesAreTheFileAndZerosFollow();
    void linksPipesAndFoldersAreRefusedAtOnce();
    void foldersGiveTheirMetadataFilesSorted();
    void linksInFoldersAreReportedNotFollowed();
    void aMissingPathIsAnError();

private:
    void write(const QString &name, const QByteArray &bytes);
    std::string path(const char *name) const
    {
        return m_folder->filePath(QString::fromUtf8(name)).toStdString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDocuments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDocuments::write(const QString &name, const QByteArray &bytes)
{
    const QString full = m_folder->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QFile file(full);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void TestDocuments::mappedBytesAreTheFileAndZerosFollow()
{
    for (const int size : {0, 1, 4095, 4096, 4097, 8192}) {
        write(QStringLiteral("f"), QByteArray(size, 'x'));
        auto file = MappedFile::open(path("f"));
        QVERIFY(file.has_value());
        QCOMPARE(file->bytes(), std::string_view(std::string(static_cast<std::size_t>(size), 'x')));
        const char *const end = file->bytes().data() + file->bytes().size();
        for (std::size_t i = 0; i < Document::padding; ++i)
            QCOMPARE(end[i], '\0');
        const MappedFile moved = std::move(*file);
        QCOMPARE(moved.bytes().size(), static_cast<std::size_t>(size));
    }
}

void TestDocuments::linksPipesAndFoldersAreRefusedAtOnce()
{
    write(QStringLiteral("real.json"), "{}");
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("real.json")),
                        m_folder->filePath(QStringLiteral("link.json"))));
    QCOMPARE(::mkfifo(path("pipe.json").c_str(), 0600), 0);
    const auto link = MappedFile::open(path("link.json"));
    QVERIFY(!link && link.error().message.find("is a link") != std::string::npos);
    const auto pipe = MappedFile::open(path("pipe.json")); // a plain open would wait for ever
    QVERIFY(!pipe && pipe.error().message.find("not a regular file") != std::string::npos);
    QVERIFY(!MappedFile::open(path("")));
    QVERIFY(!MappedFile::open("/dev/zero"));
    QVERIFY(MappedFile::open(path("none.json")).error().code == ErrorCode::NotFound);
}

void TestDocuments::foldersGiveTheirMetadataFilesSorted()
{
    for (const char *const name : {"b.yaml", "a.json", "c/d.YML", "c/e.ndjson", "notes.txt",
                                   ".hidden/x.json", "node_modules/y.json", "target/manifest.json",
                                   "target/compiled/z.json", "deep/compiled/kept.json"})
        write(QString::fromUtf8(name), "{}");
    std::vector<Issue> skipped;
    const auto files = findDocuments({path(""), path("a.json")}, skipped);
    QVERIFY(files.has_value());
    QStringList names;
    for (const std::string &file : *files)
        names << QDir(m_folder->path()).relativeFilePath(QString::fromStdString(file));
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral(
                 "a.json b.yaml c/d.YML c/e.ndjson deep/compiled/kept.json target/manifest.json"));
    QVERIFY(skipped.empty());
}

void TestDocuments::linksInFoldersAreReportedNotFollowed()
{
    write(QStringLiteral("real/a.json"), "{}");
    QVERIFY(QFile::link(QStringLiteral("/etc"), m_folder->filePath(QStringLiteral("real/etc"))));
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(QStringLiteral("real/loop"))));
    QCOMPARE(::mkfifo(path("real/pipe.json").c_str(), 0600), 0);
    std::vector<Issue> skipped;
    const auto files = findDocuments({path("real")}, skipped);
    QVERIFY(files.has_value());
    QCOMPARE(files->size(), std::size_t {1});
    QCOMPARE(skipped.size(), std::size_t {3});
}

void TestDocuments::aMissingPathIsAnError()
{
    std::vector<Issue> skipped;
    const auto files = findDocuments({path("nowhere")}, skipped);
    QVERIFY(!files);
    QVERIFY(files.error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
