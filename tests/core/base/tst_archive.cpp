// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "support/testprogram.h"

#include <QTest>

#include <limits>

using namespace meshscope;

namespace {

enum class Colour : std::int8_t { None = -1, Red, Blue };

struct Inner
{
    std::string name;
    std::optional<double> share;
    friend bool operator==(const Inner &, const Inner &) = default;
};

struct Outer
{
    std::int64_t number = 0;
    std::int64_t negative = 0;
    bool flag = false;
    Colour colour = Colour::None;
    std::vector<Inner> inners;
    std::map<std::string, std::string> words;
    std::optional<std::string> nothing;
    std::pair<int, std::string> pair;
    std::chrono::year_month_day day {};
    friend bool operator==(const Outer &, const Outer &) = default;
};

template<typename Archive>
void describe(Archive &archive, Inner &i)
{
    archive(i.name, i.share);
}

template<typename Archive>
void describe(Archive &archive, Outer &o)
{
    archive(o.number, o.negative, o.flag, o.colour, o.inners, o.words, o.nothing, o.pair, o.day);
}

Outer sample()
{
    using namespace std::chrono;
    Outer outer;
    outer.number = std::numeric_limits<std::int64_t>::max();
    outer.negative = std::numeric_limits<std::int64_t>::min();
    outer.flag = true;
    outer.colour = Colour::Blue;
    outer.inners = {{"a", 0.25}, {std::string("nul\0inside", 10), std::nullopt}};
    outer.words = {{"k", "v"}, {"", "empty key"}};
    outer.pair = {-7, "seven"};
    outer.day = year {2026} / November / 24;
    return outer;
}

} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPackedComesBackEqual();
    void equalValuesGiveEqualBytes();
    void damagedBytesAreAnErrorNeverACrash();
};

void TestArchive::whatIsPackedComesBackEqual()
{
    const auto back = unpack<Outer>(pack(sample()));
    QVERIFY(back.has_value());
    QVERIFY(*back == sample());
}

void TestArchive::equalValuesGiveEqualBytes()
{
    QVERIFY(pack(sample()) == pack(sample()));
    Outer other = sample();
    other.inners[0].share = 0.5;
    QVERIFY(pack(other) != pack(sample()));
}

void TestArchive::damagedBytesAreAnErrorNeverACrash()
{
    const std::string bytes = pack(sample());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!unpack<Outer>(std::string_view(bytes).substr(0, size)));
    QVERIFY(!unpack<Outer>(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0xff);
        const auto read
            = unpack<Outer>(damaged); // may succeed with other values; must only not crash
        QVERIFY(!read || !(*read == sample()));
    }
}

MESHSCOPE_TEST(TestArchive, QCoreApplication)
#include "tst_archive.moc"
