// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accesstext.h"

#include "viewmodel/pagetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <array>
#include <utility>

namespace meshscope::app {

namespace {

using access::GrantState;
using access::RequestState;
using access::StepKind;
using access::StepState;

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("Access", text, nullptr, count);
}

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

QDateTime localTime(TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

QString formatted(const QDateTime &time, const char *format)
{
    return QLocale().toString(time, text(format));
}

} // namespace

QString requestStateText(RequestState state)
{
    switch (state) {
    case RequestState::None:
    case RequestState::Draft:
        return tr("Draft");
    case RequestState::Submitted:
        return tr("In review");
    case RequestState::NeedsInfo:
        return tr("Question asked");
    case RequestState::ApprovedWithConditions:
        return tr("Conditions to accept");
    case RequestState::Approved:
        return tr("Approved");
    case RequestState::Rejected:
        return tr("Rejected");
    case RequestState::Withdrawn:
        return tr("Withdrawn");
    case RequestState::TimedOut:
        return tr("Nobody decided");
    case RequestState::Superseded:
        return tr("Superseded");
    }
    return {};
}

QString requestStateIcon(RequestState state)
{
    switch (state) {
    case RequestState::None:
    case RequestState::Draft:
        return text("edit");
    case RequestState::Submitted:
        return text("clock");
    case RequestState::NeedsInfo:
        return text("question");
    case RequestState::ApprovedWithConditions:
        return text("approve-conditions");
    case RequestState::Approved:
        return text("check");
    case RequestState::Rejected:
        return text("close");
    case RequestState::Withdrawn:
    case RequestState::Superseded:
        return text("minus");
    case RequestState::TimedOut:
        break;
    }
    return text("history");
}

QString requestStateTone(RequestState state)
{
    switch (state) {
    case RequestState::Submitted:
        return text("info");
    case RequestState::NeedsInfo:
    case RequestState::ApprovedWithConditions:
    case RequestState::TimedOut:
        return text("risk");
    case RequestState::Approved:
        return text("ok");
    case RequestState::Rejected:
        return text("bad");
    default:
        break;
    }
    return text("quiet");
}

QString grantStateText(const workspace::GrantRow &row)
{
    switch (row.state) {
    case GrantState::Scheduled:
        return tr("Starts later");
    case GrantState::Active:
        if (row.expiring)
            return tr("Ends soon");
        return row.reassessmentDue ? tr("To be reassessed") : tr("Active");
    case GrantState::Suspended:
        return tr("Suspended");
    case GrantState::Expired:
        return tr("Expired");
    case GrantState::Revoked:
        return tr("Revoked");
    case GrantState::Superseded:
        return tr("Renewed");
    case GrantState::None:
        break;
    }
    return tr("Unknown");
}

QString grantStateIcon(const workspace::GrantRow &row)
{
    switch (row.state) {
    case GrantState::Scheduled:
        return text("calendar");
    case GrantState::Active:
        return text(row.expiring || row.reassessmentDue ? "clock" : "access");
    case GrantState::Suspended:
        return text("stop");
    case GrantState::Revoked:
        return text("close");
    default:
        break;
    }
    return text("history");
}

QString grantStateTone(const workspace::GrantRow &row)
{
    switch (row.state) {
    case GrantState::Scheduled:
        return text("info");
    case GrantState::Active:
        return text(row.expiring || row.reassessmentDue ? "risk" : "ok");
    case GrantState::Suspended:
        return text("risk");
    case GrantState::Revoked:
        return text("bad");
    default:
        break;
    }
    return text("quiet");
}

QString stepText(StepKind kind)
{
    switch (kind) {
    case StepKind::ConsumerOwner:
        return tr("Consumer owner");
    case StepKind::ProductOwner:
        return tr("Product owner");
    case StepKind::DomainSteward:
        return tr("Domain steward");
    case StepKind::DataProtection:
        break;
    }
    return tr("Data protection");
}

QString stepStateText(StepState state, StepKind kind)
{
    switch (state) {
    case StepState::Waiting:
        return tr("Comes later");
    case StepState::Open:
        return tr("Waiting");
    case StepState::Approved:
        return kind == StepKind::ConsumerOwner ? tr("Confirmed") : tr("Approved");
    case StepState::ApprovedWithConditions:
        return tr("With conditions");
    case StepState::Rejected:
        return tr("Rejected");
    case StepState::Skipped:
        break;
    }
    return tr("Skipped");
}

QString stepStateIcon(StepState state)
{
    switch (state) {
    case StepState::Waiting:
    case StepState::Open:
        return text("clock");
    case StepState::Approved:
        return text("grade-healthy");
    case StepState::ApprovedWithConditions:
        return text("approve-conditions");
    case StepState::Rejected:
        return text("grade-degraded");
    case StepState::Skipped:
        break;
    }
    return text("minus");
}

QString stepStateTone(StepState state)
{
    switch (state) {
    case StepState::Open:
        return text("info");
    case StepState::Approved:
    case StepState::ApprovedWithConditions:
        return text("ok");
    case StepState::Rejected:
        return text("bad");
    default:
        break;
    }
    return text("quiet");
}

QString dueText(const std::optional<TimePoint> &due, TimePoint now)
{
    if (!due)
        return {};
    const QDateTime when = localTime(*due);
    const auto days = localTime(now).date().daysTo(when.date());
    if (*due < now) {
        const auto late = std::chrono::floor<std::chrono::days>(now - *due).count();
        if (late >= 1)
            return late == 1 ? tr("1 day late") : tr("%1 days late").arg(late);
        const auto hours = std::chrono::floor<std::chrono::hours>(now - *due).count();
        return hours < 1 ? tr("just due") : tr("%1 h late").arg(hours);
    }
    if (days == 0)
        return tr("today %1").arg(formatted(when, "hh:mm"));
    return formatted(when, days < 7 ? "ddd d" : "d MMM");
}

QString dueTone(const std::optional<TimePoint> &due, TimePoint now)
{
    if (!due)
        return text("quiet");
    if (*due < now)
        return text("bad");
    return text(localTime(*due).date() == localTime(now).date() ? "risk" : "quiet");
}

QString dueGroup(const std::optional<TimePoint> &due, TimePoint now)
{
    if (!due)
        return tr("No date");
    if (*due < now)
        return tr("Overdue");
    const auto days = localTime(now).date().daysTo(localTime(*due).date());
    if (days == 0)
        return tr("Due today");
    return days < 7 ? tr("Within a week") : tr("Later");
}

QString momentText(TimePoint time)
{
    const QDateTime when = localTime(time);
    const bool thisYear = when.date().year() == QDate::currentDate().year();
    return formatted(when, thisYear ? "d MMM hh:mm" : "d MMM yyyy");
}

QString momentText(const std::optional<TimePoint> &time)
{
    return time ? momentText(*time) : QString();
}

QString grantPeriodText(const access::Grant &grant)
{
    if (grant.state == GrantState::Scheduled && grant.until)
        return tr("%1 until %2").arg(dayText(grant.from), dayText(*grant.until));
    if (grant.until)
        return tr("until %1").arg(dayText(*grant.until));
    return grant.reassess ? tr("reassess %1, open-ended").arg(dayText(*grant.reassess))
                          : tr("open-ended");
}

QString columnCountText(int count)
{
    if (count == 0)
        return tr("all columns");
    return count == 1 ? tr("1 column") : tr("%1 columns").arg(count);
}

QString namesText(const std::vector<workspace::PartyLabel> &people)
{
    QStringList names;
    for (const workspace::PartyLabel &person : people)
        names << line(person.name);
    return names.join(tr(", "));
}

QStringList conditionTexts(const std::vector<access::Condition> &conditions)
{
    QStringList texts;
    for (const access::Condition &condition : conditions)
        texts << line(describeCondition(condition));
    return texts;
}

QString conditionsText(const std::vector<access::Condition> &conditions)
{
    return conditionTexts(conditions).join(tr("; ")); // each may be a list with commas
}

QString policyTitle(const std::string &code)
{
    static const std::array<std::pair<std::string_view, const char *>, 5> titles
        = {{{"P-30", QT_TRANSLATE_NOOP("Access", "Class of personal data")},
            {"P-33", QT_TRANSLATE_NOOP("Access", "Grant hygiene")},
            {"P-34", QT_TRANSLATE_NOOP("Access", "Grant discipline")},
            {"P-08", QT_TRANSLATE_NOOP("Access", "Contract")},
            {"P-18", QT_TRANSLATE_NOOP("Access", "Freshness")}}};
    for (const auto &[known, title] : titles) {
        if (known == code)
            return QString::fromStdString(code) + QLatin1Char(' ') + tr(title);
    }
    return line(code);
}

QString policyIcon(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return text("grade-healthy");
    case Outcome::Warn:
        return text("grade-risk");
    case Outcome::Fail:
    case Outcome::Error:
        return text("grade-degraded");
    default:
        break;
    }
    return text("grade-unknown");
}

QString policyTone(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return text("ok");
    case Outcome::Warn:
        return text("risk");
    case Outcome::Fail:
    case Outcome::Error:
        return text("bad");
    default:
        break;
    }
    return text("quiet");
}

} // namespace meshscope::app
