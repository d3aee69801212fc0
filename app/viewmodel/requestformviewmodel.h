// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/requestformroles.h"
#include "viewmodel/rowlistmodel.h"
#include "workspace/accessdesk.h"
#include "workspace/accessqueue.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <set>

namespace meshscope::app {

/// A new request on a port: who for, role, columns, dates, purpose; and, live, the steps it will
/// take and what would refuse it. The port comes from the link (`tab=request&port=<uid>`).
class RequestFormViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the access view-model")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(bool hasPort READ hasPort NOTIFY changed FINAL)
    Q_PROPERTY(bool acts READ acts NOTIFY changed FINAL)
    Q_PROPERTY(bool renewal READ isRenewal NOTIFY changed FINAL)
    Q_PROPERTY(QString portName READ portName NOTIFY changed FINAL)
    Q_PROPERTY(QString portDetail READ portDetail NOTIFY changed FINAL)
    Q_PROPERTY(QStringList ports READ ports NOTIFY changed FINAL)
    Q_PROPERTY(int port READ port WRITE setPort NOTIFY changed FINAL)
    Q_PROPERTY(QStringList consumers READ consumers NOTIFY changed FINAL)
    Q_PROPERTY(int consumer READ consumer WRITE setConsumer NOTIFY changed FINAL)
    Q_PROPERTY(QStringList roles READ roles NOTIFY changed FINAL)
    Q_PROPERTY(int role READ role WRITE setRole NOTIFY changed FINAL)
    Q_PROPERTY(QString roleDetail READ roleDetail NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(int chosenColumns READ chosenColumns NOTIFY changed FINAL)
    Q_PROPERTY(int columnCount READ columnCount NOTIFY changed FINAL)
    Q_PROPERTY(QString start READ start WRITE setStart NOTIFY changed FINAL)
    Q_PROPERTY(QString end READ end WRITE setEnd NOTIFY changed FINAL)
    Q_PROPERTY(QString limitText READ limitText NOTIFY changed FINAL)
    Q_PROPERTY(QString purpose READ purpose WRITE setPurpose NOTIFY changed FINAL)
    Q_PROPERTY(int purposeLength READ purposeLength NOTIFY changed FINAL)
    Q_PROPERTY(int shortestPurpose READ shortestPurpose CONSTANT FINAL)
    Q_PROPERTY(QString classification READ classification NOTIFY changed FINAL)
    Q_PROPERTY(bool personal READ isPersonal NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(QString planText READ planText NOTIFY changed FINAL)
    /// Grants on the port that the person, their teams and products have already.
    Q_PROPERTY(QAbstractItemModel *held READ held CONSTANT FINAL)
    Q_PROPERTY(int heldCount READ heldCount NOTIFY changed FINAL)
    Q_PROPERTY(QStringList problems READ problems NOTIFY changed FINAL)
    Q_PROPERTY(bool canSend READ canSend NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString sendError READ sendError NOTIFY changed FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    RequestFormViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    bool hasPort() const { return !m_form.portUid.empty(); }
    bool acts() const { return bool(m_session.actingAs()); }
    bool isRenewal() const { return m_form.ask.kind == access::RequestKind::Renewal; }
    QString portName() const;
    QString portDetail() const;
    QStringList ports() const; ///< the output ports of the product
    int port() const;
    void setPort(int index);
    QStringList consumers() const;
    int consumer() const;
    void setConsumer(int index);
    QStringList roles() const;
    int role() const;
    void setRole(int index);
    QString roleDetail() const;
    QAbstractItemModel *columns() { return &m_columns; }
    int chosenColumns() const { return static_cast<int>(m_form.ask.columns.size()); }
    int columnCount() const { return static_cast<int>(m_preview.port.columns.size()); }
    QString start() const { return m_start; }
    void setStart(const QString &day);
    QString end() const { return m_end; }
    void setEnd(const QString &day);
    QString limitText() const;
    QString purpose() const { return m_purpose; }
    void setPurpose(const QString &purpose);
    int purposeLength() const;
    int shortestPurpose() const { return static_cast<int>(access::shortestPurpose); }
    QString classification() const;
    bool isPersonal() const { return m_preview.exposure.personal; }
    QAbstractItemModel *steps() { return &m_steps; }
    QString planText() const;
    QAbstractItemModel *held() { return &m_held; }
    int heldCount() const { return static_cast<int>(m_held.rows().size()); }
    QStringList problems() const;
    bool canSend() const;
    bool isBusy() const { return m_busy; }
    QString sendError() const { return m_sendError; }

    void follow(bool stale);

    Q_INVOKABLE void toggleColumn(const QString &path);
    Q_INVOKABLE void chooseAllColumns(bool all);
    Q_INVOKABLE void send();
    Q_INVOKABLE void retry() { preview(); }
    Q_INVOKABLE void openRequest(const QString &uid);

signals:
    void changed();
    void sent(const QString &text);

private:
    struct Page
    {
        workspace::PlanPreview preview;
        std::vector<workspace::PartyLabel> ports;
        std::vector<workspace::PartyLabel> consumers;
        GrantId renewed;
    };

    void begin(const QString &portUid);
    void preview();
    void show(Page &&page);
    void showColumns();
    void suggestDates(bool first);

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<std::shared_ptr<Page>> m_job;
    LatestJob<std::string> m_sendJob;
    RowListModel<FormColumn> m_columns;
    RowListModel<workspace::PlannedStep> m_steps;
    RowListModel<workspace::GrantRow> m_held;
    workspace::RequestForm m_form;
    workspace::PlanPreview m_preview;
    std::vector<workspace::PartyLabel> m_ports;
    std::vector<workspace::PartyLabel> m_consumers;
    std::string m_renewUid; ///< the grant to renew
    QString m_start;
    QString m_end;
    QString m_purpose;
    State m_state = Idle;
    QString m_error;
    QString m_sendError;
    bool m_busy = false;
    bool m_datesTouched = false;
    bool m_begins = false; ///< nothing of the form is shown yet
};

} // namespace meshscope::app
