// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "export/escape.h"
#include "export/writers.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace meshscope::exports {

namespace {

constexpr double margin = 24;
constexpr double headHeight = 64;
constexpr double legendHeight = 56;

// The light theme of the window; a file has no theme of its own.
constexpr std::string_view background = "#FFFFFF";
constexpr std::string_view cardLine = "#CDD1D8";
constexpr std::string_view flowLine = "#A3ABB8";
constexpr std::string_view accent = "#3249C2";
constexpr std::string_view text = "#171A1F";
constexpr std::string_view quietText = "#606875";

bool isColour(const std::string &value)
{
    return value.size() == 7 && value[0] == '#'
        && value.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

std::string colourOf(const Card &card)
{
    return isColour(card.domainColour) ? card.domainColour : "#606875";
}

struct GradeStyle
{
    std::string_view colour;
    std::string_view word;
};

GradeStyle styleOf(Grade grade)
{
    switch (grade) {
    case Grade::Healthy:
        return {"#17734A", "healthy"};
    case Grade::AtRisk:
        return {"#8A5300", "at risk"};
    case Grade::Degraded:
        return {"#B3261E", "degraded"};
    case Grade::Insufficient:
        break;
    }
    return {"#5A626F", "unknown"};
}

/// Disc, triangle, diamond, dashed ring: the shape says it without the colour.
std::string gradeMark(Grade grade, double x, double y)
{
    const std::string_view colour = styleOf(grade).colour;
    switch (grade) {
    case Grade::Healthy:
        return fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="6" fill="{}"/>)", x, y, colour);
    case Grade::AtRisk:
        return fmt::format(R"(<path d="M{:.1f},{:.1f} l7,12 h-14 z" fill="{}"/>)", x, y - 6,
                           colour);
    case Grade::Degraded:
        return fmt::format(R"(<path d="M{:.1f},{:.1f} l7,7 l-7,7 l-7,-7 z" fill="{}"/>)", x, y - 7,
                           colour);
    case Grade::Insufficient:
        break;
    }
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"5.5\" fill=\"none\" stroke=\"{}\" "
                       "stroke-dasharray=\"2.5 2\"/>",
                       x, y, colour);
}

std::string line(double x, double y, std::string_view style, const std::string &content)
{
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" {}>{}</text>\n", x, y, style,
                       xmlText(content));
}

/// A file cannot measure its fonts: names are cut by count, for letters of average width.
std::string fitted(const std::string &content, double width, double size)
{
    const double room = std::max(1.0, width / (size * 0.56));
    return elided(displayLine(content), static_cast<std::size_t>(room));
}

class Drawing
{
public:
    Drawing(const Picture &picture, const layout::Request &request, const layout::Layout &layout)
        : m_picture(picture)
        , m_request(request)
        , m_layout(layout)
        , m_cards(std::min({picture.cards.size(), request.boxes.size(), layout.positions.size()}))
        , m_shift {margin - layout.bounds.x, headHeight + margin - layout.bounds.y}
    {
    }

    std::string write()
    {
        constexpr double narrowest = 640;
        m_width = std::max(narrowest, m_layout.bounds.width + 2 * margin);
        m_height = m_layout.bounds.height + headHeight + 2 * margin + legendHeight;
        m_out = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" "
                            "height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
                            "font-family=\"Inter, 'DejaVu Sans', sans-serif\">\n",
                            m_width, m_height);
        m_out += "<title>" + xmlText(m_picture.title) + "</title>\n";
        m_out += fmt::format("<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n", background);
        writeHead();
        writeFlows();
        for (std::size_t i = 0; i < m_cards; ++i)
            writeCard(i);
        writeLegend();
        return m_out + "</svg>\n";
    }

