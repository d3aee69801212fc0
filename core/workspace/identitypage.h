// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "catalog/decisions.h"
#include "catalog/proposals.h"
#include "model/kinds.h"
#include "store/connection.h"

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

/// What is known of identity: which sources do not say which instance they mean, what looks as if
/// it were one, and what people have decided. Names are as the sources wrote them.
namespace meshscope::workspace {

/// An instance of a platform as some source names it, or the private one of a source that names
/// none.
struct PlaceRow
{
    std::string key; ///< `platform|instance`, for decisions
    std::string platform;
    std::string label; ///< the instance, or of a private one the name of its source
    bool isPrivate = false;
    std::int64_t datasets = 0;
    std::string boundTo; ///< label of the instance that is meant; empty: not bound
    std::string basis; ///< person, assumed (the only one known, until there is a second), import
                       ///< (given with an import)
    std::int64_t decision = 0; ///< that binds it; 0: no person did

    /// `platform:label`, as the command line takes it.
    std::string word() const { return platform + ':' + label; }
};

enum class IdentityKind : std::uint8_t { Instance, Dataset, Person };
std::string_view word(IdentityKind kind);

/// One of the two that may be one.
struct IdentitySide
{
    std::string key; ///< uid, or `platform|instance`
    std::string name;
    std::string context; ///< qualified name, e-mail, or the platform
    std::string place; ///< of a dataset: the instance; empty for others
    bool isPrivate = false; ///< the instance is not named: it is called like its source
    std::vector<std::string> sources; ///< that speak of it; of an instance: named it first
    std::int64_t count = 0; ///< datasets of an instance, columns of a dataset
};

struct ProposalRow
{
    IdentityKind kind = IdentityKind::Dataset;
    IdentitySide left; ///< of an instance: what would be bound
    IdentitySide right;
    std::int64_t shared = 0; ///< full names, or columns
    std::vector<std::string> examples;
};
/// What speaks for it, in one sentence.
std::string evidenceText(const ProposalRow &proposal);

struct DecisionRow
{
    std::int64_t id = 0;
    IdentityKind kind = IdentityKind::Dataset;
    catalog::Verdict verdict = catalog::Verdict::Same;
    IdentitySide left;
    IdentitySide right;
    std::string note;
    std::string evidence; ///< as a sentence; empty: nothing spoke for it
    std::string actor; ///< empty: nobody was chosen
    TimePoint at;
};

struct IdentityPage
{
    std::vector<PlaceRow> places; ///< unbound ones first, by number of datasets
    std::vector<ProposalRow> proposals; ///< instances, then people, then datasets
    std::vector<DecisionRow> decisions; ///< newest first
    std::int64_t totalProposals = 0;
    std::int64_t notCompared = 0; ///< pairs of datasets whose name is used too often
};

inline constexpr int mostProposals = 200;

Result<IdentityPage> identityPage(store::Connection &db, int mostShown,
                                  const std::stop_token &stop);
/// The parts of it that cost nothing.
Result<std::vector<PlaceRow>> identityPlaces(store::Connection &db);
Result<std::vector<DecisionRow>> identityDecisions(store::Connection &db);
/// NotFound when it is not in force.
Result<DecisionRow> identityDecision(store::Connection &db, std::int64_t id);
/// What speaks for one pair, decided or not; reads the pair alone.
Result<std::optional<ProposalRow>> instanceProposal(store::Connection &db, const std::string &one,
                                                    const std::string &other);
Result<std::optional<ProposalRow>> thingProposal(store::Connection &db, EntityId one,
                                                 EntityId other);
/// Named instances of a platform, to choose from.
Result<std::vector<std::string>> knownInstances(store::Connection &db, std::string_view platform);

/// Uid of the dataset that `NAME on INSTANCE` means, by qualified name and the label of its
/// instance; empty: none or several.
Result<std::string> datasetOn(store::Connection &db, const std::string &text);
/// What a person calls this instance of a platform; of a private one the name of its source.
struct InstanceName
{
    std::string label;
    bool isPrivate = false; ///< its source does not name it
};
Result<InstanceName> instanceName(store::Connection &db, std::string_view platform,
                                  std::string_view instance);

/// What the page of a dataset says of decisions about it.
struct IdentityNote
{
    std::vector<IdentitySide> joined; ///< the single things that are one here; empty: it is single
    std::string boundTo; ///< instance that a person has bound it to
    std::int64_t decision = 0; ///< the newest that made it so; 0: none did
};
Result<IdentityNote> identityNote(store::Connection &db, EntityId id);

} // namespace meshscope::workspace
