// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "viewmodel/partylistmodel.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// Whom the person acts as, and the choice of it. A local program cannot prove who sits before it:
/// the choice is recorded with every decision, beside the operating system's account.
class ActingAsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(bool chosen READ isChosen NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString detail READ detail NOTIFY changed FINAL)
    Q_PROPERTY(QString initials READ initials NOTIFY changed FINAL)
    Q_PROPERTY(QString account READ account CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::PartyListModel *parties READ parties CONSTANT FINAL)

public:
    explicit ActingAsViewModel(CatalogSession &session, QObject *parent = nullptr);

    bool isChosen() const { return !m_name.isEmpty(); }
    QString name() const { return m_name; }
    QString detail() const { return m_detail; }
    QString initials() const;
    QString account() const; ///< of the operating system
    PartyListModel *parties() { return &m_parties; }

    /// The party in this row of `parties` as filtered now.
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void chooseNobody();

signals:
    void changed();

private:
    void load();

    CatalogSession &m_session;
    PartyListModel m_parties;
    QString m_name;
    QString m_detail;
};

} // namespace meshscope::app
