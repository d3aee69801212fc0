// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapviewmodel.h"

#include "base/text.h"
#include "maproles.h"
#include "pagetext.h"
#include "shell/display.h"

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr std::size_t productsFirst = 5;
const QString page = QStringLiteral("map");

QVariantMap numberOf(const QString &number, const QString &label)
{
    return {{QStringLiteral("number"), number}, {QStringLiteral("label"), label}};
}

} // namespace

MapViewModel::MapViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_matrix(matrixRoles())
    , m_findings(mapFindingRoles())
    , m_products(mapProductRoles())
    , m_readJob(session.readLane())
    , m_drawJob(session.computeLane())
{
    connect(&navigator, &Navigator::linkChanged, this, &MapViewModel::followLink);
    connect(&session, &CatalogSession::snapshotChanged, this, [this] {
        m_isStale = true;
        followLink();
    });
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        m_drawing.reset();
        m_source.setScene(nullptr);
        m_chosen = -1;
        m_isStale = true;
        followLink();
        emit changed();
        emit chosenChanged();
    });
}

void MapViewModel::followLink()
{
    if (m_navigator.page() != page || !m_session.isOpen())
        return;
    if (m_isStale)
        load();
    const QString wanted = m_navigator.query().value(QStringLiteral("domain")).toString();
    if (!m_drawing || wanted.isEmpty())
        return;
    const auto &domains = m_drawing->view->domains;
    for (std::size_t i = 0; i < domains.size(); ++i)
        if (line(domains[i].label.name).compare(wanted, Qt::CaseInsensitive) == 0)
            choose(static_cast<int>(i));
}

void MapViewModel::load()
{
    m_isStale = false;
    m_state = Loading;
    m_error.clear();
    emit changed();
    m_readJob.start(
        [reader = m_session.reader()](
            const std::stop_token &stop) -> Result<std::shared_ptr<const workspace::MeshMapView>> {
            auto view = workspace::meshMap(*reader, stop);
            if (!view)
                return view.error();
            return std::make_shared<const workspace::MeshMapView>(std::move(*view));
        },
        [this](Result<std::shared_ptr<const workspace::MeshMapView>> view) {
            if (view)
                draw(std::move(*view));
            else
                fail(view.error());
        });
}

void MapViewModel::draw(std::shared_ptr<const workspace::MeshMapView> view)
{
    m_drawJob.start(
        [view = std::move(view), weight = m_weight, before = m_drawing](
            const std::stop_token &stop) { return drawMap(view, weight, before, stop); },
        [this](Result<MapDrawingPointer> drawing) {
            if (drawing)
                show(*drawing);
            else
                fail(drawing.error());
        });
}

void MapViewModel::fail(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_state = Failed;
    m_error = shownError(error);
    emit changed();
}

void MapViewModel::show(const MapDrawingPointer &drawing)
{
    m_drawing = drawing;
    m_state = Ready;
    m_source.setScene(drawing->scene);
    m_findings.setRows(drawing->view->findings);
    showMatrix();
    if (m_chosen < 0 || m_chosen >= static_cast<int>(drawing->view->domains.size()))
        m_chosen = drawing->view->domains.empty() ? -1 : 0;
    showProducts();
    emit changed();
    followLink();
}

void MapViewModel::showMatrix()
{
    const workspace::MeshMapView &view = *m_drawing->view;
    std::vector<MatrixRow> rows(view.domains.size());
    std::size_t largest = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i].domain = view.domains[i].label;
        rows[i].cells.resize(rows.size());
        rows[i].cells[i].isSelf = true;
    }
    for (const workspace::MapFlow &flow : view.flows) {
        MatrixCell &cell = rows[flow.from].cells[flow.to];
        cell.count = weightOf(flow, m_weight);
        cell.isCycle = flow.isCycle;
        rows[flow.from].total += cell.count;
        largest = std::max(largest, cell.count);
    }
    for (const workspace::MapFinding &finding : view.findings)
        if (finding.kind == workspace::MapFindingKind::Bypass)
            rows[finding.from].cells[finding.to].isBypass = true;
    for (MatrixRow &row : rows)
        row.largest = largest;
    m_matrix.setRows(std::move(rows));
}

QString MapViewModel::weight() const
{
    return m_weight == MapWeight::Ports ? QStringLiteral("ports") : QStringLiteral("grants");
}

void MapViewModel::setWeight(const QString &weight)
{
    const MapWeight wanted
        = weight == QLatin1String("grants") ? MapWeight::Grants : MapWeight::Ports;
    if (wanted == m_weight)
        return;
    m_weight = wanted;
    if (m_drawing)
        draw(m_drawing->view);
    emit changed();
}

