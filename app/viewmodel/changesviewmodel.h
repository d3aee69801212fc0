// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/rowlistmodel.h"
#include "workspace/importhistory.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// What the imports of one source changed: the change sets, the lines of the chosen one, and the
/// way to take the newest import back.
class ChangesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the page of sources")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *sets READ sets CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *lines READ lines CONSTANT FINAL)
    Q_PROPERTY(int setCount READ setCount NOTIFY changed FINAL)
    Q_PROPERTY(int totalSets READ totalSets NOTIFY changed FINAL)
    Q_PROPERTY(int lineCount READ lineCount NOTIFY changed FINAL)
    Q_PROPERTY(int totalLines READ totalLines NOTIFY changed FINAL)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString counts READ counts NOTIFY changed FINAL)
    Q_PROPERTY(QString unrecorded READ unrecorded NOTIFY changed FINAL)
    Q_PROPERTY(QString refusal READ refusal NOTIFY changed FINAL)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed FINAL)
    Q_PROPERTY(bool active READ isActive WRITE setActive NOTIFY changed FINAL)
    Q_PROPERTY(bool undoing READ isUndoing NOTIFY changed FINAL)

public:
    enum class State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    ChangesViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QAbstractItemModel *sets() { return &m_sets; }
    QAbstractItemModel *lines() { return &m_lines; }
    int setCount() const { return static_cast<int>(m_sets.rows().size()); }
    int totalSets() const { return m_totalSets; }
    int lineCount() const { return static_cast<int>(m_lines.rows().size()); }
    int totalLines() const { return m_totalLines; }
    int chosen() const { return m_chosen; }
    QString title() const; ///< "Import 12"
    QString counts() const; ///< "dataset: 3 added, 2 changed · contract: 1 changed"
    QString unrecorded() const; ///< how many imports nothing is known of; empty: none
    QString refusal() const; ///< why the chosen one may not be taken back; empty: it may
    bool canUndo() const { return m_chosen >= 0 && m_refusal.empty() && !isUndoing(); }
    bool isUndoing() const { return m_undoJob.isRunning(); }

    /// Whether somebody looks: nothing is read before.
    bool isActive() const { return m_isActive; }
    void setActive(bool active);
    /// Which source it is about, and that its catalog may have changed; empty: none.
    void follow(const std::string &sourceUid);

    Q_INVOKABLE void retry() { load(); }
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void loadMore();
    Q_INVOKABLE void undo();
    Q_INVOKABLE void openThing(int row);

signals:
    void changed();
    /// After an undo, or why it failed.
    void said(const QString &text, bool isFailure);

private:
    struct Page
    {
        workspace::ImportHistory history;
        workspace::SetChanges changes;
        std::string refusal;
        int chosen = -1;
    };

    static Result<std::shared_ptr<Page>>
    readPage(workspace::Reader &reader, const std::string &source, std::int64_t wanted, int lines);
    void clear();
    void load();
    void show(Page &&page);
    const workspace::ChangeSet *chosenSet() const;

    CatalogSession &m_session;
    Navigator &m_navigator;
    RowListModel<workspace::ChangeSet> m_sets;
    RowListModel<workspace::Change> m_lines;
    LatestJob<std::shared_ptr<Page>> m_job;
    LatestJob<workspace::ChangeSet> m_undoJob;
    State m_state = State::Idle;
    bool m_isActive = false;
    bool m_isStale = true;
    std::string m_source;
    std::string m_refusal;
    QString m_error;
    std::int64_t m_wantedSet = 0; ///< 0: the newest
    int m_wantedLines = 0;
    int m_chosen = -1;
    int m_totalSets = 0;
    int m_totalLines = 0;
    int m_unrecorded = 0;
};

} // namespace meshscope::app
