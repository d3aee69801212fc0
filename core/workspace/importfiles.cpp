// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/ahead.h"
#include "base/hash.h"
#include "base/spool.h"
#include "catalog/importer.h"
#include "connect/database.h"
#include "ingest/reader.h"
#include "workspace/agreements.h"
#include "workspace/catalogfile.h"
#include "workspace/importroots.h"
#include "workspace/refusedfiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace meshscope::workspace {

namespace {

namespace fs = std::filesystem;

/// Formats whose bytes are kept: people want to see a contract as it was written.
bool keepsRaw(std::string_view format)
{
    static constexpr std::array<std::string_view, 7> kept {"odcs", "odps", "dua",    "dcs",
                                                           "dps",  "dpds", "lf-odps"};
    return std::find(kept.begin(), kept.end(), format) != kept.end();
}

/// Puts what a reader finds into a staged document.
class StagingSink : public ingest::Sink
{
public:
    StagingSink(catalog::StagedDocument &document, std::chrono::days shift)
        : m_document(document)
        , m_shift(shift)
    {
    }

    void take(Record &&record) override { m_document.take(std::move(record), m_shift); }
    void report(Issue issue) override { m_document.issues.push_back(std::move(issue)); }

private:
    catalog::StagedDocument &m_document;
    std::chrono::days m_shift;
};

/// A document that was read with its times moved (the demo mesh) keeps that: its digest ends in
/// `+6d` or `+-6d`.
std::string movedDigest(const std::string &digest, std::chrono::days shift)
{
    return shift.count() == 0 ? digest : digest + '+' + std::to_string(shift.count()) + 'd';
}

std::chrono::days shiftOf(std::string_view digest)
{
    const auto plus = digest.find('+');
    int days = 0;
    if (plus != std::string_view::npos)
        std::from_chars(digest.data() + plus + 1, digest.data() + digest.size(), days);
    return std::chrono::days(days);
}

Error stopped()
{
    return {ErrorCode::Cancelled, "the import was stopped; nothing was changed", {}};
}

struct Root
{
    std::string path; ///< absolute
    bool isFolder = false;
};

std::string absolutePath(const std::string &path)
{
    if (path == ingest::standardInput)
        return path;
    std::error_code failure;
    fs::path absolute = fs::absolute(path, failure).lexically_normal();
    if (!absolute.has_filename()) // "folder/" names the folder
        absolute = absolute.parent_path();
    return absolute.string();
}

/// Where a catalog lies; a folder for temporary files for one in memory.
std::string folderOfFile(const std::string &catalog)
{
    std::error_code failure;
    if (!fs::exists(catalog, failure))
        return fs::temp_directory_path(failure).string();
    return fs::absolute(catalog, failure).parent_path().string();
}

class FileImport
{
public:
    FileImport(store::Connection &db, const ImportOptions &options,
               const std::function<void(const ImportProgress &)> &progress, std::stop_token stop)
        : m_db(db)
        , m_options(options)
        , m_progress(progress)
        , m_stop(std::move(stop))
        , m_space(std::make_shared<SpillSpace>(folderOfFile(db.path()), options.stagedBytes))
    {
    }

    Result<ImportReport> run(const std::vector<std::string> &paths)
    {
        std::vector<std::string> filePaths;
        std::vector<std::string> databases;
        for (const std::string &path : paths)
            (isDatabase(path) ? databases : filePaths).push_back(path);
        if (auto status = readPaths(filePaths); !status)
            return status.error();
        for (const std::string &database : databases) {
            if (auto status = readDatabase(database); !status)
                return status.error();
        }
        joinModelDocuments();
        const std::vector<Issue> refused = m_refused.issues();
        m_report.issues.insert(m_report.issues.begin(), refused.begin(), refused.end());
        if (m_request.documents.empty() && m_request.goneDocuments.empty())
            return nothingToWrite();
        return write();
    }

private:
    /// All files behind these paths, and what is gone from their folders.
    Status readPaths(const std::vector<std::string> &paths)
    {
        auto files = ingest::findDocuments(paths, m_report.issues);
        if (!files)
            return files.error();
        for (const std::string &path : paths) {
            std::error_code failure;
            m_roots.push_back({absolutePath(path), fs::is_directory(path, failure)});
        }
        if (auto status = loadKnown(); !status)
            return status.error();
        measure(*files);
        if (auto status = readFiles(*files); !status)
            return status.error();
        findGone(*files);
        return withoutRefused(files->size());
    }

