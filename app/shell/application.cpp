// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/application.h"

#include "shell/display.h"

#include <QFileInfo>
#include <QSettings>

#include <chrono>

namespace meshscope::app {

namespace {

const QString lastLinkKey = QStringLiteral("window/lastLink");
const QString lastLinkCatalogKey = QStringLiteral("window/lastLinkCatalog");

/// Any thread.
void keepLink(const QString &link, const QString &path)
{
    QSettings store;
    store.setValue(lastLinkKey, link);
    store.setValue(lastLinkCatalogKey, path);
}

} // namespace

Application::Application(QObject *parent)
    : QObject(parent)
    , m_importer(m_session)
    , m_watch(m_session, m_importer)
    , m_actingAs(m_session)
    , m_welcome(m_session)
    , m_sources(m_session, m_navigator, m_importer)
    , m_discoverLoader(m_session)
    , m_search(m_session, m_navigator, m_discoverLoader)
    , m_discover(m_session, m_navigator, m_discoverLoader)
    , m_product(m_session, m_navigator)
    , m_dataset(m_session, m_navigator)
    , m_lineage(m_session, m_navigator)
    , m_map(m_session, m_navigator)
    , m_contracts(m_session, m_navigator)
    , m_contract(m_session, m_navigator)
    , m_quality(m_session, m_navigator)
    , m_access(m_session, m_navigator)
{
    connect(&m_session, &CatalogSession::catalogChanged, this, &Application::showFirstPage);
    connect(&m_navigator, &Navigator::externalRequested, &m_links, &ExternalLinks::request);
    connect(&m_session, &CatalogSession::snapshotChanged, &m_trim, &IdleTrim::wake);
    connect(&m_navigator, &Navigator::linkChanged, this, [this] {
        m_trim.wake();
        if (!m_keepLink.isActive())
            m_keepLink.start();
    });
    // Not at every step: writing settings waits for the disk.
    m_keepLink.setSingleShot(true);
    m_keepLink.setInterval(std::chrono::seconds {2});
    connect(&m_keepLink, &QTimer::timeout, this, [this] {
        m_session.computeLane().start(
            [link = m_navigator.link(), path = m_session.path()] { keepLink(link, path); });
    });
    connectNotices();
    connectAccessNotices();
}

Application::~Application()
{
    if (m_keepLink.isActive())
        keepLink(m_navigator.link(), m_session.path());
}

void Application::connectAccessNotices()
{
    const auto tell = [this](const QString &text) {
        m_notices.addOwn(NoticeList::Kind::Information, text, QStringLiteral("meshscope:access"));
    };
    connect(&m_session, &CatalogSession::actingAsChanged, this, [this] {
        const PartyId person = m_session.actingAs();
        m_notices.setPerson(person ? QStringLiteral("%1#%2").arg(m_session.path()).arg(person.value)
                                   : QString());
    });
    connect(m_access.queue(), &AccessQueueViewModel::decided, this, tell);
    connect(m_access.mine(), &MyAccessViewModel::done, this, tell);
    connect(m_access.form(), &RequestFormViewModel::sent, this, tell);
    connect(m_access.audit(), &AuditViewModel::exported, this, tell);
    connect(m_access.audit(), &AuditViewModel::exportFailed, this, [this](const QString &text) {
        m_notices.add(NoticeList::Kind::Failure, text, QStringLiteral("meshscope:access"));
    });
}

void Application::connectNotices()
{
    connect(&m_session, &CatalogSession::failed, this, [this](const QString &message) {
        m_notices.add(NoticeList::Kind::Failure, message);
        if (!m_session.isOpen())
            m_navigator.open(QStringLiteral("welcome"));
    });
    connect(&m_navigator, &Navigator::refused, this, [this](const QString &link) {
        m_notices.add(NoticeList::Kind::Failure,
                      tr("This link leads nowhere: %1").arg(shownLine(link.toStdString())));
    });
    connect(&m_links, &ExternalLinks::refused, this, [this](const QString &address) {
        m_notices.add(NoticeList::Kind::Failure,
                      tr("Not opened, since it is no plain web address: %1").arg(address));
    });
    connect(&m_importer, &Importer::imported, this, [this](const QString &summary) {
        m_notices.add(NoticeList::Kind::Information, summary, QStringLiteral("meshscope:sources"));
    });
    connect(&m_watch, &SourceWatch::failed, this, [this](const QString &message) {
        m_notices.add(NoticeList::Kind::Failure, tr("Files are no longer watched: %1").arg(message),
                      QStringLiteral("meshscope:sources"));
    });
    connect(&m_importer, &Importer::errorChanged, this, [this] {
        if (!m_importer.error().isEmpty())
            m_notices.add(NoticeList::Kind::Failure,
                          m_importer.where().isEmpty()
                              ? m_importer.error()
                              : tr("%1: %2").arg(m_importer.where(), m_importer.error()),
                          QStringLiteral("meshscope:sources"));
    });
}

void Application::start(const WindowOptions &options)
{
    m_wantedPage = options.page;
    if (!options.theme.isEmpty())
        m_settings.overrideTheme(options.theme);
    if (options.page == QLatin1String("welcome") || options.page == QLatin1String("settings"))
        m_navigator.open(options.page);

    if (options.demo)
        m_importer.openDemo();
    else if (!options.catalog.isEmpty())
        m_session.open(options.catalog);
    else if (!options.imports.isEmpty())
        m_importer.importPaths(options.imports);
    else if (const QString last = QString::fromStdString(workspace::lastCatalog());
             !last.isEmpty() && QFileInfo::exists(last))
        m_session.open(last);
    else if (m_navigator.link().isEmpty())
        m_navigator.open(QStringLiteral("welcome"));

    if (!options.catalog.isEmpty() && !options.imports.isEmpty())
        connect(
            &m_session, &CatalogSession::catalogChanged, this,
            [this, paths = options.imports] { m_importer.importPaths(paths); },
            Qt::SingleShotConnection);
}

void Application::showFirstPage()
{
    m_navigator.forgetPlaces();
    const QSettings store;
    QString page = std::exchange(m_wantedPage, {});
    if (page.isEmpty() && m_navigator.link().isEmpty()
        && store.value(lastLinkCatalogKey).toString() == m_session.path())
        page = store.value(lastLinkKey).toString();
    if (page.isEmpty() || page == QLatin1String("meshscope:welcome"))
        page = QStringLiteral("discover");
    m_navigator.open(page);
}

} // namespace meshscope::app
