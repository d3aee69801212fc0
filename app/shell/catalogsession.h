// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/catalogfile.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace meshscope::app {

/// The open catalog and the lanes that may touch it. A lane is a pool of one thread: `readLane`
/// owns the Reader, `writeLane` the Writer, `computeLane` nothing but values. View-models start
/// work with LatestJob on a lane, capture values or the shared pointers below, and never block.
class CatalogSession : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY catalogChanged FINAL)
    Q_PROPERTY(bool isExpected READ isExpected NOTIFY expectedChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY catalogChanged FINAL)
    Q_PROPERTY(QString path READ path NOTIFY catalogChanged FINAL)

public:
    explicit CatalogSession(QObject *parent = nullptr);
    ~CatalogSession() override;

    bool isOpen() const { return m_reader != nullptr; }
    /// Open, or being opened for the first time: the window may show what an open catalog has.
    bool isExpected() const { return m_reader != nullptr || m_isOpening; }
    QString name() const; ///< for people, through displayLine()
    QString path() const { return m_path; }

    /// Opens (or creates, when `path` does not exist) in the background; ends with catalogChanged
    /// or failed. The old catalog stays until the new one is there.
    void open(const QString &path);
    /// Reads the file again when somebody (this window too) has written; ends with snapshotChanged.
    Q_INVOKABLE void refresh();

    QThreadPool &readLane() { return m_readLane; }
    QThreadPool &writeLane() { return m_writeLane; }
    QThreadPool &computeLane() { return m_computeLane; }

    /// Only touched by work on readLane(). Null when nothing is open.
    std::shared_ptr<workspace::Reader> reader() const { return m_reader; }
    /// Only touched by work on writeLane(). Opened on first use; Conflict when another process
    /// writes.
    Result<std::shared_ptr<workspace::Writer>> writerOnLane();
    /// Newest snapshot; null when nothing is open. Any thread.
    std::shared_ptr<const workspace::Snapshot> snapshot() const { return m_snapshot; }

    /// Whom the person acts as; none until chosen. Kept per catalog in the settings.
    PartyId actingAs() const { return m_actingAs; }
    void setActingAs(PartyId party);

    /// Only for the write lane's use: tells every page that requests, grants or data changed.
    void noteWritten();

signals:
    void catalogChanged();
    void expectedChanged();
    void snapshotChanged();
    void actingAsChanged();
    void failed(const QString &message);

private:
    void setOpening(bool opening);

    QThreadPool m_readLane;
    QThreadPool m_writeLane;
    QThreadPool m_computeLane;
    QString m_path;
    bool m_isOpening = false;
    std::shared_ptr<workspace::Reader> m_reader;
    std::shared_ptr<workspace::Writer> m_writer; ///< write lane only
    std::shared_ptr<const workspace::Snapshot> m_snapshot;
    PartyId m_actingAs;
    struct Jobs;
    std::unique_ptr<Jobs> m_jobs;
};

} // namespace meshscope::app
