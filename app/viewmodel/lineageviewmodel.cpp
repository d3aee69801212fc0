// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineageviewmodel.h"

#include "pagetext.h"
#include "shell/display.h"

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr std::size_t listedFirst = 12;
constexpr std::size_t listMoreBy = 25;
constexpr std::size_t startsShown = 12;

int stepsIn(const QVariantMap &query, const char *key)
{
    bool isNumber = false;
    const int steps = query.value(QLatin1String(key)).toInt(&isNumber);
    return isNumber ? std::clamp(steps, 0, deepestLineage) : 1;
}

Result<EntityId> startOf(workspace::Reader &reader, const std::string &uid)
{
    auto found = workspace::findEntity(reader, uid, EntityKind::Asset);
    return found ? found : workspace::findEntity(reader, uid, EntityKind::Product);
}

} // namespace

LineageViewModel::LineageViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_process(std::make_shared<layout::LayoutProcess>())
    , m_starts(lineageStartRoles())
    , m_impact(impactRoles())
    , m_outline(outlineRoles())
    , m_level(columnsLevel)
    , m_readJob(session.readLane())
    , m_startsJob(session.readLane())
    , m_selectJob(session.readLane())
    , m_drawJob(session.computeLane())
    , m_refineJob(session.computeLane())
    , m_exportJob(session.computeLane())
{
    connect(&navigator, &Navigator::linkChanged, this, &LineageViewModel::followLink);
    connect(&session, &CatalogSession::snapshotChanged, this, [this] {
        if (m_state == Idle)
            followLink();
        else
            retry();
    });
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        forget();
        followLink();
    });
}

void LineageViewModel::forget()
{
    m_uid.clear();
    m_drawing.reset();
    m_expanded.clear();
    m_columnFilter.clear();
    m_allColumns = false;
    m_isFresh = true;
    m_state = Idle;
    m_source.setScene(nullptr, GraphSource::Change::Replaced);
    m_outline.setRows({});
    showImpact();
    emit changed();
}

void LineageViewModel::followLink()
{
    if (m_navigator.page() != lineagePage || !m_session.isOpen())
        return;
    const QVariantMap query = m_navigator.query();
    const QString uid = m_navigator.uid();
    const int up = stepsIn(query, "up");
    const int down = stepsIn(query, "down");
    const QString column = query.value(QStringLiteral("column")).toString();
    const QString level
        = query.value(QStringLiteral("level")) == datasetsLevel ? datasetsLevel : columnsLevel;
    const bool isSame
        = uid == m_uid && up == m_up && down == m_down && column == m_column && level == m_level;
    if (isSame && (m_state == Loading || m_state == Ready))
        return;
    if (uid != m_uid)
        forget();
    if (column != m_column)
        m_listed = listedFirst;
    m_uid = uid;
    m_up = up;
    m_down = down;
    m_column = column;
    m_level = level;
    load();
}

void LineageViewModel::retry()
{
    if (m_navigator.page() == lineagePage && m_session.isOpen())
        load();
    else
        m_state = Idle; // loaded again when the page is shown
}

workspace::LineageRequest LineageViewModel::request() const
{
    workspace::LineageRequest request;
    request.up = static_cast<unsigned>(m_up);
    request.down = static_cast<unsigned>(m_down);
    request.level = m_level == columnsLevel ? workspace::LineageLevel::Columns
                                            : workspace::LineageLevel::Datasets;
    request.column = m_column.toStdString();
    request.columnFilter = m_columnFilter.toStdString();
    request.allColumns = m_allColumns;
    request.expanded = m_expanded;
    return request;
}

void LineageViewModel::load()
{
    m_state = Loading;
    m_error.clear();
    emit changed();
    if (m_uid.isEmpty()) {
        loadStarts();
        return;
    }
    m_readJob.start(
        [reader = m_session.reader(), uid = m_uid.toStdString(),
         request = request()](const std::stop_token &stop) mutable
        -> Result<std::shared_ptr<const workspace::LineageView>> {
            const auto start = startOf(*reader, uid);
            if (!start)
                return start.error();
            request.start = *start;
            auto view = workspace::lineageView(*reader, request, stop);
            if (!view)
                return view.error();
            return std::make_shared<const workspace::LineageView>(std::move(*view));
        },
        [this](Result<std::shared_ptr<const workspace::LineageView>> view) {
            if (view)
                drawView(std::move(*view));
            else
                fail(view.error());
        });
}

