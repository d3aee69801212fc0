// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace meshscope::app {

/// What the desktop wants: dark or light, and whether things may move. Asked from the settings
/// portal (org.freedesktop.portal.Settings) and followed while the program runs; without a portal:
/// light, with motion. Never blocks.
class SystemAppearance : public QObject
{
    Q_OBJECT

public:
    explicit SystemAppearance(QObject *parent = nullptr);

    bool prefersDark() const { return m_prefersDark; }
    bool prefersReducedMotion() const { return m_prefersReducedMotion; }

signals:
    void changed();

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask(const QString &group, const QString &key);

    bool m_prefersDark = false;
    bool m_prefersReducedMotion = false;
};

} // namespace meshscope::app
