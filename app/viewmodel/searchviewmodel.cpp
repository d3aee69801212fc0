// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchviewmodel.h"

#include "pagetext.h"

namespace meshscope::app {

using namespace workspace;

namespace {

constexpr std::size_t rowsShown = 18;

} // namespace

SearchViewModel::SearchViewModel(CatalogSession &session, Navigator &navigator,
                                 DiscoverLoader &loader)
    : m_session(session)
    , m_navigator(navigator)
    , m_loader(loader)
    , m_job(session.computeLane())
    , m_linkJob(session.readLane())
{
    connect(&navigator, &Navigator::linkChanged, this, &SearchViewModel::follow);
    connect(&session, &CatalogSession::catalogChanged, this, &SearchViewModel::clear);
    connect(&loader, &DiscoverLoader::changed, this, &SearchViewModel::run);
    connect(&loader, &DiscoverLoader::failed, this, [this](const QString &message) {
        m_error = message;
        m_loading = false;
        emit resultsChanged();
    });
}

SearchViewModel::~SearchViewModel() = default;

void SearchViewModel::warmUp()
{
    if (m_session.isOpen())
        m_loader.index();
}

bool SearchViewModel::isOnDiscover() const
{
    return m_navigator.page() == QLatin1String("discover");
}

void SearchViewModel::follow()
{
    if (isOnDiscover()) {
        const QString words = m_navigator.query().value(QStringLiteral("q")).toString();
        clearResults();
        if (words != m_text) {
            m_text = words;
            emit textChanged();
        }
    } else if (m_navigator.page() != m_page) {
        clear(); // its words belonged to the page before
    }
    m_page = m_navigator.page();
    emit placeChanged();
}

void SearchViewModel::clear()
{
    clearResults();
    if (m_text.isEmpty())
        return;
    m_text.clear();
    emit textChanged();
}

void SearchViewModel::clearResults()
{
    m_job.cancel();
    m_error.clear();
    m_corrected.clear();
    m_someWords = false;
    m_loading = false;
    m_total = 0;
    m_shown = 0;
    m_results.setGroups({});
    setCurrent(-1);
    emit resultsChanged();
}

void SearchViewModel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    emit textChanged();
    if (isOnDiscover()) {
        QVariantMap link = m_navigator.query();
        link.remove(QStringLiteral("column"));
        link.insert(QStringLiteral("q"), text);
        if (text.isEmpty())
            link.remove(QStringLiteral("q"));
        m_navigator.replace(Navigator::linkTo(QStringLiteral("discover"), {}, link));
    } else if (text.trimmed().isEmpty()) {
        clearResults();
    } else {
        run();
    }
}

void SearchViewModel::run()
{
    if (m_text.trimmed().isEmpty() || !m_session.isOpen() || isOnDiscover())
        return;
    const DiscoverLoader::Index index = m_loader.index();
    m_loading = true;
    emit resultsChanged();
    if (!index)
        return; // the loader says when it is there
    DiscoverQuery query;
    query.text = m_text.toStdString();
    query.limit = rowsShown;
    m_job.start(
        [index, query = std::move(query)](const std::stop_token &stop) -> Result<Found> {
            auto found = discover(*index, query, stop);
            if (!found)
                return found.error();
            return std::make_shared<const Discovery>(std::move(*found));
        },
        [this](Result<Found> found) {
            m_loading = false;
            m_error = found ? QString() : line(found.error().message);
            if (found) {
                m_total = static_cast<int>((*found)->total);
                m_shown = static_cast<int>((*found)->shown);
                m_someWords = (*found)->someWords;
                m_corrected.clear();
                for (const std::string &word : (*found)->corrected)
                    m_corrected += line(word) + QLatin1Char(' ');
                m_results.setGroups((*found)->groups);
                setCurrent(m_results.nextHit(-1, 1));
            }
            emit resultsChanged();
        });
}

void SearchViewModel::move(int step)
{
    const int next = m_results.nextHit(m_current, step);
    setCurrent(next == m_current && step < 0 ? -1 : next);
}

void SearchViewModel::setCurrent(int row)
{
    if (row == m_current)
        return;
    m_current = row;
    emit currentChanged();
}

void SearchViewModel::activate(int row)
{
    const DiscoverModel::Row *chosen = m_results.rowAt(row);
    QVariantMap link;
    if (!chosen && isOnDiscover()) {
        emit opened(); // the page shows the words already
        return;
    }
    if (!chosen)
        link.insert(QStringLiteral("q"), m_text.trimmed());
    else if (chosen->isHead)
        link = {{QStringLiteral("q"), m_text.trimmed()},
                {QStringLiteral("group"), QString::fromLatin1(kindKey(chosen->group).data())}};
    else if (chosen->hit.group == Group::Columns)
        link.insert(QStringLiteral("column"), QString::fromStdString(chosen->hit.key));
    else if (chosen->hit.group == Group::Terms)
        link.insert(QStringLiteral("tag"), QString::fromStdString(chosen->hit.key));
    else if (chosen->hit.group == Group::People)
        link.insert(QStringLiteral("owner"), QString::fromStdString(chosen->hit.name));
    if (!link.isEmpty()) {
        m_navigator.open(Navigator::linkTo(QStringLiteral("discover"), {}, link));
        emit opened();
        return;
    }
    m_linkJob.start([reader = m_session.reader(), id = chosen->hit.id](const std::stop_token &)
                        -> Result<QString> { return line(linkOf(*reader, id).uid); },
                    [this, page = pageOf(chosen->hit.kind)](const Result<QString> &uid) {
                        if (uid && !uid->isEmpty())
                            m_navigator.open(Navigator::linkTo(page, *uid));
                        if (!isOnDiscover())
                            clear();
                        emit opened();
                    });
}

} // namespace meshscope::app
