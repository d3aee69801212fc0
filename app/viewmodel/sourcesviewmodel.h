// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/changesviewmodel.h"
#include "viewmodel/identityviewmodel.h"
#include "viewmodel/importer.h"
#include "viewmodel/latestjob.h"
#include "viewmodel/rowlistmodel.h"
#include "viewmodel/sourceremovalviewmodel.h"
#include "workspace/sourcespage.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The page of sources: every source with its last import, and of the chosen one its documents, its
/// imports and what was wrong. Reading again goes through the Importer, with progress and cancel.
/// Its second tab is about what is one.
class SourcesViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY stateChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *documents READ documents CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *runs READ runs CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *issues READ issues CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ChangesViewModel *changes READ changes CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::IdentityViewModel *identity READ identity CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::SourceRemovalViewModel *removal READ removal CONSTANT FINAL)
    Q_PROPERTY(QString tab READ tab NOTIFY tabChanged FINAL)
    Q_PROPERTY(int sourceCount READ sourceCount NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY stateChanged FINAL)
    Q_PROPERTY(int chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenSummary READ chosenSummary NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int documentCount READ documentCount NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int runCount READ runCount NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int totalRuns READ totalRuns NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int issueCount READ issueCount NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int totalIssues READ totalIssues NOTIFY chosenChanged FINAL)
    /// Whether the chosen source is read again by itself when its files change, or could be.
    Q_PROPERTY(bool watched READ isWatched NOTIFY chosenChanged FINAL)
    Q_PROPERTY(bool canBeWatched READ canBeWatched NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString places READ places NOTIFY chosenChanged FINAL)

public:
    enum class State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    SourcesViewModel(CatalogSession &session, Navigator &navigator, Importer &importer,
                     QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QAbstractItemModel *sources() { return &m_sources; }
    QAbstractItemModel *documents() { return &m_documents; }
    QAbstractItemModel *runs() { return &m_runs; }
    QAbstractItemModel *issues() { return &m_issues; }
    ChangesViewModel *changes() { return &m_changes; }
    IdentityViewModel *identity() { return &m_identity; }
    SourceRemovalViewModel *removal() { return &m_removal; }
    QString tab() const { return m_tab; } ///< sources or identity
    int sourceCount() const { return static_cast<int>(m_sources.rows().size()); }
    QString summary() const;
    int chosen() const { return m_chosen; }
    QString chosenName() const;
    QString chosenSummary() const;
    int documentCount() const { return static_cast<int>(m_documents.rows().size()); }
    int runCount() const { return static_cast<int>(m_runs.rows().size()); }
    int totalRuns() const { return m_totalRuns; }
    int issueCount() const { return static_cast<int>(m_issues.rows().size()); }
    int totalIssues() const { return m_totalIssues; }
    bool isWatched() const { return m_places.watchedSince.has_value(); }
    bool canBeWatched() const { return m_places.canBeWatched; }
    QString places() const; ///< folders and files it comes from, one per line, the first few

    Q_INVOKABLE void chooseTab(const QString &tab);
    Q_INVOKABLE void choose(int row);
    /// Reads the files of the chosen source, or of every source, once more.
    Q_INVOKABLE void importChosenAgain();
    Q_INVOKABLE void importAllAgain();
    Q_INVOKABLE void watchChosen(bool watched);
    Q_INVOKABLE void reload();

signals:
    void stateChanged();
    void tabChanged();
    void chosenChanged();

private:
    struct Page
    {
        std::vector<workspace::SourceRow> sources;
        workspace::SourceDetail detail;
        int chosen = -1;
    };

    bool isShown() const { return m_navigator.page() == QLatin1String("sources"); }
    void follow();
    void refresh();
    void show(Page &&page);

    CatalogSession &m_session;
    Navigator &m_navigator;
    Importer &m_importer;
    RowListModel<workspace::SourceRow> m_sources;
    RowListModel<workspace::SourceDocumentRow> m_documents;
    RowListModel<workspace::SourceRunRow> m_runs;
    RowListModel<Issue> m_issues;
    ChangesViewModel m_changes;
    IdentityViewModel m_identity;
    SourceRemovalViewModel m_removal;
    LatestJob<std::shared_ptr<Page>> m_job;
    LatestJob<QStringList> m_filesJob;
    LatestJob<bool> m_watchJob;
    State m_state = State::Idle;
    bool m_stale = true;
    QString m_error;
    QString m_tab = QStringLiteral("sources");
    int m_chosen = -1;
    int m_totalRuns = 0;
    int m_totalIssues = 0;
    workspace::SourcePlaces m_places;
};

} // namespace meshscope::app
