// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include "base/text.h"
#include "export/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace meshscope::exports {

std::string csvCell(std::string_view text)
{
    constexpr std::string_view dangerous = "=+-@\t\r\n";
    std::string cell = "\"";
    if (!text.empty() && dangerous.find(text.front()) != std::string_view::npos)
        cell += '\'';
    for (const char c : validUtf8(text)) {
        if (c == '\0')
            continue; // ends a text for many readers
        if (c == '"')
            cell += '"';
        cell += c;
    }
    return cell + "\"";
}

std::string csvRow(const std::vector<std::string> &cells)
{
    std::string row;
    for (const std::string &cell : cells)
        row += (&cell == &cells.front() ? "" : ",") + csvCell(cell);
    return row + "\r\n";
}

std::string toCsv(const Picture &picture)
{
    std::vector<std::size_t> order(picture.cards.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    const auto side = [&](std::size_t i) { return picture.cards[i].step < 0 ? 1 : 2; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const int stepA = picture.cards[a].step;
        const int stepB = picture.cards[b].step;
        if ((stepA == 0) != (stepB == 0))
            return stepA == 0;
        return side(a) != side(b) ? side(a) < side(b) : std::abs(stepA) < std::abs(stepB);
    });
    std::string out
        = csvRow({"direction", "steps", "name", "context", "type", "domain", "grade", "score"});
    for (const std::size_t i : order) {
        const Card &card = picture.cards[i];
        if (card.kind == Card::Kind::Fold)
            continue;
        std::string direction = "start";
        if (card.step != 0)
            direction = card.step < 0 ? "upstream" : "downstream";
        out += csvRow({direction, std::to_string(std::abs(card.step)), card.name, card.context,
                       card.type, card.domain, std::string(word(card.grade)),
                       card.score ? fmt::format("{:.2f}", *card.score) : "unknown"});
    }
    return out;
}

} // namespace meshscope::exports
