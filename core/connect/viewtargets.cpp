// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/viewtargets.h"

#include <charconv>
#include <map>

namespace meshscope::connect {

namespace {

/// One token of the tree: a brace, a parenthesis, or a word whose escapes are resolved.
struct Token
{
    std::string text;
    bool isMark = false; ///< one of {}()
};

class Tokens
{
public:
    explicit Tokens(std::string_view text)
        : m_text(text)
    {
    }

    bool next(Token &token)
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        if (m_at == m_text.size())
            return false;
        token.text.clear();
        token.isMark = isMark(m_text[m_at]);
        if (token.isMark) {
            token.text = m_text[m_at++];
            return true;
        }
        while (m_at < m_text.size() && !isBlank(m_text[m_at]) && !isMark(m_text[m_at])) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            token.text += m_text[m_at++];
        }
        return true;
    }

private:
    static bool isBlank(char c) { return c == ' ' || c == '\n' || c == '\t'; }
    static bool isMark(char c) { return c == '{' || c == '}' || c == '(' || c == ')'; }

    std::string_view m_text;
    std::size_t m_at = 0;
};

std::int64_t number(const std::string &text)
{
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

// The tree is ({QUERY :field value ... :targetList ({TARGETENTRY ...} ...) ...}). Queries inside
// range tables and sub-links have target lists of their own, deeper: only the one of the outermost
// QUERY counts, so a word is looked at by the number of braces around it.
std::vector<ViewTarget> viewTargets(std::string_view nodeTree)
{
    std::vector<ViewTarget> targets;
    Tokens tokens(nodeTree);
    Token token;
    int braces = 0;
    bool inTargets = false;
    std::string field;
    std::map<std::string, std::string> entry;
    while (tokens.next(token)) {
        if (token.isMark) {
            if (token.text == "{") {
                ++braces;
            } else if (token.text == "}") {
                --braces;
                if (braces == 1 && inTargets && number(entry["resorigtbl"]) > 0
                    && entry["resjunk"] != "true")
                    targets.push_back({entry["resname"], number(entry["resorigtbl"]),
                                       static_cast<int>(number(entry["resorigcol"]))});
                if (braces == 1)
                    entry.clear();
            }
            field.clear();
        } else if (token.text.front() == ':' && braces <= 2) {
            field = token.text.substr(1);
            if (braces == 1)
                inTargets = field == "targetList";
        } else if (braces == 2 && inTargets && !field.empty()) {
            entry.emplace(field, token.text);
            field.clear();
        }
    }
    return targets;
}

} // namespace meshscope::connect
