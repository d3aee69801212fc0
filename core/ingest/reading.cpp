// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reading.h"

#include "base/nearestword.h"
#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

namespace meshscope::ingest {

namespace {

/// Distinct paths and messages per document; what is beyond is counted in one last issue, so that a
/// hostile file cannot fill the memory with its keys.
constexpr std::size_t maxDistinct = 2000;

} // namespace

Place placeOf(std::string_view bytes, std::size_t offset)
{
    const std::string_view before = bytes.substr(0, std::min(offset, bytes.size()));
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    const std::size_t column
        = start == std::string_view::npos ? before.size() : before.size() - start - 1;
    return {static_cast<int>(lines) + 1, static_cast<int>(column) + 1};
}

void Reading::report(Issue issue)
{
    issue.file = m_document.file;
    m_sink.report(std::move(issue));
}

void Reading::report(IssueSeverity severity, std::string_view code, std::string message, Value at,
                     std::string path)
{
    std::string key = std::string(code) + '\n' + message;
    if (const auto known = m_issues.find(key); known != m_issues.end()) {
        ++known->second.count;
        return;
    }
    if (m_issues.size() >= maxDistinct) {
        key = "more";
        message
            = "More issues of many kinds were found; only the first are listed. Correct those and "
              "import again.";
        if (const auto known = m_issues.find(key); known != m_issues.end()) {
            ++known->second.count;
            return;
        }
    }
    const Place place = this->place(at);
    m_issues.emplace(std::move(key),
                     Issue {.severity = severity,
                            .code = std::string(code),
                            .message = std::move(message),
                            .file = m_document.file,
                            .line = place.line,
                            .column = place.column,
                            .path = std::move(path)});
}

void Reading::count(const std::string &path, Value value)
{
    if (const auto known = m_unmapped.find(path); known != m_unmapped.end()) {
        ++known->second.count;
        return;
    }
    const bool room = m_unmapped.size() < maxDistinct;
    const std::string &shown = room ? path : "(further paths)";
    const auto [entry, added] = m_unmapped.try_emplace(shown);
    if (!added) {
        ++entry->second.count;
        return;
    }
    const Place place = this->place(value);
    entry->second
        = Issue {.severity = IssueSeverity::Info,
                 .code = "unmapped-field",
                 .message = fmt::format(
                     "\"{}\" is not taken over into the catalog; it stays in the raw document.",
                     displayLine(shown, 200)),
                 .file = m_document.file,
                 .line = place.line,
                 .column = place.column,
                 .path = shown};
}

void Reading::walkUnmapped(Value value, std::string &path)
{
    const auto &entries = value.tree()->entries();
    const Tree::Entry &parent = entries[value.index()];
    for (std::uint32_t i = value.index() + 1; i < parent.end; i = entries[i].end) {
        const Value child(value.tree(), i);
        const bool container = entries[i].end > i + 1;
        if (entries[i].used ? !container : child.isEmpty())
            continue;
        const std::size_t length = path.size();
        if (parent.type == ValueType::Array)
            path.append("[]");
        else
            path.append(path.empty() ? "" : ".")
                .append(parent.keysAreData ? "{*}" : entries[i].key);
        if (entries[i].used)
            walkUnmapped(child, path);
        else
            count(path, child);
        path.resize(length);
    }
}

void Reading::countUnmapped(Value root, std::string_view prefix)
{
    if (root.tree() == nullptr || root.tree()->isEmpty())
        return;
    std::string path(prefix);
    walkUnmapped(root, path);
}

void Reading::suggestFields(const std::vector<std::string> &knownPaths)
{
    const auto parentOf = [](std::string_view path) {
        return path.substr(0, path.find_last_of('.') + 1); // with the dot; empty at the top
    };
    std::unordered_map<std::string_view, std::vector<std::string_view>> fieldsOf;
    for (const std::string &path : knownPaths)
        fieldsOf[parentOf(path)].push_back(std::string_view(path).substr(parentOf(path).size()));
    for (auto &[path, issue] : m_unmapped) {
        const std::string_view parent = parentOf(path);
        const auto fields = fieldsOf.find(parent);
        if (fields == fieldsOf.end())
            continue;
        const std::string_view name = std::string_view(path).substr(parent.size());
        const auto meant = nearestWord(name, fields->second);
        if (!meant || *meant == name) // known, but nothing could be made of its value
            continue;
        issue.severity = IssueSeverity::Warning;
        issue.message
            = fmt::format("\"{}\" is no field that is known here, so it is not taken over. "
                          "Did you mean \"{}\"?",
                          displayLine(path, 200), *meant);
    }
}

void Reading::finish()
{
    for (auto *const folded : {&m_issues, &m_unmapped}) {
        for (auto &[key, issue] : *folded)
            m_sink.report(std::move(issue));
        folded->clear();
    }
}

Place Reading::placeAtOffset(std::size_t offset)
{
    const std::string_view bytes = m_document.bytes;
    offset = std::min(offset, bytes.size());
    if (offset < m_lastOffset) {
        m_lastOffset = 0;
        m_lastLine = 1;
    }
    const std::string_view between = bytes.substr(m_lastOffset, offset - m_lastOffset);
    m_lastLine += static_cast<int>(std::count(between.begin(), between.end(), '\n'));
    m_lastOffset = offset;
    const std::size_t start = offset == 0 ? std::string_view::npos : bytes.rfind('\n', offset - 1);
    return {m_lastLine,
            static_cast<int>(start == std::string_view::npos ? offset : offset - start - 1) + 1};
}

Place Reading::place(Value value)
{
    if (value.tree() == nullptr)
        return {};
    if (m_fixed)
        return *m_fixed;
    if (m_places == Places::Lines)
        return {static_cast<int>(value.place()), 0};
    return placeAtOffset(value.place());
}

Error Reading::invalid(std::string message, std::size_t offset) const
{
    const Place place = placeOf(m_document.bytes, offset);
    return {ErrorCode::Invalid, std::move(message),
            fmt::format("{}:{}", m_document.file, place.line)};
}

} // namespace meshscope::ingest
