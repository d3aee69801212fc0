// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accessviewmodel.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>

namespace meshscope::app {

namespace {

const std::array tabWords = {QStringLiteral("queue"), QStringLiteral("mine"),
                             QStringLiteral("request"), QStringLiteral("audit")};

std::size_t indexOf(const QString &tab)
{
    const auto found = std::ranges::find(tabWords, tab);
    return found == tabWords.end() ? 0 : static_cast<std::size_t>(found - tabWords.begin());
}

} // namespace

AccessViewModel::AccessViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_queue(session, navigator)
    , m_mine(session, navigator)
    , m_form(session, navigator)
    , m_audit(session, navigator)
    , m_waitingJob(session.readLane())
    , m_settleJob(session.writeLane())
{
    const auto reload = [this] {
        std::ranges::fill(m_stale, true);
        countWaiting();
        follow(true);
    };
    connect(&m_session, &CatalogSession::snapshotChanged, this, reload);
    connect(&m_session, &CatalogSession::actingAsChanged, this, reload);
    connect(&m_navigator, &Navigator::linkChanged, this, [this] { follow(false); });
    connect(&m_queue, &AccessQueueViewModel::listChanged, this, &AccessViewModel::stateChanged);
    connect(&m_queue, &AccessQueueViewModel::detailChanged, this, &AccessViewModel::stateChanged);
    connect(&m_mine, &MyAccessViewModel::changed, this, &AccessViewModel::stateChanged);
    connect(&m_form, &RequestFormViewModel::changed, this, &AccessViewModel::stateChanged);
    connect(&m_audit, &AuditViewModel::changed, this, &AccessViewModel::stateChanged);
    m_minute.setInterval(std::chrono::minutes {1});
    m_minute.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_minute, &QTimer::timeout, this, &AccessViewModel::settle);
}

int AccessViewModel::state() const
{
    switch (indexOf(m_tab)) {
    case 1:
        return m_mine.state();
    case 2:
        return m_form.state();
    case 3:
        return m_audit.state();
    default:
        break;
    }
    const bool loads = m_queue.detailState() == AccessQueueViewModel::Loading;
    return loads ? AccessQueueViewModel::Loading : m_queue.state();
}

void AccessViewModel::chooseTab(const QString &tab)
{
    m_navigator.replace(
        Navigator::linkTo(QStringLiteral("access"), {}, {{QStringLiteral("tab"), tab}}));
}

void AccessViewModel::follow(bool stale)
{
    if (!isShown())
        return;
    const QString asked = m_navigator.query().value(QStringLiteral("tab")).toString();
    const QString tab = asked.isEmpty() ? m_tab : tabWords[indexOf(asked)];
    if (tab != m_tab) {
        m_tab = tab;
        emit tabChanged();
        emit stateChanged();
    }
    if (!m_session.isOpen())
        return;
    const std::size_t part = indexOf(m_tab);
    const bool reload = stale || m_stale[part];
    m_stale[part] = false;
    switch (part) {
    case 1:
        m_mine.follow(reload);
        break;
    case 2:
        m_form.follow(reload);
        break;
    case 3:
        m_audit.follow(reload);
        break;
    default:
        m_queue.follow(reload);
        break;
    }
    if (!m_minute.isActive()) {
        m_minute.start();
        settle();
    }
}

void AccessViewModel::countWaiting()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_waitingJob.start(
        [reader, party = m_session.actingAs()](const std::stop_token &) {
            return workspace::waitingFor(reader->db(), party);
        },
        [this](Result<int> count) {
            m_waiting = count ? *count : unknown;
            emit waitingChanged();
        });
}

/// What is due is recorded by whoever may write. When another process does, it records it.
void AccessViewModel::settle()
{
    if (!m_session.isOpen() || m_settleJob.isRunning())
        return;
    m_settleJob.start(
        [session = &m_session](const std::stop_token &) -> Result<int> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::settleAccess((*writer)->db(), systemNow());
        },
        [this](Result<int> events) {
            if (events && *events > 0)
                m_session.noteWritten();
        });
}

} // namespace meshscope::app
