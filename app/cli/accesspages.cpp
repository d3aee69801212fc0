// SPDX-License-Identifier: GPL-3.0-or-later
#include "accesspages.h"

#include "base/text.h"
#include "workspace/accessrequest.h"
#include "workspace/auditlog.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::RequestDetail;
using workspace::RequestStep;

std::string periodText(const std::optional<Day> &from, const std::optional<Day> &until)
{
    return (from ? formatDay(*from) : "at once") + " until "
        + (until ? formatDay(*until) : "no last day");
}

std::string conditionsText(const std::vector<access::Condition> &conditions)
{
    std::string text;
    for (const access::Condition &condition : conditions)
        text += (text.empty() ? "" : "; ") + describeCondition(condition);
    return text;
}

std::string columnsText(const RequestDetail &detail)
{
    const std::vector<std::string> &asked = detail.request.ask.columns;
    if (asked.empty())
        return fmt::format("all {}", detail.offeredColumns);
    std::string text;
    for (const std::string &column : asked)
        text += (text.empty() ? "" : ", ") + column;
    return fmt::format("{} of {}: {}", asked.size(), detail.offeredColumns, text);
}

/// What a request and its grant have in common.
void addAsked(Table &facts, const RequestDetail &detail)
{
    facts.add({"on", detail.row.product.name + "/" + detail.row.port.name});
    if (!detail.contractKey.empty())
        facts.add({"contract", detail.contractKey + " " + detail.contractVersion});
    facts.add({"for", detail.row.consumer.name});
    if (!detail.row.role.empty())
        facts.add({"role", detail.row.role});
    facts.add({"purpose", detail.request.ask.purpose});
    facts.add({"columns", columnsText(detail)});
    facts.add({"classification",
               std::string(word(detail.row.rank)) + (detail.row.personal ? ", personal" : "")});
}

void addWaiting(Table &facts, const RequestDetail &detail)
{
    for (const RequestStep &step : detail.steps) {
        if (step.step.state == access::StepState::Open
            && detail.row.state == access::RequestState::Submitted)
            facts.add({"waits for", namesOf(step.candidates)});
    }
    if (detail.row.state == access::RequestState::NeedsInfo)
        facts.add({"waits for", detail.row.requester.name});
    if (detail.row.state == access::RequestState::ApprovedWithConditions)
        facts.add({"waits for", namesOf(detail.consumerOwners)});
    if (detail.row.dueAt)
        facts.add({"due", formatTime(*detail.row.dueAt)});
}

std::string withoutHead(const Table &facts)
{
    const std::string text = facts.text();
    return text.substr(text.find('\n') + 1);
}

std::string requestText(const RequestDetail &detail)
{
    Table facts({"", ""});
    facts.add({"request", detail.row.uid});
    addAsked(facts, detail);
    facts.add({"asked by", detail.row.requester.name});
    facts.add({"from, until", periodText(detail.request.ask.start, detail.request.ask.end)});
    facts.add({"state", std::string(access::word(detail.row.state))});
    addWaiting(facts, detail);
    if (!detail.request.question.empty())
        facts.add({"question", detail.request.question});
    if (!detail.request.answer.empty())
        facts.add({"answer", detail.request.answer});
    if (!detail.request.conditions.empty())
        facts.add({"conditions", conditionsText(detail.request.conditions)});
    if (detail.grant)
        facts.add(
            {"grant", detail.grant->uid + " " + std::string(access::word(detail.grant->state))});
    Table steps({"step", "state", "who", "when", "why"});
    for (const RequestStep &step : detail.steps) {
        steps.add({std::string(access::word(step.step.kind)),
                   std::string(access::word(step.step.state)),
                   step.decidedBy.id ? step.decidedBy.name : namesOf(step.candidates),
                   step.step.decidedAt ? formatTime(*step.step.decidedAt) : "",
                   step.step.comment.empty() ? step.step.reason : step.step.comment});
    }
    return withoutHead(facts) + (steps.isEmpty() ? "" : "\n" + steps.text());
}

std::string grantText(const RequestDetail &detail)
{
    const workspace::GrantRow &row = *detail.grant;
    Table facts({"", ""});
    facts.add({"grant", row.uid});
    addAsked(facts, detail);
    facts.add({"from, until", periodText(row.grant.from, row.grant.until)});
    facts.add({"state", std::string(access::word(row.state))});
    if (row.grant.reassess)
        facts.add({"reassess", formatDay(*row.grant.reassess)});
    if (!row.grant.conditions.empty())
        facts.add({"conditions", conditionsText(row.grant.conditions)});
    facts.add({"provisioning", std::string(access::word(row.grant.provisioning))});
    if (row.grant.endedAt)
        facts.add({"ended", formatTime(*row.grant.endedAt)});
    if (!row.grant.endReason.empty())
        facts.add({"reason", row.grant.endReason});
    facts.add({"request", detail.row.uid});
    return withoutHead(facts);
}

