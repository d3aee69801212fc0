// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/selector.h"

#include "search/selectortokens_p.h"

#include <algorithm>
#include <array>

namespace meshscope::search {

namespace {

constexpr std::size_t maxBytes = 4096;
constexpr std::size_t maxTerms = 64;
constexpr int maxDepth = 32;

class Parser
{
public:
    explicit Parser(std::vector<SelectorToken> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Result<Selector> run()
    {
        if (at(SelectorToken::Kind::End))
            return Selector {};
        auto selector = parseOr();
        if (selector && !at(SelectorToken::Kind::End))
            return failure("There is a closing parenthesis too many.");
        return selector;
    }

private:
    using Token = SelectorToken::Kind;

    const SelectorToken &token() const { return m_tokens[m_at]; }
    bool at(Token kind) const { return token().kind == kind; }
    bool take(Token kind)
    {
        if (!at(kind))
            return false;
        ++m_at;
        return true;
    }
    Error failure(const std::string &message) const
    {
        return selectorError(message, token().position);
    }

    static Selector group(Selector::Kind kind, std::vector<Selector> children)
    {
        if (children.size() == 1)
            return std::move(children.front());
        Selector selector;
        selector.kind = kind;
        selector.position = children.front().position;
        selector.children = std::move(children);
        return selector;
    }

    Result<Selector> parseOr()
    {
        std::vector<Selector> parts;
        do {
            auto part = parseAnd();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Token::Or));
        return group(Selector::Kind::Or, std::move(parts));
    }

    bool startsTerm() const
    {
        return at(Token::Term) || at(Token::Not) || at(Token::Open) || at(Token::UpSteps);
    }

    Result<Selector> parseAnd()
    {
        std::vector<Selector> parts;
        do {
            auto part = parsePaths();
            if (!part)
                return part;
            parts.push_back(std::move(*part));
        } while (take(Token::And) || startsTerm());
        return group(Selector::Kind::And, std::move(parts));
    }

    Result<Selector> parsePaths()
    {
        auto from = parseNot();
        while (from && at(Token::Arrow)) {
            const std::size_t position = token().position;
            ++m_at;
            auto to = parseNot();
            if (!to)
                return to;
            Selector paths;
            paths.kind = Selector::Kind::Paths;
            paths.position = position;
            paths.children = {std::move(*from), std::move(*to)};
            from = std::move(paths);
        }
        return from;
    }

    Result<Selector> parseNot()
    {
        if (!at(Token::Not))
            return parseAround();
        Selector selector;
        selector.kind = Selector::Kind::Not;
        selector.position = token().position;
        ++m_at;
        if (++m_depth > maxDepth)
            return failure("This is nested too deeply.");
        auto inner = parseNot();
        --m_depth;
        if (!inner)
            return inner;
        selector.children.push_back(std::move(*inner));
        return selector;
    }

    Result<Selector> parseAround()
    {
        Selector around;
        around.kind = Selector::Kind::Around;
        around.position = token().position;
        bool hasSteps = false; // `0+a` and `a+0` are a
        if (at(Token::UpSteps)) {
            around.up = token().steps;
            hasSteps = around.up > 0;
            ++m_at;
        }
        auto inner = parsePrimary();
        if (!inner)
            return inner;
        if (at(Token::DownSteps)) {
            around.down = token().steps;
            hasSteps = hasSteps || around.down > 0 || !token().text.empty();
            if (!token().text.empty())
                inner->column = token().text;
            ++m_at;
        }
        if (!hasSteps)
            return inner;
        around.children.push_back(std::move(*inner));
        return around;
    }

    Result<Selector> parsePrimary()
    {
        if (at(Token::Open)) {
            if (++m_depth > maxDepth)
                return failure("This is nested too deeply.");
            ++m_at;
            auto inner = parseOr();
            --m_depth;
            if (inner && !take(Token::Close))
                return failure("A closing parenthesis is missing.");
            return inner;
        }
        if (!at(Token::Term))
            return failure(at(Token::End) ? "Something is missing at the end."
                                          : "Something is missing here.");
        if (++m_terms > maxTerms)
            return failure("There are more than 64 terms.");
        Selector term;
        term.kind = token().field ? Selector::Kind::Has : Selector::Kind::Text;
        term.field = token().field.value_or(Field::Name);
        term.value = token().text;
        term.isQuoted = token().isQuoted;
        term.column = token().column;
        term.position = token().position;
        ++m_at;
        return term;
    }

    std::vector<SelectorToken> m_tokens;
    std::size_t m_at = 0;
    std::size_t m_terms = 0;
    int m_depth = 0;
};

std::string quoted(const std::string &value)
{
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string steps(unsigned count)
{
    return count == toTheEnd ? std::string() : std::to_string(count);
}

std::string inParentheses(const Selector &selector)
{
    const bool isSimple
        = selector.kind == Selector::Kind::Text || selector.kind == Selector::Kind::Has;
    return isSimple ? toText(selector) : "(" + toText(selector) + ")";
}

std::string joined(const Selector &selector, const std::string &separator)
{
    std::string text;
    for (const Selector &child : selector.children)
        text += (text.empty() ? "" : separator) + inParentheses(child);
    return text;
}

} // namespace

std::string_view word(Field field)
{
    static constexpr std::array<std::string_view, 9> words {
        "tag", "domain", "owner", "kind", "status", "grade", "platform", "class", "name"};
    return words[static_cast<std::size_t>(field)];
}

Error selectorError(const std::string &message, std::size_t position)
{
    return {ErrorCode::Invalid, message, "character " + std::to_string(position + 1)};
}

Result<Selector> parseSelector(std::string_view text)
{
    if (text.size() > maxBytes)
        return selectorError("This is longer than 4 KiB.", maxBytes);
    auto tokens = selectorTokens(text);
    if (!tokens)
        return tokens.error();
    return Parser(std::move(*tokens)).run();
}

std::string toText(const Selector &selector)
{
    const std::string column = selector.column.empty() ? "" : "." + quoted(selector.column);
    switch (selector.kind) {
    case Selector::Kind::All:
        return {};
    case Selector::Kind::Text:
        // Words may be a dataset and a column joined by dots: quotes would change that.
        return (selector.isQuoted || !isPlainSelectorWord(selector.value) ? quoted(selector.value)
                                                                          : selector.value)
            + column;
    case Selector::Kind::Has:
        return std::string(word(selector.field)) + ":" + quoted(selector.value) + column;
    case Selector::Kind::Around: {
        // A column is written behind the steps, where it needs no quotes around the name.
        Selector inner = selector.children[0];
        const std::string behind = inner.column.empty() ? "" : "." + quoted(inner.column);
        inner.column.clear();
        const std::string up = selector.up == 0 ? "" : steps(selector.up) + "+";
        const bool hasEnd = selector.down != 0 || !behind.empty();
        const std::string down = hasEnd ? "+" + steps(selector.down) : "";
        return up + inParentheses(inner) + down + behind;
    }
    case Selector::Kind::Paths:
        return joined(selector, " -> ");
    case Selector::Kind::Not:
        return "not " + inParentheses(selector.children[0]);
    case Selector::Kind::And:
        return joined(selector, " and ");
    case Selector::Kind::Or:
        break;
    }
    return joined(selector, " or ");
}

} // namespace meshscope::search
