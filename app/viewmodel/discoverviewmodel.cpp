// SPDX-License-Identifier: GPL-3.0-or-later
#include "discoverviewmodel.h"

#include "discoverlink.h"
#include "pagetext.h"

#include <algorithm>
#include <cmath>

namespace meshscope::app {

using namespace workspace;

namespace {

constexpr std::size_t pageRows = 50;

std::optional<Facet> facetOf(const QString &key)
{
    for (std::size_t f = 0; f < facetCount; ++f)
        if (facetKey(static_cast<Facet>(f)) == key)
            return static_cast<Facet>(f);
    return std::nullopt;
}

QString joinedWords(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << line(word);
    return list.join(QLatin1Char(' '));
}

} // namespace

DiscoverViewModel::DiscoverViewModel(CatalogSession &session, Navigator &navigator,
                                     DiscoverLoader &loader)
    : m_session(session)
    , m_navigator(navigator)
    , m_loader(loader)
    , m_preview(session)
    , m_job(session.computeLane())
    , m_linkJob(session.readLane())
{
    connect(&navigator, &Navigator::linkChanged, this, &DiscoverViewModel::follow);
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        m_followed = false;
        follow();
    });
    connect(&loader, &DiscoverLoader::changed, this, [this] {
        if (m_followed)
            run();
    });
    connect(&loader, &DiscoverLoader::failed, this,
            [this](const QString &message) { setState(Failed, message); });
}

DiscoverViewModel::~DiscoverViewModel() = default;

QString DiscoverViewModel::sort() const
{
    return discoverLink(m_query).value(QStringLiteral("sort"), QStringLiteral("match")).toString();
}

int DiscoverViewModel::filterCount() const
{
    std::size_t count = (m_query.column.empty() ? 0U : 1U) + (m_query.only ? 1U : 0U);
    for (const auto &values : m_query.filters)
        count += values.size();
    return static_cast<int>(count);
}

void DiscoverViewModel::follow()
{
    if (m_navigator.page() != QStringLiteral("discover") || !m_session.isOpen())
        return;
    DiscoverQuery query = discoverQuery(m_navigator.query());
    if (m_followed && discoverLink(query) == discoverLink(m_query))
        return;
    m_followed = true;
    m_query = std::move(query);
    emit queryChanged();
    run();
}

void DiscoverViewModel::run()
{
    const DiscoverLoader::Index index = m_loader.index();
    setState(Loading);
    if (!index)
        return; // the loader says when it is there
    m_job.start(
        [index, query = m_query,
         counts = index != m_countedIndex](const std::stop_token &stop) -> Result<Found> {
            auto found = discover(*index, query, stop);
            if (!found)
                return found.error();
            Found answer {std::make_shared<const Discovery>(std::move(*found)), -1};
            if (!counts)
                return answer;
            const auto all = discover(*index, DiscoverQuery {}, stop);
            if (!all)
                return all.error();
            answer.everything = static_cast<int>(all->total);
            return answer;
        },
        [this, index](Result<Found> found) {
            if (found)
                show(index, *found);
            else if (found.error().code != ErrorCode::Cancelled)
                setState(Failed, line(found.error().message));
        });
}

void DiscoverViewModel::show(const DiscoverLoader::Index &index, const Found &found)
{
    m_facets = facetGroups(*index, *found.what);
    m_chips = filterChips(*index, m_query);
    m_shown = static_cast<int>(found.what->shown);
    m_total = static_cast<int>(found.what->total);
    m_carried = static_cast<int>(found.what->carried);
    if (found.everything >= 0) {
        m_everything = found.everything;
        m_countedIndex = index;
    }
    m_corrected = joinedWords(found.what->corrected);
    m_someWords = found.what->someWords;
    m_timeText = tr("%1 ms").arg(std::max(1L, std::lround(found.what->milliseconds)));
    const bool more = m_query.limit > pageRows; // keep the place when more rows were loaded
    m_results.setGroups(found.what->groups);
    emit resultsChanged();
    if (!more || m_current >= m_results.count())
        m_current = -1;
    setCurrent(m_current >= 0 ? m_current : m_results.nextHit(-1, 1));
    setState(Ready);
}

void DiscoverViewModel::setState(State state, const QString &error)
{
    m_state = state;
    m_error = error;
    emit stateChanged();
}

