// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;

class TestHash : public QObject
{
    Q_OBJECT

private slots:
    void digestsAreThePublishedOnes();
    void nameBasedIdsAreStable();
    void randomIdsDiffer();
};

void TestHash::digestsAreThePublishedOnes()
{
    QCOMPARE(QString::fromStdString(sha256Hex("abc")),
             QStringLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(QString::fromStdString(md5Hex("abc")),
             QStringLiteral("900150983cd24fb0d6963f7d28e17f72"));
    QCOMPARE(QString::fromStdString(xxh128Hex("")),
             QStringLiteral("99aa06d3014798d86001c324468d497f"));
}

void TestHash::nameBasedIdsAreStable()
{
    const std::string id = uuid5("phys:snowflake|acct|db.s.t");
    QCOMPARE(uuid5("phys:snowflake|acct|db.s.t"), id);
    QVERIFY(uuid5("phys:snowflake|acct|db.s.u") != id);
    QCOMPARE(id.size(), std::size_t {36});
    QCOMPARE(id[14], '5');
    QVERIFY(std::string_view("89ab").find(id[19]) != std::string_view::npos);
}

void TestHash::randomIdsDiffer()
{
    const std::string id = randomUuid();
    QCOMPARE(id[14], '4');
    QVERIFY(randomUuid() != id);
}

MESHSCOPE_TEST(TestHash, QCoreApplication)
#include "tst_hash.moc"
