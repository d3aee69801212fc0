// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/rowlistmodel.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"

#include <QObject>
#include <QTime>
#include <QUrl>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The audit record: newest first, in pages, with the check of its chain and its export.
class AuditViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the access view-model")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *events READ events CONSTANT FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY changed FINAL)
    Q_PROPERTY(int total READ total NOTIFY changed FINAL)
    /// How many events pass the filter, of how many.
    Q_PROPERTY(QString countLine READ countLine NOTIFY changed FINAL)
    Q_PROPERTY(QVariantList kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY changed FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed FINAL)
    Q_PROPERTY(QString checkText READ checkText NOTIFY checkChanged FINAL)
    Q_PROPERTY(QString checkTone READ checkTone NOTIFY checkChanged FINAL)
    Q_PROPERTY(QString head READ head NOTIFY checkChanged FINAL)
    Q_PROPERTY(bool checking READ isChecking NOTIFY checkChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    AuditViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QAbstractItemModel *events() { return &m_events; }
    int shown() const { return static_cast<int>(m_events.rows().size()); }
    int total() const { return m_total; } ///< that pass the filter
    QString countLine() const;
    QVariantList kinds() const;
    QString kind() const { return m_kind; }
    void setKind(const QString &kind); ///< of auditKind(), or empty
    QString text() const { return m_text; }
    void setText(const QString &text);
    QString checkText() const;
    QString checkTone() const; ///< ok, bad or quiet
    QString head() const;
    bool isChecking() const { return m_checkJob.isRunning(); }

    void follow(bool stale);

    Q_INVOKABLE void loadMore();
    /// Goes to the request that the event of a row is about; stays where it is about none.
    Q_INVOKABLE void open(int row);
    Q_INVOKABLE void retry() { load(); }
    Q_INVOKABLE void verify();
    Q_INVOKABLE void exportTo(const QUrl &file);
    /// A file to suggest for it.
    Q_INVOKABLE QUrl exportName() const;

signals:
    void changed();
    void checkChanged();
    void exported(const QString &text);
    void exportFailed(const QString &text);

private:
    void load();
    workspace::AuditFilter filter() const;

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<workspace::AuditPage> m_job;
    LatestJob<workspace::AuditCheck> m_checkJob;
    LatestJob<std::int64_t> m_exportJob;
    LatestJob<std::string> m_openJob;
    RowListModel<workspace::AuditRow> m_events;
    std::optional<workspace::AuditCheck> m_check;
    QTime m_checkedAt;
    QString m_checkError;
    State m_state = Idle;
    QString m_error;
    QString m_kind;
    QString m_text;
    int m_total = 0;
    int m_whole = 0;
    int m_wanted = 0;
};

} // namespace meshscope::app
