// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "workspace/identitydesk.h"
#include "workspace/identitypage.h"
#include "workspace/lookup.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace meshscope::cli {

namespace {

using catalog::DecisionSubject;
using catalog::Verdict;
using workspace::Reader;

struct IdentityWords
{
    std::string first;
    std::string second;
    std::int64_t number = 0;
    std::string note;
    int limit = 20;
    CLI::App *bind = nullptr;
    CLI::App *unbind = nullptr;
    CLI::App *merge = nullptr;
    CLI::App *keepApart = nullptr;
    CLI::App *undo = nullptr;
};

/// The instance that `platform:name` or `platform|instance` means; empty: it means none.
Result<std::string> placeOf(Reader &reader, const std::vector<workspace::PlaceRow> &places,
                            const std::string &text)
{
    std::vector<std::string> found;
    for (const workspace::PlaceRow &place : places) {
        if (place.key == text)
            return place.key;
        if (place.word() == text && std::find(found.begin(), found.end(), place.key) == found.end())
            found.push_back(place.key);
    }
    if (found.size() > 1) {
        std::string keys;
        for (const std::string &key : found)
            keys += (keys.empty() ? "" : ", ") + key;
        return Error {ErrorCode::Conflict,
                      "\"" + text + "\" means several sources; say which one: " + keys,
                      {}};
    }
    if (!found.empty())
        return found.front();
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos)
        return std::string();
    auto known = workspace::knownInstances(reader.db(), text.substr(0, colon));
    if (!known)
        return known.error();
    const std::string instance = text.substr(colon + 1);
    const bool isKnown = std::find(known->begin(), known->end(), instance) != known->end();
    return isKnown ? text.substr(0, colon) + '|' + instance : std::string();
}

/// The same, also for instances that no list has: `platform:instance`.
Result<std::string> anyPlaceOf(Reader &reader, const std::vector<workspace::PlaceRow> &places,
                               const std::string &text)
{
    auto known = placeOf(reader, places, text);
    if (!known || !known->empty())
        return known;
    if (text.find('|') != std::string::npos)
        return text;
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon == 0)
        return std::string();
    return text.substr(0, colon) + '|' + text.substr(colon + 1);
}

std::string sideText(const workspace::IdentitySide &side, workspace::IdentityKind kind)
{
    if (kind == workspace::IdentityKind::Instance)
        return side.context + ':' + side.name;
    std::string text = side.context.empty() ? side.name : side.context;
    if (!side.place.empty() && side.place != "*")
        text += " on " + side.place;
    return text;
}

Json sideJson(const workspace::IdentitySide &side)
{
    return {{"key", side.key},        {"name", side.name},       {"context", side.context},
            {"instance", side.place}, {"sources", side.sources}, {"count", side.count}};
}

Json pageJson(const workspace::IdentityPage &page)
{
    Json places = Json::array();
    for (const auto &place : page.places)
        places.push_back({{"place", place.word()},
                          {"key", place.key},
                          {"datasets", place.datasets},
                          {"boundTo", place.boundTo},
                          {"basis", place.basis},
                          {"decision", place.decision}});
    Json proposals = Json::array();
    for (const auto &proposal : page.proposals)
        proposals.push_back({{"kind", word(proposal.kind)},
                             {"left", sideJson(proposal.left)},
                             {"right", sideJson(proposal.right)},
                             {"shared", proposal.shared},
                             {"evidence", evidenceText(proposal)},
                             {"examples", proposal.examples}});
    Json decisions = Json::array();
    for (const auto &decision : page.decisions)
        decisions.push_back({{"decision", decision.id},
                             {"kind", word(decision.kind)},
                             {"verdict", word(decision.verdict)},
                             {"left", sideJson(decision.left)},
                             {"right", sideJson(decision.right)},
                             {"evidence", decision.evidence},
                             {"note", decision.note},
                             {"by", decision.actor}});
    return {{"instances", places},
            {"proposals", proposals},
            {"totalProposals", page.totalProposals},
            {"notCompared", page.notCompared},
            {"decisions", decisions}};
}

