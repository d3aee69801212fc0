// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/systemappearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace meshscope::app {

namespace {

// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString animations = QStringLiteral("enable-animations");

constexpr uint darkScheme = 1;

/// `Read` of old portals wraps the value in a second variant.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, portalPath, interface, QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    ask(appearance, colorScheme);
    ask(gnome, animations);
}

void SystemAppearance::ask(const QString &group, const QString &key)
{
    QDBusMessage call
        = QDBusMessage::createMethodCall(service, portalPath, interface, QStringLiteral("Read"));
    call << group << key;
    auto *watcher
        = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            settingChanged(group, key, reply.value());
        watcher->deleteLater();
    });
}

void SystemAppearance::settingChanged(const QString &group, const QString &key,
                                      const QDBusVariant &value)
{
    const QVariant plain = unwrapped(value.variant());
    const bool isScheme = group == appearance && key == colorScheme;
    if (!isScheme && !(group == gnome && key == animations))
        return;
    if (isScheme)
        m_prefersDark = plain.toUInt() == darkScheme;
    else
        m_prefersReducedMotion = !plain.toBool();
    emit changed();
}

} // namespace meshscope::app
