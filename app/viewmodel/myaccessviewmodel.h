// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/rowlistmodel.h"
#include "workspace/accessdesk.h"
#include "workspace/accessqueue.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace meshscope::app {

/// What the person, their teams and products have asked for and hold, and what they can do with it.
class MyAccessViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the access view-model")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(bool acts READ acts NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *requests READ requests CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *grants READ grants CONSTANT FINAL)
    Q_PROPERTY(int requestCount READ requestCount NOTIFY changed FINAL)
    Q_PROPERTY(int grantCount READ grantCount NOTIFY changed FINAL)
    Q_PROPERTY(int liveCount READ liveCount NOTIFY changed FINAL)
    /// Of others, on what the person provides.
    Q_PROPERTY(QAbstractItemModel *provided READ provided CONSTANT FINAL)
    Q_PROPERTY(int providedCount READ providedCount NOTIFY changed FINAL)
    Q_PROPERTY(int endingCount READ endingCount NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString actionError READ actionError NOTIFY busyChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    MyAccessViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    bool acts() const { return bool(m_session.actingAs()); }
    QAbstractItemModel *requests() { return &m_requests; }
    QAbstractItemModel *grants() { return &m_grants; }
    int requestCount() const { return static_cast<int>(m_requests.rows().size()); }
    int grantCount() const { return static_cast<int>(m_grants.rows().size()); }
    QAbstractItemModel *provided() { return &m_provided; }
    int providedCount() const { return static_cast<int>(m_provided.rows().size()); }
    int liveCount() const;
    int endingCount() const;
    bool isBusy() const { return m_busy; }
    QString actionError() const { return m_actionError; }

    void follow(bool stale);

    Q_INVOKABLE void retry() { load(); }
    Q_INVOKABLE void withdraw(const QString &requestUid, const QString &reason);
    Q_INVOKABLE void answer(const QString &requestUid, const QString &text);
    Q_INVOKABLE void acceptConditions(const QString &requestUid);
    Q_INVOKABLE void declineConditions(const QString &requestUid, const QString &reason);
    Q_INVOKABLE void giveUp(const QString &grantUid);
    /// By who provides the data; the core refuses everybody else and a reason that is too short.
    Q_INVOKABLE void revoke(const QString &grantUid, const QString &reason);
    Q_INVOKABLE void suspend(const QString &grantUid, const QString &reason);
    Q_INVOKABLE void resume(const QString &grantUid, const QString &reason);
    Q_INVOKABLE void renew(const QString &grantUid);
    Q_INVOKABLE void openRequest(const QString &requestUid);

signals:
    void changed();
    void busyChanged();
    void done(const QString &text);

private:
    using Work = std::function<Status(store::Connection &db, PartyId actor, TimePoint now)>;

    struct Found
    {
        workspace::MyAccess mine;
        std::vector<workspace::GrantRow> provided;
    };

    void load();
    void change(const QString &grantUid, workspace::GrantAction action, const QString &reason,
                const QString &text);
    void run(Work work, const QString &text);

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<Found> m_job;
    LatestJob<bool> m_actionJob;
    RowListModel<workspace::RequestRow> m_requests;
    RowListModel<workspace::GrantRow> m_grants;
    RowListModel<workspace::GrantRow> m_provided;
    State m_state = Idle;
    QString m_error;
    QString m_actionError;
    bool m_busy = false;
};

} // namespace meshscope::app
