// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/canonicaljson.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope::access;

class TestCanonicalJson : public QObject
{
    Q_OBJECT
private slots:
    void namesAreSortedAndNothingIsPadded()
    {
        const auto value = parseJson(R"({ "b": [ 1, true, null ], "a": { "y": "x", "" : -3 } })");
        QVERIFY(value);
        QCOMPARE(canonicalText(*value), std::string(R"({"a":{"":-3,"y":"x"},"b":[1,true,null]})"));
    }

    void namesAreOrderedByUtf16UnitsNotByBytes()
    {
        // U+1F600 is a surrogate pair (D83D ...) and comes before U+FB33 and U+E000.
        Json::Object object;
        object["\xef\xac\xb3"] = 1; // U+FB33
        object["\xf0\x9f\x98\x80"] = 2; // U+1F600
        object["\xee\x80\x80"] = 3; // U+E000
        object["z"] = 4;
        QCOMPARE(
            canonicalText(Json(object)),
            std::string("{\"z\":4,\"\xf0\x9f\x98\x80\":2,\"\xee\x80\x80\":3,\"\xef\xac\xb3\":1}"));
    }

    void controlsAreEscapedTheShortWayAndTheRestIsKept()
    {
        QCOMPARE(canonicalText(Json(std::string("\x01\b\t\n\f\r\"\\/\x7f\xc3\xa9", 12))),
                 std::string("\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\/\x7f\xc3\xa9\""));
    }

    void brokenBytesBecomeReplacementCharacters()
    {
        QCOMPARE(canonicalText(Json("a\xff")), std::string("\"a\xef\xbf\xbd\""));
    }

    void readingAndWritingIsStable()
    {
        const std::string text
            = R"({"a":[{"b":"c"},[],{},9223372036854775807,-9223372036854775808]})";
        const auto value = parseJson(text);
        QVERIFY(value);
        QCOMPARE(canonicalText(*value), text);
    }

    void whatHasNoCanonicalTextIsRefused()
    {
        for (const char *text : {"1.5", "1e3", "9223372036854775808", "{", "[1,]", "", "nul"})
            QVERIFY2(!parseJson(text), text);
        QVERIFY(!parseJson(std::string(40, '[') + std::string(40, ']')));
        QVERIFY(parseJson(std::string(30, '[') + std::string(30, ']')));
    }
};

MESHSCOPE_TEST(TestCanonicalJson, QCoreApplication)
#include "tst_canonicaljson.moc"
