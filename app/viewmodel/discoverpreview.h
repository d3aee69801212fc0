// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "entityhead.h"
#include "latestjob.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "workspace/datasetpage.h"
#include "workspace/productpage.h"

#include <QObject>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The chosen result beside the list: enough to decide whether to open it.
class DiscoverPreview : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Part of a view-model")
    Q_PROPERTY(bool shown READ isShown NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString page READ page NOTIFY changed FINAL)
    Q_PROPERTY(meshscope::app::EntityHead head READ head NOTIFY changed FINAL)
    /// Ready texts: contract, contractUid, freshness, classReason, port (uid to request), lineage;
    /// counts pass, fail, unknown of a product's checks; tests text of a dataset.
    Q_PROPERTY(QVariantMap facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractListModel *ports READ ports CONSTANT FINAL)

public:
    explicit DiscoverPreview(CatalogSession &session);

    bool isShown() const { return !m_head.uid.isEmpty(); }
    bool isLoading() const { return m_job.isRunning(); }
    QString error() const { return m_error; }
    QString page() const { return m_page; }
    EntityHead head() const { return m_head; }
    QVariantMap facts() const { return m_facts; }
    QAbstractListModel *ports() { return &m_ports; }

    /// Loads a product or dataset; anything else shows nothing.
    void show(EntityId id, EntityKind kind);

signals:
    void changed();

private:
    struct Content
    {
        workspace::PageHead head;
        std::vector<workspace::ProductPort> ports;
        QVariantMap facts;
    };
    static Result<Content> readProduct(workspace::Reader &reader, const std::string &uid,
                                       const std::stop_token &stop);
    static Result<Content> readDataset(workspace::Reader &reader, const std::string &uid,
                                       const std::stop_token &stop);
    void clear();

    CatalogSession &m_session;
    QString m_page;
    QString m_error;
    EntityHead m_head;
    QVariantMap m_facts;
    RowListModel<workspace::ProductPort> m_ports;
    EntityId m_id;
    LatestJob<Content> m_job;
};

} // namespace meshscope::app
