// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessevidence.h"
#include "workspace/accessqueue.h"

#include <QString>
#include <QStringList>

#include <string>

/// How the pages of access say things. A tone is the colour's meaning: ok, risk, bad, info, quiet.
namespace meshscope::app {

QString requestStateText(access::RequestState state);
QString requestStateIcon(access::RequestState state);
QString requestStateTone(access::RequestState state);
QString grantStateText(const workspace::GrantRow &row);
QString grantStateIcon(const workspace::GrantRow &row);
QString grantStateTone(const workspace::GrantRow &row);

QString stepText(access::StepKind kind);
QString stepStateText(access::StepState state, access::StepKind kind);
QString stepStateIcon(access::StepState state);
QString stepStateTone(access::StepState state);

/// "1 day late", "today 17:00", "Fri 27 Nov"; empty when nothing is due.
QString dueText(const std::optional<TimePoint> &due, TimePoint now);
QString dueTone(const std::optional<TimePoint> &due, TimePoint now);
/// Overdue, Due today, This week, Later: the heading over a row of the queue.
QString dueGroup(const std::optional<TimePoint> &due, TimePoint now);

QString momentText(TimePoint time); ///< "20 Nov 15:02"
QString momentText(const std::optional<TimePoint> &time);
/// "until 31 Jan 2027", "reassess 4 Mar 2027, open-ended"
QString grantPeriodText(const access::Grant &grant);
QString columnCountText(int count); ///< "6 columns", "all columns" for 0
QString namesText(const std::vector<workspace::PartyLabel> &people); ///< "You" is not said here
QStringList conditionTexts(const std::vector<access::Condition> &conditions);
QString conditionsText(const std::vector<access::Condition> &conditions);

QString policyTitle(const std::string &code);
QString policyIcon(Outcome outcome);
QString policyTone(Outcome outcome);

} // namespace meshscope::app
