// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/yaml.h"

#include "base/text.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

namespace meshscope::ingest {

namespace {

constexpr std::size_t maxDepth = 64;
constexpr std::size_t maxAliases = 1000;
constexpr std::size_t maxValues = 1'000'000;
constexpr int maxDuplicates = 1000; ///< listed one by one; the others are counted

std::string_view textOf(const yaml_char_t *text)
{
    return text == nullptr ? std::string_view {} : reinterpret_cast<const char *>(text);
}

bool isNumber(std::string_view text)
{
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    if (text.empty() || !((text[0] >= '0' && text[0] <= '9') || text[0] == '.'))
        return false;
    double value = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc {} && parsed.ptr == text.data() + text.size();
}

/// The type of a plain scalar by YAML 1.2's core schema.
ValueType plainType(std::string_view text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return ValueType::Null;
    if (text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False"
        || text == "FALSE")
        return ValueType::Boolean;
    return isNumber(text) ? ValueType::Number : ValueType::String;
}

/// Owns libyaml's parser and the event at hand.
class Events
{
public:
    explicit Events(std::string_view bytes)
    {
        m_ready = yaml_parser_initialize(&m_parser) == 1;
        if (m_ready)
            yaml_parser_set_input_string(
                &m_parser, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
    }
    Events(const Events &) = delete;
    Events &operator=(const Events &) = delete;
    ~Events()
    {
        yaml_event_delete(&m_event);
        if (m_ready)
            yaml_parser_delete(&m_parser);
    }

    bool next()
    {
        yaml_event_delete(&m_event);
        return m_ready && yaml_parser_parse(&m_parser, &m_event) == 1;
    }
    const yaml_event_t &event() const { return m_event; }
    const yaml_parser_t &parser() const { return m_parser; }

private:
    yaml_parser_t m_parser {};
    yaml_event_t m_event {};
    bool m_ready = false;
};

class TreeBuilder
{
public:
    TreeBuilder(Reading &reading, Tree &tree)
        : m_reading(reading)
        , m_tree(tree)
        , m_events(reading.document().bytes)
    {
    }

    Status run()
    {
        bool done = false;
        while (!done) {
            if (!m_events.next())
                return syntaxError();
            const yaml_event_t &event = m_events.event();
            if (event.type == YAML_DOCUMENT_START_EVENT)
                m_anchors.clear(); // they are known in their own document only
            if (Status status = step(event); !status)
                return status;
            done = event.type == YAML_STREAM_END_EVENT;
        }
        if (m_duplicates > maxDuplicates)
            m_reading.report({.severity = IssueSeverity::Warning,
                              .code = "duplicate-key",
                              .message = "Further keys are given twice in one mapping; only the "
                                         "first of them are listed. Remove those and import again.",
                              .count = m_duplicates - maxDuplicates});
        return {};
    }

private:
    struct Open
    {
        std::uint32_t index;
        bool object;
        bool expectsKey;
        std::string_view key;
        std::unordered_map<std::string_view, std::uint32_t> lines; ///< keys that were given
    };

    static int line(const yaml_event_t &event)
    {
        return static_cast<int>(event.start_mark.line) + 1;
    }

    Error refuse(std::string message, std::size_t zeroLine) const
    {
        return {ErrorCode::Invalid, std::move(message),
                fmt::format("{}:{}", m_reading.document().file, zeroLine + 1)};
    }

    Error syntaxError() const
    {
        const yaml_parser_t &parser = m_events.parser();
        const std::size_t at = parser.problem_mark.line;
        return refuse(
            fmt::format("not YAML: {} at line {} column {}. Nothing of this file was taken over; "
                        "correct that place and import again.",
                        displayLine(parser.problem == nullptr ? "unreadable" : parser.problem, 200),
                        at + 1, parser.problem_mark.column + 1),
            at);
    }

    Status step(const yaml_event_t &event)
    {
        switch (event.type) {
        case YAML_SCALAR_EVENT:
            return scalar(event);
        case YAML_ALIAS_EVENT:
            return alias(event);
        case YAML_SEQUENCE_START_EVENT:
            return open(event, ValueType::Array, textOf(event.data.sequence_start.anchor));
        case YAML_MAPPING_START_EVENT:
            return open(event, ValueType::Object, textOf(event.data.mapping_start.anchor));
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            close();
            return {};
        default:
            return {};
        }
    }

    /// A new entry under the value that is open, with the key that waits for it.
    Result<std::uint32_t> add(ValueType type, std::size_t zeroLine)
    {
        if (m_tree.entries().size() >= maxValues)
            return refuse(
                "the file has more than 1,000,000 values (aliases counted); it is refused to "
                "protect this program. Split it.",
                zeroLine);
        Tree::Entry entry;
        entry.type = type;
        entry.place = static_cast<std::uint32_t>(zeroLine) + 1;
        if (!m_open.empty()) {
            Open &parent = m_open.back();
            if (parent.object) {
                entry.key = parent.key;
                parent.expectsKey = true;
            }
        }
        const auto index = static_cast<std::uint32_t>(m_tree.entries().size());
        entry.end = index + 1;
        m_tree.entries().push_back(entry);
        return index;
    }

