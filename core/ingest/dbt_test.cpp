// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/dbt_node.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest::dbt {

namespace {

constexpr auto testFields = std::to_array<Field<RuleRecord>>({
    {"unique_id", "Rule: key", put::text<&RuleRecord::key>},
    {"resource_type", "Rule"},
    {"name", "Rule: name", put::text<&RuleRecord::name>},
    {"description", "Rule: description", put::text<&RuleRecord::description>},
    {"test_metadata.name|test_metadata.namespace", "Rule: type"},
    {"test_metadata.kwargs.{*}", "Rule: expectation"},
    {"column_name|test_metadata.kwargs.column_name", "Rule: column"},
    {"config.severity", "Rule: severity"},
    {"attached_node|depends_on.nodes", "Rule: dataset"},
    {"test_metadata|meta|tags|columns|file_key_name|group|contract", rawOnly, put::keep},
    ownFields<RuleRecord>,
});

/// Which dimension a test of dbt or of a well-known package measures (standards, 3.2).
Dimension dimensionOf(std::string_view type)
{
    using enum Dimension;
    static constexpr auto exact = std::to_array<std::pair<std::string_view, Dimension>>(
        {{"not_null", Completeness},
         {"not_null_proportion", Completeness},
         {"unique", Uniqueness},
         {"unique_combination_of_columns", Uniqueness},
         {"accepted_values", Conformity},
         {"accepted_range", Conformity},
         {"expression_is_true", Conformity},
         {"not_accepted_values", Conformity},
         {"relationships", Consistency},
         {"relationships_where", Consistency},
         {"equality", Consistency},
         {"equal_rowcount", Consistency},
         {"recency", Timeliness},
         {"at_least_one", Coverage},
         {"fewer_rows_than", Coverage}});
    for (const auto &[name, dimension] : exact)
        if (type == name)
            return dimension;
    static constexpr auto parts
        = std::to_array<std::pair<std::string_view, Dimension>>({{"row_count", Coverage},
                                                                 {"not_be_null", Completeness},
                                                                 {"be_unique", Uniqueness},
                                                                 {"regex", Conformity},
                                                                 {"in_set", Conformity},
                                                                 {"be_between", Conformity},
                                                                 {"of_type", Conformity},
                                                                 {"recent", Timeliness},
                                                                 {"freshness", Timeliness},
                                                                 {"mean", Accuracy},
                                                                 {"sum", Accuracy},
                                                                 {"stdev", Accuracy},
                                                                 {"quantile", Accuracy}});
    for (const auto &[part, dimension] : parts)
        if (type.find(part) != std::string_view::npos)
            return dimension;
    return Unassigned;
}

/// The name inside the first `ref('...')` or last argument of `source('..', '..')` of a Jinja text.
std::string referencedName(std::string_view text)
{
    for (const std::string_view call : {"ref(", "source("}) {
        const std::size_t start = text.find(call);
        if (start == std::string_view::npos)
            continue;
        const std::string_view inside = text.substr(start, text.find(')', start) - start);
        const std::size_t close = inside.find_last_of("'\"");
        if (close == std::string_view::npos || close == 0)
            continue;
        const std::size_t open = inside.find_last_of("'\"", close - 1);
        if (open != std::string_view::npos)
            return std::string(inside.substr(open + 1, close - open - 1));
    }
    return {};
}

bool endsWithName(std::string_view uniqueId, std::string_view name)
{
    return uniqueId.size() > name.size() && uniqueId.ends_with(name)
        && uniqueId[uniqueId.size() - name.size() - 1] == '.';
}

/// The dataset a test is on: attached_node, else the parent that its `model` argument names, else
/// the parent that no other argument names.
std::string attachedTo(Value node)
{
    if (const std::string_view attached = node["attached_node"].text(); !attached.empty())
        return std::string(attached);
    const std::vector<std::string> parents = node["depends_on"]["nodes"].strings();
    const Value arguments = node["test_metadata"]["kwargs"];
    const std::string model = referencedName(arguments["model"].text());
    for (const std::string &parent : parents)
        if (!model.empty() && endsWithName(parent, model))
            return parent;
    const std::string other = referencedName(arguments["to"].text());
    for (const std::string &parent : parents)
        if (other.empty() || !endsWithName(parent, other))
            return parent;
    return parents.empty() ? std::string() : parents.front();
}

std::string unquoted(std::string_view name)
{
    if (name.size() > 1 && name.front() == name.back()
        && (name.front() == '"' || name.front() == '`'))
        name = name.substr(1, name.size() - 2);
    return std::string(name);
}

std::string joined(const std::vector<std::string> &words)
{
    std::string text;
    for (const std::string &word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string expectationOf(std::string_view type, Value arguments)
{
    if (type == "accepted_values")
        return "accepted values: " + joined(arguments["values"].strings());
    if (type == "relationships") {
        const std::string target = referencedName(arguments["to"].text());
        return fmt::format("every value is in {}.{}",
                           target.empty() ? arguments["to"].string() : target,
                           arguments["field"].text());
    }
    std::string text;
    for (const Value argument : arguments.fields()) {
        if (argument.key() == "model" || argument.key() == "column_name" || argument.isEmpty())
            continue;
        const bool nested = argument.isObject() || argument.isArray();
        text += (text.empty() ? "" : ", ") + std::string(argument.key()) + ": "
            + (nested ? argument.toJson() : argument.string());
    }
    return text;
}

void setDimension(Value node, std::string_view type, RuleRecord &rule)
{
    const Value stated = metaValue(node, metakeys::dimension);
    if (const auto declared = parseDimension(stated.text())) {
        rule.dimension = *declared;
        rule.dimensionBasis = "declared";
        return;
    }
    rule.dimension = dimensionOf(type);
    rule.dimensionBasis = rule.dimension == Dimension::Unassigned ? "none" : "engine";
}

} // namespace

void mapTest(Value node, Reading &reading)
{
    const Value about = node["test_metadata"];
    const Value arguments = about["kwargs"];
    const std::string_view nameSpace = about["namespace"].text();
    const std::string_view type = about["name"].text();
    RuleRecord rule;
    take(testFields, node, rule);
    rule.engine = "dbt";
    rule.type = type.empty() ? "singular" : std::string(type);
    if (!nameSpace.empty())
        rule.type.insert(0, std::string(nameSpace) + ".");
    rule.expectation = expectationOf(type, arguments);
    const Value column = node["column_name"] ? node["column_name"] : arguments["column_name"];
    if (!column.text().empty())
        rule.column = childPath({}, unquoted(column.text()));
    rule.severity = parseSeverity(node["config"]["severity"].text());
    setDimension(node, type, rule);
    const std::string dataset = attachedTo(node);
    if (dataset.empty()) {
        reading.report(IssueSeverity::DataLoss, "rule-without-dataset",
                       "A test depends on no model or source, so it belongs to no dataset; it is "
                       "left out. Give "
                       "it a ref().",
                       node, rule.key);
        return;
    }
    rule.asset = logicalRef(dataset);
    reading.take(std::move(rule));
}

void mapTests(MappingRows &rows)
{
    addRows(rows, "nodes.{test}.", testFields);
    addMetaRow(rows, "nodes.{test}.", metakeys::dimension, "Rule: dimension");
}

} // namespace meshscope::ingest::dbt
