// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "lineage/graph.h"
#include "search/bitmap.h"
#include "search/index.h"
#include "search/selector.h"

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace meshscope::search {

/// What a selector is decided by. Documents are numbered 0..documentCount-1; every bitmap has that
/// size. Values come as typed, not folded.
class Facts
{
public:
    virtual ~Facts() = default;
    virtual std::size_t documentCount() const = 0;
    /// Documents with exactly this name (case folded).
    virtual Bitmap named(std::string_view name) const = 0;
    /// Documents that hold all of these words.
    virtual Bitmap matching(std::string_view text) const = 0;
    /// Documents whose field has this value.
    virtual Bitmap having(Field field, std::string_view value) const = 0;
    /// The documents themselves and what is at most `depth` steps up or down. Error: Cancelled.
    virtual Result<Bitmap> reached(const Bitmap &from, lineage::Direction direction, unsigned depth,
                                   const std::stop_token &stop) const = 0;
};

/// Facts from a search index and a lineage graph. Everything must outlive it.
class CatalogFacts : public Facts
{
public:
    using Having = std::function<Bitmap(Field, std::string_view)>;

    /// `nodeOf` has the graph's node of each document, or lineage::noNode. Field::Name is answered
    /// here, the other fields by `having`.
    CatalogFacts(const Index &index, const lineage::Graph &graph,
                 const std::vector<lineage::Node> &nodeOf, Having having);

    std::size_t documentCount() const override { return m_index.documentCount(); }
    Bitmap named(std::string_view name) const override { return m_index.named(name); }
    Bitmap matching(std::string_view text) const override { return m_index.matching(text); }
    Bitmap having(Field field, std::string_view value) const override;
    Result<Bitmap> reached(const Bitmap &from, lineage::Direction direction, unsigned depth,
                           const std::stop_token &stop) const override;

private:
    const Index &m_index;
    const lineage::Graph &m_graph;
    const std::vector<lineage::Node> &m_nodeOf;
    std::vector<std::uint32_t> m_documentOf; ///< per node
    Having m_having;
};

/// A column that a selector names.
struct PickedColumn
{
    std::uint32_t document = 0;
    std::string path;

    friend bool operator==(const PickedColumn &, const PickedColumn &) = default;
};

struct Selected
{
    Bitmap documents;
    std::vector<PickedColumn> columns; ///< each once, in order of appearance
};

/// Error: Cancelled. A name that nothing has is no error: it selects what holds its words.
Result<Selected> evaluate(const Selector &selector, const Facts &facts,
                          const std::stop_token &stop = {});

/// How a graph shows a selector: what it starts from and how far it goes. Unset depths are up to
/// the view.
struct GraphView
{
    const Selector *starts = nullptr; ///< part of the selector given
    std::optional<unsigned> up;
    std::optional<unsigned> down;
};
GraphView graphView(const Selector &selector);

} // namespace meshscope::search
