// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "columntreemodel.h"
#include "entitypageviewmodel.h"
#include "latestjob.h"
#include "rowlistmodel.h"
#include "workspace/datasetpage.h"

#include <memory>

namespace meshscope::app {

/// The page of a dataset: columns as a tree, what is tested, what runs, who uses it, who says what.
/// Facts: keys, partitions, rows, size, freshness, freshnessState, classifiedBy, product,
/// productUid, instance, visibility, lineage, conflicts, drift, and of identity: identityText
/// (empty: nothing was decided), joined (one line each), identityLink.
class DatasetViewModel : public meshscope::app::EntityPageViewModel // in full: qmllint looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(meshscope::app::ColumnTreeModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *jobs READ jobs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *contracts READ contracts CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *ports READ ports CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *drift READ drift CONSTANT FINAL)

public:
    DatasetViewModel(CatalogSession &session, Navigator &navigator);
    ~DatasetViewModel() override;

    ColumnTreeModel *columns() { return &m_columns; }
    QAbstractListModel *jobs() { return &m_jobs; }
    QAbstractListModel *contracts() { return &m_contracts; }
    QAbstractListModel *ports() { return &m_ports; }
    QAbstractListModel *drift() { return &m_drift; }

    /// The lineage of one column of this dataset.
    Q_INVOKABLE void openColumnLineage(const QString &path);

    /// Shows a page that was read: the end of loading, and what tests call.
    void show(workspace::DatasetPage page, ShowAs as = ShowAs::Page);

protected:
    void load(const QString &uid) override;
    void clear() override;

private:
    using Page = std::shared_ptr<workspace::DatasetPage>;

    ColumnTreeModel m_columns;
    RowListModel<workspace::DatasetJob> m_jobs;
    RowListModel<workspace::ContractUse> m_contracts;
    RowListModel<workspace::PortOffer> m_ports;
    RowListModel<workspace::DriftRow> m_drift;
    LatestJob<Page> m_job;
};

} // namespace meshscope::app
