// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/json.h"

#include "ingest/formats.h"
#include "ingest/json_tree.h"
#include "ingest/reading.h"

#include <simdjson.h>

#include <unordered_set>

namespace meshscope::ingest {

namespace {

using namespace simdjson;

/// Words for what simdjson refuses although it is JSON.
std::string_view reasonOf(error_code error)
{
    if (error == CAPACITY)
        return "one record holds more than 5,000,000 values; it is refused to protect this program";
    return error_message(error);
}

} // namespace

struct JsonDocument::Parser
{
    ondemand::parser parser;
    ondemand::document document;
    std::string_view indexed; ///< what the parser's structural index is of; empty: nothing

    /// The index of a large document is made once for all passes.
    error_code start(std::string_view bytes)
    {
        if (bytes.data() == indexed.data() && bytes.size() == indexed.size()) {
            document.rewind();
            return SUCCESS;
        }
        const error_code error
            = parser.iterate(bytes.data(), bytes.size(), bytes.size() + Document::padding)
                  .get(document);
        indexed = error ? std::string_view() : bytes;
        return error;
    }

    /// A pass that failed leaves the iterator in no state to go on from.
    void forget() { indexed = {}; }

    /// Nothing but blanks follows what was walked.
    bool isAtEnd() { return document.current_location().error() == OUT_OF_BOUNDS; }
};

JsonDocument::JsonDocument(const Document &document)
    : m_parser(std::make_unique<Parser>())
    , m_document(document)
    , m_bytes(withoutMark(document.bytes))
{
}

JsonDocument::~JsonDocument() = default;

Status JsonDocument::readRecords(const Record &record)
{
    if (isLineJson(m_document))
        return readLines(record);
    if (isArray())
        return walk([](std::string_view) { return Take::Whole; }, record);
    Tree tree;
    if (Status status = readWhole(tree); !status)
        return status;
    return record({}, {}, tree.root());
}

bool JsonDocument::isArray() const
{
    const std::size_t at = m_bytes.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && m_bytes[at] == '[';
}

namespace {

/// One pass over the top level of a document.
class Pass
{
public:
    Pass(const Document &document, const JsonDocument::Decide &decide,
         const JsonDocument::Record &record, const JsonDocument::Duplicate &duplicate)
        : m_document(document)
        , m_builder(document.bytes, m_tree)
        , m_decide(decide)
        , m_record(record)
        , m_duplicate(duplicate)
    {
    }

    error_code object(ondemand::object fields)
    {
        for (auto field : fields) {
            std::string_view key;
            ondemand::value value;
            if (const error_code error = open(field, key, value))
                return error;
            if (const error_code error = topLevel(std::string(key), value))
                return error;
            if (m_stopped || !m_status)
                break;
        }
        return SUCCESS;
    }

    error_code array(ondemand::array items)
    {
        for (auto item : items) {
            ondemand::value value;
            if (const error_code error = item.get(value))
                return error;
            if (const error_code error = topLevel({}, value))
                return error;
            if (m_stopped || !m_status)
                break;
        }
        return SUCCESS;
    }

    Status &status() { return m_status; }
    bool isComplete() const { return !m_stopped && m_status; }

private:
    error_code open(simdjson_result<ondemand::field> &field, std::string_view &key,
                    ondemand::value &value)
    {
        ondemand::raw_json_string raw;
        if (const error_code error = field.key().get(raw))
            return error;
        key = m_builder.keyText(raw.raw());
        return field.value().get(value);
    }

    error_code topLevel(const std::string &key, ondemand::value value)
    {
        switch (m_decide(key)) {
        case Take::Stop:
            m_stopped = true;
            return SUCCESS;
        case Take::Skip:
            return SUCCESS;
        case Take::Check:
            return m_builder.check(value, 1);
        case Take::Whole:
            return give(key, {}, value);
        case Take::Each:
            return each(key, value);
        }
        return SUCCESS;
    }

    error_code give(std::string_view key, std::string_view name, ondemand::value value)
    {
        m_tree.clear();
        releaseUpTo(value.raw_json_token());
        if (const error_code error = m_builder.build(value, {}, 1))
            return error;
        m_status = m_record(key, name, m_tree.root());
        return SUCCESS;
    }