    /// Whether the import goes on without the files that cannot be read.
    Status withoutRefused(std::size_t files) const
    {
        if (m_refused.count() == 0)
            return {};
        if (m_options.refused)
            m_options.refused(m_refused.count(), files);
        if (!m_options.keepGoing || m_refused.count() == files)
            return m_refused.error(files);
        return {};
    }

    /// A file named by a person must be readable; in a folder other JSON and YAML files are normal.
    bool isWholeFolder(const std::string &file) const
    {
        const std::string absolute = absolutePath(file);
        return std::none_of(m_roots.begin(), m_roots.end(), [&](const Root &root) {
            return !root.isFolder && root.path == absolute;
        });
    }

    const Root *rootOf(const std::string &absolute) const
    {
        for (const Root &root : m_roots) {
            if (root.isFolder && absolute.starts_with(root.path + '/'))
                return &root;
        }
        return nullptr;
    }

    Status loadKnown()
    {
        auto rows = m_db.prepare("SELECT d.locator, d.digest, d.format, s.kind, s.name FROM "
                                 "source_doc d JOIN source s ON s.id=d.source_id");
        while (rows.step()) {
            const std::string locator(rows.text(0));
            const bool isModel = rows.text(3) == "dbt";
            m_known[locator] = {std::string(rows.text(1)), std::string(rows.text(2)),
                                std::string(isModel ? rows.text(4) : "")};
            if (rows.text(2) == "dbt-manifest")
                m_projects[folderOf(locator)] = rows.text(4);
        }
        return rows.finish();
    }

    void measure(const std::vector<std::string> &files)
    {
        for (const std::string &file : files) {
            std::error_code failure;
            const std::uintmax_t size = fs::file_size(file, failure);
            m_now.total += failure ? 0 : size;
        }
    }

    void tell(const std::string &what)
    {
        m_now.what = what;
        if (m_progress)
            m_progress(m_now);
    }

    /// What came of one file.
    struct Outcome
    {
        std::string file; ///< as it was named
        std::string locator;
        std::uint64_t bytes = 0;
        std::string unchanged {}; ///< format of a file with the bytes that were read before
        std::optional<Issue> stranger {}; ///< in a folder, and in no format that is known
        catalog::StagedDocument staged {};
        std::optional<Error> refusal {}; ///< the file cannot be read
        std::optional<Error> error {};
    };

    /// Large files one beside the other, taken over in their order.
    Status readFiles(const std::vector<std::string> &files)
    {
        return inOrder(
            files.size(), {.threads = std::min(std::thread::hardware_concurrency(), 4U)},
            [&](std::size_t i) { return readFile(files[i], isWholeFolder(files[i])); },
            [this](Outcome &&outcome) { return take(std::move(outcome)); });
    }

    Status take(Outcome &&outcome)
    {
        if (outcome.error)
            return *outcome.error;
        tell(outcome.file);
        m_now.done += outcome.bytes;
        if (outcome.refusal) {
            m_refused.add(outcome.file, std::move(*outcome.refusal));
        } else if (!outcome.unchanged.empty()) {
            m_report.documents.push_back({outcome.file, outcome.unchanged, true});
            m_unchanged.push_back(outcome.locator);
        } else if (outcome.stranger) {
            m_strangers.push_back(std::move(*outcome.stranger));
        } else {
            m_report.documents.push_back({outcome.file, outcome.staged.format, false});
            m_request.documents.push_back(std::move(outcome.staged));
        }
        return {};
    }

    /// Called on several threads at once: changes nothing here.
    Outcome readFile(const std::string &file, bool foundInFolder) const
    {
        Outcome outcome {.file = file, .locator = absolutePath(file)};
        if (auto status = readInto(outcome, foundInFolder); !status)
            outcome.error = status.error();
        return outcome;
    }

