// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/reader.h"
#include "ingest/tree.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace meshscope::ingest {

/// A place for people, 1-based; 0 = not known.
struct Place
{
    int line = 0;
    int column = 0;
};

/// The place of a byte in a text.
Place placeOf(std::string_view bytes, std::size_t offset);

/// What every reader needs while it reads one document: where records and issues go, and the count
/// of what was not mapped. One object per document, used on one thread.
class Reading
{
public:
    /// How the places of a tree are meant.
    enum class Places { Lines, Offsets };

    Reading(const Document &document, Sink &sink, std::stop_token stop)
        : m_document(document)
        , m_sink(sink)
        , m_stop(std::move(stop))
    {
    }

    const Document &document() const { return m_document; }
    bool isStopped() const { return m_stop.stop_requested(); }
    void setPlaces(Places places) { m_places = places; }

    void take(Record &&record) { m_sink.take(std::move(record)); }
    void report(Issue issue);
    /// An issue at a value of a tree of this document; the same code and message are folded.
    void report(IssueSeverity severity, std::string_view code, std::string message, Value at,
                std::string path = {});
    /// Counts every value below `root` that no reader used, by path; `prefix` names the root.
    void countUnmapped(Value root, std::string_view prefix);
    /// Counts one value that no reader used, by its path.
    void countUnmapped(const std::string &path, Value value) { count(path, value); }
    /// Values of a text inside the document are reported at the place of that text; null ends it.
    void setFixedPlace(Value value)
    {
        m_fixed.reset();
        if (value.tree() != nullptr)
            m_fixed = place(value);
    }
    /// Of what was counted as not mapped: paths that are nearly one of these become a warning that
    /// names the field that was probably meant. For documents that people write by hand.
    void suggestFields(const std::vector<std::string> &knownPaths);
    /// Gives the folded counts and issues to the sink. Call once, at the end.
    void finish();

    Place place(Value value);
    Error invalid(std::string message, std::size_t offset) const;

    ReadSummary summary;

private:
    void count(const std::string &path, Value value);
    void walkUnmapped(Value value, std::string &path);
    Place placeAtOffset(std::size_t offset);

    const Document &m_document;
    Sink &m_sink;
    std::stop_token m_stop;
    Places m_places = Places::Lines;
    std::optional<Place> m_fixed;
    std::map<std::string, Issue, std::less<>> m_unmapped;
    std::map<std::string, Issue, std::less<>> m_issues;
    std::size_t m_lastOffset = 0; ///< places are mostly asked in file order
    int m_lastLine = 1;
};

} // namespace meshscope::ingest
