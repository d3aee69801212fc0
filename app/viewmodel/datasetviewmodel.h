// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "columntreemodel.h"
#include "entitypageviewmodel.h"
#include "latestjob.h"
#include "rowlistmodel.h"
#include "workspace/datasetpage.h"

#include <QVariantList>

#include <memory>

namespace meshscope::app {

/// The page of a dataset: columns as a tree, what is tested, what runs, who uses it, who says what.
class DatasetViewModel : public meshscope::app::EntityPageViewModel // in full: qmllint looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY pageChanged FINAL)
    Q_PROPERTY(meshscope::app::ColumnTreeModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *tests READ tests CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *jobs READ jobs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *contracts READ contracts CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *ports READ ports CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *drift READ drift CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *contacts READ contacts CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *claims READ claims CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *history READ history CONSTANT FINAL)
    Q_PROPERTY(QVariantList upstream READ upstream NOTIFY pageChanged FINAL)
    Q_PROPERTY(QVariantList downstream READ downstream NOTIFY pageChanged FINAL)
    /// Ready texts: keys, partitions, rows, size, freshness, freshnessState, classifiedBy, product,
    /// productUid, instance, visibility, lineage, conflicts, drift.
    Q_PROPERTY(QVariantMap facts READ facts NOTIFY pageChanged FINAL)

public:
    DatasetViewModel(CatalogSession &session, Navigator &navigator);
    ~DatasetViewModel() override;

    QVariantList tabs() const { return m_tabs; }
    ColumnTreeModel *columns() { return &m_columns; }
    QAbstractListModel *tests() { return &m_tests; }
    QAbstractListModel *jobs() { return &m_jobs; }
    QAbstractListModel *contracts() { return &m_contracts; }
    QAbstractListModel *ports() { return &m_ports; }
    QAbstractListModel *drift() { return &m_drift; }
    QAbstractListModel *contacts() { return &m_contacts; }
    QAbstractListModel *claims() { return &m_claims; }
    QAbstractListModel *sources() { return &m_sources; }
    QAbstractListModel *history() { return &m_history; }
    QVariantList upstream() const { return m_upstream; }
    QVariantList downstream() const { return m_downstream; }
    QVariantMap facts() const { return m_facts; }

    /// The lineage of one column of this dataset.
    Q_INVOKABLE void openColumnLineage(const QString &path);

    enum class ShowAs { Page, Nothing };
    /// Shows a page that was read: the end of loading, and what tests call.
    void show(workspace::DatasetPage page, ShowAs as = ShowAs::Page);

signals:
    void pageChanged();

protected:
    void load(const QString &uid) override;
    void clear() override;

private:
    using Page = std::shared_ptr<workspace::DatasetPage>;

    ColumnTreeModel m_columns;
    RowListModel<workspace::TestRow> m_tests;
    RowListModel<workspace::DatasetJob> m_jobs;
    RowListModel<workspace::ContractUse> m_contracts;
    RowListModel<workspace::PortOffer> m_ports;
    RowListModel<workspace::DriftRow> m_drift;
    RowListModel<workspace::Contact> m_contacts;
    RowListModel<workspace::Claim> m_claims;
    RowListModel<workspace::SourceNote> m_sources;
    RowListModel<workspace::HistoryRow> m_history;
    QVariantList m_tabs;
    QVariantList m_upstream;
    QVariantList m_downstream;
    QVariantMap m_facts;
    LatestJob<Page> m_job;
};

} // namespace meshscope::app
