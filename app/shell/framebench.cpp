// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/framebench.h"

#include "shell/windowready.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QMouseEvent>
#include <QQuickItem>
#include <QQuickWindow>
#include <QUrlQuery>
#include <QWheelEvent>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace meshscope::app {

namespace {

constexpr int lookMs = 2;
constexpr qint64 nsPerMs = 1'000'000;
constexpr qint64 patienceNs = 10'000 * nsPerMs;
constexpr qint64 settleNs = 200 * nsPerMs; // what a step leaves behind is part of it
constexpr int moveMs = 8; // a mouse reports about as often
constexpr int movesPerPan = 40;
constexpr int notchesPerZoom = 24;
constexpr int wheelNotch = 120;
constexpr QPointF panBy {7, 3};

qint64 nowNs()
{
    timespec time {};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<qint64>(time.tv_sec) * 1000 * nsPerMs + time.tv_nsec;
}

double milliseconds(qint64 nanoseconds)
{
    return static_cast<double>(nanoseconds) / static_cast<double>(nsPerMs);
}

double residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> words = file.readAll().split(' ');
    return words.size() < 2
        ? 0
        : words[1].toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

QQuickItem *findDrawing(QQuickItem *item)
{
    if (!item->isVisible() || item->width() <= 0)
        return nullptr;
    if (item->metaObject()->indexOfProperty("worstGuiMs") >= 0)
        return item;
    const QList<QQuickItem *> children = item->childItems();
    for (QQuickItem *child : children)
        if (QQuickItem *found = findDrawing(child))
            return found;
    return nullptr;
}

/// "product", or "product history" for one of its tabs.
QString pageOf(const QString &link)
{
    const QString rest = link.startsWith(QLatin1String("meshscope:")) ? link.mid(10) : link;
    const QString page = rest.section(u'?', 0, 0).section(u'/', 0, 0);
    const QString tab = QUrlQuery(rest.section(u'?', 1)).queryItemValue(QStringLiteral("tab"));
    return tab.isEmpty() ? page : page + u' ' + tab;
}

} // namespace

FrameBench::FrameBench(QQuickWindow *window, GuiMeter &meter, Navigator *navigator,
                       const QStringList &visits, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_meter(meter)
    , m_navigator(navigator)
{
    m_start = qEnvironmentVariable("MESHSCOPE_BENCH_START").toLongLong();
    if (m_start <= 0)
        m_start = nowNs();
    m_steps.push_back({Step::Kind::Start, {}});
    for (const QString &link : visits)
        m_steps.push_back({Step::Kind::Page, link});
    connect(
        window, &QQuickWindow::frameSwapped, this, [this] { frameShown(nowNs()); },
        Qt::DirectConnection);
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &FrameBench::look);
    m_look.start();
    m_act.setInterval(moveMs);
    m_act.setTimerType(Qt::PreciseTimer);
    connect(&m_act, &QTimer::timeout, this, &FrameBench::act);
    m_began = m_start;
    m_isOpened = true;
    m_meter.restart();
}

void FrameBench::frameShown(qint64 at)
{
    qint64 none = 0;
    m_firstFrame.compare_exchange_strong(none, at);
    m_lastFrame = at;
}

bool FrameBench::isReady() const
{
    return m_navigator == nullptr || isWindowReady(*m_window);
}

QQuickItem *FrameBench::drawing() const
{
    return findDrawing(m_window->contentItem());
}

void FrameBench::look()
{
    if (m_act.isActive())
        return;
    const qint64 now = nowNs();
    if (m_drawn > 0) {
        if (now - m_drawn > settleNs)
            finish();
        return;
    }
    if (m_isOpened && m_ready == 0 && isReady()) {
        m_ready = now;
        m_window->update();
    } else if (m_ready > 0 && m_lastFrame > m_ready) {
        m_drawn = m_lastFrame;
    } else if (now - m_began > patienceNs) {
        finish();
    }
}

void FrameBench::begin()
{
    m_ready = 0;
    m_drawn = 0;
    m_moves = 0;
    m_isOpened = m_steps[m_at].kind != Step::Kind::Page;
    m_meter.restart();
    m_began = nowNs();
    const Step &step = m_steps[m_at];
    if (step.kind == Step::Kind::Page) {
        // Through the event loop, as a click comes, so that the page's start counts.
        QMetaObject::invokeMethod(
            this,
            [this, link = step.link] {
                m_navigator->open(link);
                m_isOpened = true;
            },
            Qt::QueuedConnection);
        return;
    }
    QQuickItem *const item = drawing();
    m_pointer = item ? item->mapToScene({item->width() / 2, item->height() / 2}) : QPointF();
    m_act.start();
}

