// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/archive.h"
#include "base/spool.h"
#include "base/time.h"
#include "model/issue.h"
#include "model/records.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace meshscope::catalog {

/// Records of one kind, packed, in the order in which they were taken.
template<typename T>
class StagedRecords
{
public:
    void put(const T &record) { m_packed.append(pack(record)); }
    std::size_t count() const { return m_packed.count(); }
    void clear() { m_packed.clear(); }
    Spool &packed() { return m_packed; }

    /// Calls `use(T &&) -> Status` or `use(T &&, std::string_view packed) -> Status` for each; ends
    /// with the first error. Io when what was kept in a file cannot be read.
    template<typename Use>
    Status forEach(Use use) const
    {
        return m_packed.forEach([&use](std::string_view bytes) -> Status {
            auto record = unpack<T>(bytes);
            if (!record)
                return record.error();
            if constexpr (std::is_invocable_v<Use &, T &&, std::string_view>)
                return use(std::move(*record), bytes);
            else
                return use(std::move(*record));
        });
    }

private:
    Spool m_packed;
};

/// How a document calls a dataset. Apart from what it says of it: columns are by far the largest
/// part of an import, and whose they are is known before they are needed.
struct StagedName
{
    AssetRef ref;
    std::vector<AssetRef> aliases;
    bool removed = false; ///< the source says that the dataset is gone
};
template<typename Archive>
void describe(Archive &archive, StagedName &n)
{
    archive(n.ref, n.aliases, n.removed);
}

/// A platform that is named, and the instance, empty where none is.
using NamedPlace = std::pair<std::string, std::string>;

/// Everything one document says, between reading and writing. Packed, and beyond the budget of its
/// spill space in a file, so that memory does not grow with the input.
struct StagedDocument
{
    std::string source; ///< name of the source: project or folder
    std::string sourceKind; ///< dbt, files
    std::string sourceLocator; ///< folder the source was read from
    std::string path; ///< as shown to people
    std::string locator; ///< absolute path
    std::string format;
    std::string formatVersion;
    std::string scope; ///< what a full import covers; empty: this file
    bool complete = false; ///< states all it has to say: what it no longer states is gone
    std::string digest;
    std::uint64_t bytes = 0;
    std::optional<TimePoint> generatedAt;
    Spool raw; ///< one entry: bytes to keep, for contracts, products and agreements

    /// Every domain that a record names. A domain that no document describes is called by the best
    /// of these, also by those of statements that others outrank.
    std::set<std::string> domainNames;
    StagedRecords<DomainRecord> domains;
    StagedRecords<PartyRecord> parties;
    StagedRecords<ProductRecord> products;
    StagedRecords<StagedName> assetNames;
    /// Parallel to assetNames: packed AssetRecords, empty of those that are gone.
    Spool assetBodies;
    StagedRecords<ContractRecord> contracts;
    StagedRecords<JobRecord> jobs;
    StagedRecords<EdgeRecord> edges;
    StagedRecords<RunRecord> runs;
    StagedRecords<RuleRecord> rules;
    StagedRecords<ResultRecord> results;
    StagedRecords<TermRecord> terms;
    std::vector<AccessRecord> agreements;
    std::vector<Issue> issues;

    /// Where the datasets are that it names. Complete after finish().
    std::set<NamedPlace> places;
    /// Whether two names of datasets may differ in their case alone.
    bool mayDifferInCase = false;

    /// Where to put what is too much for memory. Call before the first take().
    void spillTo(const std::shared_ptr<SpillSpace> &space);
    /// Takes one record, moved in time by `shift`.
    void take(Record &&record, std::chrono::days shift);
    /// After the last record: the datasets that contracts promise join those of the document, and
    /// rules of contracts get their dataset. Io when something could not be kept. A second call
    /// does nothing.
    Status finish();

    /// For take() and finish() alone.
    struct Taking
    {
        std::shared_ptr<SpillSpace> space;
        std::set<NamedPlace> ruled; ///< places that rules name
        /// Digest of a name, case folded -> of the name as it is.
        std::unordered_map<std::uint64_t, std::uint64_t> spellings;
        bool isFinished = false;
    };
    Taking taking {};
};

} // namespace meshscope::catalog
