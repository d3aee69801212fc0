// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/allocator.h"
#include "shell/catalogsession.h"
#include "shell/externallinks.h"
#include "shell/navigator.h"
#include "shell/noticelist.h"
#include "shell/uisettings.h"
#include "shell/windowoptions.h"
#include "viewmodel/accessviewmodel.h"
#include "viewmodel/actingasviewmodel.h"
#include "viewmodel/contractsviewmodel.h"
#include "viewmodel/contractviewmodel.h"
#include "viewmodel/datasetviewmodel.h"
#include "viewmodel/discoverviewmodel.h"
#include "viewmodel/importer.h"
#include "viewmodel/lineageviewmodel.h"
#include "viewmodel/mapviewmodel.h"
#include "viewmodel/productviewmodel.h"
#include "viewmodel/qualityviewmodel.h"
#include "viewmodel/searchviewmodel.h"
#include "viewmodel/sourcesviewmodel.h"
#include "viewmodel/sourcewatch.h"
#include "viewmodel/welcomeviewmodel.h"

#include <QObject>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// What Main.qml is given: the navigator and one view-model per page. Owns them all, in
/// construction order. View-models are made with (CatalogSession &, Navigator &) and start no work
/// before their page is shown or their first command comes.
class Application : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made in main()")
    Q_PROPERTY(meshscope::app::Navigator *navigator READ navigator CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::CatalogSession *session READ session CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::UiSettings *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::NoticeList *notices READ notices CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ExternalLinks *links READ links CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::Importer *importer READ importer CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ActingAsViewModel *actingAs READ actingAs CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::WelcomeViewModel *welcome READ welcome CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::SourcesViewModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::SearchViewModel *search READ search CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::DiscoverViewModel *discover READ discover CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ProductViewModel *product READ product CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::DatasetViewModel *dataset READ dataset CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::LineageViewModel *lineage READ lineage CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::MapViewModel *map READ map CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ContractsViewModel *contracts READ contracts CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::ContractViewModel *contract READ contract CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::QualityViewModel *quality READ quality CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::AccessViewModel *access READ access CONSTANT FINAL)

public:
    explicit Application(QObject *parent = nullptr);
    ~Application() override;

    Navigator *navigator() { return &m_navigator; }
    CatalogSession *session() { return &m_session; }
    UiSettings *settings() { return &m_settings; }
    NoticeList *notices() { return &m_notices; }
    ExternalLinks *links() { return &m_links; }
    Importer *importer() { return &m_importer; }
    ActingAsViewModel *actingAs() { return &m_actingAs; }
    WelcomeViewModel *welcome() { return &m_welcome; }
    SourcesViewModel *sources() { return &m_sources; }
    SearchViewModel *search() { return &m_search; }
    DiscoverViewModel *discover() { return &m_discover; }
    ProductViewModel *product() { return &m_product; }
    DatasetViewModel *dataset() { return &m_dataset; }
    LineageViewModel *lineage() { return &m_lineage; }
    MapViewModel *map() { return &m_map; }
    ContractsViewModel *contracts() { return &m_contracts; }
    ContractViewModel *contract() { return &m_contract; }
    QualityViewModel *quality() { return &m_quality; }
    AccessViewModel *access() { return &m_access; }

    /// Opens what the words of the command line ask for, else the catalog used last, else the
    /// welcome page. Called once, before the window is loaded.
    void start(const WindowOptions &options);

private:
    void showFirstPage();
    void connectNotices();
    void connectAccessNotices();

    UiSettings m_settings;
    CatalogSession m_session;
    Navigator m_navigator;
    NoticeList m_notices;
    ExternalLinks m_links;
    IdleTrim m_trim;
    QTimer m_keepLink;
    Importer m_importer;
    SourceWatch m_watch;
    ActingAsViewModel m_actingAs;
    WelcomeViewModel m_welcome;
    SourcesViewModel m_sources;
    DiscoverLoader m_discoverLoader;
    SearchViewModel m_search;
    DiscoverViewModel m_discover;
    ProductViewModel m_product;
    DatasetViewModel m_dataset;
    LineageViewModel m_lineage;
    MapViewModel m_map;
    ContractsViewModel m_contracts;
    ContractViewModel m_contract;
    QualityViewModel m_quality;
    AccessViewModel m_access;
    QString m_wantedPage;
};

} // namespace meshscope::app
