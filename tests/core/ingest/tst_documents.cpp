// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/json_pass.h"
#include "ingest/reader.h"
#include "support/testprogram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

using namespace meshscope;
using namespace meshscope::ingest;

class TestDocuments : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void mappedBytesAreTheFileAndZerosFollow();
    void bytesGivenBackStayReadable();
    void aPassOverJsonGoesToEveryValue();
    void linksPipesAndFoldersAreRefusedAtOnce();
    void foldersGiveTheirMetadataFilesSorted();
    void linksInFoldersAreReportedNotFollowed();
    void aMissingPathIsAnError();
    void patternsGiveWhatTheyMatch();
    void packedFilesAreReadAsWhatIsInside_data();
    void packedFilesAreReadAsWhatIsInside();
    void cutAndDamagedPackingsAreRefused();
    void bombsStopAtTheirBudget();
    void otherPackingsAreNamed();
    void standardInputIsReadToItsEnd();

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

void TestDocuments::bytesGivenBackStayReadable()
{
    QByteArray bytes;
    for (int i = 0; bytes.size() < 100'000; ++i)
        bytes += QByteArray::number(i);
    write(QStringLiteral("f"), bytes);
    auto file = MappedFile::open(path("f"));
    QVERIFY(file.has_value());
    file->release(0, file->bytes().size());
    file->release(5000, 20'000);
    file->release(90'000, 1'000'000); // past the end
    const MappedFile moved = std::move(*file);
    moved.release(0, moved.bytes().size());
    QCOMPARE(moved.bytes(), std::string_view(bytes.constData(), static_cast<size_t>(bytes.size())));
    QCOMPARE(moved.bytes().data()[moved.bytes().size()], '\0');
}

void TestDocuments::aPassOverJsonGoesToEveryValue()
{
    const auto pass = [](std::string text) {
        const std::size_t size = text.size();
        text.resize(size + Document::padding);
        return passOverJson(std::string_view(text).substr(0, size));
    };
    QCOMPARE(pass("{'a': ['bc', 12, null], 'd': {'e': true}}"), std::size_t {0}); // no JSON
    QCOMPARE(pass("{\"a\":[\"bc\",12,null],\"d\":{\"e\":true}}"), std::size_t {12});
    QCOMPARE(pass("{\"a\":\"one\"}\n\n{\"a\":\"four\"}\n"), std::size_t {7});
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

void TestDocuments::patternsGiveWhatTheyMatch()
{
    for (const char *const name :
         {"a.json", "b.json", "c.yaml", "x/d.json", "x/y/e.json", ".hidden/f.json", "x/g.json.gz"})
        write(QString::fromUtf8(name), "{}");
    const auto found = [&](const char *pattern) {
        std::vector<Issue> skipped;
        const auto files = findDocuments({path(pattern)}, skipped);
        QStringList names;
        if (!files)
            return QString::fromStdString(files.error().message);
        for (const std::string &file : *files)
            names << QDir(m_folder->path()).relativeFilePath(QString::fromStdString(file));
        return names.join(QLatin1Char(' '));
    };
    QCOMPARE(found("*.json"), QStringLiteral("a.json b.json"));
    QCOMPARE(found("[b-c].*"), QStringLiteral("b.json c.yaml"));
    QCOMPARE(found("**/*.json"), QStringLiteral("a.json b.json x/d.json x/y/e.json"));
    QCOMPARE(found("x/*"), QStringLiteral("x/d.json x/g.json.gz x/y/e.json"));
    QCOMPARE(found("*.nothing"), QStringLiteral("no file matches this pattern. Check it."));
}

namespace {

QByteArray gzipped(const QByteArray &text)
{
    QByteArray out(text.size() + 1024, '\0');
    z_stream stream = {};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray zstandard(const QByteArray &text)
{
    QByteArray out(static_cast<qsizetype>(ZSTD_compressBound(static_cast<size_t>(text.size()))),
                   '\0');
    const size_t size = ZSTD_compress(out.data(), static_cast<size_t>(out.size()), text.data(),
                                      static_cast<size_t>(text.size()), 3);
    out.resize(static_cast<qsizetype>(size));
    return out;
}

} // namespace

void TestDocuments::packedFilesAreReadAsWhatIsInside_data()
{
    QTest::addColumn<QByteArray>("packed");
    QTest::addColumn<QByteArray>("inside");
    QByteArray large;
    for (int i = 0; i < 200'000; ++i)
        large += QByteArray::number(i * 7919) + ',';
    QTest::newRow("plain") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("gzip") << gzipped("{\"a\": 1}") << QByteArray("{\"a\": 1}");
    QTest::newRow("gzip, two members")
        << gzipped("{\"a\"") + gzipped(": 1}") << QByteArray("{\"a\": 1}");
    QTest::newRow("gzip, large") << gzipped(large) << large;
    QTest::newRow("gzip of nothing") << gzipped({}) << QByteArray();
    QTest::newRow("zstd") << zstandard("{\"a\": 1}") << QByteArray("{\"a\": 1}");
    QTest::newRow("zstd, two frames")
        << zstandard("{\"a\"") + zstandard(": 1}") << QByteArray("{\"a\": 1}");
    QTest::newRow("zstd, large") << zstandard(large) << large;
}

void TestDocuments::packedFilesAreReadAsWhatIsInside()
{
    QFETCH(QByteArray, packed);
    QFETCH(QByteArray, inside);
    write(QStringLiteral("f"), packed);
    auto input = Input::open(path("f"));
    QVERIFY(input.has_value());
    QCOMPARE(input->stored().size(), static_cast<std::size_t>(packed.size()));
    QVERIFY(input->unpack());
    QCOMPARE(QByteArray(input->bytes().data(), static_cast<qsizetype>(input->bytes().size())),
             inside);
    for (std::size_t i = 0; i < Document::padding; ++i)
        QCOMPARE(input->bytes().data()[input->bytes().size() + i], '\0');
}

void TestDocuments::cutAndDamagedPackingsAreRefused()
{
    QByteArray text;
    for (int i = 0; i < 5000; ++i)
        text += QByteArray::number(i * 7919);
    for (const QByteArray &whole : {gzipped(text), zstandard(text)}) {
        for (const qsizetype length :
             {qsizetype {4}, qsizetype {9}, whole.size() / 2, whole.size() - 1}) {
            write(QStringLiteral("f"), whole.left(length));
            auto input = Input::open(path("f"));
            QVERIFY(input.has_value());
            const Status status = input->unpack();
            QVERIFY2(!status, qPrintable(QString::number(length)));
            QVERIFY(status.error().message.find("damaged or cut off") != std::string::npos);
        }
        QByteArray damaged = whole;
        damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
        damaged[damaged.size() / 2 + 1] = static_cast<char>(~damaged[damaged.size() / 2 + 1]);
        write(QStringLiteral("f"), damaged);
        auto input = Input::open(path("f"));
        const Status status = input->unpack();
        // zstd frames need not carry a checksum: then the bytes differ, and the JSON is looked at.
        if (whole.startsWith("\x1f"))
            QVERIFY(!status);
    }
}

void TestDocuments::bombsStopAtTheirBudget()
{
    const QByteArray zeros(100 << 20, '0');
    for (const QByteArray &bomb : {gzipped(zeros), zstandard(zeros)}) {
        write(QStringLiteral("f"), bomb);
        auto input = Input::open(path("f"));
        QElapsedTimer timer;
        timer.start();
        const Status status = input->unpack();
        QVERIFY(!status);
        QVERIFY2(status.error().message.find("refused to protect") != std::string::npos,
                 status.error().message.c_str());
        QVERIFY(timer.elapsed() < 5000);
    }
}

void TestDocuments::otherPackingsAreNamed()
{
    for (const auto &[bytes, name] : {std::pair {"PK\x03\x04rest", "a zip file"},
                                      {"\xfd"
                                       "7zXZrest",
                                       "a xz file"},
                                      {"BZh9rest", "a bzip2 file"}}) {
        write(QStringLiteral("f"), bytes);
        auto input = Input::open(path("f"));
        const Status status = input->unpack();
        QVERIFY(!status && status.error().code == ErrorCode::NotFound);
        QVERIFY(status.error().message.find(name) != std::string::npos);
    }
}

void TestDocuments::standardInputIsReadToItsEnd()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    const QByteArray text = gzipped("{\"piped\": true}");
    QCOMPARE(::write(ends[1], text.data(), static_cast<std::size_t>(text.size())), text.size());
    ::close(ends[1]);
    const int before = ::dup(STDIN_FILENO);
    ::dup2(ends[0], STDIN_FILENO);
    auto input = Input::open("-");
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    ::close(ends[0]);
    QVERIFY(input.has_value());
    QVERIFY(input->unpack());
    QCOMPARE(input->bytes(), std::string_view("{\"piped\": true}"));
    std::vector<Issue> skipped;
    QCOMPARE(findDocuments({"-"}, skipped).value(), std::vector<std::string> {"-"});
}

MESHSCOPE_TEST(TestDocuments, QCoreApplication)
#include "tst_documents.moc"
