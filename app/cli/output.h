// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/kinds.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the command line prints. Every text from a catalog goes through terminalLine() in human
/// output; `--json` writes it as JSON, where the reader's parser is the gate.
namespace meshscope::cli {

/// Members stay in the order they are set, so that output is stable.
using Json = nlohmann::ordered_json;

enum class Format { Human, Machine };

/// Exit codes, as the manual page states them.
enum Exit : int {
    ExitDone = 0,
    ExitNothing = 1, ///< a search or lookup found nothing, a verification found damage
    ExitUsage = 2, ///< the words of the command are wrong
    ExitFailed = 3, ///< the work could not be done: file, catalog, document
    ExitDenied = 4, ///< a rule of access or of separation of duties forbids it
};

Exit exitFor(const Error &error);

/// "0.94 healthy"; "unknown" without a score and where too little evidence stands behind it.
std::string qualityText(std::optional<double> score, Grade grade);

/// Lines of columns, aligned; the first row is the head. Cells are made terminal-safe here.
class Table
{
public:
    explicit Table(std::vector<std::string> head) { m_rows.push_back(std::move(head)); }
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    bool isEmpty() const { return m_rows.size() == 1; }
    /// With at least two blanks between columns; the last one is not padded.
    std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

/// Writes to standard output, ending in a line feed. A closed pipe ends the program quietly.
void print(std::string_view text);
void printJson(const Json &value);
/// `meshscope: message` with its place, to standard error; as JSON on standard output when asked.
void printError(const Error &error, Format format);

} // namespace meshscope::cli
