// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "verbs.h"
#include "wordcheck.h"
#include "workspace/accessdesk.h"
#include "workspace/lookup.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::Reader;

/// The person who acts; requests and their decisions are somebody's.
Result<workspace::Named> actorOf(Reader &reader, const Session &session)
{
    if (session.actor.empty()) {
        return Error {
            ErrorCode::Invalid,
            "say whom you act as: --as NAME or --as EMAIL (decisions are recorded, not enforced)",
            {}};
    }
    return session.person(reader);
}

Result<std::optional<Day>> dayOfWord(const std::string &text, const char *option)
{
    if (text.empty())
        return std::optional<Day> {};
    if (auto day = parseDay(text))
        return std::optional(*day);
    return Error {ErrorCode::Invalid,
                  std::string(option) + " takes a day such as 2026-12-31, not \"" + text + "\"",
                  {}};
}

struct RequestWords
{
    std::string port;
    std::string consumer;
    std::string purpose;
    std::string role;
    std::vector<std::string> columns;
    std::string from;
    std::string until;
    bool isDryRun = false;
};

Result<workspace::RequestForm> formOf(Reader &reader, const RequestWords &words,
                                      const Session &session)
{
    auto actor = actorOf(reader, session);
    if (!actor)
        return actor.error();
    auto port = workspace::lookUp(reader, words.port, {EntityKind::Port});
    if (!port)
        return port.error();
    auto consumer = words.consumer.empty()
        ? actor
        : workspace::lookUp(reader, words.consumer, {EntityKind::Party, EntityKind::Product});
    if (!consumer)
        return consumer.error();
    auto start = dayOfWord(words.from, "--from");
    if (!start)
        return start.error();
    auto end = dayOfWord(words.until, "--until");
    if (!end)
        return end.error();
    workspace::RequestForm form;
    form.portUid = port->uid;
    form.consumerUid = consumer->uid;
    form.ask.requester = actor->id;
    form.ask.role = words.role;
    form.ask.purpose = words.purpose;
    form.ask.columns = words.columns;
    form.ask.start = *start;
    form.ask.end = *end;
    return form;
}

std::string candidatesText(const workspace::PlannedStep &step)
{
    std::string names;
    for (const auto &candidate : step.candidates)
        names += (names.empty() ? "" : ", ") + candidate.name;
    return names;
}

Json previewJson(const workspace::PlanPreview &preview)
{
    Json steps = Json::array();
    for (const auto &planned : preview.steps) {
        Json names = Json::array();
        for (const auto &candidate : planned.candidates)
            names.push_back(candidate.name);
        steps.push_back({{"step", access::word(planned.step.kind)},
                         {"state", access::word(planned.step.state)},
                         {"reason", planned.step.reason},
                         {"candidates", names}});
    }
    Json problems = Json::array();
    for (const auto &problem : preview.problems)
        problems.push_back(
            {{"code", problem.code}, {"field", problem.field}, {"message", problem.message}});
    Json held = Json::array();
    for (const workspace::GrantRow &grant : preview.held) {
        held.push_back(
            {{"grant", grant.uid},
             {"for", grant.consumer.name},
             {"role", grant.role},
             {"until", grant.grant.until ? Json(formatDay(*grant.grant.until)) : Json(nullptr)}});
    }
    return {{"port", preview.port.name},
            {"product", preview.port.productName},
            {"classification", word(preview.exposure.rank)},
            {"personal", preview.exposure.personal},
            {"approvesItself", preview.approvesItself},
            {"steps", steps},
            {"held", held},
            {"problems", problems}};
}

std::string previewText(const workspace::PlanPreview &preview)
{
    Table steps({"step", "state", "who may decide", "why"});
    for (const auto &planned : preview.steps) {
        steps.add({std::string(access::word(planned.step.kind)),
                   std::string(access::word(planned.step.state)), candidatesText(planned),
                   planned.step.reason});
    }
    std::string text = preview.approvesItself ? "This request approves itself.\n" : steps.text();
    for (const workspace::GrantRow &grant : preview.held)
        text += "note: " + terminalLine(grant.consumer.name) + " already has access to this port"
            + (grant.role.empty() ? "" : " as " + terminalLine(grant.role)) + ", "
            + (grant.grant.until ? "until " + formatDay(*grant.grant.until) : "open-ended")
            + " (grant " + grant.uid + ")\n";
    for (const auto &problem : preview.problems)
        text += "problem: " + problem.message + "\n";
    return text;
}

