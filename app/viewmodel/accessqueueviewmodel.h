// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/preparedconditions.h"
#include "viewmodel/requestfacts.h"
#include "viewmodel/rowlistmodel.h"
#include "workspace/accessdesk.h"
#include "workspace/accessevidence.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// A row of the queue with the heading over it, if it is the first below one.
struct QueueLine
{
    workspace::RequestRow row;
    QString group;
    int groupCount = 0;
    TimePoint now;
};

/// The steward's queue: requests by due time, the chosen one with its evidence, and the decision.
class AccessQueueViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the access view-model")
    Q_PROPERTY(State state READ state NOTIFY listChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY listChanged FINAL)
    Q_PROPERTY(QString tab READ tab NOTIFY listChanged FINAL)
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY listChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY listChanged FINAL)
    Q_PROPERTY(bool acts READ acts NOTIFY listChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(QString uid READ uid NOTIFY detailChanged FINAL)
    Q_PROPERTY(State detailState READ detailState NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString detailError READ detailError NOTIFY detailChanged FINAL)
    Q_PROPERTY(meshscope::app::RequestFacts facts READ facts NOTIFY detailChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *holds READ holds CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *copies READ copies CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *policies READ policies CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *similar READ similar CONSTANT FINAL)
    Q_PROPERTY(QString copiesNote READ copiesNote NOTIFY detailChanged FINAL)
    Q_PROPERTY(int copyCount READ copyCount NOTIFY detailChanged FINAL)
    Q_PROPERTY(int similarCount READ similarCount NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString evidenceTime READ evidenceTime NOTIFY detailChanged FINAL)
    Q_PROPERTY(QStringList conditions READ conditions NOTIFY conditionsChanged FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString decisionError READ decisionError NOTIFY busyChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    AccessQueueViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString tab() const;
    QVariantList tabs() const;
    int total() const { return m_queue.total(m_tab); }
    bool acts() const { return bool(m_session.actingAs()); }
    QAbstractItemModel *rows() { return &m_rows; }
    QString uid() const { return m_uid; }
    State detailState() const { return m_detailState; }
    QString detailError() const { return m_detailError; }
    RequestFacts facts() const { return m_facts; }
    QAbstractItemModel *columns() { return &m_columns; }
    QAbstractItemModel *steps() { return &m_steps; }
    QAbstractItemModel *holds() { return &m_holds; }
    QAbstractItemModel *copies() { return &m_copies; }
    QAbstractItemModel *policies() { return &m_policies; }
    QAbstractItemModel *similar() { return &m_similar; }
    QString copiesNote() const;
    int copyCount() const { return m_evidence.copyCount; }
    int similarCount() const { return m_evidence.similarCount; }
    QString evidenceTime() const;
    QStringList conditions() const { return m_conditions.texts(); }
    bool isBusy() const { return m_busy; }
    QString decisionError() const { return m_decisionError; }

    /// Loads what the link asks for; `stale` reads the list again.
    void follow(bool stale);

    Q_INVOKABLE void chooseTab(const QString &tab);
    Q_INVOKABLE void choose(const QString &uid);
    Q_INVOKABLE void step(int by); ///< next (1) or previous (-1) request of the list
    Q_INVOKABLE void retry();
    /// `reason` may be empty.
    Q_INVOKABLE void approve(const QString &reason);
    Q_INVOKABLE void approveWithConditions(const QString &reason);
    Q_INVOKABLE void ask(const QString &question);
    Q_INVOKABLE void reject(const QString &reason);
    Q_INVOKABLE void removeCondition(int index);
    /// See PreparedConditions::add().
    Q_INVOKABLE QString addCondition(const QString &kind, const QString &value);
    Q_INVOKABLE void resetConditions();
    Q_INVOKABLE void openProduct();
    Q_INVOKABLE void openContract();
    Q_INVOKABLE void openDataset(const QString &uid);
    Q_INVOKABLE void compareColumns(const QString &uid);

signals:
    void listChanged();
    void detailChanged();
    void conditionsChanged();
    void busyChanged();
    /// A decision is in the catalog; `text` says which.
    void decided(const QString &text);

private:
    struct Page
    {
        workspace::RequestDetail detail;
        workspace::Evidence evidence;
    };

    void loadList();
    void showList(workspace::RequestQueue &&queue);
    void loadDetail();
    void showDetail(Page &&page);
    void decide(workspace::DecisionKind kind, std::vector<access::Condition> conditions,
                const QString &text, const QString &done);
    QString requestedUid() const;
    void chooseFrom(const std::vector<workspace::RequestRow> &rows);
    void showInLink();

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<workspace::RequestQueue> m_listJob;
    LatestJob<std::shared_ptr<Page>> m_detailJob;
    LatestJob<bool> m_decisionJob;
    RowListModel<QueueLine> m_rows;
    RowListModel<workspace::RequestedColumn> m_columns;
    RowListModel<workspace::RequestStep> m_steps;
    RowListModel<workspace::GrantRow> m_holds;
    RowListModel<workspace::Copy> m_copies;
    RowListModel<workspace::TouchedPolicy> m_policies;
    RowListModel<workspace::SimilarDecision> m_similar;
    workspace::RequestQueue m_queue;
    workspace::RequestDetail m_detail;
    workspace::Evidence m_evidence;
    PreparedConditions m_conditions;
    workspace::QueueTab m_tab = workspace::QueueTab::Waiting;
    RequestFacts m_facts;
    State m_state = Idle;
    State m_detailState = Idle;
    QString m_error;
    QString m_detailError;
    QString m_decisionError;
    QString m_uid;
    bool m_busy = false;
    bool m_advances = false; ///< the open request may go: decided, or another person's
    PartyId m_party; ///< whose queue is shown
};

} // namespace meshscope::app
