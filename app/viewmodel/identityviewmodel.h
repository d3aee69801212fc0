// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "viewmodel/identitytext.h"
#include "viewmodel/latestjob.h"
#include "workspace/identitydesk.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <map>

namespace meshscope::app {

/// Names the tab in links.
inline QString identityTab()
{
    return QStringLiteral("identity");
}

/// What is one: proposals to decide, instances that sources do not name, and the decisions so far.
/// Shown at `meshscope:sources/identity`, its parts at `?part=proposals`, `instances` and
/// `decisions` (there `&decision=12` chooses one). Nothing is read before; leaving stops reading.
class IdentityViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the page of sources")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(bool reading READ isReading NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString decisionError READ decisionError NOTIFY changed FINAL)
    Q_PROPERTY(QString part READ part NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QString notCompared READ notCompared NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *proposals READ proposals CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *places READ places CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *decisions READ decisions CONSTANT FINAL)
    Q_PROPERTY(int proposalCount READ proposalCount NOTIFY changed FINAL)
    Q_PROPERTY(int totalProposals READ totalProposals NOTIFY changed FINAL)
    Q_PROPERTY(int placeCount READ placeCount NOTIFY changed FINAL)
    Q_PROPERTY(int decisionCount READ decisionCount NOTIFY changed FINAL)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed FINAL)
    Q_PROPERTY(meshscope::app::IdentityPair pair READ pair NOTIFY changed FINAL)
    Q_PROPERTY(int wantedDecision READ wantedDecision NOTIFY changed FINAL)

public:
    enum class State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    IdentityViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    bool isReading() const { return m_job.isRunning(); }
    bool isBusy() const { return m_writeJob.isRunning(); } ///< a decision is being recorded
    QString decisionError() const { return m_decisionError; } ///< why the last one was refused
    QString part() const { return m_part; }
    QString summary() const;
    QString notCompared() const; ///< how many pairs nothing is known of; empty: none
    QAbstractItemModel *proposals() { return &m_proposals; }
    QAbstractItemModel *places() { return &m_places; }
    QAbstractItemModel *decisions() { return &m_decisions; }
    int proposalCount() const { return static_cast<int>(m_proposals.rows().size()); }
    int totalProposals() const { return m_totalProposals; }
    int placeCount() const { return static_cast<int>(m_places.rows().size()); }
    int decisionCount() const { return static_cast<int>(m_decisions.rows().size()); }
    int chosen() const { return m_chosen; }
    IdentityPair pair() const; ///< the chosen proposal
    int wantedDecision() const; ///< row that the link names; -1: none

    Q_INVOKABLE void retry() { load(); }
    Q_INVOKABLE void choosePart(const QString &part);
    Q_INVOKABLE void choose(int row);
    Q_INVOKABLE void step(int by);
    Q_INVOKABLE void loadMore();
    Q_INVOKABLE void open(const QString &link) { m_navigator.open(link); }
    Q_INVOKABLE void dismissError();

    /// Of the chosen proposal.
    Q_INVOKABLE void decideOne(const QString &note);
    Q_INVOKABLE void keepApart(const QString &note);
    /// Instances of the platform of a place that may be meant; `key` is that of a row of places.
    Q_INVOKABLE QStringList knownInstances(const QString &key) const;
    Q_INVOKABLE void bindToKnown(const QString &key, int known, const QString &note);
    Q_INVOKABLE void bindToOther(const QString &key, const QString &instance, const QString &note);
    Q_INVOKABLE void undo(int decision, const QString &note);

signals:
    void changed();
    /// A decision was recorded, or undone (then `decision` is 0).
    void said(const QString &text, int decision);

private:
    struct Page
    {
        workspace::IdentityPage page;
        std::map<std::string, std::vector<std::string>> known; ///< platform -> instances
    };

    static Result<std::shared_ptr<Page>> read(workspace::Reader &reader, int most,
                                              const std::stop_token &stop);
    bool isShown() const;
    void follow();
    void load();
    void show(Page &&page);
    void decide(catalog::Verdict verdict, const QString &note);
    void record(workspace::IdentityForm form, const QString &done);
    void finish(const Result<workspace::IdentityOutcome> &outcome, const QString &done,
                int decision);
    void dropProposal(const std::string &left, const std::string &right);
    const workspace::PlaceRow *placeOf(const QString &key) const;
    std::vector<std::string> choices(const workspace::PlaceRow &place) const;
    void bind(const workspace::PlaceRow &place, const std::string &instance, const QString &note);

    CatalogSession &m_session;
    Navigator &m_navigator;
    RowListModel<workspace::ProposalRow> m_proposals;
    RowListModel<workspace::PlaceRow> m_places;
    RowListModel<workspace::DecisionRow> m_decisions;
    std::map<std::string, std::vector<std::string>> m_known;
    LatestJob<std::shared_ptr<Page>> m_job;
    LatestJob<workspace::IdentityOutcome> m_writeJob;
    State m_state = State::Idle;
    bool m_isStale = true;
    QString m_error;
    QString m_decisionError;
    QString m_part;
    int m_mostProposals = workspace::mostProposals;
    int m_chosen = -1;
    int m_totalProposals = 0;
    std::int64_t m_notCompared = 0;
    std::int64_t m_wantedDecision = 0; ///< number; 0: none
};

} // namespace meshscope::app