void FrameBench::finish()
{
    const Step step = m_steps[m_at];
    const GuiMeter::Block worst = m_meter.worst();
    const bool isGesture = step.kind == Step::Kind::Pan || step.kind == Step::Kind::Zoom;
    if (step.kind == Step::Kind::Start) {
        m_answer[QStringLiteral("firstFrameMs")] = milliseconds(m_firstFrame - m_start);
        m_answer[QStringLiteral("readyMs")]
            = m_drawn > 0 ? QJsonValue(milliseconds(m_drawn - m_start)) : QJsonValue();
        m_answer[QStringLiteral("startBlockMs")] = worst.wallMs;
        m_answer[QStringLiteral("firstResidentMb")] = residentMegabytes();
    } else {
        const QString page = pageOf(isGesture ? m_navigator->link() : step.link);
        const QString verb = step.kind == Step::Kind::Pan ? QStringLiteral("pan ")
            : step.kind == Step::Kind::Zoom               ? QStringLiteral("zoom ")
                                                          : QString();
        QJsonObject done;
        done[QStringLiteral("kind")]
            = isGesture ? QStringLiteral("gesture") : QStringLiteral("page");
        done[QStringLiteral("name")] = QString(verb + page);
        done[QStringLiteral("drawnMs")]
            = m_drawn > 0 ? QJsonValue(milliseconds(m_drawn - m_began)) : QJsonValue();
        done[QStringLiteral("worstMs")] = worst.wallMs;
        done[QStringLiteral("worstCpuMs")] = m_meter.mostCpuMs();
        done[QStringLiteral("residentMb")] = residentMegabytes();
        m_done.append(done);
        if (!isGesture && m_drawn > 0 && drawing() != nullptr) {
            const auto next = m_steps.begin() + static_cast<std::ptrdiff_t>(m_at) + 1;
            m_steps.insert(next, {{Step::Kind::Pan, {}}, {Step::Kind::Zoom, {}}});
        }
    }
    moveOn();
}

void FrameBench::moveOn()
{
    if (++m_at < m_steps.size()) {
        begin();
        return;
    }
    m_look.stop();
    print();
}

void FrameBench::act()
{
    const Step::Kind kind = m_steps[m_at].kind;
    const int last = kind == Step::Kind::Pan ? movesPerPan : notchesPerZoom;
    if (m_moves > last) {
        m_act.stop();
        return;
    }
    if (kind == Step::Kind::Pan)
        pan(m_moves);
    else
        zoom(m_moves);
    ++m_moves;
}

/// Posted, not sent: so the time to handle it is an event's time like any other.
void FrameBench::pan(int move)
{
    const auto type = move == 0 ? QEvent::MouseButtonPress
        : move == movesPerPan   ? QEvent::MouseButtonRelease
                                : QEvent::MouseMove;
    const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
    const Qt::MouseButtons held
        = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
    const bool isBack = move > movesPerPan / 2;
    if (move > 0)
        m_pointer += isBack ? -panBy : panBy;
    QCoreApplication::postEvent(m_window,
                                new QMouseEvent(type, m_pointer, m_window->mapToGlobal(m_pointer),
                                                button, held, Qt::NoModifier));
}

void FrameBench::zoom(int notch)
{
    const int turn = notch <= notchesPerZoom / 2 ? wheelNotch : -wheelNotch;
    QCoreApplication::postEvent(m_window,
                                new QWheelEvent(m_pointer, m_window->mapToGlobal(m_pointer), {},
                                                {0, turn}, Qt::NoButton, Qt::NoModifier,
                                                Qt::NoScrollPhase, false));
}

void FrameBench::print()
{
    m_answer[QStringLiteral("residentMb")] = residentMegabytes();
    m_answer[QStringLiteral("steps")] = m_done;
    const QByteArray text = QJsonDocument(m_answer).toJson(QJsonDocument::Compact);
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
    QCoreApplication::exit(0);
}

} // namespace meshscope::app
