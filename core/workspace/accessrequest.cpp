// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/accessrequest.h"

#include "access/decisions.h"
#include "base/archive.h"
#include "base/text.h"
#include "model/records.h"
#include "workspace/accessfacts.h"
#include "workspace/accessstore.h"

#include <algorithm>

namespace meshscope::workspace {

namespace {

struct Station
{
    AssetId asset;
    std::string path;
};

/// The dataset and column that feed a column directly, or none.
std::optional<Station> feederOf(store::Connection &db, const Station &station)
{
    const std::string wanted = foldCase(station.path);
    auto rows
        = db.prepare("SELECT e.from_id, d.columns FROM edge e JOIN edge_doc d ON "
                     "d.edge_id=e.id WHERE e.to_id=?1 AND d.columns IS NOT NULL ORDER BY e.id");
    for (rows.bind(1, station.asset); rows.step();) {
        auto flows = unpack<std::vector<ColumnFlow>>(rows.blob(1));
        if (!flows)
            continue; // a damaged blob is told by the integrity check
        for (const ColumnFlow &flow : *flows) {
            if (flow.flow == FlowClass::Direct && foldCase(flow.to) == wanted)
                return Station {rows.id<AssetId>(0), flow.from};
        }
    }
    return std::nullopt;
}

std::vector<PartyLabel> labelsOf(store::Connection &db, const std::vector<PartyId> &parties)
{
    std::vector<PartyLabel> labels;
    labels.reserve(parties.size());
    for (const PartyId party : parties)
        labels.push_back(labelOf(db, party));
    return labels;
}

void fillColumns(store::Connection &db, RequestDetail &detail, const access::PortFacts &port)
{
    detail.offeredColumns = static_cast<int>(port.columns.size());
    const std::vector<std::string> &asked = detail.request.ask.columns;
    if (asked.empty()) {
        for (const access::ColumnFacts &column : port.columns)
            detail.columns.push_back({column, {}, true});
    }
    for (const std::string &path : asked) {
        const auto found = std::ranges::find(port.columns, path, &access::ColumnFacts::path);
        if (found != port.columns.end()) {
            detail.columns.push_back({*found, {}, true});
        } else {
            RequestedColumn &gone = detail.columns.emplace_back();
            gone.facts.path = path;
            gone.stillOffered = false;
        }
    }
    for (RequestedColumn &column : detail.columns) {
        if (column.facts.personal && column.facts.asset)
            column.origin = columnOrigin(db, column.facts.asset, column.facts.assetPath);
    }
}

void fillSteps(store::Connection &db, RequestDetail &detail, PartyId actor)
{
    const bool waits = detail.request.state == access::RequestState::Submitted;
    for (const access::Step &step : detail.request.steps) {
        RequestStep one;
        one.step = step;
        one.candidates = labelsOf(db, step.candidates);
        if (step.decidedBy)
            one.decidedBy = labelOf(db, step.decidedBy);
        one.waitsForYou = waits && step.state == access::StepState::Open
            && access::contains(step.candidates, actor);
        detail.steps.push_back(std::move(one));
    }
}

void fillContract(store::Connection &db, RequestDetail &detail)
{
    auto row
        = db.prepare("SELECT c.key, v.version, e.uid FROM contract_version v JOIN contract c ON "
                     "c.id=v.contract_id JOIN entity e ON e.id=c.id WHERE v.id=?1");
    if (row.bind(1, detail.request.contractVersion).step()) {
        detail.contractKey = row.text(0);
        detail.contractVersion = row.text(1);
        detail.contractUid = row.text(2);
    }
    auto port = db.prepare("SELECT tech_type FROM port WHERE id=?1");
    if (port.bind(1, detail.request.port).step())
        detail.techType = port.text(0);
}

RequestRights rightsOf(const access::Request &request, PartyId actor,
                       const access::ConsumerFacts &consumer)
{
    RequestRights rights;
    const auto vote = checkVote(request, actor, consumer);
    rights.decide = vote.has_value();
    if (!vote)
        rights.whyNot = vote.error().message;
    const bool owns = access::contains(consumer.owners, actor);
    const bool sent = actor && actor == request.ask.requester;
    rights.answer = request.state == access::RequestState::NeedsInfo && sent;
    rights.answerConditions = request.state == access::RequestState::ApprovedWithConditions && owns;
    rights.withdraw
        = next(request.state, access::RequestEvent::Withdraw).has_value() && (sent || owns);
    return rights;
}

/// Personal columns are proposed to be masked, and nothing of it to be passed on.
std::vector<access::Condition> proposedFor(const RequestDetail &detail)
{
    access::Condition mask {access::ConditionKind::MaskColumns, {}, {}};
    for (const RequestedColumn &column : detail.columns) {
        if (column.facts.personal)
            mask.columns.push_back(column.facts.path);
    }
    if (mask.columns.empty())
        return {};
    return {mask, {access::ConditionKind::NoOnwardSharing, {}, {}}};
}

void fillDates(RequestDetail &detail)
{
    const access::Ask &ask = detail.request.ask;
    if (ask.start && ask.end)
        detail.askedDays = static_cast<int>(
            (std::chrono::sys_days {*ask.end} - std::chrono::sys_days {*ask.start}).count());
    detail.longestDays = access::durationRule(detail.request.exposure.rank).longestDays;
}

Status fillGrant(store::Connection &db, RequestDetail &detail, TimePoint now)
{
    auto stored = grantOf(db, detail.row.id);
    if (!stored)
        return stored.error();
    if (!*stored)
        return {};
    GrantRow row;
    row.id = (*stored)->id;
    row.uid = (*stored)->uid;
    row.requestUid = detail.row.uid;
    row.consumer = detail.row.consumer;
    row.port = detail.row.port;
    row.product = detail.row.product;
    row.role = detail.row.role;
    row.rank = detail.row.rank;
    row.personal = detail.row.personal;
    row.grant = (*stored)->grant;
    row.state = stateOn(row.grant, dayOf(now));
    row.expiring = isExpiring(row.grant, dayOf(now));
    row.reassessmentDue = isReassessmentDue(row.grant, dayOf(now));
    detail.grant = std::move(row);
    return {};
}

} // namespace

std::string columnOrigin(store::Connection &db, AssetId asset, const std::string &path)
{
    constexpr std::size_t longest = 4;
    std::vector<Station> way {{asset, path}};
    while (way.size() <= longest) {
        const auto feeder = feederOf(db, way.back());
        const bool loops = feeder
            && std::ranges::any_of(way, [&](const Station &s) { return s.asset == feeder->asset; });
        if (!feeder || loops)
            break;
        way.push_back(*feeder);
    }
    std::string text;
    for (std::size_t i = way.size(); i-- > 1;) { // the column itself is not part of its origin
        if (!text.empty())
            text += ", ";
        text += nameOf(db, way[i].asset);
        if (i == way.size() - 1)
            text += "." + way[i].path;
    }
    return text;
}

Result<RequestDetail> requestDetail(store::Connection &db, std::string_view uid, PartyId actor,
                                    TimePoint now)
{
    const EntityId id = idOf(db, uid);
    RequestDetail detail;
    auto row = requestRow(db, id);
    if (!row)
        return row.error();
    detail.row = std::move(*row);
    auto stored = loadRequest(db, id);
    if (!stored)
        return stored.error();
    detail.request = std::move(stored->request);
    auto port = portFacts(db, detail.request.port, dayOf(now));
    if (!port)
        return port.error();
    auto consumer = consumerFacts(db, detail.request.consumer, dayOf(now));
    if (!consumer)
        return consumer.error();
    detail.consumerKind = consumer->kind;
    detail.consumerOwners = labelsOf(db, consumer->owners);
    if (const access::RoleFacts *role = findRole(*port, detail.request.ask.role))
        detail.roleAccess = role->access;
    fillContract(db, detail);
    fillDates(detail);
    fillColumns(db, detail, *port);
    fillSteps(db, detail, actor);
    detail.rights = rightsOf(detail.request, actor, *consumer);
    detail.proposed = proposedFor(detail);
    if (auto status = fillGrant(db, detail, now); !status)
        return status.error();
    return detail;
}

} // namespace meshscope::workspace
