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

/// Walks the tokens of a node tree. A word is looked at by the number of braces around it.
class TargetReader
{
public:
    void take(const Token &token)
    {
        if (token.isMark) {
            if (token.text == "{")
                ++m_braces;
            else if (token.text == "}")
                close();
            m_field.clear();
        } else if (token.text.front() == ':' && m_braces <= 2) {
            m_field = token.text.substr(1);
            if (m_braces == 1)
                m_inTargets = m_field == "targetList";
        } else if (m_braces == 2 && m_inTargets && !m_field.empty()) {
            m_entry.emplace(m_field, token.text);
            m_field.clear();
        }
    }
    std::vector<ViewTarget> &targets() { return m_targets; }

private:
    void close()
    {
        if (--m_braces != 1)
            return;
        if (m_inTargets && number(m_entry["resorigtbl"]) > 0 && m_entry["resjunk"] != "true")
            m_targets.push_back({m_entry["resname"], number(m_entry["resorigtbl"]),
                                 static_cast<int>(number(m_entry["resorigcol"]))});
        m_entry.clear();
    }

    std::vector<ViewTarget> m_targets;
    int m_braces = 0;
    bool m_inTargets = false;
    std::string m_field;
    std::map<std::string, std::string> m_entry;
};

} // namespace

// The tree is ({QUERY :field value ... :targetList ({TARGETENTRY ...} ...) ...}). Queries inside
// range tables and sub-links have target lists of their own, deeper: only the one of the outermost
// QUERY counts.
std::vector<ViewTarget> viewTargets(std::string_view nodeTree)
{
    Tokens tokens(nodeTree);
    TargetReader reader;
    for (Token token; tokens.next(token);)
        reader.take(token);
    return std::move(reader.targets());
}

} // namespace meshscope::connect
