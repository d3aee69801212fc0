// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/picture.h"

#include <string>
#include <vector>

/// Pictures for export tests: an ordinary one and one whose every text wants to do harm.
namespace pictures {

using namespace meshscope::exports;

inline const std::vector<std::string> &hostileNames()
{
    static const std::vector<std::string> names {"<script>alert(1)</script>",
                                                 "\"];n0[shape=none,image=\"/etc/passwd\"];",
                                                 "a\\",
                                                 "\\N\\G\\\"",
                                                 "=cmd|' /C calc'!A0",
                                                 "+1",
                                                 "-1",
                                                 "@SUM(1)",
                                                 "\tx",
                                                 "\rx",
                                                 "\nx",
                                                 "a\nb",
                                                 "a\"b",
                                                 "a'b",
                                                 "&amp;",
                                                 "&lt;b&gt;",
                                                 "]]>",
                                                 "<!--",
                                                 "-->",
                                                 "\x1b[31mred\x1b[0m",
                                                 "a\xE2\x80\xAE"
                                                 "b",
                                                 "\xff\xfe",
                                                 "\xEF\xBF\xBF",
                                                 "<b>html</b>",
                                                 "<<TABLE><TR><TD>x</TD></TR></TABLE>>",
                                                 "n0 --> n1",
                                                 "end",
                                                 "#quot;",
                                                 "{{{",
                                                 "a;b",
                                                 std::string("nul\0nul", 7),
                                                 "%%",
                                                 "`x`",
                                                 "",
                                                 "\xF0\x9F\x98\x80",
                                                 std::string(3000, 'x')};
    return names;
}

inline Card card(const std::string &name, int step)
{
    Card result;
    result.name = name;
    result.step = step;
    result.kind = step == 0 ? Card::Kind::Start : Card::Kind::Dataset;
    return result;
}

inline Picture ordinary()
{
    Picture picture;
    picture.title = "Lineage of net_orders";
    picture.catalog = "Fernhill Retail";
    picture.filter = "2+net_orders+1";
    picture.date = "10 Nov 2026";
    picture.cards = {card("net_orders", 0), card("order_lines", -1), card("pos_orders", -2),
                     card("returns", -1), card("board", 1)};
    picture.cards[0].domain = "Sales";
    picture.cards[0].domainCode = "SA";
    picture.cards[0].domainColour = "#1F70E2";
    picture.cards[0].context = "sales.curated";
    picture.cards[0].score = 0.91;
    picture.cards[0].grade = meshscope::Grade::Healthy;
    Card fold;
    fold.kind = Card::Kind::Fold;
    fold.step = 1;
    fold.folded = 287;
    picture.cards.push_back(fold);
    picture.flows
        = {{1, 0, {}}, {2, 1, {"a -> b"}}, {3, 0, {}}, {0, 4, {}}, {0, 5, {}}, {2, 3, {}}};
    picture.shown = 5;
    picture.total = 292;
    return picture;
}

inline Picture hostile()
{
    Picture picture;
    const auto &names = hostileNames();
    picture.title = picture.catalog = picture.filter = picture.date = names[0];
    for (std::size_t i = 0; i < names.size(); ++i) {
        Card one = card(names[i], static_cast<int>(i));
        one.context = one.type = one.domain = one.domainCode = one.domainColour = one.link
            = names[i];
        picture.cards.push_back(one);
        if (i > 0)
            picture.flows.push_back({0, static_cast<std::uint32_t>(i), {names[i]}});
    }
    picture.flows.push_back({0, 9999, {}});
    picture.shown = picture.total = names.size();
    return picture;
}

} // namespace pictures
