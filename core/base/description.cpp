// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace meshscope {

namespace {

constexpr std::size_t maxBytes = std::size_t {16} * 1024;
constexpr int maxNesting = 8;
constexpr std::size_t maxPlainCharacters = std::size_t {256} * 1024;

void escapeInto(std::string &out, std::string_view text)
{
    for (const char c : text) {
        switch (c) {
        case '&':
            out.append("&amp;");
            break;
        case '<':
            out.append("&lt;");
            break;
        case '>':
            out.append("&gt;");
            break;
        case '"':
            out.append("&quot;");
            break;
        default:
            out.push_back(c);
        }
    }
}

std::string utf8Of(std::uint32_t c)
{
    // Encoded by hand so that surrogates and out-of-range numbers become U+FFFD.
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return "\xEF\xBF\xBD";
    std::string out;
    const auto tail
        = [&](unsigned shift) { out.push_back(static_cast<char>(0x80 | ((c >> shift) & 0x3f))); };
    if (c < 0x80) {
        out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        out.push_back(static_cast<char>(0xC0 | (c >> 6)));
        tail(0);
    } else if (c < 0x10000) {
        out.push_back(static_cast<char>(0xE0 | (c >> 12)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0 | (c >> 18)));
        tail(12);
        tail(6);
        tail(0);
    }
    return out;
}

/// The letter an entity stands for; an unknown one stays as it is written. Decoded here and not by
/// Qt, so that `&#8238;` meets the same gate as the mark itself.
std::string entityText(std::string_view entity)
{
    static constexpr auto named = std::to_array<std::pair<std::string_view, std::string_view>>(
        {{"&amp;", "&"},
         {"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&apos;", "'"},
         {"&nbsp;", "\xC2\xA0"},
         {"&ndash;", "\xE2\x80\x93"},
         {"&mdash;", "\xE2\x80\x94"},
         {"&hellip;", "\xE2\x80\xA6"},
         {"&rarr;", "\xE2\x86\x92"},
         {"&copy;", "\xC2\xA9"}});
    for (const auto &[name, letter] : named)
        if (entity == name)
            return std::string(letter);
    if (!entity.starts_with("&#") || !entity.ends_with(';'))
        return std::string(entity);
    std::string_view digits = entity.substr(2, entity.size() - 3);
    const bool hex = digits.starts_with('x') || digits.starts_with('X');
    digits.remove_prefix(hex ? 1 : 0);
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    return utf8Of(value);
}

/// Turns md4c's events into one of two outputs. A callback returns -1 to give up.
class Writer
{
public:
    enum class Output { Html, Plain };

    explicit Writer(Output output)
        : m_html(output == Output::Html)
    {
    }

    /// False when the text is nested too deeply.
    bool run(std::string_view markdown)
    {
        MD_PARSER parser {};
        parser.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_PERMISSIVEURLAUTOLINKS
            | MD_FLAG_COLLAPSEWHITESPACE;
        parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
            return static_cast<Writer *>(self)->enterBlock(type, detail);
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
            return static_cast<Writer *>(self)->leaveBlock(type);
        };
        parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
            return static_cast<Writer *>(self)->enterSpan(type, detail);
        };
        parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
            return static_cast<Writer *>(self)->leaveSpan(type);
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
            return static_cast<Writer *>(self)->text(type, {text, size});
        };
        return md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this) == 0;
    }

    std::string take() { return std::move(m_out); }

