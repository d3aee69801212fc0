// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "entitypageviewmodel.h"
#include "latestjob.h"
#include "rowlistmodel.h"
#include "workspace/productpage.h"

#include <QVariantList>

#include <memory>

namespace meshscope::app {

/// The page of a product. Lists are models whose roles are the delegates' properties; numbers in
/// heads are ready texts.
class ProductViewModel : public meshscope::app::EntityPageViewModel // in full: qmllint looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY pageChanged FINAL)
    Q_PROPERTY(QAbstractListModel *outputs READ outputs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *inputs READ inputs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *datasets READ datasets CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *serviceLevels READ serviceLevels CONSTANT FINAL)
    Q_PROPERTY(QVariantList upstream READ upstream NOTIFY pageChanged FINAL)
    Q_PROPERTY(QVariantList downstream READ downstream NOTIFY pageChanged FINAL)
    Q_PROPERTY(QAbstractListModel *consumers READ consumers CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *contacts READ contacts CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *tests READ tests CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *checks READ checks CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *claims READ claims CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *history READ history CONSTANT FINAL)
    /// Texts of the heads: serviceLevels, lineage, consumers, sources, claims; counts pass, fail,
    /// unknown of the checks; firstPort for the request button.
    Q_PROPERTY(QVariantMap facts READ facts NOTIFY pageChanged FINAL)

public:
    ProductViewModel(CatalogSession &session, Navigator &navigator);
    ~ProductViewModel() override;

    QVariantList tabs() const { return m_tabs; }
    QAbstractListModel *outputs() { return &m_outputs; }
    QAbstractListModel *inputs() { return &m_inputs; }
    QAbstractListModel *datasets() { return &m_datasets; }
    QAbstractListModel *serviceLevels() { return &m_serviceLevels; }
    QVariantList upstream() const { return m_upstream; }
    QVariantList downstream() const { return m_downstream; }
    QAbstractListModel *consumers() { return &m_consumers; }
    QAbstractListModel *contacts() { return &m_contacts; }
    QAbstractListModel *tests() { return &m_tests; }
    QAbstractListModel *checks() { return &m_checks; }
    QAbstractListModel *claims() { return &m_claims; }
    QAbstractListModel *sources() { return &m_sources; }
    QAbstractListModel *history() { return &m_history; }
    QVariantMap facts() const { return m_facts; }

    enum class ShowAs { Page, Nothing };
    /// Shows a page that was read: the end of loading, and what tests call.
    void show(workspace::ProductPage page, ShowAs as = ShowAs::Page);

signals:
    void pageChanged();

protected:
    void load(const QString &uid) override;
    void clear() override;

private:
    using Page = std::shared_ptr<workspace::ProductPage>;

    RowListModel<workspace::ProductPort> m_outputs;
    RowListModel<workspace::ProductPort> m_inputs;
    RowListModel<workspace::PageLink> m_datasets;
    RowListModel<workspace::ServiceLevel> m_serviceLevels;
    RowListModel<workspace::Consumer> m_consumers;
    RowListModel<workspace::Contact> m_contacts;
    RowListModel<workspace::TestRow> m_tests;
    RowListModel<workspace::CareCheck> m_checks;
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
