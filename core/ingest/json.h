// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ingest/reader.h"
#include "ingest/tree.h"

#include <functional>
#include <memory>
#include <string_view>

namespace meshscope::ingest {

/// What a reader does with the top level of a large JSON document, so that only one record is held
/// in memory at a time.
enum class Take : std::uint8_t {
    Whole, ///< give the value as one tree
    Each, ///< give each field or item of the value as a tree of its own
    Check, ///< only check that it is well formed
    Skip, ///< go past it, unchecked: for a pass that another one completes
    Stop, ///< the rest does not matter
};

/// Levels that objects and lists may be nested.
inline constexpr int maxJsonDepth = 1024;

/// A JSON document that is walked in passes without being held as a tree. What is nested deeper
/// than that, broken UTF-8 and anything that is not JSON end a pass with Invalid naming file, line
/// and reason. The document must outlive this.
class JsonDocument
{
public:
    using Decide = std::function<Take(std::string_view key)>;
    /// `key` is the top-level key, `name` the field's name below it for Take::Each.
    using Record = std::function<Status(std::string_view key, std::string_view name, Value record)>;
    /// A name that is given twice in an object that is walked with Take::Each.
    using Duplicate = std::function<void(std::string_view key, std::string_view name)>;

    explicit JsonDocument(const Document &document);
    ~JsonDocument();

    /// Walks the fields of the top-level object, or the items of a top-level array (their key is
    /// empty). Values of the tree hold byte offsets into the document as places.
    Status walk(const Decide &decide, const Record &record, const Duplicate &duplicate = {});
    /// The whole document as one tree.
    Status readWhole(Tree &tree);
    /// Newline-delimited JSON: each line that is not blank is one record.
    Status readLines(const Record &record);
    /// A stream of records, however it was written: one per line, the items of an array, or one
    /// object alone.
    Status readRecords(const Record &record);
    bool isArray() const;

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
    const Document &m_document;
    std::string_view m_bytes; ///< without byte order mark
};

/// Why `bytes` is not JSON, for a person, with file and line.
Error explainJson(const Document &document, std::string_view bytes, std::string_view fallback);

} // namespace meshscope::ingest