void LineageViewModel::loadStarts()
{
    m_startsJob.start(
        [reader = m_session.reader()](
            const std::stop_token &) -> Result<std::vector<workspace::PageLink>> {
            return workspace::lineageStarts(*reader, startsShown);
        },
        [this](Result<std::vector<workspace::PageLink>> starts) {
            if (!starts)
                return fail(starts.error());
            m_starts.setRows(std::move(*starts));
            m_state = Ready;
            emit changed();
        });
}

void LineageViewModel::drawView(std::shared_ptr<const workspace::LineageView> view)
{
    m_refineJob.cancel();
    m_drawJob.start(
        [view = std::move(view), before = m_isFresh ? nullptr : m_drawing, process = m_process](
            const std::stop_token &stop) { return draw(view, before, *process, stop); },
        [this](Result<DrawingPointer> drawing) {
            if (!drawing)
                return fail(drawing.error());
            show(*drawing);
            if ((*drawing)->canBeRefined)
                refineLater();
        });
}

void LineageViewModel::refineLater()
{
    m_refineJob.start([drawing = m_drawing, process = m_process](
                          const std::stop_token &stop) { return refine(drawing, *process, stop); },
                      [this](Result<DrawingPointer> refined) {
                          if (refined && *refined)
                              show(*refined);
                      });
}

void LineageViewModel::show(const DrawingPointer &drawing)
{
    m_drawing = drawing;
    m_isFresh = false;
    m_state = Ready;
    m_source.setScene(drawing->scene,
                      drawing->isStable ? GraphSource::Change::Extended
                                        : GraphSource::Change::Replaced);
    std::vector<SceneCard> rows = drawing->scene->cards;
    std::ranges::stable_sort(rows, [](const SceneCard &a, const SceneCard &b) {
        return a.step != b.step ? a.step < b.step : a.rect.top() < b.rect.top();
    });
    m_outline.setRows(std::move(rows));
    showImpact();
    emit changed();
}

void LineageViewModel::fail(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_state = Failed;
    m_error = shownError(error);
    emit changed();
}

const workspace::Impact &LineageViewModel::side(const QString &name) const
{
    static const workspace::Impact none;
    if (!m_drawing)
        return none;
    return name == QLatin1String("upstream") ? m_drawing->view->upstream
                                             : m_drawing->view->downstream;
}

void LineageViewModel::showImpact()
{
    const workspace::Impact &impact = side(m_side);
    m_listed = std::max(m_listed, listedFirst);
    std::vector<ImpactLine> lines;
    for (std::size_t i = 0; i < std::min(m_listed, impact.rows.size()); ++i) {
        const bool isShown = impact.rows[i].isShown;
        const bool isUnknown = impact.rows[i].isUnknown;
        ImpactLine &one = lines.emplace_back(ImpactLine {impact.rows[i], {}, {}});
        if (i > 0 && isUnknown == impact.rows[i - 1].isUnknown
            && (isUnknown || isShown == impact.rows[i - 1].isShown))
            continue;
        if (isUnknown) {
            one.heading = tr("Column lineage not known");
            one.headingCount = countText(static_cast<qint64>(impact.unknown));
            continue;
        }
        one.heading = isShown ? tr("On screen") : tr("Folded or further away");
        one.headingCount = tr("%1 of %2")
                               .arg(isShown ? impact.shown : impact.datasets - impact.shown)
                               .arg(impact.datasets);
    }
    m_impact.setRows(std::move(lines));
    emit impactChanged();
}

void LineageViewModel::listMore()
{
    m_listed += listMoreBy;
    showImpact();
}

void LineageViewModel::setSide(const QString &side)
{
    if (m_side == side)
        return;
    m_side = side;
    m_listed = listedFirst;
    showImpact();
}

} // namespace meshscope::app
