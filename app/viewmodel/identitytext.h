// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/rowlistmodel.h"
#include "workspace/identitypage.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

/// How the page of identity says things: every text has passed the gate.
namespace meshscope::app {

/// One of the two that may be one.
class IdentitySideFacts
{
    Q_GADGET
    QML_VALUE_TYPE(identitySide)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(QString link MEMBER link FINAL)
    Q_PROPERTY(QVariantList facts MEMBER facts FINAL)

public:
    IdentitySideFacts() = default;
    IdentitySideFacts(const workspace::IdentitySide &side, workspace::IdentityKind kind);

    QString name;
    QString link; ///< its page; empty: it has none
    QVariantList facts; ///< list of { name: string, value: string }

    bool operator==(const IdentitySideFacts &) const = default;
};

/// A proposal as a whole.
class IdentityPair
{
    Q_GADGET
    QML_VALUE_TYPE(identityPair)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString iconName MEMBER iconName FINAL)
    Q_PROPERTY(QString evidence MEMBER evidence FINAL)
    Q_PROPERTY(QString consequence MEMBER consequence FINAL)
    Q_PROPERTY(QString sharedTitle MEMBER sharedTitle FINAL)
    Q_PROPERTY(QString sharedCount MEMBER sharedCount FINAL)
    Q_PROPERTY(QStringList examples MEMBER examples FINAL)
    Q_PROPERTY(meshscope::app::IdentitySideFacts left MEMBER left FINAL)
    Q_PROPERTY(meshscope::app::IdentitySideFacts right MEMBER right FINAL)

public:
    IdentityPair() = default;
    explicit IdentityPair(const workspace::ProposalRow &row);

    QString title; ///< "Are these one dataset?"
    QString iconName;
    QString evidence; ///< what speaks for it, one sentence
    QString consequence; ///< what becomes of it if they are one
    QString sharedTitle; ///< "Columns in both"; empty: there is nothing to list
    QString sharedCount; ///< "3 of 6 shown"
    QStringList examples;
    IdentitySideFacts left;
    IdentitySideFacts right;
};

/// "acme-eu1", "shop.public.orders · db1:5432", "maya · shop": one of two on one line.
QString sideText(const workspace::IdentitySide &side, workspace::IdentityKind kind);
/// The instance, or that its source does not name it, or that the platform has one alone.
QString placeText(const QString &label, bool isPrivate);

/// kindIcon, title, first, second, strength.
RowListModel<workspace::ProposalRow>::Roles proposalRoles();
/// key, platform, name, datasets, means, tone, iconName, because, hint, canBind, decision (0:
/// none).
RowListModel<workspace::PlaceRow>::Roles placeRoles();
/// decision, at, actor, verdict, iconName, first, second, note, evidence.
RowListModel<workspace::DecisionRow>::Roles decisionRoles();

} // namespace meshscope::app
