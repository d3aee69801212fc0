// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spool.h"
#include "support/fulldisk.h"
#include "support/testprogram.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <thread>

using namespace meshscope;

namespace {

/// Entries of very different sizes, told apart by their number.
std::string entry(std::size_t number)
{
    return std::string(number % 7 == 0 ? number * 997 % 400'000 : number % 50,
                       static_cast<char>('a' + number % 26));
}

Spool filled(const std::shared_ptr<SpillSpace> &space, std::size_t count)
{
    Spool spool;
    spool.spillTo(space);
    for (std::size_t i = 0; i < count; ++i)
        spool.append(entry(i));
    return spool;
}

/// The number of the first entry that is not as it was put, or how many there are.
std::size_t firstWrong(const Spool &spool)
{
    std::size_t at = 0;
    const Status status = spool.forEach([&at](std::string_view bytes) -> Status {
        if (bytes != entry(at))
            return Error {ErrorCode::Corrupt, "another entry", {}};
        ++at;
        return {};
    });
    return status || at < spool.count() ? at : at + 1'000'000;
}

} // namespace

class TestSpool : public QObject
{
    Q_OBJECT

private slots:
    void entriesComeBackInOrder_data();
    void entriesComeBackInOrder();
    void onlyWhatIsOverTheBudgetIsInTheFile();
    void memoryThatIsGivenBackIsUsedAgain();
    void theFileHasNoNameAndIsGone();
    void copiesShareWhatTheyHold();
    void theFirstErrorOfUseEndsIt();
    void nothingIsNothing_data();
    void nothingIsNothing();
    void anEntryLargerThanAllElseComesBack_data();
    void anEntryLargerThanAllElseComesBack();
    void severalThreadsShareOneFile();
    void aFolderThatIsNotThereIsTold();
    void aFullDiskIsTold();

private:
    std::shared_ptr<SpillSpace> space(std::size_t memory)
    {
        return std::make_shared<SpillSpace>(m_folder.path().toStdString(), memory);
    }
    QTemporaryDir m_folder;
};

void TestSpool::entriesComeBackInOrder_data()
{
    QTest::addColumn<int>("memory");
    QTest::newRow("without a space") << -1;
    QTest::newRow("all in memory") << 1'000'000'000;
    QTest::newRow("some in the file") << 1'000'000;
    QTest::newRow("all in the file") << 0;
}

void TestSpool::entriesComeBackInOrder()
{
    QFETCH(int, memory);
    Spool spool = filled(memory < 0 ? nullptr : space(static_cast<std::size_t>(memory)), 500);
    QCOMPARE(spool.count(), std::size_t {500});
    QCOMPARE(firstWrong(spool), std::size_t {500});
    spool.append(entry(500)); // more may follow what was read
    spool.flush();
    spool.append(entry(501));
    QCOMPARE(firstWrong(spool), std::size_t {502}); // and it is read a second time
    spool.clear();
    QCOMPARE(firstWrong(spool), std::size_t {0});
}

void TestSpool::onlyWhatIsOverTheBudgetIsInTheFile()
{
    const auto enough = space(100'000'000);
    Spool all = filled(enough, 300);
    all.flush();
    QCOMPARE(enough->fileBytes(), std::uint64_t {0});
    const auto little = space(2'000'000);
    Spool some = filled(little, 300);
    some.flush();
    QVERIFY(little->fileBytes() > 0);
    const auto none = space(0);
    Spool nothing = filled(none, 300);
    nothing.flush();
    QVERIFY(none->fileBytes() > little->fileBytes());
    QVERIFY(none->fileBytes() - little->fileBytes() <= 2'000'000);
}

void TestSpool::memoryThatIsGivenBackIsUsedAgain()
{
    const auto shared = space(20'000'000);
    for (int i = 0; i < 10; ++i) {
        Spool spool = filled(shared, 300);
        spool.flush();
    }
    QCOMPARE(shared->fileBytes(), std::uint64_t {0});
}