private:
    static std::string_view blockTag(MD_BLOCKTYPE type)
    {
        switch (type) {
        case MD_BLOCK_UL:
            return "ul";
        case MD_BLOCK_OL:
            return "ol";
        case MD_BLOCK_LI:
            return "li";
        case MD_BLOCK_H:
            return "h4";
        case MD_BLOCK_CODE:
            return "pre";
        case MD_BLOCK_P:
            return "p";
        case MD_BLOCK_TABLE:
            return "table";
        case MD_BLOCK_TR:
            return "tr";
        case MD_BLOCK_TH:
            return "th";
        case MD_BLOCK_TD:
            return "td";
        default:
            return {};
        }
    }

    void tag(std::string_view open, std::string_view name, std::string_view close = ">")
    {
        if (m_html && !name.empty())
            m_out.append(open).append(name).append(close);
    }

    int enterBlock(MD_BLOCKTYPE type, void *)
    {
        if (++m_depth > maxNesting + 2) // the document and the innermost paragraph do not count
            return -1;
        tag("<", blockTag(type));
        if (!m_html)
            gap();
        return 0;
    }

    int leaveBlock(MD_BLOCKTYPE type)
    {
        --m_depth;
        tag("</", blockTag(type));
        if (!m_html)
            gap();
        return 0;
    }

    int enterSpan(MD_SPANTYPE type, void *detail)
    {
        if (++m_spans > maxNesting)
            return -1;
        switch (type) {
        case MD_SPAN_EM:
            tag("<", "i");
            break;
        case MD_SPAN_STRONG:
            tag("<", "b");
            break;
        case MD_SPAN_CODE:
            tag("<", "code");
            break;
        case MD_SPAN_A:
            enterLink(*static_cast<MD_SPAN_A_DETAIL *>(detail));
            break;
        default:
            break; // an image shows its alternative text only
        }
        return 0;
    }

    int leaveSpan(MD_SPANTYPE type)
    {
        --m_spans;
        switch (type) {
        case MD_SPAN_EM:
            tag("</", "i");
            break;
        case MD_SPAN_STRONG:
            tag("</", "b");
            break;
        case MD_SPAN_CODE:
            tag("</", "code");
            break;
        case MD_SPAN_A:
            if (m_linkOpen)
                tag("</", "a");
            m_linkOpen = false;
            break;
        default:
            break;
        }
        return 0;
    }

    void enterLink(const MD_SPAN_A_DETAIL &link)
    {
        const std::string_view target(link.href.text, link.href.size);
        m_linkOpen = isOpenableUrl(target);
        if (!m_linkOpen || !m_html)
            return;
        m_out.append("<a href=\"");
        escapeInto(m_out, target);
        m_out.append("\">");
    }

    int text(MD_TEXTTYPE type, std::string_view raw)
    {
        switch (type) {
        case MD_TEXT_BR:
            m_html ? tag("<", "br") : gap();
            break;
        case MD_TEXT_SOFTBR:
            put("\n");
            break;
        case MD_TEXT_ENTITY:
            put(entityText(raw));
            break;
        case MD_TEXT_NULLCHAR:
            put("\xEF\xBF\xBD");
            break;
        default:
            put(raw);
        }
        return 0;
    }

    void put(std::string_view raw)
    {
        if (m_html) {
            escapeInto(m_out, raw);
            return;
        }
        for (const char c : raw)
            c == '\n' || c == '\t' || c == '\r' ? gap() : m_out.push_back(c);
    }

    /// One blank between words, none at the start.
    void gap()
    {
        if (!m_out.empty() && m_out.back() != ' ')
            m_out.push_back(' ');
    }

    bool m_html;
    bool m_linkOpen = false;
    int m_depth = 0;
    int m_spans = 0;
    std::string m_out;
};

/// The gate for the letters themselves: nothing hidden reaches the parser or the page. A word
/// joiner is not needed here, since every `<` is written as an entity.
std::string cleaned(std::string_view text)
{
    std::string clean = displayBlock(text, maxPlainCharacters);
    constexpr std::string_view joiner = "\xE2\x81\xA0";
    for (std::size_t at = clean.find(joiner); at != std::string::npos; at = clean.find(joiner, at))
        clean.erase(at, joiner.size());
    return clean;
}

/// Hidden letters that came in as entities, made visible; the markup of the writer stays.
std::string withoutHidden(const std::string &html)
{
    std::string seen = displayBlock(html, html.size() + 1);
    constexpr std::string_view joiner = "\xE2\x81\xA0";
    for (std::size_t at = seen.find(joiner); at != std::string::npos; at = seen.find(joiner, at))
        seen.erase(at, joiner.size());
    return seen;
}

std::string plainHtml(std::string_view text)
{
    std::string out = "<p>";
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        if (start > 0)
            out.append("<br>");
        escapeInto(out, text.substr(start, end - start));
        start = end + 1;
    }
    return out.append("</p>");
}

} // namespace

std::string descriptionHtml(std::string_view markdown)
{
    const std::string clean = cleaned(markdown);
    Writer writer(Writer::Output::Html);
    if (clean.size() > maxBytes || !writer.run(clean))
        return plainHtml(clean);
    return withoutHidden(writer.take());
}

std::string descriptionPlain(std::string_view markdown)
{
    std::string clean = cleaned(markdown);
    Writer writer(Writer::Output::Plain);
    std::string text;
    if (clean.size() <= maxBytes && writer.run(clean)) {
        text = writer.take();
    } else {
        text = std::move(clean);
        for (char &c : text)
            c = c == '\n' || c == '\t' ? ' ' : c;
    }
    while (text.ends_with(' '))
        text.pop_back();
    return withoutHidden(text);
}

} // namespace meshscope
