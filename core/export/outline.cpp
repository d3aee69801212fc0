// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "export/writers.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::exports {

namespace {

class Outline
{
public:
    explicit Outline(const Picture &picture)
        : m_picture(picture)
        , m_up(picture.cards.size())
        , m_down(picture.cards.size())
    {
        for (const Flow &flow : picture.flows) {
            if (flow.from < m_up.size() && flow.to < m_up.size()) {
                addOnce(m_up[flow.to], flow.from);
                addOnce(m_down[flow.from], flow.to);
            }
        }
    }

    std::string write()
    {
        m_out = terminalLine(m_picture.title) + "\n";
        for (std::uint32_t i = 0; i < m_picture.cards.size(); ++i) {
            if (m_picture.cards[i].step != 0 || m_picture.cards[i].kind == Card::Kind::Fold)
                continue;
            m_out += "\n" + nameOf(i) + "\n";
            writeSide(i, "upstream", m_up, -1);
            writeSide(i, "downstream", m_down, 1);
        }
        m_out += fmt::format("\n{} of {} shown", m_picture.shown, m_picture.total);
        m_out += terminalLine(", " + m_picture.catalog + ", " + m_picture.date);
        if (!m_picture.filter.empty())
            m_out += terminalLine(", " + m_picture.filter);
        return m_out + "\n";
    }

private:
    using Links = std::vector<std::vector<std::uint32_t>>;

    static void addOnce(std::vector<std::uint32_t> &list, std::uint32_t value)
    {
        if (std::find(list.begin(), list.end(), value) == list.end())
            list.push_back(value);
    }

    std::string nameOf(std::uint32_t i) const
    {
        const Card &card = m_picture.cards[i];
        if (card.kind == Card::Kind::Fold)
            return fmt::format("+{} more", card.folded);
        std::string text = card.name;
        if (!card.context.empty())
            text += "  " + card.context;
        if (!card.domain.empty())
            text += "  [" + card.domain + "]";
        if (!card.note.empty())
            text += "  " + card.note;
        return terminalLine(text);
    }

    /// Neighbours further away on this side: cards of the other side are not repeated here.
    std::vector<std::uint32_t> nextOf(std::uint32_t i, const Links &links, int sign) const
    {
        std::vector<std::uint32_t> next;
        for (const std::uint32_t other : links[i]) {
            if (m_picture.cards[other].step * sign > 0)
                next.push_back(other);
        }
        return next;
    }

    struct Frame
    {
        std::vector<std::uint32_t> children;
        std::size_t next = 0;
        std::string indent;
    };

    void writeSide(std::uint32_t start, std::string_view title, const Links &links, int sign)
    {
        std::vector<bool> opened(m_picture.cards.size(), false);
        opened[start] = true;
        std::vector<Frame> stack {{nextOf(start, links, sign), 0, "  "}};
        if (stack.back().children.empty())
            return;
        m_out += fmt::format("  {}\n", title);
        while (!stack.empty()) {
            Frame &top = stack.back();
            if (top.next == top.children.size()) {
                stack.pop_back();
                continue;
            }
            const std::uint32_t child = top.children[top.next++];
            const bool isLast = top.next == top.children.size();
            std::vector<std::uint32_t> children = nextOf(child, links, sign);
            const bool isRepeated = opened[child] && !children.empty();
            m_out += top.indent + (isLast ? "└─ " : "├─ ") + nameOf(child)
                + (isRepeated ? " (see above)" : "") + "\n";
            if (!opened[child]) {
                opened[child] = true;
                stack.push_back({std::move(children), 0, top.indent + (isLast ? "   " : "│  ")});
            }
        }
    }

    const Picture &m_picture;
    Links m_up;
    Links m_down;
    std::string m_out;
};

} // namespace

std::string toOutline(const Picture &picture)
{
    return Outline(picture).write();
}

} // namespace meshscope::exports
