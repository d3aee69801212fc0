// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/accessqueueviewmodel.h"
#include "viewmodel/auditviewmodel.h"
#include "viewmodel/myaccessviewmodel.h"
#include "viewmodel/requestformviewmodel.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace meshscope::app {

/// The access page: which of its parts is shown, how many requests wait, and what time brings
/// about. Links: `access?tab=queue&request=<uid>`, `?tab=mine`, `?tab=request&port=<uid>`,
/// `?tab=audit`.
class AccessViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(int state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString tab READ tab NOTIFY tabChanged FINAL)
    Q_PROPERTY(int waiting READ waiting NOTIFY waitingChanged FINAL)
    Q_PROPERTY(meshscope::app::AccessQueueViewModel *queue READ queue CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::MyAccessViewModel *mine READ mine CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::RequestFormViewModel *form READ form CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::AuditViewModel *audit READ audit CONSTANT FINAL)

public:
    AccessViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    /// Idle, Loading, Ready, Failed of the part that is shown.
    int state() const;
    QString tab() const { return m_tab; }
    int waiting() const { return m_waiting; } ///< for the person acted as; -1: not known
    AccessQueueViewModel *queue() { return &m_queue; }
    MyAccessViewModel *mine() { return &m_mine; }
    RequestFormViewModel *form() { return &m_form; }
    AuditViewModel *audit() { return &m_audit; }

    Q_INVOKABLE void chooseTab(const QString &tab);

signals:
    void stateChanged();
    void tabChanged();
    void waitingChanged();

private:
    void follow(bool stale);
    void countWaiting();
    void settle();
    bool isShown() const { return m_navigator.page() == QLatin1String("access"); }

    static constexpr int unknown = -1;

    CatalogSession &m_session;
    Navigator &m_navigator;
    AccessQueueViewModel m_queue;
    MyAccessViewModel m_mine;
    RequestFormViewModel m_form;
    AuditViewModel m_audit;
    LatestJob<int> m_waitingJob;
    LatestJob<int> m_settleJob;
    QTimer m_minute;
    QString m_tab = QStringLiteral("queue");
    std::array<bool, 4> m_stale {true, true, true, true}; ///< by part: queue, mine, request, audit
    int m_waiting = unknown;
};

} // namespace meshscope::app
