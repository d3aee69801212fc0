// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/uisettings.h"
#include "shellfixture.h"
#include "support/testprogram.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace meshscope;
using namespace meshscope::app;

class UiSettingsTest : public QObject
{
    Q_OBJECT

    tests::ShellFolder m_folder;

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("meshscope"));
        QCoreApplication::setApplicationName(QStringLiteral("meshscope"));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // no portal
    }
    void init() { QSettings().clear(); }

    void withoutAPortalTheSystemIsLightAndMoves()
    {
        const UiSettings settings;
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        QVERIFY(!settings.isDark());
        QVERIFY(!settings.isReducedMotion());
    }

    void aChoiceIsToldOnceAndKept()
    {
        {
            UiSettings settings;
            QSignalSpy changed(&settings, &UiSettings::changed);
            settings.setTheme(QStringLiteral("dark"));
            settings.setTheme(QStringLiteral("dark"));
            settings.setDensity(QStringLiteral("compact"));
            settings.setMotion(QStringLiteral("reduced"));
            settings.setRailFolded(true);
            settings.setWindowRect({10, 20, 1200, 800});
            QCOMPARE(changed.count(), 4);
        }
        const UiSettings settings;
        QVERIFY(settings.isDark());
        QVERIFY(settings.isReducedMotion());
        QVERIFY(settings.isRailFolded());
        QCOMPARE(settings.density(), QStringLiteral("compact"));
        QCOMPARE(settings.windowRect(), QRect(10, 20, 1200, 800));
    }

    void unknownWordsAreNotTaken()
    {
        QSettings().setValue(QStringLiteral("ui/theme"), QStringLiteral("neon"));
        UiSettings settings;
        QCOMPARE(settings.theme(), QStringLiteral("system"));
        settings.setDensity(QStringLiteral("tiny"));
        QCOMPARE(settings.density(), QStringLiteral("comfortable"));
    }

    void aPictureChangesNoSetting()
    {
        {
            UiSettings settings;
            settings.overrideTheme(QStringLiteral("dark"));
            QVERIFY(settings.isDark());
        }
        QVERIFY(!UiSettings().isDark());
    }
};

MESHSCOPE_TEST(UiSettingsTest, QCoreApplication)
#include "tst_uisettings.moc"