    Status readInto(Outcome &outcome, bool foundInFolder) const
    {
        if (m_stop.stop_requested())
            return stopped();
        auto input = ingest::Input::open(outcome.file, m_stop);
        if (!input)
            return refuse(outcome, input.error());
        outcome.bytes = input->stored().size();
        const auto known = m_known.find(outcome.locator);
        const std::chrono::days shift = known == m_known.end() || m_options.shift.count() != 0
            ? m_options.shift
            : shiftOf(known->second.digest);
        std::string digest = movedDigest(sha256Hex(input->stored()), shift);
        if (known != m_known.end() && known->second.digest == digest) {
            outcome.unchanged = known->second.format;
            return {};
        }
        if (const Status unpacked = input->unpack(m_stop); !unpacked)
            return refuse(outcome, unpacked.error());
        const std::string_view bytes = input->bytes();
        catalog::StagedDocument &staged = outcome.staged;
        staged.spillTo(m_space);
        StagingSink sink(staged, shift);
        auto summary = ingest::read(input->document(), sink, m_stop);
        if (!summary && foundInFolder && summary.error().code == ErrorCode::NotFound) {
            Issue issue;
            issue.severity = IssueSeverity::Info;
            issue.code = "unknown-format";
            issue.message = summary.error().message;
            issue.file = outcome.file;
            outcome.stranger = std::move(issue);
            return {};
        }
        if (!summary)
            return refuse(outcome, summary.error());
        describe(staged, *summary, outcome.locator);
        if (staged.generatedAt)
            *staged.generatedAt += shift;
        staged.digest = std::move(digest);
        staged.bytes = bytes.size();
        if (keepsRaw(staged.format))
            staged.raw.append(bytes);
        return staged.finish();
    }

    /// The other files are read nevertheless, so that all that cannot be are named.
    static Status refuse(Outcome &outcome, const Error &error)
    {
        if (error.code == ErrorCode::Cancelled)
            return error;
        outcome.staged = {};
        outcome.refusal = error;
        return {};
    }

    static bool isDatabase(const std::string &path)
    {
        return connect::isPostgresAddress(path) || connect::isSqliteFile(path);
    }

    /// A database is read whole each time; it is written only when it says something else.
    Status readDatabase(const std::string &address)
    {
        const bool isServer = connect::isPostgresAddress(address);
        auto shown = isServer ? connect::shownAddress(address) : absolutePath(address);
        if (!shown)
            return shown.error();
        tell(*shown);
        catalog::StagedDocument staged;
        staged.spillTo(m_space);
        StagingSink sink(staged, m_options.shift);
        auto description = isServer ? connect::readPostgres(address, sink, m_stop)
                                    : connect::readSqlite(address, sink, m_stop);
        if (!description)
            return description.error();
        staged.format = isServer ? "postgres" : "sqlite";
        const auto known = m_known.find(description->locator);
        const bool unchanged
            = known != m_known.end() && known->second.digest == description->digest;
        m_report.documents.push_back({description->locator, staged.format, unchanged});
        if (unchanged) {
            m_unchanged.push_back(description->locator);
            return {};
        }
        staged.source = m_options.sourceName.empty() ? description->source : m_options.sourceName;
        staged.sourceKind = staged.format;
        staged.sourceLocator = description->locator;
        staged.path = description->locator;
        staged.locator = description->locator;
        staged.formatVersion = description->version;
        staged.scope = description->scope;
        staged.complete = true;
        staged.digest = description->digest;
        staged.bytes = description->bytes;
        staged.generatedAt = systemNow();
        m_request.documents.push_back(std::move(staged));
        return {};
    }

