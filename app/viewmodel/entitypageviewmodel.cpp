// SPDX-License-Identifier: GPL-3.0-or-later
#include "entitypageviewmodel.h"

#include "pageroles.h"
#include "pagetext.h"

#include <QClipboard>
#include <QGuiApplication>

namespace meshscope::app {

EntityPageViewModel::EntityPageViewModel(QString page, CatalogSession &session,
                                         Navigator &navigator)
    : m_page(std::move(page))
    , m_session(session)
    , m_navigator(navigator)
    , m_tests(testRoles())
    , m_contacts(contactRoles())
    , m_claims(claimRoles())
    , m_sources(sourceRoles())
    , m_history(historyRoles())
{
    connect(&navigator, &Navigator::linkChanged, this, &EntityPageViewModel::follow);
    connect(&session, &CatalogSession::snapshotChanged, this, &EntityPageViewModel::reload);
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        forget();
        follow();
    });
}

void EntityPageViewModel::follow()
{
    if (m_navigator.page() != m_page)
        return;
    const QString tab = m_navigator.query().value(QStringLiteral("tab")).toString();
    if (tab != m_tab) {
        m_tab = tab;
        emit tabChanged();
    }
    if (m_navigator.uid() == m_uid && m_state != Failed && m_state != Idle)
        return;
    if (m_navigator.uid() != m_uid)
        forget(); // another thing: its old content would be wrong
    m_uid = m_navigator.uid();
    start();
}

void EntityPageViewModel::reload()
{
    if (m_navigator.page() == m_page && !m_uid.isEmpty())
        start();
}

void EntityPageViewModel::start()
{
    if (!m_session.isOpen())
        return;
    m_state = Loading;
    m_error.clear();
    m_where.clear();
    emit stateChanged();
    load(m_uid);
}

void EntityPageViewModel::forget()
{
    m_uid.clear();
    m_head = {};
    m_state = Idle;
    clear();
    emit stateChanged();
}

void EntityPageViewModel::setPage(EntityHead head, Common common, ShowAs as)
{
    m_tabs = std::move(common.tabs);
    m_upstream = std::move(common.upstream);
    m_downstream = std::move(common.downstream);
    m_facts = std::move(common.facts);
    m_tests.setRows(std::move(common.tests));
    m_contacts.setRows(std::move(common.contacts));
    m_claims.setRows(std::move(common.claims));
    m_sources.setRows(std::move(common.sources));
    m_history.setRows(std::move(common.history));
    emit pageChanged();
    if (as == ShowAs::Page)
        setReady(std::move(head));
}

void EntityPageViewModel::setReady(EntityHead head)
{
    m_head = std::move(head);
    m_state = Ready;
    emit stateChanged();
}

void EntityPageViewModel::setFailed(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    m_state = Failed;
    m_error = line(error.message);
    m_where = line(error.where);
    emit stateChanged();
}

void EntityPageViewModel::openTab(const QString &tab)
{
    QVariantMap query;
    if (!tab.isEmpty())
        query.insert(QStringLiteral("tab"), tab);
    m_navigator.replace(Navigator::linkTo(m_page, m_uid, query));
}

void EntityPageViewModel::openEntity(const QString &page, const QString &uid)
{
    if (!page.isEmpty() && !uid.isEmpty())
        m_navigator.open(Navigator::linkTo(page, uid));
}

void EntityPageViewModel::openPage(const QString &page, const QVariantMap &query)
{
    m_navigator.open(Navigator::linkTo(page, m_uid, query));
}

void EntityPageViewModel::openLineage()
{
    openPage(QStringLiteral("lineage"));
}

void EntityPageViewModel::openQuality()
{
    m_navigator.open(qualityLink(m_page, m_head));
}

void EntityPageViewModel::openDomain()
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("discover"), {},
                                       {{QStringLiteral("domain"), m_head.domainKey}}));
}

void EntityPageViewModel::requestAccess(const QString &portUid)
{
    m_navigator.open(Navigator::linkTo(
        QStringLiteral("access"), {},
        {{QStringLiteral("tab"), QStringLiteral("request")}, {QStringLiteral("port"), portUid}}));
}

void EntityPageViewModel::openLink(const QString &link)
{
    m_navigator.open(link);
}

void EntityPageViewModel::copyLink() const
{
    QGuiApplication::clipboard()->setText(Navigator::linkTo(m_page, m_uid));
}

void EntityPageViewModel::copyText(const QString &text) const
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace meshscope::app