    error_code each(std::string_view key, ondemand::value value)
    {
        ondemand::json_type type {};
        if (const error_code error = value.type().get(type))
            return error;
        if (type == ondemand::json_type::object)
            return eachField(key, value);
        if (type != ondemand::json_type::array)
            return m_builder.check(value, 1);
        ondemand::array items;
        if (const error_code error = value.get_array().get(items))
            return error;
        for (auto item : items) {
            ondemand::value one;
            if (const error_code error = item.get(one))
                return error;
            if (const error_code error = give(key, {}, one))
                return error;
            if (!m_status)
                break;
        }
        return SUCCESS;
    }

    error_code eachField(std::string_view key, ondemand::value value)
    {
        ondemand::object fields;
        if (const error_code error = value.get_object().get(fields))
            return error;
        std::unordered_set<std::string> seen;
        for (auto field : fields) {
            std::string_view name;
            ondemand::value one;
            if (const error_code error = open(field, name, one))
                return error;
            const auto [entry, added] = seen.emplace(name);
            if (!added && m_duplicate)
                m_duplicate(key, *entry);
            if (const error_code error = give(key, *entry, one))
                return error;
            if (!m_status)
                break;
        }
        return SUCCESS;
    }

    /// A large file goes through memory piece by piece: what is behind the pass is given back.
    void releaseUpTo(std::string_view token)
    {
        constexpr std::size_t piece = std::size_t {8} << 20;
        if (m_document.mapped == nullptr)
            return;
        const auto at = static_cast<std::size_t>(token.data() - m_document.bytes.data());
        if (at < m_released + piece)
            return;
        m_document.mapped->release(m_released, at);
        m_released = at;
    }

    const Document &m_document;
    std::size_t m_released = 0;
    Tree m_tree;
    JsonTreeBuilder m_builder;
    const JsonDocument::Decide &m_decide;
    const JsonDocument::Record &m_record;
    const JsonDocument::Duplicate &m_duplicate;
    Status m_status;
    bool m_stopped = false;
};

} // namespace

Status JsonDocument::walk(const Decide &decide, const Record &record, const Duplicate &duplicate)
{
    error_code error = m_parser->start(m_bytes);
    if (m_document.mapped != nullptr) // indexing has touched all of it
        m_document.mapped->release(0, m_document.bytes.size());
    Pass pass(m_document, decide, record, duplicate);
    ondemand::value root;
    if (!error)
        error = m_parser->document.get_value().get(root);
    if (!error && isArray()) {
        ondemand::array items;
        error = root.get_array().get(items);
        if (!error)
            error = pass.array(items);
    } else if (!error) {
        ondemand::object fields;
        error = root.get_object().get(fields);
        if (!error)
            error = pass.object(fields);
    }
    if (!error && pass.isComplete() && !m_parser->isAtEnd())
        error = TRAILING_CONTENT;
    if (error || !pass.status())
        m_parser->forget();
    if (error)
        return explainJson(m_document, m_bytes, reasonOf(error));
    return pass.status();
}

Status JsonDocument::readWhole(Tree &tree)
{
    error_code error = m_parser->start(m_bytes);
    ondemand::value root;
    if (!error)
        error = m_parser->document.get_value().get(root);
    if (!error)
        error = JsonTreeBuilder(m_document.bytes, tree).build(root, {}, 1);
    if (!error && !m_parser->isAtEnd())
        error = TRAILING_CONTENT;
    if (error) {
        m_parser->forget();
        return explainJson(m_document, m_bytes, reasonOf(error));
    }
    return {};
}

Status JsonDocument::readLines(const Record &record)
{
    Tree tree;
    JsonTreeBuilder builder(m_document.bytes, tree);
    for (std::string_view rest = m_bytes; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        tree.clear();
        error_code error = m_parser->start(line);
        ondemand::value root;
        if (!error)
            error = m_parser->document.get_value().get(root);
        if (!error)
            error = builder.build(root, {}, 1);
        if (!error && !m_parser->isAtEnd())
            error = TRAILING_CONTENT;
        if (error) {
            m_parser->forget();
            return explainJson(m_document, line, reasonOf(error));
        }
        if (Status status = record({}, {}, tree.root()); !status)
            return status;
    }
    return {};
}

} // namespace meshscope::ingest
