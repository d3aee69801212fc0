// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accessroles.h"

#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

namespace meshscope::app {

namespace {

QString tr(const char *text)
{
    return QObject::tr(text);
}

QString stepPeople(const workspace::RequestStep &step)
{
    if (step.step.state == access::StepState::Skipped)
        return line(step.step.reason);
    if (step.decidedBy.id) {
        const QString name = line(step.decidedBy.name);
        return step.step.decidedAt ? tr("%1, %2").arg(name, momentText(*step.step.decidedAt))
                                   : name;
    }
    if (step.waitsForYou)
        return tr("You: %1").arg(line(step.step.reason));
    return step.candidates.empty() ? tr("Nobody may decide: name an owner or steward")
                                   : namesText(step.candidates);
}

QString copyDetail(const workspace::Copy &copy)
{
    return copy.reachable ? tr("already reachable for the consumer")
                          : tr("not granted to the consumer");
}

QString similarDetail(const workspace::SimilarDecision &similar)
{
    QStringList parts;
    if (similar.decidedAt)
        parts << dayText(*similar.decidedAt);
    if (similar.hadConditions)
        parts << tr("with conditions");
    if (!similar.reason.empty())
        parts << line(similar.reason);
    return parts.join(QStringLiteral(", "));
}

QString columnBecause(const workspace::RequestedColumn &column)
{
    if (!column.stillOffered)
        return tr("no longer offered by the port");
    if (column.origin.empty())
        return line(column.facts.because);
    QString way = line(column.origin);
    way.replace(QStringLiteral(", "), QStringLiteral(" → "));
    return tr("%1 → here").arg(way);
}

} // namespace

RowListModel<QueueLine>::Roles queueRoles()
{
    return {
        {"uid", [](const QueueLine &l) { return QVariant(line(l.row.uid)); }},
        {"requester", [](const QueueLine &l) { return QVariant(line(l.row.requester.name)); }},
        {"initials", [](const QueueLine &l) { return QVariant(initials(l.row.requester.name)); }},
        {"target",
         [](const QueueLine &l) {
             return QVariant(
                 QStringLiteral("%1 · %2").arg(line(l.row.product.name), line(l.row.port.name)));
         }},
        {"summary",
         [](const QueueLine &l) {
             QStringList parts {columnCountText(l.row.columnCount), line(l.row.consumer.name)};
             if (l.row.kind == access::RequestKind::Renewal)
                 parts << tr("renewal");
             return QVariant(parts.join(QStringLiteral(", ")));
         }},
        {"classification",
         [](const QueueLine &l) { return QVariant(classificationWord(l.row.rank)); }},
        {"personal", [](const QueueLine &l) { return QVariant(l.row.personal); }},
        {"due",
         [](const QueueLine &l) {
             return QVariant(isFinal(l.row.state) ? requestStateText(l.row.state)
                                                  : dueText(l.row.dueAt, l.now));
         }},
        {"dueTone",
         [](const QueueLine &l) {
             return QVariant(isFinal(l.row.state) ? requestStateTone(l.row.state)
                                                  : dueTone(l.row.dueAt, l.now));
         }},
        {"dueIcon",
         [](const QueueLine &l) {
             if (isFinal(l.row.state))
                 return QVariant(requestStateIcon(l.row.state));
             const bool late = l.row.dueAt && *l.row.dueAt < l.now;
             return QVariant(QString::fromLatin1(late ? "grade-degraded" : "clock"));
         }},
        {"group", [](const QueueLine &l) { return QVariant(l.group); }},
        {"groupCount", [](const QueueLine &l) { return QVariant(l.groupCount); }},
    };
}

RowListModel<workspace::RequestedColumn>::Roles requestedColumnRoles()
{
    using workspace::RequestedColumn;
    return {
        {"path", [](const RequestedColumn &c) { return QVariant(line(c.facts.path)); }},
        {"classification",
         [](const RequestedColumn &c) {
             return QVariant(c.facts.personal ? QStringLiteral("personal")
                                              : classificationWord(c.facts.classification));
         }},
        {"because", [](const RequestedColumn &c) { return QVariant(columnBecause(c)); }},
        {"personal", [](const RequestedColumn &c) { return QVariant(c.facts.personal); }},
    };
}

RowListModel<workspace::RequestStep>::Roles requestStepRoles()
{
    using workspace::RequestStep;
    return {
        {"title", [](const RequestStep &s) { return QVariant(stepText(s.step.kind)); }},
        {"stateText",
         [](const RequestStep &s) {
             return QVariant(s.waitsForYou ? tr("Waits for you")
                                           : stepStateText(s.step.state, s.step.kind));
         }},
        {"tone", [](const RequestStep &s) { return QVariant(stepStateTone(s.step.state)); }},
        {"iconName", [](const RequestStep &s) { return QVariant(stepStateIcon(s.step.state)); }},
        {"people", [](const RequestStep &s) { return QVariant(stepPeople(s)); }},
        {"comment", [](const RequestStep &s) { return QVariant(line(s.step.comment)); }},
        {"yours", [](const RequestStep &s) { return QVariant(s.waitsForYou); }},
    };
}

RowListModel<workspace::GrantRow>::Roles grantRoles()
{
    using workspace::GrantRow;
    return {
        {"uid", [](const GrantRow &g) { return QVariant(line(g.uid)); }},
        {"requestUid", [](const GrantRow &g) { return QVariant(line(g.requestUid)); }},
        {"productUid", [](const GrantRow &g) { return QVariant(line(g.product.uid)); }},
        {"product", [](const GrantRow &g) { return QVariant(line(g.product.name)); }},
        {"port", [](const GrantRow &g) { return QVariant(line(g.port.name)); }},
        {"roleName", [](const GrantRow &g) { return QVariant(line(g.role)); }},
        {"consumer", [](const GrantRow &g) { return QVariant(line(g.consumer.name)); }},
        {"period", [](const GrantRow &g) { return QVariant(grantPeriodText(g.grant)); }},
        {"stateText", [](const GrantRow &g) { return QVariant(grantStateText(g)); }},
        {"tone", [](const GrantRow &g) { return QVariant(grantStateTone(g)); }},
        {"iconName", [](const GrantRow &g) { return QVariant(grantStateIcon(g)); }},
        {"classification", [](const GrantRow &g) { return QVariant(classificationWord(g.rank)); }},
        {"personal", [](const GrantRow &g) { return QVariant(g.personal); }},
        {"conditions",
         [](const GrantRow &g) { return QVariant(conditionsText(g.grant.conditions)); }},
        {"live", [](const GrantRow &g) { return QVariant(!isFinal(g.state)); }},
        {"active",
         [](const GrantRow &g) { return QVariant(g.state == access::GrantState::Active); }},
        {"suspended",
         [](const GrantRow &g) { return QVariant(g.state == access::GrantState::Suspended); }},
    };
}

RowListModel<workspace::Copy>::Roles copyRoles()
{
    using workspace::Copy;
    return {
        {"uid", [](const Copy &c) { return QVariant(line(c.dataset.uid)); }},
        {"name",
         [](const Copy &c) {
             return QVariant(
                 tr("%1 holds %2 of the %3").arg(line(c.dataset.name)).arg(c.holds).arg(c.asked));
         }},
        {"detail", [](const Copy &c) { return QVariant(copyDetail(c)); }},
        {"reachable", [](const Copy &c) { return QVariant(c.reachable); }},
    };
}

RowListModel<workspace::TouchedPolicy>::Roles policyRoles()
{
    using workspace::TouchedPolicy;
    return {
        {"title", [](const TouchedPolicy &p) { return QVariant(policyTitle(p.code)); }},
        {"detail", [](const TouchedPolicy &p) { return QVariant(line(p.detail)); }},
        {"iconName", [](const TouchedPolicy &p) { return QVariant(policyIcon(p.outcome)); }},
        {"tone", [](const TouchedPolicy &p) { return QVariant(policyTone(p.outcome)); }},
    };
}

RowListModel<workspace::SimilarDecision>::Roles similarRoles()
{
    using workspace::SimilarDecision;
    return {
        {"uid", [](const SimilarDecision &s) { return QVariant(line(s.requestUid)); }},
        {"title",
         [](const SimilarDecision &s) {
             return QVariant(QStringLiteral("%1, %2").arg(line(s.consumer.name),
                                                          columnCountText(s.columnCount)));
         }},
        {"detail", [](const SimilarDecision &s) { return QVariant(similarDetail(s)); }},
        {"iconName", [](const SimilarDecision &s) { return QVariant(requestStateIcon(s.state)); }},
        {"tone", [](const SimilarDecision &s) { return QVariant(requestStateTone(s.state)); }},
    };
}

RowListModel<workspace::RequestRow>::Roles requestRoles()
{
    using workspace::RequestRow;
    return {
        {"uid", [](const RequestRow &r) { return QVariant(line(r.uid)); }},
        {"product", [](const RequestRow &r) { return QVariant(line(r.product.name)); }},
        {"port", [](const RequestRow &r) { return QVariant(line(r.port.name)); }},
        {"roleName", [](const RequestRow &r) { return QVariant(line(r.role)); }},
        {"consumer", [](const RequestRow &r) { return QVariant(line(r.consumer.name)); }},
        {"requester", [](const RequestRow &r) { return QVariant(line(r.requester.name)); }},
        {"stateText", [](const RequestRow &r) { return QVariant(requestStateText(r.state)); }},
        {"tone", [](const RequestRow &r) { return QVariant(requestStateTone(r.state)); }},
        {"iconName", [](const RequestRow &r) { return QVariant(requestStateIcon(r.state)); }},
        {"step",
         [](const RequestRow &r) {
             const bool waits = r.state == access::RequestState::Submitted && r.step;
             return QVariant(waits ? tr("waits for the %1").arg(stepText(*r.step).toLower())
                                   : QString());
         }},
        {"sent",
         [](const RequestRow &r) {
             return QVariant(r.submittedAt ? dayText(*r.submittedAt) : tr("Not sent"));
         }},
        {"classification",
         [](const RequestRow &r) { return QVariant(classificationWord(r.rank)); }},
        {"personal", [](const RequestRow &r) { return QVariant(r.personal); }},
        {"asksAnswer",
         [](const RequestRow &r) { return QVariant(r.state == access::RequestState::NeedsInfo); }},
        {"asksAcceptance",
         [](const RequestRow &r) {
             return QVariant(r.state == access::RequestState::ApprovedWithConditions);
         }},
        {"conditions", [](const RequestRow &r) { return QVariant(conditionTexts(r.conditions)); }},
        {"open",
         [](const RequestRow &r) {
             return QVariant(access::next(r.state, access::RequestEvent::Withdraw).has_value());
         }},
    };
}

} // namespace meshscope::app
