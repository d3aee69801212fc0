// SPDX-License-Identifier: GPL-3.0-or-later
#include "search/evaluate.h"

#include "lineage/reach.h"

#include <algorithm>

namespace meshscope::search {

namespace {

constexpr std::uint32_t noDocument = ~0U;

class Evaluator
{
public:
    Evaluator(const Facts &facts, const std::stop_token &stop)
        : m_facts(facts)
        , m_stop(stop)
    {
    }

    Result<Bitmap> run(const Selector &selector)
    {
        switch (selector.kind) {
        case Selector::Kind::All: {
            Bitmap all(m_facts.documentCount());
            all.setAll();
            return all;
        }
        case Selector::Kind::Text:
            return text(selector);
        case Selector::Kind::Has: {
            Bitmap documents = m_facts.having(selector.field, selector.value);
            pick(documents, selector.column);
            return documents;
        }
        case Selector::Kind::Around:
            return around(selector);
        case Selector::Kind::Paths:
            return paths(selector);
        case Selector::Kind::Not: {
            auto documents = run(selector.children[0]);
            if (documents)
                documents->flip();
            return documents;
        }
        case Selector::Kind::And:
        case Selector::Kind::Or:
            break;
        }
        return combined(selector);
    }

    std::vector<PickedColumn> takeColumns() { return std::move(m_columns); }

private:
    void pick(const Bitmap &documents, const std::string &path)
    {
        if (path.empty())
            return;
        documents.forEachWhile([&](std::size_t document) {
            PickedColumn column {static_cast<std::uint32_t>(document), path};
            if (std::find(m_columns.begin(), m_columns.end(), column) == m_columns.end())
                m_columns.push_back(std::move(column));
            return m_columns.size() < 10'000;
        });
    }

    Bitmap text(const Selector &selector)
    {
        Bitmap documents = m_facts.named(selector.value);
        if (!documents.none()) {
            pick(documents, selector.column);
            return documents;
        }
        // orders.line.price: the longest beginning that is a name, the rest is a column.
        for (std::size_t dot = selector.value.rfind('.');
             !selector.isQuoted && dot != std::string::npos && dot > 0;
             dot = selector.value.rfind('.', dot - 1)) {
            documents = m_facts.named(std::string_view(selector.value).substr(0, dot));
            if (!documents.none()) {
                pick(documents, selector.value.substr(dot + 1));
                return documents;
            }
        }
        documents = m_facts.matching(selector.value);
        pick(documents, selector.column);
        return documents;
    }

    Result<Bitmap> around(const Selector &selector)
    {
        auto starts = run(selector.children[0]);
        if (!starts)
            return starts;
        auto up = m_facts.reached(*starts, lineage::Direction::Up, selector.up, m_stop);
        if (!up)
            return up;
        auto down = m_facts.reached(*starts, lineage::Direction::Down, selector.down, m_stop);
        if (!down)
            return down;
        *starts |= *up;
        *starts |= *down;
        return starts;
    }

    Result<Bitmap> paths(const Selector &selector)
    {
        auto from = run(selector.children[0]);
        if (!from)
            return from;
        auto to = run(selector.children[1]);
        if (!to)
            return to;
        auto after = m_facts.reached(*from, lineage::Direction::Down, toTheEnd, m_stop);
        if (!after)
            return after;
        auto before = m_facts.reached(*to, lineage::Direction::Up, toTheEnd, m_stop);
        if (!before)
            return before;
        *after &= *before;
        return after;
    }

    Result<Bitmap> combined(const Selector &selector)
    {
        auto documents = run(selector.children[0]);
        for (std::size_t i = 1; documents && i < selector.children.size(); ++i) {
            auto next = run(selector.children[i]);
            if (!next)
                return next;
            if (selector.kind == Selector::Kind::And)
                *documents &= *next;
            else
                *documents |= *next;
        }
        return documents;
    }

    const Facts &m_facts;
    const std::stop_token &m_stop;
    std::vector<PickedColumn> m_columns;
};

} // namespace

CatalogFacts::CatalogFacts(const Index &index, const lineage::Graph &graph,
                           const std::vector<lineage::Node> &nodeOf, Having having)
    : m_index(index)
    , m_graph(graph)
    , m_nodeOf(nodeOf)
    , m_documentOf(graph.nodeCount(), noDocument)
    , m_having(std::move(having))
{
    for (std::uint32_t document = 0; document < nodeOf.size(); ++document) {
        if (nodeOf[document] < m_documentOf.size())
            m_documentOf[nodeOf[document]] = document;
    }
}

Bitmap CatalogFacts::having(Field field, std::string_view value) const
{
    if (field == Field::Name)
        return m_index.named(value);
    Bitmap documents = m_having ? m_having(field, value) : Bitmap {};
    return documents.size() == documentCount() ? documents : Bitmap(documentCount());
}

Result<Bitmap> CatalogFacts::reached(const Bitmap &from, lineage::Direction direction,
                                     unsigned depth, const std::stop_token &stop) const
{
    std::vector<lineage::Node> starts;
    from.forEachWhile([&](std::size_t document) {
        if (document < m_nodeOf.size() && m_nodeOf[document] != lineage::noNode)
            starts.push_back(m_nodeOf[document]);
        return true;
    });
    const auto found = lineage::reach(m_graph, starts, direction, depth, stop);
    if (!found)
        return found.error();
    Bitmap documents = from;
    for (const lineage::Node node : found->nodes) {
        if (m_documentOf[node] != noDocument)
            documents.set(m_documentOf[node]);
    }
    return documents;
}

Result<Selected> evaluate(const Selector &selector, const Facts &facts, const std::stop_token &stop)
{
    Evaluator evaluator(facts, stop);
    auto documents = evaluator.run(selector);
    if (!documents)
        return documents.error();
    return Selected {std::move(*documents), evaluator.takeColumns()};
}

GraphView graphView(const Selector &selector)
{
    if (selector.kind != Selector::Kind::Around)
        return {&selector, std::nullopt, std::nullopt};
    return {selector.children.data(), selector.up, selector.down};
}

} // namespace meshscope::search