std::string placesText(const workspace::IdentityPage &page)
{
    if (page.places.empty())
        return "Every source says which instance it means.\n";
    Table table({"instance", "datasets", "means", "by"});
    for (const auto &place : page.places)
        table.add(
            {place.word(), std::to_string(place.datasets),
             place.boundTo.empty() ? "unknown, stays apart" : place.boundTo,
             place.basis == "person" ? fmt::format("decision {}", place.decision) : place.basis});
    return table.text();
}

std::string proposalsText(const workspace::IdentityPage &page)
{
    std::string text
        = fmt::format("proposals: {} of {}\n", page.proposals.size(), page.totalProposals);
    if (page.notCompared != 0)
        text += fmt::format("{} pairs were not compared: their name is used too often\n",
                            page.notCompared);
    if (page.proposals.empty())
        return text;
    Table table({"kind", "one", "other", "evidence"});
    for (const auto &proposal : page.proposals)
        table.add({std::string(word(proposal.kind)), sideText(proposal.left, proposal.kind),
                   sideText(proposal.right, proposal.kind), evidenceText(proposal)});
    return text + table.text();
}

std::string decisionsText(const workspace::IdentityPage &page)
{
    std::string text
        = fmt::format("decisions: {} of {}\n", page.decisions.size(), page.decisions.size());
    if (page.decisions.empty())
        return text;
    Table table({"number", "verdict", "kind", "one", "other", "by", "note"});
    for (const auto &decision : page.decisions)
        table.add({std::to_string(decision.id), std::string(word(decision.verdict)),
                   std::string(word(decision.kind)), sideText(decision.left, decision.kind),
                   sideText(decision.right, decision.kind),
                   decision.actor.empty() ? "unknown" : decision.actor, decision.note});
    return text + table.text();
}

int runList(const IdentityWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto page = workspace::identityPage((*reader)->db(), words.limit, {});
    if (!page)
        return session.fail(page.error());
    if (session.format == Format::Machine)
        printJson(pageJson(*page));
    else
        print(placesText(*page) + '\n' + proposalsText(*page) + '\n' + decisionsText(*page));
    return ExitDone;
}

/// The dataset or person of a name, uid or e-mail; a dataset also as it is listed: NAME on
/// INSTANCE.
Result<std::string> uidOf(Reader &reader, const std::string &text)
{
    auto placed = workspace::datasetOn(reader.db(), text);
    if (!placed)
        return placed.error();
    if (!placed->empty())
        return *placed;
    auto named = workspace::lookUp(reader, text, {EntityKind::Asset, EntityKind::Party});
    if (!named)
        return named.error();
    return named->uid;
}

/// What the words of bind, merge or keep-apart mean.
Result<workspace::IdentityForm> formOf(Reader &reader, const IdentityWords &words,
                                       const Session &session)
{
    workspace::IdentityForm form;
    const auto actor = session.person(reader); // or nobody: a catalog of tables has no people
    if (!actor)
        return actor.error();
    form.actor = actor->id;
    form.note = words.note;
    form.verdict = words.keepApart->parsed() ? Verdict::Different : Verdict::Same;
    auto places = workspace::identityPlaces(reader.db());
    if (!places)
        return places.error();
    const bool isBind = words.bind->parsed();
    auto left
        = isBind ? anyPlaceOf(reader, *places, words.first) : placeOf(reader, *places, words.first);
    if (!left)
        return left.error();
    if (!left->empty()) {
        const bool isBare = words.second.find_first_of("|:") == std::string::npos
            || (isBind && !words.second.starts_with(left->substr(0, left->find('|')) + ':'));
        auto right = isBare && words.second.find('|') == std::string::npos
            ? Result<std::string>(left->substr(0, left->find('|')) + '|' + words.second)
            : anyPlaceOf(reader, *places, words.second);
        if (!right)
            return right.error();
        form.subject = DecisionSubject::Instance;
        form.left = *left;
        form.right = *right;
        return form;
    }
    if (isBind)
        return Error {ErrorCode::Invalid,
                      "say what to bind as PLATFORM:NAME, as `meshscope identity` lists it",
                      words.first};
    auto one = uidOf(reader, words.first);
    if (!one)
        return one.error();
    auto other = uidOf(reader, words.second);
    if (!other)
        return other.error();
    form.left = *one;
    form.right = *other;
    return form;
}

