// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/readtarget.h"

#include "base/archive.h"
#include "base/text.h"
#include "core/ingest/record_dump.h"
#include "fuzz/targets.h"
#include "ingest/mapping.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>

namespace meshscope::fuzz {

namespace {

using namespace ingest;

/// Takes a document and keeps nothing of it.
class JsonGrammar : public nlohmann::json_sax<nlohmann::json>
{
public:
    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t & /*text*/) override { return true; }
    bool string(string_t & /*value*/) override { return true; }
    bool binary(binary_t & /*value*/) override { return true; }
    bool start_object(std::size_t /*size*/) override { return true; }
    bool key(string_t & /*value*/) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t /*size*/) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t /*position*/, const std::string & /*token*/,
                     const nlohmann::json::exception &error) override
    {
        constexpr int numberTooLarge = 406;
        isNumber = error.id == numberTooLarge;
        return false;
    }

    bool isNumber = false; ///< what ended it was a number that only is too large
};

bool isPlainLine(std::string_view text)
{
    return isValidUtf8(text) && std::ranges::none_of(text, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
           });
}

/// A record as the catalog keeps it comes back the same.
template<typename T>
void requireRoundTrip(const T &record)
{
    const std::string packed = pack(record);
    const Result<T> again = unpack<T>(packed);
    require(again && pack(*again) == packed, "a record is stored as it was said");
}

void requireColumns(const std::vector<Column> &columns)
{
    for (const Column &column : columns) {
        require(!column.path.empty(), "a column has a path");
        require(column.constraints.empty() || isJson(column.constraints),
                "the constraints of a column are JSON");
    }
}

struct RecordCheck
{
    void operator()(const AssetRecord &asset) const
    {
        requireColumns(asset.columns);
        requireRoundTrip(asset);
    }
    void operator()(const ContractRecord &contract) const
    {
        for (const ContractObject &object : contract.document.objects)
            requireColumns(object.properties);
        requireRoundTrip(contract.document);
    }
    void operator()(const ProductRecord &product) const { requireRoundTrip(product); }
    void operator()(const RuleRecord &rule) const
    {
        require(!rule.key.empty(), "a rule has a key");
        requireRoundTrip(rule);
    }
    void operator()(const ResultRecord &result) const
    {
        require(!result.ruleKey.empty(), "a result names its rule");
    }
    template<typename T>
    void operator()(const T & /*record*/) const
    {
    }
};

/// At most so many lines; libyaml ends one at each of these (YAML 1.1, 5.4), also in the middle of
/// the pair CR LF, and in a folded text two at a lone CR.
int linesOf(std::string_view bytes)
{
    int lines = 1 + static_cast<int>(std::ranges::count(bytes, '\r'));
    for (const std::string_view end : {"\n", "\r", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"})
        for (std::size_t at = bytes.find(end); at != std::string_view::npos;
             at = bytes.find(end, at + end.size()))
            ++lines;
    return lines;
}

/// Looks at everything a reader says and keeps nothing.
class CheckingSink : public Sink
{
public:
    explicit CheckingSink(std::string_view bytes)
        : m_lines(linesOf(bytes))
    {
    }

    void take(Record &&record) override
    {
        std::visit(RecordCheck(), record);
        DumpSink dump;
        dump.take(std::move(record));
        for (const std::string &text : dump.records)
            require(isValidUtf8(text), "a record is valid UTF-8");
    }

    void report(Issue issue) override
    {
        require(!issue.code.empty() && !issue.message.empty(), "an issue says what it is");
        require(isPlainLine(issue.code) && isPlainLine(issue.message), "an issue is plain text");
        require(isValidUtf8(issue.path), "the path of an issue is valid UTF-8");
        require(issue.line >= 0 && issue.line <= m_lines + 1, "an issue lies inside the file");
        require(issue.column >= 0 && issue.count > 0, "an issue is counted");
    }

private:
    int m_lines;
};

} // namespace

Padded::Padded(std::string_view bytes)
    : m_size(bytes.size())
    , m_bytes(std::make_unique<char[]>(bytes.size() + Document::padding)) // NOLINT
{
    if (!bytes.empty())
        std::memcpy(m_bytes.get(), bytes.data(), bytes.size());
}

bool isJson(std::string_view text)
{
    JsonGrammar grammar;
    return nlohmann::json::sax_parse(text, &grammar) || grammar.isNumber;
}

void requireRefusal(const Error &error)
{
    require(!error.message.empty(), "a refusal says why");
    require(isPlainLine(error.message), "a refusal is plain text");
}

void readAsFile(std::string_view name, std::string_view bytes)
{
    const Padded padded(bytes);
    const Document document {std::string(name), padded.bytes()};
    CheckingSink sink(bytes);
    const Result<ReadSummary> result = read(document, sink, {});
    if (!result) {
        requireRefusal(result.error());
        require(result.error().where.starts_with(name), "a refusal names the file");
        return;
    }
    const std::vector<std::string_view> formats = readFormats();
    require(std::ranges::find(formats, result->format.name) != formats.end(),
            "what is read is a format of the registry");
    require(isValidUtf8(result->source) && isValidUtf8(result->scope), "a source is valid UTF-8");
}

} // namespace meshscope::fuzz
