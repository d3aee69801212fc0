// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/keymap.h"
#include "support/testprogram.h"

#include <QtTest>

#include <map>
#include <random>
#include <string>

using namespace meshscope;
using catalog::KeyMap;

class TestKeyMap : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyMapKnowsNothing();
    void oneKeyOfTwoSchemesIsTwo();
    void itKnowsWhatAPlainMapKnows();
    void keysThatShareAWordOfTheirDigestAreTwo();
    void theGreatestNumberIsHeld();
};

void TestKeyMap::anEmptyMapKnowsNothing()
{
    KeyMap map;
    QVERIFY(!map.find("phys", "a"));
    map.erase("phys", "a");
    QCOMPARE(map.count(), std::size_t {0});
}

void TestKeyMap::oneKeyOfTwoSchemesIsTwo()
{
    KeyMap map;
    map.put("team", "sales", {1});
    map.put("domain", "sales", {2});
    QCOMPARE(map.find("team", "sales").value, std::int64_t {1});
    QCOMPARE(map.find("domain", "sales").value, std::int64_t {2});
    map.put("team", "sales", {3});
    QCOMPARE(map.find("team", "sales").value, std::int64_t {3});
    QCOMPARE(map.count(), std::size_t {2});
    map.erase("team", "sales");
    QVERIFY(!map.find("team", "sales"));
    QCOMPARE(map.find("domain", "sales").value, std::int64_t {2});
}

void TestKeyMap::itKnowsWhatAPlainMapKnows()
{
    KeyMap map;
    std::map<std::string, std::int64_t> plain;
    std::mt19937 random(20261130);
    for (int step = 0; step < 60'000; ++step) {
        const std::string key = "key " + std::to_string(random() % 4000);
        if (random() % 3 == 0) {
            map.erase("phys", key);
            plain.erase(key);
        } else {
            const auto entity = static_cast<std::int64_t>(random() % 1'000'000 + 1);
            map.put("phys", key, {entity});
            plain[key] = entity;
        }
    }
    QCOMPARE(map.count(), plain.size());
    for (int i = 0; i < 4000; ++i) {
        const std::string key = "key " + std::to_string(i);
        const auto found = plain.find(key);
        QCOMPARE(map.find("phys", key).value, found == plain.end() ? 0 : found->second);
    }
}

void TestKeyMap::keysThatShareAWordOfTheirDigestAreTwo()
{
    // Of so many some eight pairs have the same 32 bits in one word, where a search for them
    // begins.
    constexpr std::int64_t keys = 262'144;
    KeyMap map;
    for (std::int64_t i = 1; i <= keys; ++i)
        map.put("phys", std::to_string(i), {i});
    QCOMPARE(map.count(), std::size_t {keys});
    for (std::int64_t i = 1; i <= keys; ++i)
        QCOMPARE(map.find("phys", std::to_string(i)).value, i);
    for (std::int64_t i = 1; i <= keys; i += 2)
        map.erase("phys", std::to_string(i));
    QCOMPARE(map.count(), std::size_t {keys / 2});
    for (std::int64_t i = 1; i <= keys; ++i)
        QCOMPARE(map.find("phys", std::to_string(i)).value, i % 2 == 0 ? i : 0);
}

void TestKeyMap::theGreatestNumberIsHeld()
{
    KeyMap map;
    map.put("phys", "last", {KeyMap::greatest});
    QCOMPARE(map.find("phys", "last").value, KeyMap::greatest);
}

MESHSCOPE_TEST(TestKeyMap, QCoreApplication)
#include "tst_keymap.moc"