    /// Names of source, path and scope. dbt documents belong to their project, all others to the
    /// folder that was imported, so that the people of one mesh are known to each other.
    void describe(catalog::StagedDocument &staged, const ingest::ReadSummary &summary,
                  const std::string &absolute) const
    {
        const Root *const root = rootOf(absolute);
        const fs::path folder
            = root != nullptr ? fs::path(root->path) : fs::path(absolute).parent_path();
        const bool isModel = summary.format.name.starts_with("dbt-");
        staged.sourceKind = isModel ? "dbt" : "files";
        staged.source = !m_options.sourceName.empty() ? m_options.sourceName
            : isModel && !summary.source.empty()      ? summary.source
            : absolute == ingest::standardInput       ? std::string("standard input")
                                                      : folder.filename().string();
        if (staged.source.empty())
            staged.source = "files";
        staged.sourceLocator = folder.string();
        staged.path = absolute == ingest::standardInput
            ? std::string("(standard input)")
            : fs::path(absolute).lexically_relative(folder).string();
        staged.locator = absolute;
        staged.format = summary.format.name;
        staged.formatVersion = summary.format.version;
        // Only a whole description of a scope may say that something is gone; a stream of events
        // not.
        staged.scope = summary.full ? summary.scope : std::string();
        // What was piped in today does not replace what was piped in yesterday.
        staged.complete = !summary.partial && absolute != ingest::standardInput;
        staged.generatedAt = summary.generatedAt;
    }

    static std::string folderOf(const std::string &locator)
    {
        return fs::path(locator).parent_path().string();
    }

    /// Only a manifest names its project; what lies beside it belongs to the same source, also what
    /// was read before the manifest and was called by its folder.
    void joinModelDocuments()
    {
        if (!m_options.sourceName.empty())
            return;
        for (const catalog::StagedDocument &staged : m_request.documents) {
            if (staged.format == "dbt-manifest")
                m_projects[folderOf(staged.locator)] = staged.source;
        }
        for (catalog::StagedDocument &staged : m_request.documents) {
            if (staged.sourceKind != "dbt")
                continue;
            if (const auto project = m_projects.find(folderOf(staged.locator));
                project != m_projects.end())
                staged.source = project->second;
        }
        for (const auto &[locator, known] : m_known) {
            if (known.modelSource.empty() || known.format == "dbt-manifest")
                continue;
            const auto project = m_projects.find(folderOf(locator));
            if (project != m_projects.end() && known.modelSource != project->second
                && known.modelSource == ingest::folderName(locator))
                m_request.movedDocuments[locator] = project->second;
        }
    }

    /// Agreements that were read before are taken over again from the bytes that were kept: their
    /// product, port or consumer may be in the catalog only now, or mean something else.
    Status readAgreementsAgain()
    {
        auto rows = m_db.prepare(
            "SELECT d.locator, s.name, s.kind, d.raw, d.digest FROM source_doc d JOIN "
            "source s ON s.id=d.source_id WHERE d.format='dua' AND "
            "d.digest<>'' AND d.raw NOTNULL ORDER BY d.locator");
        std::unordered_set<std::string_view> staged;
        for (const catalog::StagedDocument &one : m_request.documents)
            staged.insert(one.locator);
        while (rows.step()) {
            const std::string locator(rows.text(0));
            if (staged.contains(locator))
                continue;
            catalog::StagedDocument earlier;
            earlier.locator = locator;
            earlier.source = rows.text(1);
            earlier.sourceKind = rows.text(2);
            // The reader looks a little beyond the end.
            std::string bytes(rows.blob(3));
            const std::size_t size = bytes.size();
            bytes.resize(size + ingest::Document::padding);
            StagingSink sink(earlier, shiftOf(rows.text(4)));
            const ingest::Document document {locator, std::string_view(bytes).substr(0, size)};
            if (const auto summary = ingest::read(document, sink, m_stop); summary)
                m_request.earlierAgreements.push_back(std::move(earlier));
        }
        return rows.finish();
    }

    /// Documents read from these folders before that are not there any more.
    void findGone(const std::vector<std::string> &files)
    {
        std::unordered_map<std::string, bool> present;
        for (const std::string &file : files)
            present[absolutePath(file)] = true;
        for (const auto &[locator, known] : m_known) {
            std::error_code failure;
            if (!present.contains(locator) && rootOf(locator) != nullptr && !known.digest.empty()
                && !fs::exists(locator, failure))
                m_request.goneDocuments.push_back(locator);
        }
        std::sort(m_request.goneDocuments.begin(), m_request.goneDocuments.end());
    }

    Status countUnchanged()
    {
        auto counts = catalog::countUnchanged(m_db, m_unchanged);
        if (!counts)
            return counts.error();
        addCounts(*counts);
        return {};
    }