private:
    void writeHead()
    {
        m_out
            += line(margin, 34, fmt::format(R"(font-size="20" font-weight="600" fill="{}")", text),
                    m_picture.title);
        std::string facts = m_picture.catalog + " · " + m_picture.date;
        if (!m_picture.filter.empty())
            facts += " · " + m_picture.filter;
        facts += fmt::format(" · {} of {} shown", m_picture.shown, m_picture.total);
        m_out += line(margin, 56, fmt::format(R"(font-size="12" fill="{}")", quietText), facts);
    }

    void writeFlows()
    {
        for (std::size_t i = 0; i < std::min(m_picture.flows.size(), m_layout.routes.size()); ++i) {
            const layout::Route &route = m_layout.routes[i];
            if (route.points.size() < 4)
                continue;
            std::string path;
            for (std::size_t k = 0; k < route.points.size(); ++k) {
                if (k < 2)
                    path += k == 0 ? "M" : " C";
                path += fmt::format(" {:.1f},{:.1f}", route.points[k].x + m_shift.x,
                                    route.points[k].y + m_shift.y);
            }
            m_out
                += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" "
                               "stroke-width=\"1.25\"{}/>\n",
                               path, flowLine, route.isBackward ? " stroke-dasharray=\"7 5\"" : "");
            writeArrow(route);
        }
    }

    void writeArrow(const layout::Route &route)
    {
        const layout::Point end = route.points.back();
        const layout::Point before = route.points[route.points.size() - 2];
        const double direction = before.x <= end.x ? -1 : 1;
        m_out += fmt::format("<path d=\"M{:.1f},{:.1f} l{},-3.5 v7 z\" fill=\"{}\"/>\n",
                             end.x + m_shift.x, end.y + m_shift.y, direction * 7, flowLine);
    }

    void writeCard(std::size_t i)
    {
        const Card &card = m_picture.cards[i];
        const double x = m_layout.positions[i].x + m_shift.x;
        const double y = m_layout.positions[i].y + m_shift.y;
        const double width = m_request.boxes[i].width;
        const double height = m_request.boxes[i].height;
        const bool isStart = card.kind == Card::Kind::Start;
        const bool isFold = card.kind == Card::Kind::Fold;
        m_out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" "
                             "rx=\"6\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n",
                             x, y, width, height, background, isStart ? accent : cardLine,
                             isStart ? 2 : 1, isFold ? " stroke-dasharray=\"4 3\"" : "");
        const std::string nameStyle
            = fmt::format(R"(font-size="13" font-weight="600" fill="{}")", isFold ? accent : text);
        if (isFold) {
            m_out += line(x + 12, y + 18, nameStyle, fmt::format("+{} more", card.folded));
            return;
        }
        m_out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"4\" height=\"{:.1f}\" "
                             "fill=\"{}\"/>\n",
                             x, y + 4, height - 8, colourOf(card));
        m_out += line(x + 12, y + 18, nameStyle, fitted(card.name, width - 56, 13));
        m_out += line(x + 12, y + 35, fmt::format(R"(font-size="12" fill="{}")", quietText),
                      fitted(card.context.empty() ? card.type : card.context, width - 56, 12));
        m_out += gradeMark(card.grade, x + width - 18, y + 14) + "\n";
        const std::string score = card.score ? fmt::format("{:.2f}", *card.score) : "–";
        m_out += line(x + width - 8, y + 37,
                      fmt::format(R"(font-size="12" text-anchor="end" fill="{}")",
                                  styleOf(card.grade).colour),
                      score);
    }

    void writeLegend()
    {
        const double y = m_height - legendHeight + 12;
        double x = margin;
        const std::string style = fmt::format(R"(font-size="12" fill="{}")", quietText);
        for (const Grade grade :
             {Grade::Healthy, Grade::AtRisk, Grade::Degraded, Grade::Insufficient}) {
            m_out += gradeMark(grade, x + 7, y) + "\n";
            m_out += line(x + 20, y + 4, style, std::string(styleOf(grade).word));
            x += 96;
        }
        // Each domain once, in order of name; as many as fit, the rest as a number.
        std::map<std::string, const Card *> domains;
        for (const Card &card : m_picture.cards) {
            if (!card.domain.empty())
                domains.emplace(card.domain, &card);
        }
        x = margin;
        std::size_t written = 0;
        for (const auto &[name, card] : domains) {
            const std::string label = elided(displayLine(card->domainCode + " " + name), 24);
            const double width = 32 + 7.2 * static_cast<double>(label.size());
            if (x + width > m_width - margin - 64)
                break;
            m_out += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"4\" height=\"14\" "
                                 "fill=\"{}\"/>\n",
                                 x, y + 17, colourOf(*card));
            m_out += line(x + 10, y + 28, style, label);
            x += width;
            ++written;
        }
        if (written < domains.size())
            m_out
                += line(x, y + 28, style, fmt::format("{} of {} domains", written, domains.size()));
    }

    const Picture &m_picture;
    const layout::Request &m_request;
    const layout::Layout &m_layout;
    std::size_t m_cards;
    layout::Point m_shift;
    double m_width = 0;
    double m_height = 0;
    std::string m_out;
};

} // namespace

std::string toSvg(const Picture &picture, const layout::Request &request,
                  const layout::Layout &layout)
{
    return Drawing(picture, request, layout).write();
}

} // namespace meshscope::exports
