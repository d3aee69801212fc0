// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/selectortokens_p.h"
#include "search/tokens.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace meshscope::search {

namespace {

using Kind = SelectorToken::Kind;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {
    }

    Result<std::vector<SelectorToken>> run()
    {
        for (skipSpace(); m_at < m_text.size(); skipSpace()) {
            if (const Status read = readToken(); !read)
                return read.error();
        }
        add(Kind::End, m_text.size());
        return std::move(m_tokens);
    }

private:
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    SelectorToken &add(Kind kind, std::size_t position)
    {
        m_tokens.push_back({});
        m_tokens.back().kind = kind;
        m_tokens.back().position = position;
        return m_tokens.back();
    }

    Status readToken()
    {
        const std::size_t begin = m_at;
        if (m_text[m_at] == '(' || m_text[m_at] == ')') {
            add(m_text[m_at] == '(' ? Kind::Open : Kind::Close, begin);
            ++m_at;
            return m_text[begin] == ')' ? readDownSteps() : Status {};
        }
        if (m_text.substr(m_at).starts_with("->")) {
            m_at += 2;
            add(Kind::Arrow, begin);
            return {};
        }
        if (Status steps = readUpSteps(); !steps)
            return steps;
        // `2+(` : the parenthesis is a token of its own.
        if (m_at < m_text.size() && m_text[m_at] == '(')
            return {};
        return readTerm();
    }

    /// `+` or `2+` before a name.
    Status readUpSteps()
    {
        std::size_t end = m_at;
        while (end < m_text.size() && isDigit(m_text[end]))
            ++end;
        if (end >= m_text.size() || m_text[end] != '+')
            return {};
        const auto steps = stepsOf(m_at, end);
        if (!steps)
            return steps.error();
        add(Kind::UpSteps, m_at).steps = *steps;
        m_at = end + 1;
        return {};
    }

    Result<unsigned> stepsOf(std::size_t begin, std::size_t end) const
    {
        if (begin == end)
            return toTheEnd;
        unsigned value = 0;
        const auto read = std::from_chars(m_text.data() + begin, m_text.data() + end, value);
        if (read.ec != std::errc {} || value > 1'000'000)
            return selectorError("This number of steps is too large.", begin);
        return value;
    }

    /// `+`, `+1` or `+1.column` right behind a term or parenthesis.
    Status readDownSteps()
    {
        if (m_at >= m_text.size() || !atDownSteps())
            return {};
        const std::size_t begin = m_at++;
        std::size_t end = m_at;
        while (end < m_text.size() && isDigit(m_text[end]))
            ++end;
        const auto steps = stepsOf(m_at, end);
        if (!steps)
            return steps.error();
        m_at = end;
        SelectorToken token;
        token.kind = Kind::DownSteps;
        token.position = begin;
        token.steps = *steps;
        if (m_at < m_text.size() && m_text[m_at] == '.') {
            auto column = readColumn();
            if (!column)
                return column.error();
            token.text = std::move(*column);
        }
        m_tokens.push_back(std::move(token));
        return {};
    }

    bool atWordEnd() const
    {
        return m_at >= m_text.size() || isSpace(m_text[m_at]) || m_text[m_at] == '('
            || m_text[m_at] == ')' || m_text[m_at] == '"' || m_text.substr(m_at).starts_with("->")
            || atDownSteps();
    }

    /// A plus that only digits and perhaps a column follow: the end of a name. Other pluses are
    /// part of it.
    bool atDownSteps() const
    {
        if (m_text[m_at] != '+')
            return false;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && isDigit(m_text[end]))
            ++end;
        return end == m_text.size() || isSpace(m_text[end]) || m_text[end] == ')'
            || m_text[end] == '.';
    }

    Result<std::string> readQuoted()
    {
        const std::size_t begin = m_at++;
        std::string value;
        for (; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            value += m_text[m_at];
        }
        if (m_at >= m_text.size())
            return selectorError("A closing quote is missing.", begin);
        ++m_at;
        return value;
    }

    /// What follows a dot: a quoted or a plain column path.
    Result<std::string> readColumn()
    {
        const std::size_t begin = m_at++;
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return readQuoted();
        std::string column;
        while (!atWordEnd())
            column += m_text[m_at++];
        if (column.empty())
            return selectorError("The name of a column is missing behind the dot.", begin);
        return column;
    }

    std::string readWord(bool stopsAtColon)
    {
        std::string word;
        while (!atWordEnd() && !(stopsAtColon && m_text[m_at] == ':'))
            word += m_text[m_at++];
        return word;
    }

    /// `tag:` in front of a value; the word read so far is the key.
    Status readField(SelectorToken &token, const std::string &key)
    {
        token.field = fieldOf(fold(key));
        if (!token.field)
            return selectorError("There is nothing to select by called \"" + key
                                     + "\": use tag, domain, owner, kind, status, grade, "
                                       "platform, class or name, or put the text in quotes.",
                                 token.position);
        ++m_at;
        return {};
    }

    /// A value in quotes, and the column behind it.
    Status readQuotedValue(SelectorToken &token)
    {
        auto value = readQuoted();
        if (!value)
            return value.error();
        token.text = std::move(*value);
        token.isQuoted = true;
        if (m_at >= m_text.size() || m_text[m_at] != '.')
            return {};
        auto column = readColumn();
        if (!column)
            return column.error();
        token.column = std::move(*column);
        return {};
    }

    Status readTerm()
    {
        SelectorToken token;
        token.kind = Kind::Term;
        token.position = m_at;
        token.text = readWord(true);
        if (m_at < m_text.size() && m_text[m_at] == ':') {
            const std::string key = std::move(token.text);
            if (Status field = readField(token, key); !field)
                return field;
            token.text = readWord(false);
        }
        if (token.text.empty() && m_at < m_text.size() && m_text[m_at] == '"') {
            if (Status value = readQuotedValue(token); !value)
                return value;
        }
        if (token.text.empty())
            return selectorError("A name is missing here.", m_at);
        const auto kind = token.field || token.isQuoted ? std::nullopt : keyword(fold(token.text));
        if (kind) {
            add(*kind, token.position);
            return {};
        }
        m_tokens.push_back(std::move(token));
        return readDownSteps();
    }

    static std::optional<Kind> keyword(std::string_view word)
    {
        if (word == "and")
            return Kind::And;
        if (word == "or")
            return Kind::Or;
        if (word == "not")
            return Kind::Not;
        return std::nullopt;
    }

    static std::optional<Field> fieldOf(std::string_view key)
    {
        for (auto i = 0U; i <= static_cast<unsigned>(Field::Name); ++i) {
            if (word(static_cast<Field>(i)) == key)
                return static_cast<Field>(i);
        }
        return std::nullopt;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<SelectorToken> m_tokens;
};

} // namespace

Result<std::vector<SelectorToken>> selectorTokens(std::string_view text)
{
    return Lexer(text).run();
}

bool isPlainSelectorWord(std::string_view value)
{
    // "1" before a plus would be a number of steps.
    if (std::all_of(value.begin(), value.end(), isDigit))
        return false;
    const auto tokens = selectorTokens(value);
    return tokens && tokens->size() == 2 && tokens->front().kind == Kind::Term
        && !tokens->front().field && !tokens->front().isQuoted && tokens->front().text == value;
}

} // namespace meshscope::search
