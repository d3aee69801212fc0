// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowdriver.h"

#include "itemwalk.h"
#include "shell/iconprovider.h"
#include "shell/windowready.h"

#include <QDir>
#include <QMutex>
#include <QTest>

#include <cstdio>

namespace meshscope::journeys {

namespace {

QMutex complaintsMutex;
QStringList complaints;
QtMessageHandler nextHandler = nullptr;

/// What the platform without a display says about itself, what Qt 6.4 says when a list's model is
/// replaced while its delegates are still being made, and when the last animation of a loaded
/// machine ends late; none is about this program's code.
bool isOfThePlatform(const QString &text)
{
    return text.startsWith(QLatin1String("This plugin does not support"))
        || text.startsWith(QLatin1String("DelegateModel::cancel: index out range"))
        || text.startsWith(QLatin1String("QUnifiedTimer::stopAnimationDriver: driver is not"))
        || text.contains(QLatin1String("XDG_RUNTIME_DIR"));
}

void listen(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (type != QtDebugMsg && type != QtInfoMsg && !isOfThePlatform(text)) {
        const QMutexLocker lock(&complaintsMutex);
        complaints << text;
    }
    if (nextHandler)
        nextHandler(type, context, text);
}

bool carries(const QString &name, const QString &wanted)
{
    return wanted.endsWith(QLatin1Char('*')) ? name.startsWith(wanted.chopped(1)) : name == wanted;
}

} // namespace

WindowDriver::WindowDriver(QString journey)
    : m_journey(std::move(journey))
{
    // In front of the test library's own handler, which goes on telling.
    if (const QtMessageHandler before = qInstallMessageHandler(listen); before != listen)
        nextHandler = before;
    QDir().mkpath(QStringLiteral(MESHSCOPE_PICTURES));
}

WindowDriver::~WindowDriver()
{
    m_engine.reset(); // before what its bindings read
    m_application.reset();
    qInstallMessageHandler(nextHandler);
}

bool WindowDriver::open(const app::WindowOptions &options)
{
    m_application = std::make_unique<app::Application>();
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_engine->setNetworkAccessManagerFactory(&m_network);
    m_engine->addImageProvider(app::IconProvider::host(), new app::IconProvider);
    m_engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine->setInitialProperties(
        {{QStringLiteral("application"), QVariant::fromValue(m_application.get())},
         {QStringLiteral("askedSize"), QSize(1440, 900)},
         {QStringLiteral("remembersWindow"), false}});
    m_application->start(options);
    m_engine->load(QUrl(QStringLiteral("qrc:/qt/qml/Meshscope/Main.qml")));
    if (m_engine->rootObjects().isEmpty())
        return false;
    m_window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().constFirst());
    m_window->requestActivate();
    return QTest::qWaitForWindowActive(m_window) && until([this] {
               return m_application->session()->isOpen() && !m_application->importer()->isRunning()
                   && isSettled();
           });
}

QQuickItem *WindowDriver::find(const QString &name) const
{
    return findItem(m_window->contentItem(), [&name](QQuickItem *item) {
        return isUsable(item) && carries(accessibleName(item), name);
    });
}

QObject *WindowDriver::findObject(const char *type,
                                  const std::function<bool(QObject *)> &fits) const
{
    for (const QPointer<QObject> &object : everyObject(m_window))
        if ((object->inherits(type) || isComponent(object, type)) && (!fits || fits(object)))
            return object;
    return nullptr;
}

bool WindowDriver::click(const QString &name)
{
    QQuickItem *item = nullptr;
    if (!until([&] { return (item = find(name)) != nullptr; })) {
        tellWhatIsThere(name);
        return false;
    }
    scrollTo(item);
    clickAt(item, QPointF(item->width() / 2, item->height() / 2));
    return true;
}

void WindowDriver::clickAt(const QQuickItem *item, QPointF at)
{
    const QPoint point = item->mapToScene(at).toPoint();
    QTest::mouseMove(m_window, point);
    QTest::mouseClick(m_window, Qt::LeftButton, Qt::NoModifier, point);
}

void WindowDriver::hover(QQuickItem *item)
{
    QTest::mouseMove(m_window,
                     item->mapToScene(QPointF(item->width() / 2, item->height() / 2)).toPoint());
}

void WindowDriver::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window, key, modifiers);
}

void WindowDriver::type(const QString &text)
{
    for (const QChar letter : text)
        QTest::keyClick(m_window, letter.toLatin1());
}

bool WindowDriver::showsNow(const QString &text) const
{
    return findItem(m_window->contentItem(),
                    [&text](QQuickItem *item) {
                        return item->isVisible()
                            && ((item->inherits("QQuickText")
                                 && item->property("text").toString().contains(text))
                                || accessibleName(item).contains(text));
                    })
        != nullptr;
}

bool WindowDriver::sees(const QString &text)
{
    if (until([&] { return showsNow(text); }))
        return true;
    tellWhatIsThere(text);
    return false;
}

bool WindowDriver::until(const std::function<bool()> &condition) const
{
    return QTest::qWaitFor(condition, patienceMs);
}

bool WindowDriver::isSettled() const
{
    return app::isWindowReady(*m_window);
}

bool WindowDriver::isOn(const QString &page)
{
    if (until([&] { return m_application->navigator()->page() == page && isSettled(); }))
        return true;
    tellWhatIsThere(page);
    return false;
}

bool WindowDriver::actAs(const QString &name)
{
    if (!click(QStringLiteral("Acting as *")))
        return false;
    const auto filterIsReady = [this] {
        return focusItem() && accessibleName(focusItem()).startsWith(QLatin1String("Filter"));
    };
    if (!until(filterIsReady))
        return false;
    type(name);
    press(Qt::Key_Return);
    return until([&] { return m_application->actingAs()->name().endsWith(name); });
}

bool WindowDriver::picture(const QString &step)
{
    until([this] { return isSettled(); });
    const QString file = QStringLiteral("%1/%2-%3-%4.png")
                             .arg(QStringLiteral(MESHSCOPE_PICTURES), m_journey)
                             .arg(++m_step)
                             .arg(step);
    return m_window->grabWindow().save(file);
}

QStringList WindowDriver::takeComplaints()
{
    const QMutexLocker lock(&complaintsMutex);
    return std::exchange(complaints, {});
}

void WindowDriver::tellWhatIsThere(const QString &wanted) const
{
    QStringList names;
    findItem(m_window->contentItem(), [&names](QQuickItem *item) {
        if (isUsable(item) && !accessibleName(item).isEmpty())
            names << accessibleName(item);
        return false;
    });
    std::fprintf(stderr, "not found: %s\non %s:\n  %s\n", qPrintable(wanted),
                 qPrintable(m_application->navigator()->link()),
                 qPrintable(names.join(QStringLiteral("\n  "))));
    m_window->grabWindow().save(
        QStringLiteral("%1/%2-failed.png").arg(QStringLiteral(MESHSCOPE_PICTURES), m_journey));
}

} // namespace meshscope::journeys
