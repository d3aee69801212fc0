// SPDX-License-Identifier: GPL-3.0-or-later
#include "output.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

namespace meshscope::cli {

namespace {

/// Code points, good enough for columns of names; wide scripts may lean by a cell.
std::size_t widthOf(const std::string &text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

std::string_view wordOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Invalid:
        return "invalid";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Corrupt:
        return "corrupt";
    case ErrorCode::Conflict:
        return "conflict";
    case ErrorCode::Denied:
        return "denied";
    case ErrorCode::Cancelled:
        break;
    }
    return "cancelled";
}

/// terminalLine() for each line, so that lists inside a message keep their shape.
std::string safeLines(std::string_view text)
{
    std::string safe;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        safe += (begin == 0 ? "" : "\n") + terminalLine(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return safe;
}

} // namespace

Exit exitFor(const Error &error)
{
    switch (error.code) {
    case ErrorCode::NotFound:
        return ExitNothing;
    case ErrorCode::Denied:
        return ExitDenied;
    default:
        return ExitFailed;
    }
}

std::string qualityText(std::optional<double> score, Grade grade)
{
    if (!score || grade == Grade::Insufficient)
        return "unknown";
    return fmt::format("{:.2f} {}", *score, word(grade));
}

std::string Table::text() const
{
    std::vector<std::size_t> widths;
    std::vector<std::vector<std::string>> safe;
    for (const auto &row : m_rows) {
        auto &cells = safe.emplace_back();
        for (std::size_t i = 0; i < row.size(); ++i) {
            cells.push_back(terminalLine(row[i]));
            if (widths.size() <= i)
                widths.push_back(0);
            widths[i] = std::max(widths[i], widthOf(cells.back()));
        }
    }
    std::string text;
    for (const auto &row : safe) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            if (i + 1 < row.size())
                line.append(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

void print(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    if (text.empty() || text.back() != '\n')
        std::fputc('\n', stdout);
}

void printJson(const Json &value)
{
    print(value.dump(2, ' ', false, Json::error_handler_t::replace));
}

void printError(const Error &error, Format format)
{
    if (format == Format::Machine) {
        printJson(Json {
            {"error",
             {{"code", wordOf(error.code)}, {"message", error.message}, {"where", error.where}}}});
        return;
    }
    std::string text = "meshscope: ";
    if (!error.where.empty())
        text += terminalLine(error.where) + ": ";
    text += safeLines(error.message) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

} // namespace meshscope::cli
