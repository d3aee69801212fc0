// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "entitypageviewmodel.h"
#include "latestjob.h"
#include "rowlistmodel.h"
#include "workspace/productpage.h"

#include <memory>

namespace meshscope::app {

/// The page of a product.
/// Facts, texts of the heads: serviceLevels, lineage, consumers, sources, claims; counts pass,
/// fail, unknown of the checks; firstPort for the request button.
class ProductViewModel : public meshscope::app::EntityPageViewModel // in full: qmllint looks it up
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QAbstractListModel *outputs READ outputs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *inputs READ inputs CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *datasets READ datasets CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *serviceLevels READ serviceLevels CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *consumers READ consumers CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *checks READ checks CONSTANT FINAL)

public:
    ProductViewModel(CatalogSession &session, Navigator &navigator);
    ~ProductViewModel() override;

    QAbstractListModel *outputs() { return &m_outputs; }
    QAbstractListModel *inputs() { return &m_inputs; }
    QAbstractListModel *datasets() { return &m_datasets; }
    QAbstractListModel *serviceLevels() { return &m_serviceLevels; }
    QAbstractListModel *consumers() { return &m_consumers; }
    QAbstractListModel *checks() { return &m_checks; }

    /// Shows a page that was read: the end of loading, and what tests call.
    void show(workspace::ProductPage page, ShowAs as = ShowAs::Page);

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
    RowListModel<workspace::CareCheck> m_checks;
    LatestJob<Page> m_job;
};

} // namespace meshscope::app