void TestSpool::theFileHasNoNameAndIsGone()
{
    const Spool spool = filled(space(0), 300);
    QVERIFY(QDir(m_folder.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QCOMPARE(firstWrong(spool), std::size_t {300});
}

void TestSpool::copiesShareWhatTheyHold()
{
    Spool first = filled(space(0), 300);
    Spool second = first;
    first.append(entry(0));
    first.clear();
    QCOMPARE(firstWrong(second), std::size_t {300});
}

void TestSpool::theFirstErrorOfUseEndsIt()
{
    std::size_t seen = 0;
    const Status status = filled(nullptr, 300).forEach([&seen](std::string_view) -> Status {
        if (++seen == 5)
            return Error {ErrorCode::Cancelled, "enough", {}};
        return {};
    });
    QVERIFY(!status);
    QCOMPARE(status.error().message, std::string("enough"));
    QCOMPARE(seen, std::size_t {5});
}

void TestSpool::nothingIsNothing_data()
{
    QTest::addColumn<int>("memory");
    QTest::newRow("in memory") << 1'000'000;
    QTest::newRow("in the file") << 0;
}

void TestSpool::nothingIsNothing()
{
    QFETCH(int, memory);
    const auto shared = space(static_cast<std::size_t>(memory));
    Spool spool;
    spool.spillTo(shared);
    spool.flush();
    QCOMPARE(firstWrong(spool), std::size_t {0});
    QCOMPARE(shared->fileBytes(), std::uint64_t {0});
    for (int i = 0; i < 3; ++i)
        spool.append({}); // an entry of no bytes is one
    spool.flush();
    std::size_t seen = 0;
    QVERIFY(spool.forEach([&seen](std::string_view bytes) -> Status {
        seen += bytes.empty() ? 1 : 100;
        return {};
    }));
    QCOMPARE(seen, std::size_t {3});
    QCOMPARE(spool.count(), std::size_t {3});
}

void TestSpool::anEntryLargerThanAllElseComesBack_data()
{
    nothingIsNothing_data();
}

void TestSpool::anEntryLargerThanAllElseComesBack()
{
    QFETCH(int, memory);
    std::string huge(40'000'000, 'x');
    huge.back() = 'y';
    const auto shared = space(static_cast<std::size_t>(memory));
    Spool spool;
    spool.spillTo(shared);
    for (const std::string_view one :
         {std::string_view("before"), std::string_view(huge), std::string_view("behind")})
        spool.append(one);
    spool.flush();
    QVERIFY(shared->fileBytes() > huge.size()); // over any budget
    std::vector<std::size_t> sizes;
    QVERIFY(spool.forEach([&](std::string_view bytes) -> Status {
        sizes.push_back(bytes.size());
        return bytes.size() < 10 || bytes == huge
            ? Status()
            : Status(Error {ErrorCode::Corrupt, "another entry", {}});
    }));
    QCOMPARE(sizes, (std::vector<std::size_t> {6, huge.size(), 6}));
}

void TestSpool::severalThreadsShareOneFile()
{
    const auto shared = space(3'000'000);
    std::vector<Spool> spools(4);
    {
        std::vector<std::jthread> threads;
        for (Spool &spool : spools)
            threads.emplace_back([&spool, &shared] { spool = filled(shared, 400); });
    }
    for (const Spool &spool : spools)
        QCOMPARE(firstWrong(spool), std::size_t {400});
    QVERIFY(shared->status().has_value());
}

void TestSpool::aFolderThatIsNotThereIsTold()
{
    const auto nowhere = std::make_shared<SpillSpace>("/nowhere/at/all", 0);
    Spool spool = filled(nowhere, 300);
    spool.flush();
    QVERIFY(!nowhere->status());
    QCOMPARE(nowhere->status().error().code, ErrorCode::Io);
    QCOMPARE(nowhere->status().error().where, std::string("/nowhere/at/all"));
    const Status read = spool.forEach([](std::string_view) { return Status(); });
    QVERIFY(!read);
}

void TestSpool::aFullDiskIsTold()
{
    const auto shared = space(0);
    Spool spool;
    {
        const tests::FullDisk full(1'000'000);
        spool = filled(shared, 300);
    }
    QVERIFY(!shared->status());
    QVERIFY(QString::fromStdString(shared->status().error().message)
                .contains(QStringLiteral("Make room there")));
}

MESHSCOPE_TEST(TestSpool, QCoreApplication)
#include "tst_spool.moc"
