// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latestjob.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "workspace/contractpage.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The list of all contracts, filtered by words.
class ContractsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY stateChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY stateChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    ContractsViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString filter() const { return m_filter; }
    void setFilter(const QString &filter);
    QAbstractItemModel *rows() { return &m_rows; }
    int shown() const { return static_cast<int>(m_rows.rows().size()); }
    int total() const { return m_total; }

    Q_INVOKABLE void open(const QString &uid);
    Q_INVOKABLE void retry() { load(); }

    /// A row with what the delegate shows of its domain.
    struct Row
    {
        workspace::ContractRow contract;
        QString domainName;
        QString domainCode;
        int domainSlot = -1;
    };

signals:
    void stateChanged();
    void filterChanged();

private:
    void load();
    void loadIfShown();
    void setState(State state, const QString &error = {});

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<workspace::ContractList> m_job;
    RowListModel<Row> m_rows;
    State m_state = Idle;
    QString m_error;
    QString m_filter;
    int m_total = 0;
    bool m_isStale = true;
};

} // namespace meshscope::app