int runRequest(const RequestWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto form = formOf(**reader, words, session);
    if (!form)
        return session.fail(form.error());
    const auto preview = workspace::previewPlan((*reader)->db(), *form, systemNow());
    if (!preview)
        return session.fail(preview.error());
    if (words.isDryRun || !preview->problems.empty()) {
        if (session.format == Format::Machine)
            printJson(previewJson(*preview));
        else
            print(previewText(*preview));
        return preview->problems.empty() ? ExitDone : ExitDenied;
    }
    auto writer = session.writer();
    if (!writer)
        return session.fail(writer.error());
    const auto uid = workspace::submitRequest((*writer)->db(), *form, systemNow());
    if (!uid)
        return session.fail(uid.error());
    if (session.format == Format::Machine) {
        Json answer = previewJson(*preview);
        answer["request"] = *uid;
        printJson(answer);
    } else {
        print("sent: " + *uid + "\n" + previewText(*preview));
    }
    return ExitDone;
}

struct DecideWords
{
    std::string request;
    std::string decision;
    std::string reason;
    std::vector<std::string> conditions;
};

/// `mask_columns=customer_id,ship_postcode`, `no_onward_sharing`, or free text.
access::Condition conditionOf(const std::string &text)
{
    const auto equals = text.find('=');
    const auto kind = access::parseConditionKind(text.substr(0, equals));
    if (!kind)
        return {access::ConditionKind::FreeText, text, {}};
    access::Condition condition;
    condition.kind = *kind;
    if (equals == std::string::npos)
        return condition;
    std::string value = text.substr(equals + 1);
    const bool hasColumns = *kind == access::ConditionKind::ColumnsOnly
        || *kind == access::ConditionKind::MaskColumns;
    if (!hasColumns) {
        condition.value = std::move(value);
        return condition;
    }
    for (std::size_t begin = 0; begin <= value.size();) {
        const std::size_t end = std::min(value.find(',', begin), value.size());
        condition.columns.push_back(value.substr(begin, end - begin));
        begin = end + 1;
    }
    return condition;
}

int runDecide(const DecideWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto actor = actorOf(**reader, session);
    if (!actor)
        return session.fail(actor.error());
    workspace::DecisionForm form;
    form.requestUid = words.request;
    form.actor = actor->id;
    form.text = words.reason;
    form.kind = words.decision == "approve" ? workspace::DecisionKind::Approve
        : words.decision == "ask"           ? workspace::DecisionKind::Ask
                                            : workspace::DecisionKind::Reject;
    for (const std::string &text : words.conditions)
        form.conditions.push_back(conditionOf(text));
    auto writer = session.writer();
    if (!writer)
        return session.fail(writer.error());
    if (const auto status = workspace::decideRequest((*writer)->db(), form, systemNow()); !status)
        return session.fail(status.error());
    if (session.format == Format::Machine)
        printJson(Json {
            {"request", words.request}, {"decision", words.decision}, {"actor", actor->name}});
    else
        print("recorded: " + words.decision + " by " + actor->name + "\n");
    return ExitDone;
}

} // namespace

Run addRequest(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand("request", "Ask for access to an output port");
    auto words = std::make_shared<RequestWords>();
    verb->add_option("PORT", words->port, "PRODUCT/PORT, uid or link")->required();
    verb->add_option("--for", words->consumer,
                     "Person, team or product that will use it (default: yourself)");
    verb->add_option("--purpose", words->purpose, "What it is for, at least 20 characters")
        ->required();
    verb->add_option("--role", words->role, "Role of the contract, such as reader");
    verb->add_option("--columns", words->columns, "Only these columns, comma separated")
        ->delimiter(',');
    verb->add_option("--from", words->from, "First day (default: when it is approved)");
    verb->add_option("--until", words->until, "Last day");
    verb->add_flag("--dry-run", words->isDryRun, "Show the steps it would take; send nothing");
    return [words, &session] { return runRequest(*words, session); };
}

Run addDecide(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("decide", "Decide a request as the person of its open step");
    auto words = std::make_shared<DecideWords>();
    verb->add_option("REQUEST", words->request, "Uid of the request")->required();
    verb->add_option("DECISION", words->decision, "approve, ask or reject")
        ->required()
        ->check(oneOf({"approve", "ask", "reject"}));
    verb->add_option("--reason", words->reason,
                     "Comment, question, or reason (a rejection needs one)");
    verb->add_option("--condition", words->conditions,
                     "Approve with a condition: no_onward_sharing, mask_columns=A,B, "
                     "expires_on=DAY, or text")
        ->take_all();
    return [words, &session] { return runDecide(*words, session); };
}

} // namespace meshscope::cli
