// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/iconprovider.h"

#include <QQmlEngine>
#include <QStandardPaths>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Meshscope_AppPlugin)
Q_IMPORT_QML_PLUGIN(MeshscopePlugin)

/// What the window's main() gives the engine, for the tests of single controls.
class Setup : public QObject
{
    Q_OBJECT

public slots:
    void applicationAvailable()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("meshscope-test"));
        QCoreApplication::setApplicationName(QStringLiteral("meshscope-test"));
    }
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImageProvider(meshscope::app::IconProvider::host(),
                                 new meshscope::app::IconProvider);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(qml, Setup)
#include "main.moc"