    void addCounts(const std::map<EntityKind, catalog::ImportCount> &counts)
    {
        for (const auto &[kind, count] : counts)
            m_report.counts.push_back(
                {kind, count.added, count.changed, count.unchanged, count.removed});
    }

    Status rememberFolders()
    {
        std::vector<std::string> paths;
        for (const Root &root : m_roots)
            if (root.isFolder)
                paths.push_back(root.path);
        return addImportFolders(m_db, paths);
    }

    Result<ImportReport> nothingToWrite()
    {
        if (auto status = countUnchanged(); !status)
            return status.error();
        if (auto status = rememberFolders(); !status)
            return status.error();
        addStrangers();
        return std::move(m_report);
    }

    void addStrangers()
    {
        std::move(m_strangers.begin(), m_strangers.end(), std::back_inserter(m_report.issues));
    }

    Result<ImportReport> write()
    {
        if (auto status = readAgreementsAgain(); !status)
            return status.error();
        tell("writing");
        m_request.now = systemNow();
        m_request.acceptMassRemoval = m_options.acceptMassRemoval;
        m_request.instances = m_options.instances;
        m_request.unchangedDocuments = m_unchanged;
        auto transaction = store::Transaction::begin(m_db);
        if (!transaction)
            return transaction.error();
        m_db.setStop(m_stop);
        const TimePoint now = m_request.now;
        auto outcome = catalog::writeImport(
            m_db, std::move(m_request),
            [this](std::uint64_t records) {
                m_now.records = records;
                tell("writing");
            },
            m_stop);
        if (!outcome)
            return outcome.error();
        auto agreements = importAgreements(m_db, outcome->agreements, now, outcome->issues);
        if (!agreements)
            return agreements.error();
        if (!outcome->agreements.empty()) {
            if (auto status = catalog::updateMentioned(m_db); !status)
                return status.error();
        }
        m_db.setStop({});
        if (m_stop.stop_requested())
            return stopped();
        if (auto status = rememberFolders(); !status)
            return status.error();
        if (auto status = transaction->commit(); !status)
            return status.error();
        // The data is safe in the WAL; a checkpoint that fails is made up for by the next one.
        static_cast<void>(m_db.checkpoint().has_value());
        m_report.runs = outcome->runs;
        m_report.quarantined = outcome->quarantined;
        addCounts(outcome->counts);
        for (Issue &issue : outcome->issues)
            m_report.issues.push_back(std::move(issue));
        addStrangers();
        std::stable_sort(
            m_report.issues.begin(), m_report.issues.end(),
            [](const Issue &left, const Issue &right) { return left.severity > right.severity; });
        return std::move(m_report);
    }

    struct Known
    {
        std::string digest;
        std::string format;
        std::string modelSource; ///< of dbt's documents: the name of their source
    };

    store::Connection &m_db;
    const ImportOptions &m_options;
    const std::function<void(const ImportProgress &)> &m_progress;
    std::stop_token m_stop;
    std::shared_ptr<SpillSpace> m_space; ///< for what all documents say
    std::vector<Root> m_roots;
    std::unordered_map<std::string, Known> m_known; ///< by locator
    std::unordered_map<std::string, std::string>
        m_projects; ///< folder of a known manifest -> source
    std::vector<std::string> m_unchanged; ///< locators
    std::vector<Issue> m_strangers;
    RefusedFiles m_refused;
    catalog::ImportRequest m_request;
    ImportProgress m_now;
    ImportReport m_report;
};

} // namespace

Result<ImportReport> Writer::import(const std::vector<std::string> &paths,
                                    const ImportOptions &options,
                                    const std::function<void(const ImportProgress &)> &progress,
                                    const std::stop_token &stop)
{
    auto report = FileImport(m_db, options, progress, stop).run(paths);
    // A stop interrupts the statement that runs at that moment, and what builds on its row fails by
    // another name: whatever goes wrong after a stop is the stop.
    if (!report && (report.error().code == ErrorCode::Cancelled || stop.stop_requested()))
        return stopped();
    return report;
}

} // namespace meshscope::workspace
