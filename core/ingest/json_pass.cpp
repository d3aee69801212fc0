// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/json_pass.h"

#include "ingest/reader.h"

#include <simdjson.h>

#include <algorithm>

namespace meshscope::ingest {

namespace {

using namespace simdjson;

/// Goes to every value on demand and takes the text or digits of those that hold one.
class JsonVisit
{
public:
    error_code value(ondemand::value value)
    {
        ondemand::json_type type {};
        if (const error_code error = value.type().get(type))
            return error;
        if (type == ondemand::json_type::object)
            return object(value);
        if (type == ondemand::json_type::array)
            return array(value);
        std::string_view text;
        if (type != ondemand::json_type::string)
            text = value.raw_json_token();
        else if (const error_code error = value.get_string().get(text))
            return error;
        m_characters += text.size();
        return SUCCESS;
    }
    std::size_t characters() const { return m_characters; }

private:
    error_code object(ondemand::value value)
    {
        ondemand::object fields;
        if (const error_code error = value.get_object().get(fields))
            return error;
        for (auto field : fields) {
            ondemand::value one;
            if (const error_code error = field.value().get(one))
                return error;
            if (const error_code error = this->value(one))
                return error;
        }
        return SUCCESS;
    }

    error_code array(ondemand::value value)
    {
        ondemand::array items;
        if (const error_code error = value.get_array().get(items))
            return error;
        for (auto item : items) {
            ondemand::value one;
            if (const error_code error = item.get(one))
                return error;
            if (const error_code error = this->value(one))
                return error;
        }
        return SUCCESS;
    }

    std::size_t m_characters = 0;
};

error_code visit(ondemand::parser &parser, std::string_view bytes, JsonVisit &sum)
{
    ondemand::document document;
    if (const error_code error
        = parser.iterate(bytes.data(), bytes.size(), bytes.size() + Document::padding)
              .get(document))
        return error;
    ondemand::value root;
    if (const error_code error = document.get_value().get(root))
        return error;
    if (const error_code error = sum.value(root))
        return error;
    return document.current_location().error() == OUT_OF_BOUNDS ? SUCCESS : TRAILING_CONTENT;
}

} // namespace

std::size_t passOverJson(std::string_view bytes)
{
    ondemand::parser parser;
    JsonVisit sum;
    if (!visit(parser, bytes, sum))
        return sum.characters();
    JsonVisit lines;
    for (std::string_view rest = bytes; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (!line.empty() && visit(parser, line, lines))
            return static_cast<std::size_t>(std::ranges::count(bytes, '"'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return lines.characters();
}

} // namespace meshscope::ingest
