// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

#include <clocale>

Q_IMPORT_QML_PLUGIN(Meshscope_AppPlugin)
Q_IMPORT_QML_PLUGIN(MeshscopePlugin)

namespace meshscope::journeys {

/// main() of a journey: a home of its own, and what the window's main() sets up before the engine.
template<class Test>
int runJourney(int argc, char **argv)
{
    const QTemporaryDir home;
    const QByteArray path = QFile::encodeName(home.path());
    for (const char *name : {"XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                             "XDG_RUNTIME_DIR"})
        qputenv(name, path);
    qputenv("MESHSCOPE_DEMO", MESHSCOPE_DEMO_SOURCE);
    qputenv("QT_SCALE_FACTOR", "1");
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // the desktop's theme must not decide

    const QGuiApplication application(argc, argv);
    std::setlocale(LC_NUMERIC, "C");
    QGuiApplication::setOrganizationName(QStringLiteral("meshscope"));
    QGuiApplication::setApplicationName(QStringLiteral("meshscope"));
    QGuiApplication::setApplicationVersion(QStringLiteral(MESHSCOPE_VERSION));
    QQuickStyle::setStyle(QStringLiteral("Fusion"));
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(13);
    QGuiApplication::setFont(font);

    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace meshscope::journeys
