// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/requestfacts.h"

#include "shell/display.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

namespace meshscope::app {

namespace {

QString tr(const char *text)
{
    return QObject::tr(text);
}

QString consumerText(const workspace::RequestDetail &detail)
{
    const QString name = line(detail.row.consumer.name);
    switch (detail.consumerKind) {
    case access::ConsumerKind::Person:
        return tr("For %1").arg(name);
    case access::ConsumerKind::Team:
        return tr("For team %1").arg(name);
    case access::ConsumerKind::Product:
        break;
    }
    return tr("For product %1").arg(name);
}

/// Two names, and how many more there are.
QString ownersText(const std::vector<workspace::PartyLabel> &owners)
{
    constexpr std::size_t named = 2;
    if (owners.empty())
        return tr("no owner known");
    if (owners.size() <= named)
        return tr("owned by %1").arg(namesText(owners));
    const std::vector<workspace::PartyLabel> first(owners.begin(), owners.begin() + named);
    return tr("owned by %1 and %2 more").arg(namesText(first)).arg(owners.size() - named);
}

QString subtitleOf(const workspace::RequestDetail &detail)
{
    QStringList parts {consumerText(detail)};
    if (detail.row.submittedAt)
        parts << tr("sent %1").arg(momentText(*detail.row.submittedAt));
    if (detail.consumerKind != access::ConsumerKind::Person)
        parts << ownersText(detail.consumerOwners);
    return parts.join(QStringLiteral(" · "));
}

QString periodOf(const access::Ask &ask)
{
    const QString start = ask.start ? dayText(*ask.start) : tr("at once");
    return ask.end ? tr("%1 – %2").arg(start, dayText(*ask.end)) : tr("%1, open-ended").arg(start);
}

QString periodDetailOf(const workspace::RequestDetail &detail)
{
    const QString asked
        = detail.askedDays ? tr("%1 days").arg(*detail.askedDays) : tr("no last day");
    return detail.longestDays ? tr("%1, longest %2").arg(asked).arg(*detail.longestDays)
                              : tr("%1, no limit").arg(asked);
}

QString stepSummaryOf(const workspace::RequestDetail &detail)
{
    int needed = 0;
    int done = 0;
    for (const workspace::RequestStep &step : detail.steps) {
        needed += step.step.state != access::StepState::Skipped ? 1 : 0;
        done += step.step.decidedBy ? 1 : 0;
    }
    return tr("%1 of %2 needed, %3 done").arg(needed).arg(detail.steps.size()).arg(done);
}

} // namespace

RequestFacts::RequestFacts(const workspace::RequestDetail &detail)
{
    uid = line(detail.row.uid);
    requesterName = line(detail.row.requester.name);
    requesterInitials = initials(detail.row.requester.name);
    portName = line(detail.row.port.name);
    title = (detail.row.kind == access::RequestKind::Renewal ? tr("%1 asks to renew %2")
                                                             : tr("%1 asks for %2"))
                .arg(requesterName, portName);
    subtitle = subtitleOf(detail);
    portDetail = line(detail.row.product.name);
    if (!detail.techType.empty())
        portDetail += QStringLiteral(", ") + line(detail.techType);
    productUid = line(detail.row.product.uid);
    contractName = detail.contractKey.empty()
        ? tr("None")
        : line(detail.contractKey + " " + detail.contractVersion);
    contractUid = line(detail.contractUid);
    roleName = detail.row.role.empty() ? tr("Not stated") : line(detail.row.role);
    roleDetail = line(detail.roleAccess);
    period = periodOf(detail.request.ask);
    periodDetail = periodDetailOf(detail);
    purpose = shownBlock(detail.request.ask.purpose);
    columnCount = tr("%1 of %2").arg(detail.columns.size()).arg(detail.offeredColumns);
    classification = classificationWord(detail.row.rank);
    personal = detail.row.personal;
    stateText = requestStateText(detail.row.state);
    stateIcon = requestStateIcon(detail.row.state);
    stateTone = requestStateTone(detail.row.state);
    stepSummary = stepSummaryOf(detail);
    question = shownBlock(detail.request.question);
    answer = shownBlock(detail.request.answer);
    conditions = conditionsText(detail.request.conditions);
    if (detail.grant) {
        grantUid = line(detail.grant->uid);
        grantText
            = tr("%1, %2").arg(grantStateText(*detail.grant), grantPeriodText(detail.grant->grant));
    }
    canDecide = detail.rights.decide;
    canAnswer = detail.rights.answer;
    canAnswerConditions = detail.rights.answerConditions;
    canWithdraw = detail.rights.withdraw;
    whyNot = line(detail.rights.whyNot);
}

} // namespace meshscope::app
