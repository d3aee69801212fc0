// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/json.h"
#include "ingest/reading.h"

namespace meshscope::ingest {

/// What the top of a document shows: enough to tell its format.
struct Signature
{
    std::vector<std::string> keys; ///< top-level keys in file order (of the first item of a list)
    std::map<std::string, std::string, std::less<>> texts; ///< top-level scalars that tell a format
    std::string dbtSchema; ///< metadata.dbt_schema_version
    bool dbtNode = false; ///< nodes hold something with a resource_type

    bool has(std::string_view key) const;
    std::string_view text(std::string_view key) const;
    /// Looks at one field; true when more cannot change the answer.
    void look(std::string_view key, Value value);
    static bool isTelling(std::string_view key);
};

/// The format that a signature tells, by the table of formats; NotFound names the keys.
Result<Format> classify(const Signature &signature, const std::string &file);

/// The refusal of what is known and not read, if its keys show that it is.
std::optional<Error> refusalOf(const Signature &signature, const std::string &file);

/// Refuses an empty file and one with git conflict markers, before any parser sees them.
Status checkBytes(const Document &document);
/// Refuses tables and XML by what their first line shows, saying what to import instead.
Status checkShape(const Document &document);
/// What follows a byte order mark, or all.
std::string_view withoutMark(std::string_view bytes);
/// Whether the first thing in the file can only be JSON.
bool looksLikeJson(std::string_view bytes);
/// Whether the lines of the file are JSON objects of their own.
bool isLineJson(const Document &document);

} // namespace meshscope::ingest
