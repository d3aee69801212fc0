// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/requestformroles.h"

#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace meshscope::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Access", text);
}

QString peopleText(const workspace::PlannedStep &step)
{
    if (step.step.state == access::StepState::Skipped)
        return line(step.step.reason);
    QStringList names;
    for (const workspace::Candidate &candidate : step.candidates)
        names << line(candidate.name);
    return names.isEmpty() ? tr("Nobody may decide") : names.join(QStringLiteral(", "));
}

} // namespace

RowListModel<workspace::PlannedStep>::Roles plannedStepRoles()
{
    using workspace::PlannedStep;
    return {
        {"title", [](const PlannedStep &s) { return QVariant(stepText(s.step.kind)); }},
        {"needed",
         [](const PlannedStep &s) { return QVariant(s.step.state != access::StepState::Skipped); }},
        {"stateText",
         [](const PlannedStep &s) {
             return QVariant(
                 s.step.state == access::StepState::Skipped
                     ? tr("Skipped")
                     : tr("within %1 working days").arg(access::workingDaysFor(s.step.kind)));
         }},
        {"people", [](const PlannedStep &s) { return QVariant(peopleText(s)); }},
        {"reason",
         [](const PlannedStep &s) {
             return QVariant(s.step.state == access::StepState::Skipped ? QString()
                                                                        : line(s.step.reason));
         }},
    };
}

RowListModel<FormColumn>::Roles formColumnRoles()
{
    return {
        {"path", [](const FormColumn &c) { return QVariant(line(c.facts.path)); }},
        {"chosen", [](const FormColumn &c) { return QVariant(c.chosen); }},
        {"classification",
         [](const FormColumn &c) {
             return QVariant(c.facts.personal ? QStringLiteral("personal")
                                              : classificationWord(c.facts.classification));
         }},
        {"because", [](const FormColumn &c) { return QVariant(line(c.facts.because)); }},
    };
}

} // namespace meshscope::app