int told(const Result<workspace::IdentityOutcome> &outcome, std::string_view what,
         const Session &session)
{
    if (!outcome)
        return session.fail(outcome.error());
    if (session.format == Format::Machine)
        printJson(Json {{"decision", outcome->decision},
                        {"what", what},
                        {"joined", outcome->applied.joined},
                        {"separated", outcome->applied.separated}});
    else
        print(fmt::format("{}: decision {}; {} joined, {} separated\n", what, outcome->decision,
                          outcome->applied.joined, outcome->applied.separated));
    return ExitDone;
}

/// The decision that binds an instance.
Result<std::int64_t> bindingOf(Reader &reader, const std::string &text)
{
    auto places = workspace::identityPlaces(reader.db());
    if (!places)
        return places.error();
    auto key = anyPlaceOf(reader, *places, text);
    if (!key)
        return key.error();
    for (const workspace::PlaceRow &place : *places) {
        if (place.key == *key && place.decision != 0)
            return place.decision;
    }
    return Error {ErrorCode::NotFound, "no person has bound this instance", text};
}

int runDecision(const IdentityWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    if (words.undo->parsed() || words.unbind->parsed()) {
        auto number = words.undo->parsed() ? Result<std::int64_t>(words.number)
                                           : bindingOf(**reader, words.first);
        if (!number)
            return session.fail(number.error());
        const auto actor = session.person(**reader);
        if (!actor)
            return session.fail(actor.error());
        auto writer = session.writer();
        if (!writer)
            return session.fail(writer.error());
        return told(
            workspace::undoIdentity((*writer)->db(), *number, words.note, actor->id, systemNow()),
            "undone", session);
    }
    const auto form = formOf(**reader, words, session);
    if (!form)
        return session.fail(form.error());
    auto writer = session.writer();
    if (!writer)
        return session.fail(writer.error());
    return told(workspace::decideIdentity((*writer)->db(), *form, systemNow()),
                form->verdict == Verdict::Different              ? "kept apart"
                    : form->subject == DecisionSubject::Instance ? "bound"
                                                                 : "merged",
                session);
}

} // namespace

Run addIdentity(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand(
        "identity", "What is one: instances, proposals and decisions; decide and undo");
    auto words = std::make_shared<IdentityWords>();
    verb->add_option("--limit", words->limit, "Proposals to show (default 20)")
        ->check(CLI::Range(0, 1000));
    verb->require_subcommand(0, 1);
    verb->fallthrough();
    words->bind = verb->add_subcommand("bind", "Say which instance a source means");
    words->bind->add_option("PLACE", words->first, "PLATFORM:NAME, as listed")->required();
    words->bind->add_option("INSTANCE", words->second, "Host and port, account or name")
        ->required();
    words->unbind = verb->add_subcommand("unbind", "Take a binding back");
    words->unbind->add_option("PLACE", words->first, "PLATFORM:NAME, as listed")->required();
    words->merge = verb->add_subcommand("merge", "Two datasets, or two people, are one");
    words->keepApart = verb->add_subcommand("keep-apart", "Two things or instances are never one");
    for (CLI::App *const pair : {words->merge, words->keepApart}) {
        pair->add_option("ONE", words->first,
                         "Name, uid, e-mail, 'NAME on INSTANCE' or PLATFORM:NAME")
            ->required();
        pair->add_option("OTHER", words->second, "The other of the same kind")->required();
    }
    words->undo = verb->add_subcommand("undo", "Take a decision back");
    words->undo->add_option("NUMBER", words->number, "Number of the decision")->required();
    for (CLI::App *const change :
         {words->bind, words->unbind, words->merge, words->keepApart, words->undo}) {
        change->add_option("--note", words->note, "Why, for the record");
        change->fallthrough();
    }
    return [words, verb, &session] {
        return verb->get_subcommands().empty() ? runList(*words, session)
                                               : runDecision(*words, session);
    };
}

} // namespace meshscope::cli
