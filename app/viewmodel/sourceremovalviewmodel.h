// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/catalogsession.h"
#include "viewmodel/latestjob.h"
#include "workspace/importhistory.h"
#include "workspace/sourceremoval.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// Giving up the chosen source: what that would do, asked first, and doing it.
class SourceRemovalViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of the page of sources")
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    /// What goes and what stays, for the question; empty before plan() is done.
    Q_PROPERTY(QString text READ text NOTIFY changed FINAL)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)

public:
    explicit SourceRemovalViewModel(CatalogSession &session, QObject *parent = nullptr);

    QString name() const;
    QString text() const;
    bool isRunning() const { return m_removeJob.isRunning() || m_undoJob.isRunning(); }

    /// The source that is meant from now on; none: 0.
    void follow(SourceId source);
    /// Finds out what would go; then planned() is told.
    Q_INVOKABLE void plan();
    Q_INVOKABLE void remove();
    /// Takes a removal back, by the change set that said() told.
    Q_INVOKABLE void undo(int changeSet);

signals:
    void changed();
    void planned();
    /// `changeSet`: what can be taken back now; 0 for nothing.
    void said(const QString &text, bool isFailure, int changeSet);

private:
    CatalogSession &m_session;
    SourceId m_source;
    workspace::RemovalPlan m_plan;
    LatestJob<workspace::RemovalPlan> m_planJob;
    LatestJob<workspace::RemovalPlan> m_removeJob;
    LatestJob<workspace::ChangeSet> m_undoJob;
};

} // namespace meshscope::app