void DiscoverViewModel::go(const DiscoverQuery &query)
{
    m_navigator.replace(Navigator::linkTo(QStringLiteral("discover"), {}, discoverLink(query)));
}

void DiscoverViewModel::search(const QString &text)
{
    DiscoverQuery query = m_query;
    query.text = text.toStdString();
    query.column.clear();
    query.limit = pageRows;
    if (m_navigator.page() == QStringLiteral("discover"))
        go(query);
    else
        m_navigator.open(Navigator::linkTo(QStringLiteral("discover"), {}, discoverLink(query)));
}

void DiscoverViewModel::toggle(const QString &facet, const QString &value)
{
    DiscoverQuery query = m_query;
    if (facet == QStringLiteral("column"))
        query.column.clear();
    if (facet == QStringLiteral("group"))
        query.only.reset();
    if (const auto chosen = facetOf(facet)) {
        auto &values = query.filters[static_cast<std::size_t>(*chosen)];
        if (std::erase(values, value.toStdString()) == 0)
            values.push_back(value.toStdString());
    }
    go(query);
}

void DiscoverViewModel::clearFilters()
{
    DiscoverQuery query;
    query.text = m_query.text;
    query.sort = m_query.sort;
    go(query);
}

void DiscoverViewModel::setSort(const QString &sort)
{
    QVariantMap link = discoverLink(m_query);
    link.insert(QStringLiteral("sort"), sort);
    go(discoverQuery(link));
}

void DiscoverViewModel::showGroup(const QString &group)
{
    QVariantMap link = discoverLink(m_query);
    link.insert(QStringLiteral("group"), group);
    go(discoverQuery(link));
}

void DiscoverViewModel::loadMore()
{
    m_query.limit += pageRows;
    run();
}

void DiscoverViewModel::setCurrent(int row)
{
    const DiscoverModel::Row *chosen = m_results.rowAt(row);
    m_current = chosen && !chosen->isHead ? row : -1;
    emit currentChanged();
    m_preview.show(chosen ? chosen->hit.id : EntityId {},
                   chosen ? chosen->hit.kind : EntityKind::Rule);
}

void DiscoverViewModel::activate(int row)
{
    const DiscoverModel::Row *chosen = m_results.rowAt(row);
    if (!chosen || chosen->isHead)
        return;
    const DiscoverHit &hit = chosen->hit;
    QVariantMap link;
    if (hit.group == Group::Columns)
        link.insert(QStringLiteral("column"), QString::fromStdString(hit.key));
    else if (hit.group == Group::Terms)
        link.insert(QStringLiteral("tag"), QString::fromStdString(hit.key));
    else if (hit.group == Group::People)
        link.insert(QStringLiteral("owner"), QString::fromStdString(hit.name));
    if (!link.isEmpty())
        m_navigator.open(Navigator::linkTo(QStringLiteral("discover"), {}, link));
    else
        openEntity(hit.id, pageOf(hit.kind));
}

void DiscoverViewModel::openEntity(EntityId id, const QString &page)
{
    m_linkJob.start(
        [reader = m_session.reader(), id](const std::stop_token &) -> Result<QString> {
            return line(linkOf(*reader, id).uid);
        },
        [this, page](const Result<QString> &uid) {
            if (uid && !uid->isEmpty())
                m_navigator.open(Navigator::linkTo(page, *uid));
        });
}

void DiscoverViewModel::openCurrentLineage()
{
    const DiscoverModel::Row *chosen = m_results.rowAt(m_current);
    if (chosen && chosen->hit.hasMeasures)
        openEntity(chosen->hit.id, QStringLiteral("lineage"));
}

void DiscoverViewModel::openPreview(const QString &page)
{
    if (!m_preview.isShown())
        return;
    m_navigator.open(page == QLatin1String("quality")
                         ? qualityLink(m_preview.page(), m_preview.head())
                         : Navigator::linkTo(page, m_preview.head().uid));
}

void DiscoverViewModel::openContract(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("contract"), uid));
}

void DiscoverViewModel::requestAccess()
{
    const QString port = m_preview.facts().value(QStringLiteral("port")).toString();
    if (!port.isEmpty())
        m_navigator.open(Navigator::linkTo(
            QStringLiteral("access"), {},
            {{QStringLiteral("tab"), QStringLiteral("request")}, {QStringLiteral("port"), port}}));
}

} // namespace meshscope::app
