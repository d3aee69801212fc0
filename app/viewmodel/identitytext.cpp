// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/identitytext.h"

#include "shell/navigator.h"
#include "viewmodel/accesstext.h"
#include "viewmodel/pagetext.h"
#include "workspace/auditlog.h"

#include <QCoreApplication>

namespace meshscope::app {

namespace {

using catalog::Verdict;
using workspace::DecisionRow;
using workspace::IdentityKind;
using workspace::IdentitySide;
using workspace::PlaceRow;
using workspace::ProposalRow;

QString tr(const char *text)
{
    return QCoreApplication::translate("Identity", text);
}

QString sourcesText(const std::vector<std::string> &sources)
{
    QStringList names;
    for (const std::string &source : sources)
        names << line(source);
    return names.isEmpty() ? tr("Not known") : names.join(tr(", "));
}

QString kindIcon(IdentityKind kind)
{
    return kind == IdentityKind::Instance ? QStringLiteral("database")
        : kind == IdentityKind::Person    ? QStringLiteral("user")
                                          : QStringLiteral("table");
}

QString titleOf(const ProposalRow &row)
{
    if (row.kind == IdentityKind::Instance)
        return tr("Instances of %1").arg(line(row.left.context));
    const QString left = line(row.left.name);
    const QString right = line(row.right.name);
    return row.kind == IdentityKind::Person || left == right ? left
                                                             : tr("%1 and %2").arg(left, right);
}

/// How much speaks for it, in two words.
QString strengthOf(const ProposalRow &row)
{
    if (row.kind == IdentityKind::Instance)
        return counted(row.shared, tr("1 name"), tr("%1 names"));
    if (row.kind == IdentityKind::Person)
        return tr("address");
    return tr("%1 of %2 columns")
        .arg(countText(row.shared), countText(std::max(row.left.count, row.right.count)));
}

QString evidenceOf(const ProposalRow &row)
{
    const QString shared = countText(row.shared);
    const QString left = countText(row.left.count);
    const QString right = countText(row.right.count);
    switch (row.kind) {
    case IdentityKind::Instance:
        return tr("%1 full names are on both: of %2 on the first, of %3 on the second.")
            .arg(shared, left, right);
    case IdentityKind::Dataset:
        return tr("They have one name, and %1 columns are in both: of %2 in the first, of %3 in "
                  "the second. Neither is made from the other.")
            .arg(shared, left, right);
    case IdentityKind::Person:
        break;
    }
    return tr("The user name %1 is the part before the @ of one address alone.")
        .arg(line(row.examples.empty() ? row.left.name : row.examples.front()));
}

/// An instance inside a sentence.
QString instanceInText(const IdentitySide &side)
{
    return side.isPrivate ? tr("the instance not named by %1").arg(line(side.name))
                          : sideText(side, IdentityKind::Instance);
}

QString consequenceOf(const ProposalRow &row)
{
    switch (row.kind) {
    case IdentityKind::Instance:
        return tr("If they are one, what is on %1 counts as being on %2: datasets with one full "
                  "name become one, with everything that any source says of them.")
            .arg(instanceInText(row.left), instanceInText(row.right));
    case IdentityKind::Dataset:
        return tr("If they are one, the catalog shows one dataset, with everything that any source "
                  "says of either: columns, lineage, contracts, tests and owners.");
    case IdentityKind::Person:
        break;
    }
    return tr("If they are one, what the user name owns, asks for and holds is the person's whose "
              "address it is.");
}

QString questionOf(IdentityKind kind)
{
    return kind == IdentityKind::Instance ? tr("Are these one instance?")
        : kind == IdentityKind::Person    ? tr("Are these one person?")
                                          : tr("Are these one dataset?");
}

QString verdictText(const DecisionRow &row)
{
    if (row.verdict == Verdict::Different)
        return tr("Kept apart");
    return row.kind == IdentityKind::Instance ? tr("Bound") : tr("One");
}

/// The second half of the sentence that a decision is.
QString secondText(const DecisionRow &row)
{
    const QString text = row.verdict == Verdict::Different ? tr("is not %1")
        : row.kind == IdentityKind::Instance               ? tr("is %1")
                                                           : tr("is one with %1");
    return text.arg(sideText(row.right, row.kind));
}

bool isBound(const PlaceRow &row)
{
    return !row.boundTo.empty();
}

QString becauseText(const PlaceRow &row)
{
    if (!isBound(row))
        return {};
    if (row.decision != 0)
        return tr("Decision %1").arg(row.decision);
    return row.basis == "assumed" ? tr("Assumed") : tr("The import");
}

QString becauseHint(const PlaceRow &row)
{
    if (!isBound(row))
        return tr("What is on it stays apart from the datasets of other sources.");
    if (row.decision != 0)
        return tr("A person has decided it; it can be undone.");
    return row.basis == "assumed"
        ? tr(
            "It is the only instance of this platform that is known; a second one takes this back.")
        : tr("It was given with the import.");
}

} // namespace

QString placeText(const QString &label, bool isPrivate)
{
    if (isPrivate)
        return tr("not named by %1").arg(label);
    return label == QLatin1String("*") ? tr("one for all") : label;
}

QString sideText(const IdentitySide &side, IdentityKind kind)
{
    const QString name = line(side.name);
    if (kind == IdentityKind::Instance)
        return placeText(name, side.isPrivate);
    const QString context = line(side.context);
    if (kind == IdentityKind::Person)
        return tr("%1 · %2").arg(name, context.isEmpty() ? sourcesText(side.sources) : context);
    const QString full = context.isEmpty() ? name : context;
    const bool isPlaced = !side.place.empty() && side.place != "*";
    return isPlaced ? tr("%1 · %2").arg(full, placeText(line(side.place), side.isPrivate)) : full;
}

IdentitySideFacts::IdentitySideFacts(const IdentitySide &side, IdentityKind kind)
    : name(kind == IdentityKind::Instance ? placeText(line(side.name), side.isPrivate)
                                          : line(side.name))
{
    const auto add = [this](const QString &fact, const QString &value) {
        facts << QVariantMap {{QStringLiteral("name"), fact},
                              {QStringLiteral("value"), value.isEmpty() ? tr("Not known") : value}};
    };
    switch (kind) {
    case IdentityKind::Instance:
        add(tr("Platform"), line(side.context));
        add(tr("Datasets"), countText(side.count));
        add(tr("Named by"), sourcesText(side.sources));
        return;
    case IdentityKind::Dataset:
        link = Navigator::linkTo(QStringLiteral("dataset"), QString::fromStdString(side.key));
        add(tr("Full name"), line(side.context));
        add(tr("Instance"), placeText(line(side.place), side.isPrivate));
        add(tr("Columns"), countText(side.count));
        break;
    case IdentityKind::Person:
        add(tr("Address"), line(side.context));
        break;
    }
    add(tr("Sources"), sourcesText(side.sources));
}

IdentityPair::IdentityPair(const ProposalRow &row)
    : title(questionOf(row.kind))
    , iconName(kindIcon(row.kind))
    , evidence(evidenceOf(row))
    , consequence(consequenceOf(row))
    , left(row.left, row.kind)
    , right(row.right, row.kind)
{
    if (row.kind == IdentityKind::Person)
        return;
    sharedTitle
        = row.kind == IdentityKind::Instance ? tr("Full names on both") : tr("Columns in both");
    sharedCount = tr("%1 of %2 shown")
                      .arg(countText(static_cast<std::int64_t>(row.examples.size())),
                           countText(row.shared));
    for (const std::string &example : row.examples)
        examples << line(example);
}

RowListModel<ProposalRow>::Roles proposalRoles()
{
    return {
        {"kindIcon", [](const ProposalRow &row) { return QVariant(kindIcon(row.kind)); }},
        {"title", [](const ProposalRow &row) { return QVariant(titleOf(row)); }},
        {"first", [](const ProposalRow &row) { return QVariant(sideText(row.left, row.kind)); }},
        {"second", [](const ProposalRow &row) { return QVariant(sideText(row.right, row.kind)); }},
        {"strength", [](const ProposalRow &row) { return QVariant(strengthOf(row)); }}};
}

RowListModel<PlaceRow>::Roles placeRoles()
{
    return {
        {"key", [](const PlaceRow &row) { return QVariant(QString::fromStdString(row.key)); }},
        {"platform", [](const PlaceRow &row) { return QVariant(line(row.platform)); }},
        {"name",
         [](const PlaceRow &row) { return QVariant(placeText(line(row.label), row.isPrivate)); }},
        {"datasets", [](const PlaceRow &row) { return QVariant(countText(row.datasets)); }},
        {"means",
         [](const PlaceRow &row) {
             return QVariant(isBound(row) ? line(row.boundTo) : tr("Unknown"));
         }},
        {"tone",
         [](const PlaceRow &row) {
             return QVariant(isBound(row) ? QStringLiteral("ok") : QStringLiteral("quiet"));
         }},
        {"iconName",
         [](const PlaceRow &row) {
             return QVariant(isBound(row) ? QStringLiteral("link")
                                          : QStringLiteral("grade-unknown"));
         }},
        {"because", [](const PlaceRow &row) { return QVariant(becauseText(row)); }},
        {"hint", [](const PlaceRow &row) { return QVariant(becauseHint(row)); }},
        {"canBind",
         [](const PlaceRow &row) { return QVariant(!isBound(row) || row.basis == "assumed"); }},
        {"decision", [](const PlaceRow &row) { return QVariant(static_cast<int>(row.decision)); }}};
}

RowListModel<DecisionRow>::Roles decisionRoles()
{
    return {
        {"decision", [](const DecisionRow &row) { return QVariant(static_cast<int>(row.id)); }},
        {"at", [](const DecisionRow &row) { return QVariant(momentText(row.at)); }},
        {"actor",
         [](const DecisionRow &row) {
             return QVariant(row.actor.empty() ? line(workspace::unnamedPerson) : line(row.actor));
         }},
        {"verdict", [](const DecisionRow &row) { return QVariant(verdictText(row)); }},
        {"iconName",
         [](const DecisionRow &row) {
             return QVariant(row.verdict == Verdict::Different ? QStringLiteral("minus")
                                                               : QStringLiteral("link"));
         }},
        {"first", [](const DecisionRow &row) { return QVariant(sideText(row.left, row.kind)); }},
        {"second", [](const DecisionRow &row) { return QVariant(secondText(row)); }},
        {"note", [](const DecisionRow &row) { return QVariant(line(row.note)); }},
        {"evidence", [](const DecisionRow &row) { return QVariant(line(row.evidence)); }}};
}

} // namespace meshscope::app