QString MapViewModel::summary() const
{
    if (!m_drawing)
        return {};
    const workspace::MeshMapView &view = *m_drawing->view;
    const auto bypasses = std::ranges::count(view.findings, workspace::MapFindingKind::Bypass,
                                             &workspace::MapFinding::kind);
    const auto number = [](auto count) { return static_cast<std::int64_t>(count); };
    QStringList parts {counted(number(view.domains.size()), tr("1 domain"), tr("%1 domains")),
                       counted(number(view.products), tr("1 product"), tr("%1 products")),
                       counted(number(m_drawing->flows.size()), tr("1 flow"), tr("%1 flows"))};
    if (bypasses > 0)
        parts << (bypasses == 1 ? tr("1 bypass") : tr("%1 bypasses").arg(bypasses));
    if (view.withoutDomain > 0)
        parts << counted(number(view.withoutDomain),
                         tr("1 product without a domain is not on the map"),
                         tr("%1 products without a domain are not on the map"));
    return parts.join(QStringLiteral(", "));
}

QString MapViewModel::unjudged() const
{
    if (!m_drawing || m_drawing->view->withoutPorts == 0)
        return {};
    const auto unstated = static_cast<std::int64_t>(m_drawing->view->withoutPorts);
    const QString domains = countText(static_cast<std::int64_t>(m_drawing->view->domains.size()));
    return counted(unstated,
                   tr("1 of %1 domains is read and states no output port: its flows count "
                      "datasets, and whether a port is bypassed is unknown there.")
                       .arg(domains),
                   tr("%1 of %2 domains are read and state no output port: their flows count "
                      "datasets, and whether a port is bypassed is unknown there.")
                       .arg(QStringLiteral("%1"), domains));
}

QVariantList MapViewModel::heads() const
{
    QVariantList heads;
    const std::vector<MatrixRow> &rows = m_matrix.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::size_t total = 0;
        for (const MatrixRow &row : rows)
            total += row.cells[i].count;
        heads.append(QVariantMap {{QStringLiteral("code"), line(rows[i].domain.code)},
                                  {QStringLiteral("name"), line(rows[i].domain.name)},
                                  {QStringLiteral("slot"), rows[i].domain.slot},
                                  {QStringLiteral("total"), static_cast<int>(total)}});
    }
    return heads;
}

int MapViewModel::matrixTotal() const
{
    std::size_t total = 0;
    for (const MatrixRow &row : m_matrix.rows())
        total += row.total;
    return static_cast<int>(total);
}

const workspace::MapDomain *MapViewModel::chosenDomain() const
{
    return m_drawing && m_chosen >= 0
            && m_chosen < static_cast<int>(m_drawing->view->domains.size())
        ? &m_drawing->view->domains[static_cast<std::size_t>(m_chosen)]
        : nullptr;
}

void MapViewModel::choose(int domain)
{
    if (domain == m_chosen || domain < 0)
        return;
    m_chosen = domain;
    m_allProducts = false;
    showProducts();
}

void MapViewModel::showProducts()
{
    std::vector<workspace::MapProduct> rows;
    if (const workspace::MapDomain *domain = chosenDomain()) {
        rows = domain->products;
        if (!m_allProducts && rows.size() > productsFirst)
            rows.resize(productsFirst);
    }
    m_products.setRows(std::move(rows));
    emit chosenChanged();
}

void MapViewModel::showAllProducts()
{
    m_allProducts = true;
    showProducts();
}

QString MapViewModel::chosenName() const
{
    const workspace::MapDomain *domain = chosenDomain();
    return domain ? line(domain->label.name) : QString();
}

QVariantList MapViewModel::chosenNumbers() const
{
    const workspace::MapDomain *domain = chosenDomain();
    if (!domain)
        return {};
    const QString score = scoreText(domain->score);
    const auto text = [](std::size_t count) { return countText(static_cast<qint64>(count)); };
    return {
        numberOf(text(domain->products.size()),
                 domain->products.size() == 1 ? tr("product") : tr("products")),
        numberOf(text(domain->portsOut), domain->portsOut == 1 ? tr("port out") : tr("ports out")),
        numberOf(text(domain->portsIn), domain->portsIn == 1 ? tr("port in") : tr("ports in")),
        numberOf(score.isEmpty() ? tr("Unknown") : score, tr("mean quality"))};
}

int MapViewModel::productsTotal() const
{
    const workspace::MapDomain *domain = chosenDomain();
    return domain ? static_cast<int>(domain->products.size()) : 0;
}

void MapViewModel::openOwner(const QString &name)
{
    m_navigator.open(
        Navigator::linkTo(QStringLiteral("discover"), {}, {{QStringLiteral("owner"), name}}));
}

void MapViewModel::openProduct(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("product"), uid));
}

void MapViewModel::openDomain()
{
    const workspace::MapDomain *domain = chosenDomain();
    if (!domain)
        return;
    const QString key = line(slug(domain->label.name)); // as Discover's filter names it
    m_navigator.open(
        Navigator::linkTo(QStringLiteral("discover"), {}, {{QStringLiteral("domain"), key}}));
}

void MapViewModel::showPath(const QString &datasetUid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("lineage"), datasetUid));
}

} // namespace meshscope::app
