// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>

namespace meshscope {

namespace {

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 openBox = 0x2423;
constexpr UChar32 wordJoiner = 0x2060;
constexpr std::string_view wordJoinerBytes = "\xE2\x81\xA0";

void append(std::string &out, UChar32 c)
{
    std::array<char, U8_MAX_LENGTH> bytes {};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(bytes, size, c);
    out.append(bytes.data(), static_cast<std::size_t>(size));
}

/// Walks the code points of a text; a broken sequence is one negative value.
class CodePoints
{
public:
    explicit CodePoints(std::string_view text)
        : m_text(text)
    {
    }
    bool atEnd() const { return m_at >= m_text.size(); }
    std::size_t offset() const { return m_at; }
    UChar32 next()
    {
        // ICU counts in 32 bits; a window of the text keeps longer ones right.
        const std::string_view window = m_text.substr(m_at, 8);
        const char *const bytes = window.data();
        const auto size = static_cast<std::int32_t>(window.size());
        std::int32_t used = 0;
        UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion" // inside ICU's macro
        U8_NEXT(bytes, used, size, c);
#pragma GCC diagnostic pop
        m_at += static_cast<std::size_t>(used);
        return c;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Letters that no one sees but that change how a line reads: controls, line and paragraph
/// separators, bidirectional and zero-width marks, noncharacters. Variation selectors stay: emoji
/// need them.
bool isHidden(UChar32 c)
{
    if (c < 0x7f)
        return c < 0x20;
    if (c >= 0xFE00 && c <= 0xFE0F)
        return false;
    return u_charType(c) == U_CONTROL_CHAR || c == 0x2028 || c == 0x2029 || U_IS_UNICODE_NONCHAR(c)
        || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
        || u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) || (c >= 0xFFF9 && c <= 0xFFFB);
}

enum class Lines { One, Kept };

/// The text with everything hidden made visible, at most `maxCharacters` code points. A word joiner
/// right after `<` or `&` is this gate's own mark: it stays, and is not counted.
std::string visible(std::string_view text, std::size_t maxCharacters, Lines lines)
{
    std::string out;
    out.reserve(std::min(text.size(), maxCharacters + 16));
    std::size_t count = 0;
    std::size_t beforeLast = 0;
    UChar32 previous = 0;
    for (CodePoints points(text); !points.atEnd();) {
        UChar32 c = points.next();
        const bool mark = c == wordJoiner && (previous == '<' || previous == '&');
        previous = c;
        if (lines == Lines::Kept && c == '\r' && text.substr(points.offset()).starts_with('\n'))
            continue;
        if (c < 0)
            c = replacement;
        else if (!mark && isHidden(c) && !(lines == Lines::Kept && (c == '\n' || c == '\t')))
            c = openBox;
        if (!mark && ++count > maxCharacters) {
            out.resize(beforeLast);
            out.append("\xE2\x80\xA6");
            return out;
        }
        if (!mark)
            beforeLast = out.size();
        append(out, c);
    }
    return out;
}

bool startsTag(std::string_view afterOpen)
{
    const std::size_t at = afterOpen.find_first_not_of(" \t\n!");
    if (at == std::string_view::npos)
        return false;
    const auto c = static_cast<unsigned char>(afterOpen[at]);
    return c >= 0x80 || u_isalnum(c) != 0 || c == '/' || c == '?';
}

/// A superset of what Qt::mightBeRichText() says yes to: that function looks the tag up in a list,
/// this one does not.
bool mightBeRichText(std::string_view text)
{
    if (text.find("&lt;") != std::string_view::npos)
        return true;
    const std::size_t lastClose = text.rfind('>');
    for (std::size_t open = text.find('<'); open != std::string_view::npos;
         open = text.find('<', open + 1)) {
        const std::string_view rest = text.substr(open + 1);
        const bool closed = lastClose != std::string_view::npos && open < lastClose;
        if (closed ? !rest.starts_with(wordJoinerBytes) && startsTag(rest) : rest.starts_with('!'))
            return true;
    }
    return false;
}

std::string plainForQt(std::string text)
{
    if (!mightBeRichText(text))
        return text;
    std::string out;
    out.reserve(text.size() + 16);
    for (std::size_t i = 0; i < text.size(); ++i) {
        out.push_back(text[i]);
        const std::string_view rest = std::string_view(text).substr(i + 1);
        if ((text[i] == '<' && !rest.starts_with(wordJoinerBytes))
            || (text[i] == '&' && rest.starts_with("lt;")))
            out.append(wordJoinerBytes);
    }
    return out;
}

std::string lowerAscii(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
}

} // namespace

std::string displayLine(std::string_view text, std::size_t maxCharacters)
{
    return plainForQt(visible(text, std::max<std::size_t>(maxCharacters, 1), Lines::One));
}

std::string displayBlock(std::string_view text, std::size_t maxCharacters)
{
    return plainForQt(visible(text, std::max<std::size_t>(maxCharacters, 1), Lines::Kept));
}

std::string terminalLine(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (CodePoints points(text); !points.atEnd();) {
        const UChar32 c = points.next();
        if (c < 0)
            append(out, replacement);
        else if (c < 0x20 || c == 0x7f)
            out.append({'^', static_cast<char>(c ^ 0x40)});
        else if (isHidden(c))
            out.append(fmt::format("<U+{:04X}>", static_cast<unsigned>(c)));
        else
            append(out, c);
    }
    return out;
}

bool isValidUtf8(std::string_view text, std::size_t *offset)
{
    for (CodePoints points(text); !points.atEnd();) {
        const std::size_t before = points.offset();
        if (points.next() < 0) {
            if (offset != nullptr)
                *offset = before;
            return false;
        }
    }
    return true;
}

std::string validUtf8(std::string_view text)
{
    if (isAscii(text) || isValidUtf8(text))
        return std::string(text);
    std::string out;
    out.reserve(text.size() + 8);
    for (CodePoints points(text); !points.atEnd();) {
        const UChar32 c = points.next();
        append(out, c < 0 ? replacement : c);
    }
    return out;
}

std::string foldCase(std::string_view text)
{
    if (isAscii(text))
        return lowerAscii(text);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *const folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    const std::string valid = validUtf8(text);
    if (U_FAILURE(status))
        return lowerAscii(valid);
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    folding->normalizeUTF8(0,
                           icu::StringPiece(valid.data(), static_cast<std::int32_t>(valid.size())),
                           sink, nullptr, status);
    return U_FAILURE(status) ? lowerAscii(valid) : out;
}

std::string slug(std::string_view text)
{
    const std::string folded = foldCase(text);
    std::string out;
    out.reserve(folded.size());
    bool gap = false;
    for (CodePoints points(folded); !points.atEnd();) {
        const UChar32 c = points.next();
        const bool keeps = c >= 0 && (u_isalnum(c) || (U_MASK(u_charType(c)) & U_GC_M_MASK) != 0);
        if (keeps) {
            if (gap && !out.empty())
                out.push_back('-');
            append(out, c);
        }
        gap = !keeps;
    }
    return out;
}

bool isSuspiciousName(std::string_view text)
{
    if (isAscii(text))
        return false;
    struct Close
    {
        void operator()(USpoofChecker *checker) const { uspoof_close(checker); }
    };
    static const std::unique_ptr<USpoofChecker, Close> checker = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, Close> made(uspoof_open(&status));
        uspoof_setChecks(made.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &status);
        uspoof_setRestrictionLevel(made.get(), USPOOF_HIGHLY_RESTRICTIVE);
        return U_SUCCESS(status) ? std::move(made) : nullptr;
    }();
    if (!checker)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    const std::string valid = validUtf8(text);
    const std::int32_t found = uspoof_checkUTF8(
        checker.get(), valid.data(), static_cast<std::int32_t>(valid.size()), nullptr, &status);
    return U_SUCCESS(status) && found != 0;
}

bool isOpenableUrl(std::string_view url)
{
    const std::string start = lowerAscii(url.substr(0, 8));
    const std::size_t scheme = start.starts_with("https://") ? 8
        : start.starts_with("http://")                       ? 7
                                                             : 0;
    if (scheme == 0 || url.size() > 8192 || !isValidUtf8(url))
        return false;
    for (CodePoints points(url); !points.atEnd();) {
        const UChar32 c = points.next();
        if (c <= 0x20 || isHidden(c) || c == 0x7f || c == '\\' || c == '"' || c == '<' || c == '>')
            return false;
    }
    const std::string_view authority
        = url.substr(scheme, url.find_first_of("/?#", scheme) - scheme);
    const std::string_view host = authority.substr(0, authority.rfind(':'));
    return !host.empty() && host.front() != '-' && host.front() != '.'
        && std::ranges::all_of(authority, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || c == '.' || c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
           });
}

} // namespace meshscope
