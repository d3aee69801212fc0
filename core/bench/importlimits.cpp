// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "bench/importlimits_p.h"
#include "ingest/json_pass.h"
#include "ingest/reader.h"

#include <algorithm>

namespace meshscope::bench {

namespace {

class NoSink : public ingest::Sink
{
public:
    void take(Record &&) override { ++m_records; }
    void report(Issue) override { }
    std::uint64_t records() const { return m_records; }

private:
    std::uint64_t m_records = 0;
};

using Use = std::function<Status(const std::string &, std::string_view)>;

/// Milliseconds for opening and using every file of the input.
Result<double> eachFile(World &world, const Use &use)
{
    std::vector<Issue> skipped;
    const auto files = ingest::findDocuments(world.inputs(), skipped);
    if (!files)
        return files.error();
    const Stopwatch watch;
    for (const std::string &file : *files) {
        const auto mapped = ingest::MappedFile::open(file);
        if (!mapped)
            return mapped.error();
        if (auto status = use(file, mapped->bytes()); !status)
            return status.error();
    }
    return watch.elapsedMs();
}

} // namespace

Result<double> passOnce(World &world)
{
    std::size_t characters = 0;
    auto time = eachFile(world, [&](const std::string &file, std::string_view bytes) -> Status {
        // What never is JSON is no reason to look for it.
        characters += file.ends_with(".yaml") || file.ends_with(".yml")
            ? static_cast<std::size_t>(std::ranges::count(bytes, '"'))
            : ingest::passOverJson(bytes);
        return {};
    });
    if (time && characters == 0)
        return Error {ErrorCode::Invalid, "the input holds no text", {}};
    return time;
}

Result<double> digestOnce(World &world)
{
    std::size_t digits = 0;
    auto time = eachFile(world, [&](const std::string &, std::string_view bytes) -> Status {
        digits += sha256Hex(bytes).size();
        return {};
    });
    if (time && digits == 0)
        return Error {ErrorCode::Invalid, "the input is empty", {}};
    return time;
}

Result<double> readOnce(World &world)
{
    NoSink sink;
    auto time = eachFile(world, [&](const std::string &file, std::string_view bytes) -> Status {
        const ingest::Document document {file, bytes};
        const auto format = ingest::detect(document);
        if (!format && format.error().code == ErrorCode::NotFound)
            return {}; // a folder may hold other files too
        const auto summary = ingest::read(document, sink, world.stop());
        if (!summary)
            return summary.error();
        return {};
    });
    if (time && sink.records() == 0)
        return Error {ErrorCode::Invalid, "no reader found anything in the input", {}};
    return time;
}

} // namespace meshscope::bench