    void anchor(std::string_view name, std::uint32_t index)
    {
        if (!name.empty())
            m_anchors[std::string(name)] = index;
    }

    Status scalar(const yaml_event_t &event)
    {
        const auto &data = event.data.scalar;
        const std::string_view text(reinterpret_cast<const char *>(data.value), data.length);
        if (!m_open.empty() && m_open.back().object && m_open.back().expectsKey)
            return key(text, event.start_mark.line);
        const bool plain = data.style == YAML_PLAIN_SCALAR_STYLE;
        const ValueType type = plain ? plainType(text) : ValueType::String;
        const auto index = add(type, event.start_mark.line);
        if (!index)
            return index.error();
        if (type != ValueType::Null)
            m_tree.entries()[*index].text = m_tree.keepText(text);
        anchor(textOf(data.anchor), *index);
        return {};
    }

    Status key(std::string_view text, std::size_t zeroLine)
    {
        Open &object = m_open.back();
        object.key = m_tree.keepText(text);
        object.expectsKey = false;
        const auto [given, added]
            = object.lines.try_emplace(object.key, static_cast<std::uint32_t>(zeroLine) + 1);
        if (!added && ++m_duplicates <= maxDuplicates)
            m_reading.report(
                {.severity = IssueSeverity::Warning,
                 .code = "duplicate-key",
                 .message = fmt::format("\"{}\" is given twice in one mapping (first at line {}); "
                                        "the last one counts. Remove one of them.",
                                        displayLine(text, 200), given->second),
                 .line = static_cast<int>(zeroLine) + 1,
                 .path = std::string(text)});
        return {};
    }

    Status open(const yaml_event_t &event, ValueType type, std::string_view name)
    {
        if (m_open.size() >= maxDepth)
            return refuse(
                "the file is nested more than 64 levels deep; it is refused to protect this "
                "program. Flatten it.",
                event.start_mark.line);
        if (!m_open.empty() && m_open.back().object && m_open.back().expectsKey)
            return refuse(
                fmt::format("a mapping has a list or a mapping as a key at line {}; metadata files "
                            "have words as keys. Correct that place and import again.",
                            line(event)),
                event.start_mark.line);
        const auto index = add(type, event.start_mark.line);
        if (!index)
            return index.error();
        anchor(name, *index);
        m_open.push_back({*index, type == ValueType::Object, true, {}, {}});
        return {};
    }

    void close()
    {
        m_tree.entries()[m_open.back().index].end
            = static_cast<std::uint32_t>(m_tree.entries().size());
        m_open.pop_back();
    }

    Status alias(const yaml_event_t &event)
    {
        const std::string_view name = textOf(event.data.alias.anchor);
        const auto known = m_anchors.find(name);
        if (known == m_anchors.end())
            return refuse(
                fmt::format(
                    "the alias \"*{}\" at line {} names nothing before it. Correct that place "
                    "and import again.",
                    displayLine(name, 100), line(event)),
                event.start_mark.line);
        const std::uint32_t from = known->second;
        const bool inside
            = std::ranges::any_of(m_open, [&](const Open &o) { return o.index == from; });
        if (inside || ++m_aliases > maxAliases)
            return refuse(
                inside ? "an alias refers to the value that it stands in; that has no end."
                       : "the file uses aliases more than 1,000 times; it is refused to protect "
                         "this program.",
                event.start_mark.line);
        if (!m_open.empty() && m_open.back().object && m_open.back().expectsKey)
            return key(m_tree.entries()[from].text, event.start_mark.line);
        return copy(from, event.start_mark.line);
    }

    Status copy(std::uint32_t from, std::size_t zeroLine)
    {
        const std::uint32_t size = m_tree.entries()[from].end - from;
        if (m_tree.entries().size() + size > maxValues)
            return refuse(
                "aliases blow the file up to more than 1,000,000 values; it is refused to protect "
                "this program.",
                zeroLine);
        const auto first = add(m_tree.entries()[from].type, zeroLine);
        if (!first)
            return first.error();
        m_tree.entries().reserve(m_tree.entries().size() + size);
        const std::uint32_t shift = *first - from;
        Tree::Entry &top = m_tree.entries()[*first];
        top.text = m_tree.entries()[from].text;
        top.end = *first + size;
        for (std::uint32_t i = from + 1; i < from + size; ++i) {
            Tree::Entry entry = m_tree.entries()[i];
            entry.end += shift;
            m_tree.entries().push_back(entry);
        }
        return {};
    }

    Reading &m_reading;
    Tree &m_tree;
    Events m_events;
    std::vector<Open> m_open;
    std::map<std::string, std::uint32_t, std::less<>> m_anchors;
    std::size_t m_aliases = 0;
    int m_duplicates = 0;
};

} // namespace

Status readYaml(Reading &reading, Tree &tree)
{
    std::size_t offset = 0;
    if (!isValidUtf8(reading.document().bytes, &offset)) {
        const Place place = placeOf(reading.document().bytes, offset);
        return reading.invalid(fmt::format("not YAML: the text is not valid UTF-8 at line {} "
                                           "column {}. Nothing of this file was "
                                           "taken over; save it as UTF-8 and import again.",
                                           place.line, place.column),
                               offset);
    }
    return TreeBuilder(reading, tree).run();
}

} // namespace meshscope::ingest
