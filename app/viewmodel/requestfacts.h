// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessrequest.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The head of one request, ready to show: every text has passed the gate.
class RequestFacts
{
    Q_GADGET
    QML_VALUE_TYPE(requestFacts)
    Q_PROPERTY(QString uid MEMBER uid FINAL)
    Q_PROPERTY(QString requesterName MEMBER requesterName FINAL)
    Q_PROPERTY(QString requesterInitials MEMBER requesterInitials FINAL)
    Q_PROPERTY(QString title MEMBER title FINAL)
    Q_PROPERTY(QString subtitle MEMBER subtitle FINAL)
    Q_PROPERTY(QString portName MEMBER portName FINAL)
    Q_PROPERTY(QString portDetail MEMBER portDetail FINAL)
    Q_PROPERTY(QString productUid MEMBER productUid FINAL)
    Q_PROPERTY(QString contractName MEMBER contractName FINAL)
    Q_PROPERTY(QString contractUid MEMBER contractUid FINAL)
    Q_PROPERTY(QString roleName MEMBER roleName FINAL)
    Q_PROPERTY(QString roleDetail MEMBER roleDetail FINAL)
    Q_PROPERTY(QString period MEMBER period FINAL)
    Q_PROPERTY(QString periodDetail MEMBER periodDetail FINAL)
    Q_PROPERTY(QString purpose MEMBER purpose FINAL)
    Q_PROPERTY(QString columnCount MEMBER columnCount FINAL)
    Q_PROPERTY(QString classification MEMBER classification FINAL)
    Q_PROPERTY(bool personal MEMBER personal FINAL)
    Q_PROPERTY(QString stateText MEMBER stateText FINAL)
    Q_PROPERTY(QString stateIcon MEMBER stateIcon FINAL)
    Q_PROPERTY(QString stateTone MEMBER stateTone FINAL)
    Q_PROPERTY(QString stepSummary MEMBER stepSummary FINAL)
    Q_PROPERTY(QString question MEMBER question FINAL)
    Q_PROPERTY(QString answer MEMBER answer FINAL)
    Q_PROPERTY(QString conditions MEMBER conditions FINAL)
    Q_PROPERTY(QString grantUid MEMBER grantUid FINAL)
    Q_PROPERTY(QString grantText MEMBER grantText FINAL)
    Q_PROPERTY(bool canDecide MEMBER canDecide FINAL)
    Q_PROPERTY(bool canAnswer MEMBER canAnswer FINAL)
    Q_PROPERTY(bool canAnswerConditions MEMBER canAnswerConditions FINAL)
    Q_PROPERTY(bool canWithdraw MEMBER canWithdraw FINAL)
    Q_PROPERTY(QString whyNot MEMBER whyNot FINAL)

public:
    RequestFacts() = default;
    explicit RequestFacts(const workspace::RequestDetail &detail);

    QString uid;
    QString requesterName;
    QString requesterInitials;
    QString title; ///< "Priya Lal asks for curated.net_orders"
    QString subtitle; ///< "For Regional Finance, owned by Ben Adeyemi, sent 19 Nov 14:10"
    QString portName;
    QString portDetail;
    QString productUid;
    QString contractName;
    QString contractUid;
    QString roleName;
    QString roleDetail;
    QString period;
    QString periodDetail;
    QString purpose; ///< several lines
    QString columnCount; ///< "6 of 48"
    QString classification;
    bool personal = false;
    QString stateText;
    QString stateIcon;
    QString stateTone;
    QString stepSummary; ///< "3 of 4 needed, 2 done"
    QString question;
    QString answer;
    QString conditions;
    QString grantUid; ///< empty: none
    QString grantText;
    bool canDecide = false;
    bool canAnswer = false;
    bool canAnswerConditions = false;
    bool canWithdraw = false;
    QString whyNot;
};

} // namespace meshscope::app
