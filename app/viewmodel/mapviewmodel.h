// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latestjob.h"
#include "mapdrawing.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The map page: the drawing, the coupling matrix with the same numbers, findings, and the chosen
/// domain. The chosen domain stands in the link (`domain=<name>`).
class MapViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(meshscope::app::MapSource *source READ source CONSTANT FINAL)
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QString unjudged READ unjudged NOTIFY changed FINAL)
    Q_PROPERTY(QString weight READ weight WRITE setWeight NOTIFY changed FINAL)
    /// One { code, name, slot, total } per domain: the columns of the matrix with their sums.
    Q_PROPERTY(QVariantList heads READ heads NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *matrix READ matrix CONSTANT FINAL)
    Q_PROPERTY(int matrixTotal READ matrixTotal NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *findings READ findings CONSTANT FINAL)
    Q_PROPERTY(int chosen READ chosen NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QString chosenName READ chosenName NOTIFY chosenChanged FINAL)
    /// { number, label } of the chosen domain.
    Q_PROPERTY(QVariantList chosenNumbers READ chosenNumbers NOTIFY chosenChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *products READ products CONSTANT FINAL)
    Q_PROPERTY(int productsShown READ productsShown NOTIFY chosenChanged FINAL)
    Q_PROPERTY(int productsTotal READ productsTotal NOTIFY chosenChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    MapViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    MapSource *source() { return &m_source; }
    bool isEmpty() const { return !m_drawing || m_drawing->view->domains.empty(); }
    QString summary() const;
    QString unjudged() const; ///< which domains the rule of ports says nothing of; empty: none
    QString weight() const;
    void setWeight(const QString &weight);
    QVariantList heads() const;
    QAbstractItemModel *matrix() { return &m_matrix; }
    int matrixTotal() const;
    QAbstractItemModel *findings() { return &m_findings; }
    int chosen() const { return m_chosen; }
    QString chosenName() const;
    QVariantList chosenNumbers() const;
    QAbstractItemModel *products() { return &m_products; }
    int productsShown() const { return static_cast<int>(m_products.rows().size()); }
    int productsTotal() const;

    Q_INVOKABLE void choose(int domain);
    /// What a person owns, on Discover.
    Q_INVOKABLE void openOwner(const QString &name);
    Q_INVOKABLE void openProduct(const QString &uid);
    Q_INVOKABLE void openDomain();
    Q_INVOKABLE void showPath(const QString &datasetUid);
    Q_INVOKABLE void showAllProducts();
    Q_INVOKABLE void retry() { load(); }

    struct MatrixCell
    {
        std::size_t count = 0;
        bool isSelf = false;
        bool isCycle = false;
        bool isBypass = false;
    };
    struct MatrixRow
    {
        workspace::DomainLabel domain;
        std::vector<MatrixCell> cells;
        std::size_t total = 0;
        std::size_t largest = 0; ///< of the whole matrix
    };

signals:
    void changed();
    void chosenChanged();

private:
    void followLink();
    void load();
    void draw(std::shared_ptr<const workspace::MeshMapView> view);
    void show(const MapDrawingPointer &drawing);
    void showMatrix();
    void showProducts();
    void fail(const Error &error);
    const workspace::MapDomain *chosenDomain() const;

    CatalogSession &m_session;
    Navigator &m_navigator;
    MapSource m_source;
    RowListModel<MatrixRow> m_matrix;
    RowListModel<workspace::MapFinding> m_findings;
    RowListModel<workspace::MapProduct> m_products;
    MapDrawingPointer m_drawing;
    State m_state = Idle;
    QString m_error;
    MapWeight m_weight = MapWeight::Ports;
    int m_chosen = -1;
    bool m_allProducts = false;
    bool m_isStale = true;
    LatestJob<std::shared_ptr<const workspace::MeshMapView>> m_readJob;
    LatestJob<MapDrawingPointer> m_drawJob;
};

} // namespace meshscope::app
