// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hostile_strings.h"

namespace meshscope {

std::vector<std::string> hostileStrings()
{
    std::vector<std::string> all {
        R"(<img src="http://localhost:9/x.png">)",
        R"(<img src='file:///dev/zero' width=2000000000 height=2000000000>)",
        "<b>bold</b>",
        "<B>bold",
        "< b>spaced",
        "<b/>",
        "<br>",
        "<p>text",
        "<a href=javascript:1>x</a>",
        "<table><tr><td>x",
        "<script>alert(1)</script>",
        "<!DOCTYPE html>x",
        "<!doctype html>",
        "<?xml?><b>x",
        "<!-- c --><i>x</i>",
        "a < b and c > d",
        "x<b",
        "<<b>>",
        "<h1>big</h1>",
        "&lt;b&gt;",
        "a &lt; b",
        "&#60;b&#62;",
        "&amp;lt;",
        "&#8238;evil",
        "&#x202e;evil",
        "&#0;",
        "&#xD800;",
        "&#99999999999;",
        "&nbsp;&nbsp;x",
        "<font size=7>x",
        "<style>*{}</style>",
        "<svg onload=x>",
        "<object data=x>",
        "![a](file:///dev/zero)",
        "![a](http://localhost:9/a.png)",
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](data:text/html,x)",
        "[x](http://user@host/)",
        "[x](http://)",
        "[x](https://good.example/a?b=c)",
        "[x](<https://good.example/>)",
        "<https://good.example/>",
        "[x](smb://host/share)",
        "[x](--help)",
        "[x](mailto:a@b?attach=/etc/passwd)",
        "http://good.example/",
        "# heading",
        "###### deep",
        "> quote\n> > > > > > > > > > deep",
        "- - - - - - - - - - - x",
        "* a\n  * b\n    * c\n      * d\n        * e\n          * f\n            * g\n             "
        " * h\n"
        "                * i\n                  * j",
        "| a | b |\n|---|---|\n| <b> | `x` |",
        "```html\n<b>x</b>\n```",
        "`<b>`",
        "**<i>**",
        "~~strike~~",
        "line\nbreak",
        "tab\there",
        "carriage\rreturn",
        "crlf\r\nhere",
        "bell\a",
        "back\bspace",
        "form\ffeed",
        "vertical\vtab",
        std::string("nul\0byte", 8),
        "\x1b[31mred",
        "\x1b]0;title\x07",
        "\x1b[2J",
        "del\x7f",
        "\xC2\x85next line",
        "\xC2\x9b"
        "31m c1",
        "\xE2\x80\xA8line separator",
        "\xE2\x80\xA9paragraph",
        "\xE2\x80\xAErtl override",
        "\xE2\x80\xAArle",
        "\xE2\x81\xA6isolate",
        "\xE2\x80\x8Fmark",
        "\xE2\x80\x8Ezero",
        "zero\xE2\x80\x8Bwidth",
        "join\xE2\x80\x8Dme",
        "soft\xC2\xADhyphen",
        "\xEF\xBB\xBFmark",
        "word\xE2\x81\xA0joiner",
        "<\xE2\x81\xA0"
        "b>",
        "&\xE2\x81\xA0lt;",
        "\xF3\xA0\x81\x81tag",
        "\xE1\xA0\x8Evowel",
        "\xEF\xBF\xBEnonchar",
        "\xEF\xBF\xB9"
        "anchor",
        "\xC0\x80overlong",
        "\xE0\x80\xAF",
        "\xED\xA0\x80surrogate",
        "\xF4\x90\x80\x80",
        "\x80lone",
        "cut\xE2\x82",
        "cut\xF0\x9F\x98",
        "\xFF\xFE",
        "mid\xFF"
        "dle",
        "\xD1\x80\xD0\xB0yments",
        "p\xD0\xB0ypal",
        "g\xCC\x80\xCC\x81\xCC\x82\xCC\x83zalgo",
        "\xF0\x9F\x98\x80 emoji",
        "\xE2\x9D\xA4\xEF\xB8\x8F",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1",
        "@SUM(1)",
        "'; DROP TABLE entity; --",
        "%s%n%x",
        "../../etc/passwd",
        "{{ jinja }}",
        "${env.password}",
        "CON",
        "",
        " ",
        "   leading",
        "trailing   "};
    all.push_back(std::string(5000, 'x'));
    all.push_back(std::string(2000, '<') + "b>");
    all.push_back("<b>" + std::string(3000, '&'));
    all.push_back(std::string(20000, '*'));
    std::string entities;
    for (int i = 0; i < 4000; ++i)
        entities += "&amp;";
    all.push_back(entities);
    std::string dashes;
    for (int i = 0; i < 8000; ++i)
        dashes += "- ";
    all.push_back(dashes);
    std::string brackets;
    for (int i = 0; i < 4000; ++i)
        brackets += "[a](";
    all.push_back(brackets);
    std::string tables;
    for (int i = 0; i < 24; ++i)
        tables += "<table><tr><td>";
    all.push_back(tables);
    return all;
}

} // namespace meshscope
