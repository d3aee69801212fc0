// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/systemappearance.h"

#include <QObject>
#include <QRect>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// How a person wants the window: theme, density, motion, rail; and where the window was. Kept in
/// $XDG_CONFIG_HOME/meshscope. Words: theme "system" | "light" | "dark", density "comfortable" |
/// "compact", motion "system" | "full" | "reduced".
class UiSettings : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QString theme READ theme WRITE setTheme NOTIFY changed FINAL)
    Q_PROPERTY(QString density READ density WRITE setDensity NOTIFY changed FINAL)
    Q_PROPERTY(QString motion READ motion WRITE setMotion NOTIFY changed FINAL)
    Q_PROPERTY(bool railFolded READ isRailFolded WRITE setRailFolded NOTIFY changed FINAL)
    Q_PROPERTY(QRect windowRect READ windowRect WRITE setWindowRect NOTIFY windowChanged FINAL)
    Q_PROPERTY(bool windowMaximized READ isWindowMaximized WRITE setWindowMaximized NOTIFY
                   windowChanged FINAL)
    Q_PROPERTY(bool dark READ isDark NOTIFY changed FINAL)
    Q_PROPERTY(bool reducedMotion READ isReducedMotion NOTIFY changed FINAL)

public:
    explicit UiSettings(QObject *parent = nullptr);

    QString theme() const { return m_theme; }
    void setTheme(const QString &theme);
    QString density() const { return m_density; }
    void setDensity(const QString &density);
    QString motion() const { return m_motion; }
    void setMotion(const QString &motion);
    bool isRailFolded() const { return m_railFolded; }
    void setRailFolded(bool folded);
    QRect windowRect() const { return m_windowRect; }
    void setWindowRect(const QRect &rect);
    bool isWindowMaximized() const { return m_windowMaximized; }
    void setWindowMaximized(bool maximized);

    bool isDark() const;
    bool isReducedMotion() const;

    /// For pictures and tests: this theme now, without remembering it.
    void overrideTheme(const QString &theme);

signals:
    void changed();
    void windowChanged();

private:
    void keep(const QString &key, const QVariant &value);

    SystemAppearance m_system;
    QString m_theme;
    QString m_density;
    QString m_motion;
    bool m_railFolded = false;
    QRect m_windowRect;
    bool m_windowMaximized = false;
};

} // namespace meshscope::app
