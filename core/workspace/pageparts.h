// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "model/contract.h"
#include "model/kinds.h"
#include "workspace/catalogfile.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the pages of a product and of a dataset have in common. Every text is as the sources wrote
/// it; the text gates come when it is shown. Functions run on the read lane and say NotFound when
/// the thing is not (or no longer) in the catalog.
namespace meshscope::workspace {

/// A domain as its tile and name; slot -1 = none.
struct DomainLabel
{
    std::string name;
    std::string code;
    int slot = -1;
};

/// Something a page can lead to.
struct PageLink
{
    EntityId id;
    std::string uid;
    std::string name;
    EntityKind kind = EntityKind::Asset;
    DomainLabel domain;
    AssetType assetType = AssetType::Unknown;
    Archetype archetype = Archetype::Unknown;
    Grade grade = Grade::Insufficient;
    std::optional<float> score;
};

/// The head of a page: name, state, who, what, how good.
struct PageHead
{
    EntityId id;
    std::string uid;
    std::string name;
    std::string version; ///< products
    std::string context; ///< datasets: the qualified name
    std::string platform; ///< datasets
    EntityKind kind = EntityKind::Product;
    AssetType assetType = AssetType::Unknown;
    Archetype archetype = Archetype::Unknown;
    ProductStatus status = ProductStatus::Unknown;
    Classification classification = Classification::Unknown;
    bool personal = false;
    EntityId domainId;
    DomainLabel domain;
    PageLink owner; ///< id 0 = no owner known
    std::string description; ///< Markdown
    std::string usage;
    std::string limitations;
    std::vector<std::string> tags;
    std::optional<double> score; ///< S; unset = unknown
    double evidence = 0; ///< E
    double lowest = 0; ///< L
    double highest = 1; ///< U
    Grade grade = Grade::Insufficient;
    TimePoint firstSeen;
    TimePoint lastSeen;
};

/// How old the newest data is, against what was promised. Unset = never measured, or no promise.
struct Freshness
{
    std::optional<double> ageSeconds;
    std::optional<double> limitSeconds;
    std::string basis; ///< what was measured: "freshness test", "run", "catalog"

    /// Pass, Fail, or Unknown when one side is missing.
    Outcome outcome() const;
    /// The older age and the stricter promise of the two.
    void add(const Freshness &one);
    /// Takes over a contract's promise about the age of data, unless a stricter one is known.
    void promise(const ContractDocument &document);
};

/// Service levels that promise how old data may be.
bool isAgePromise(std::string_view property);

struct TestRow
{
    EntityId asset;
    std::string assetName;
    std::string path; ///< column, empty = the dataset
    std::string name;
    std::string expectation;
    std::string engine;
    Dimension dimension = Dimension::Unassigned;
    Severity severity = Severity::Error;
    bool documentedOnly = false;
    Outcome lastOutcome = Outcome::Unknown; ///< Unknown with no `lastAt`: never run
    std::optional<TimePoint> lastAt;
    std::optional<std::int64_t> failedRows;
    std::string message;
};

/// A person, team or channel that answers.
struct Contact
{
    PageLink party; ///< id 0 for a channel
    std::string name;
    std::string role; ///< what they answer for: the owner role word, or the channel's scope
    std::string email;
    std::string url;
    bool channel = false;
};

/// One document that says something about the thing.
struct SourceNote
{
    std::string source;
    std::string document;
    std::string format;
    Basis basis = Basis::Observed;
    TimePoint observedAt;
    TimePoint readAt;
};

/// One import that read a document about the thing.
struct HistoryRow
{
    TimePoint at;
    std::string source;
    std::string state; ///< ok, ok_with_issues, quarantined
    int documents = 0; ///< documents about this thing that the import changed
};

/// What one document says about one field. The first of a field's claims is the winner.
struct Claim
{
    std::string field; ///< name, description, owner, domain, type, classification ...
    std::string value;
    std::string source;
    std::string document;
    Basis basis = Basis::Observed;
    TimePoint observedAt;
    bool wins = false;
};

/// The entity behind a link. NotFound unless it is of this kind; merged ones lead to their winner.
Result<EntityId> findEntity(Reader &reader, std::string_view uid, EntityKind kind);
DomainLabel domainLabel(const Snapshot &snapshot, EntityId domain);
/// The status of a product or contract; of a dataset that of its product.
ProductStatus lifecycleOf(const Snapshot &snapshot, const Entry &entry);
/// Name, domain and grade of an entity from the snapshot and the file; id 0 if it is not there.
PageLink linkOf(Reader &reader, EntityId id);
/// Name, domain, classification, score and dates that every head has; the rest is its page's work.
Result<PageHead> headOf(Reader &reader, EntityId id);

Freshness freshnessOf(store::Connection &db, AssetId asset, TimePoint now);
/// The oldest of a port's datasets against the strictest promise, that of its contract included.
Result<Freshness> portFreshness(store::Connection &db, PortId port, TimePoint now);
Result<std::vector<TestRow>> testsOf(Reader &reader, AssetId asset);
Result<std::vector<Contact>> ownersOf(Reader &reader, EntityId id);
Result<std::vector<SourceNote>> sourcesOf(Reader &reader, EntityId id);
Result<std::vector<HistoryRow>> historyOf(Reader &reader, EntityId id);
/// Orders the last outcomes of tests by how much they deserve attention.
int attention(Outcome outcome);

} // namespace meshscope::workspace
