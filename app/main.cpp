// SPDX-License-Identifier: GPL-3.0-or-later
// meshscope-window: the composition root of the window program.
#include "shell/allocator.h"
#include "shell/application.h"
#include "shell/denynetwork.h"
#include "shell/framebench.h"
#include "shell/guimeter.h"
#include "shell/iconprovider.h"
#include "shell/screenshot.h"
#include "shell/windowoptions.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTranslator>
#include <QtQml/qqmlextensionplugin.h>

#include <clocale>
#include <cstdio>
#include <sys/stat.h>

Q_IMPORT_QML_PLUGIN(Meshscope_AppPlugin)
Q_IMPORT_QML_PLUGIN(MeshscopePlugin)

using namespace meshscope;
using namespace meshscope::app;

namespace {

/// Nothing in the environment may make the program load other code or other QML.
void hardenEnvironment()
{
    umask(077);
    for (const char *name :
         {"QML_IMPORT_PATH", "QML2_IMPORT_PATH", "QML_IMPORT_TRACE", "QT_PLUGIN_PATH",
          "QT_QUICK_CONTROLS_STYLE", "QT_QUICK_CONTROLS_FALLBACK_STYLE", "QT_QUICK_CONTROLS_CONF",
          "QT_STYLE_OVERRIDE", "QML_XHR_ALLOW_FILE_READ", "QML_XHR_ALLOW_FILE_WRITE"})
        qunsetenv(name);
}

/// Pictures are drawn without a display, in software, so that they are the same everywhere.
void choosePlatform(const WindowOptions &options)
{
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    if (options.screenshot.isEmpty()
        && (hasDisplay || qEnvironmentVariableIsSet("QT_QPA_PLATFORM")))
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_SCALE_FACTOR", "1");
}

void chooseFont()
{
    const QStringList installed = QFontDatabase::families();
    for (const char *family : {"Inter", "DejaVu Sans"}) {
        if (!installed.contains(QLatin1String(family)))
            continue;
        QFont font {QString::fromLatin1(family)};
        font.setPixelSize(13);
        QGuiApplication::setFont(font);
        return;
    }
}

/// The smallest window worth the name: what the frame benchmark compares with.
int runBareWindow(GuiMeter &gui, const QSize &size)
{
    QQmlApplicationEngine engine;
    engine.setInitialProperties(
        {{QStringLiteral("width"), size.width()}, {QStringLiteral("height"), size.height()}});
    engine.loadData("import QtQuick\nimport QtQuick.Controls\n"
                    "Window { visible: true; Button { text: 'Button' } }");
    if (engine.rootObjects().isEmpty())
        return 1;
    const FrameBench bench(qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst()), gui,
                           nullptr, {});
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    hardenEnvironment();
    tuneAllocator();
    QStringList words;
    for (int i = 0; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    const auto options = WindowOptions::parse(words);
    if (!options) {
        std::fprintf(stderr, "meshscope: %s %s\n", options.error().message.c_str(),
                     options.error().where.c_str());
        return 2;
    }
    choosePlatform(*options);

    GuiMeter gui(argc, argv);
    // Qt has taken the user's; Graphviz and SQLite read numbers by it.
    std::setlocale(LC_NUMERIC, "C"); // NOLINT(concurrency-mt-unsafe): no other thread yet
    QGuiApplication::setOrganizationName(QStringLiteral("meshscope"));
    QGuiApplication::setApplicationName(QStringLiteral("meshscope"));
    QGuiApplication::setApplicationVersion(QStringLiteral(MESHSCOPE_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Meshscope"));
    QGuiApplication::setDesktopFileName(QStringLiteral("meshscope"));
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    chooseFont();
    QTranslator english; // English has plurals too
    if (english.load(QStringLiteral(":/meshscope/i18n/meshscope_en.qm")))
        QGuiApplication::installTranslator(&english);
    if (options->benchBare)
        return runBareWindow(gui, options->size);

    Application application;
    DenyNetworkFactory network;
    QQmlApplicationEngine engine;
    engine.setNetworkAccessManagerFactory(&network);
    engine.addImageProvider(IconProvider::host(), new IconProvider);
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties(
        {{QStringLiteral("application"), QVariant::fromValue(&application)},
         {QStringLiteral("askedSize"), options->size},
         {QStringLiteral("remembersWindow"), options->screenshot.isEmpty()}});
    application.start(*options);
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Meshscope/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;

    std::unique_ptr<Screenshot> screenshot;
    if (!options->screenshot.isEmpty())
        screenshot = std::make_unique<Screenshot>(
            qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst()), options->screenshot);
    std::unique_ptr<FrameBench> bench;
    if (options->benchFrame)
        bench = std::make_unique<FrameBench>(
            qobject_cast<QQuickWindow *>(engine.rootObjects().constFirst()), gui,
            application.navigator(), options->benchVisits);
    return QGuiApplication::exec();
}