Json dayJson(const std::optional<Day> &day)
{
    return day ? Json(formatDay(*day)) : Json(nullptr);
}

Json conditionsJson(const std::vector<access::Condition> &conditions)
{
    return Json::parse(canonicalText(access::toJson(conditions)));
}

Json namesJson(const std::vector<workspace::PartyLabel> &people)
{
    Json names = Json::array();
    for (const workspace::PartyLabel &person : people)
        names.push_back(person.name);
    return names;
}

Json grantJson(const workspace::GrantRow &row)
{
    return {{"uid", row.uid},
            {"request", row.requestUid},
            {"product", row.product.name},
            {"port", row.port.name},
            {"for", row.consumer.name},
            {"role", row.role},
            {"state", access::word(row.state)},
            {"from", formatDay(row.grant.from)},
            {"until", dayJson(row.grant.until)},
            {"reassess", dayJson(row.grant.reassess)},
            {"conditions", conditionsJson(row.grant.conditions)},
            {"provisioning", access::word(row.grant.provisioning)},
            {"ended", row.grant.endedAt ? Json(formatTime(*row.grant.endedAt)) : Json(nullptr)},
            {"endReason", row.grant.endReason}};
}

Json requestJson(const RequestDetail &detail)
{
    Json steps = Json::array();
    for (const RequestStep &step : detail.steps) {
        const bool isDecided = bool(step.decidedBy.id);
        steps.push_back(
            {{"step", access::word(step.step.kind)},
             {"state", access::word(step.step.state)},
             {"candidates", namesJson(step.candidates)},
             {"decidedBy", isDecided ? Json(step.decidedBy.name) : Json(nullptr)},
             {"decided",
              step.step.decidedAt ? Json(formatTime(*step.step.decidedAt)) : Json(nullptr)},
             {"reason", step.step.reason},
             {"comment", step.step.comment}});
    }
    return {{"uid", detail.row.uid},
            {"product", detail.row.product.name},
            {"port", detail.row.port.name},
            {"contract", detail.contractKey},
            {"contractVersion", detail.contractVersion},
            {"for", detail.row.consumer.name},
            {"requester", detail.row.requester.name},
            {"kind", detail.row.kind == access::RequestKind::Renewal ? "renewal" : "new"},
            {"role", detail.row.role},
            {"purpose", detail.request.ask.purpose},
            {"columns", detail.request.ask.columns},
            {"from", dayJson(detail.request.ask.start)},
            {"until", dayJson(detail.request.ask.end)},
            {"classification", word(detail.row.rank)},
            {"personal", detail.row.personal},
            {"state", access::word(detail.row.state)},
            {"due", detail.row.dueAt ? Json(formatTime(*detail.row.dueAt)) : Json(nullptr)},
            {"question", detail.request.question},
            {"answer", detail.request.answer},
            {"conditions", conditionsJson(detail.request.conditions)},
            {"steps", steps},
            {"grant", detail.grant ? grantJson(*detail.grant) : Json(nullptr)}};
}

} // namespace

std::string namesOf(const std::vector<workspace::PartyLabel> &people)
{
    std::string names;
    for (const workspace::PartyLabel &person : people)
        names += (names.empty() ? "" : ", ") + person.name;
    return names;
}

int showRequest(workspace::Reader &reader, const std::string &uid, const Session &session)
{
    const auto detail = workspace::requestDetail(reader.db(), uid, {}, systemNow());
    if (!detail)
        return session.fail(detail.error());
    if (session.format == Format::Machine)
        printJson(requestJson(*detail));
    else
        print(requestText(*detail));
    return ExitDone;
}

int showGrant(workspace::Reader &reader, const std::string &uid, const Session &session)
{
    const auto request = workspace::requestBehind(reader.db(), uid);
    if (!request)
        return session.fail(request.error());
    const auto detail = workspace::requestDetail(reader.db(), *request, {}, systemNow());
    if (!detail)
        return session.fail(detail.error());
    if (!detail->grant)
        return session.fail({ErrorCode::NotFound, "this grant is not in the catalog", {}});
    if (session.format == Format::Machine)
        printJson(grantJson(*detail->grant));
    else
        print(grantText(*detail));
    return ExitDone;
}

} // namespace meshscope::cli
