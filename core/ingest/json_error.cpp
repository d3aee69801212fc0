// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "ingest/json.h"
#include "ingest/reading.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace meshscope::ingest {

namespace {

/// Takes nothing; only the place and the words of the first error are of interest.
class FirstError : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return deeper(); }
    bool key(string_t &) override { return true; }
    bool end_object() override { return shallower(); }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_array() override { return shallower(); }
    bool parse_error(std::size_t position, const std::string &,
                     const nlohmann::json::exception &e) override
    {
        offset = position > 0 ? position - 1 : 0;
        reason = e.what();
        return false;
    }

    std::size_t offset = 0;
    std::string reason;
    bool tooDeep = false;

private:
    bool deeper()
    {
        tooDeep = ++m_depth > maxJsonDepth;
        return !tooDeep;
    }
    bool shallower()
    {
        --m_depth;
        return true;
    }
    int m_depth = 0;
};

/// Where the text opens its 1,025th level; the parser's callbacks do not say.
std::size_t tooDeepAt(std::string_view text)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inText) {
            i += c == '\\' ? 1 : 0;
            inText = c != '"';
        } else if (c == '"') {
            inText = true;
        } else if ((c == '[' || c == '{') && ++depth > maxJsonDepth) {
            return i;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return 0;
}

/// nlohmann's words without its own prefix: "syntax error while parsing value - invalid literal".
std::string reasonOnly(const std::string &what)
{
    const std::size_t at = what.find(": ");
    const std::size_t colon = what.find("parse error at line");
    if (colon == std::string::npos || at == std::string::npos)
        return what;
    return what.substr(at + 2);
}

Error refused(const Document &document, std::string message, std::size_t offset)
{
    const Place place = placeOf(document.bytes, offset);
    return {ErrorCode::Invalid, std::move(message),
            fmt::format("{}:{}", document.file, place.line)};
}

} // namespace

Error explainJson(const Document &document, std::string_view bytes, std::string_view fallback)
{
    const auto base = static_cast<std::size_t>(bytes.data() - document.bytes.data());
    std::size_t offset = 0;
    if (!isValidUtf8(bytes, &offset)) {
        const Place place = placeOf(document.bytes, base + offset);
        return refused(
            document,
            fmt::format("not JSON: the text is not valid UTF-8 at line {} column {}. Nothing "
                        "of this file was taken over; save it as UTF-8 and import again.",
                        place.line, place.column),
            base + offset);
    }
    FirstError error;
    nlohmann::json::sax_parse(bytes.begin(), bytes.end(), &error);
    if (error.tooDeep) {
        error.reason = "it is nested more than 1,024 levels deep";
        error.offset = tooDeepAt(bytes);
    }
    if (error.reason.empty()) // it is JSON, but more than this program reads
        return refused(
            document,
            fmt::format("cannot be read: {}. Nothing of this file was taken over.", fallback),
            base);
    const std::size_t at = base + std::min(error.offset, bytes.size());
    const Place place = placeOf(document.bytes, at);
    const std::string reason = displayLine(reasonOnly(error.reason), 300);
    return refused(
        document,
        fmt::format("not JSON: {} at line {} column {}. Nothing of this file was taken over; "
                    "write it again with the tool that made it.",
                    reason, place.line, place.column),
        at);
}

} // namespace meshscope::ingest
