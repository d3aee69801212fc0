// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/issue.h"
#include "model/records.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// Readers turn the bytes of one document into records and issues. They know no store and no other
/// document. A format is one Reader and one line in the registry (formats.cpp).
namespace meshscope::ingest {

/// Receives what a reader finds, in document order. Called on the reader's thread.
class Sink
{
public:
    virtual ~Sink() = default;
    virtual void take(Record &&record) = 0;
    virtual void report(Issue issue) = 0;
};

class MappedFile;

/// One document to read. `bytes` stays valid and unchanged while reading, and is readable for at
/// least `padding` bytes past its end (simdjson's requirement).
struct Document
{
    std::string file; ///< as shown to people
    std::string_view bytes;
    const MappedFile *mapped = nullptr; ///< where they lie, if they are a file's; lives as long
    static constexpr std::size_t padding = 64;
};

/// What a document is: a format of the registry (formats.cpp); `version` as the document states it.
struct Format
{
    std::string name;
    std::string version;
};

/// What reading brought, beside the records.
struct ReadSummary
{
    Format format;
    std::string scope; ///< what a full import covers, e.g. `project:jaffle_shop`; empty: this file
    bool full = false; ///< states everything in its scope, so absence means removal
    bool partial = false; ///< a part of a stream or a list of results: replaces nothing said before
    std::string source; ///< suggested name of the source: project, or the folder
    std::optional<TimePoint> generatedAt;
};

/// The name of a source whose documents do not tell one: the folder, for dbt the project's.
std::string folderName(const std::string &file);

/// Recognises a document by its content (standards.md 1.9), looking at no more than it needs.
/// NotFound with a message naming the top-level keys when it is no known format; Invalid when it is
/// neither JSON nor YAML (with file:line).
Result<Format> detect(const Document &document);

/// Detects and reads. On error nothing that was given to the sink may be kept: the message names
/// file, line and reason. Polls `stop` and ends with Cancelled.
Result<ReadSummary> read(const Document &document, Sink &sink, const std::stop_token &stop);

/// Maps a regular file (never a link, FIFO or device; see T10) for reading with padding. Unmapped
/// on destruction. Refuses files over 2 GiB with Invalid.
class MappedFile
{
public:
    static Result<MappedFile> open(const std::string &path);
    MappedFile(MappedFile &&other) noexcept;
    MappedFile &operator=(MappedFile &&other) noexcept;
    ~MappedFile();

    std::string_view bytes() const { return {m_data, m_size}; }
    /// Gives the memory of these bytes back; they stay readable (from the system's file cache).
    void release(std::size_t from, std::size_t to) const;

private:
    friend class Input;
    MappedFile() = default;
    const char *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_mapped = 0;
    bool m_isFile = false; ///< not memory that was filled: only a file can be read again
};

/// The path that means standard input.
constexpr std::string_view standardInput = "-";

/// The bytes of one document, wherever they come from: a file, or standard input for "-". What is
/// packed (gzip or zstd, told by its first bytes) is unpacked into memory, never to disk, and only
/// when asked for, so that an unchanged file costs no unpacking. A bomb is stopped at 200 times its
/// packed size (64 MiB are always allowed) or at 2 GiB; other packings are refused by their name.
class Input
{
public:
    /// Standard input is read to its end (at most 2 GiB); polls `stop` while doing so.
    static Result<Input> open(const std::string &path, const std::stop_token &stop = {});

    std::string_view stored() const { return m_stored.bytes(); } ///< as they lie there
    Status unpack(const std::stop_token &stop = {});
    /// The document's own bytes; call unpack() first.
    std::string_view bytes() const { return m_unpacked ? m_unpacked->bytes() : stored(); }
    const std::string &file() const { return m_file; } ///< as shown to people
    Document document() const { return {m_file, bytes(), m_unpacked ? nullptr : &m_stored}; }

private:
    class Filler;
    Input(MappedFile stored, std::string file)
        : m_stored(std::move(stored))
        , m_file(std::move(file))
    {
    }
    MappedFile m_stored;
    std::optional<MappedFile> m_unpacked;
    std::string m_file;
};

/// The files below the given paths that may be metadata, sorted: a file is taken as it is, "-" is
/// standard input, a pattern (`*`, `?`, `[a-z]`, and a folder part that is only two stars for any
/// depth) gives what it matches; a folder gives its *.json, *.ndjson, *.jsonl, *.yaml, *.yml, also
/// with .gz or .zst behind, recursively (hidden folders, target/compiled and node_modules left
/// out). Links are not followed; each one left out is reported to `skipped`. `folders`, if given,
/// gets every folder that was looked into: what comes later comes in one of them.
Result<std::vector<std::string>> findDocuments(const std::vector<std::string> &paths,
                                               std::vector<Issue> &skipped,
                                               std::vector<std::string> *folders = nullptr);

/// Whether a path given to findDocuments() is a pattern: it has `*`, `?` or `[`, and nothing is
/// called that.
bool isPattern(const std::string &path);

} // namespace meshscope::ingest
