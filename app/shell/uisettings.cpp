// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/uisettings.h"

#include <QSettings>

namespace meshscope::app {

namespace {

/// The stored word if it is one of the known, else the first of them.
QString oneOf(const QString &text, const QStringList &words)
{
    return words.contains(text) ? text : words.front();
}

const QStringList &themes()
{
    static const QStringList words {QStringLiteral("system"), QStringLiteral("light"),
                                    QStringLiteral("dark")};
    return words;
}

const QStringList &densities()
{
    static const QStringList words {QStringLiteral("comfortable"), QStringLiteral("compact")};
    return words;
}

const QStringList &motions()
{
    static const QStringList words {QStringLiteral("system"), QStringLiteral("full"),
                                    QStringLiteral("reduced")};
    return words;
}

} // namespace

UiSettings::UiSettings(QObject *parent)
    : QObject(parent)
{
    const QSettings store;
    m_theme = oneOf(store.value(QStringLiteral("ui/theme")).toString(), themes());
    m_density = oneOf(store.value(QStringLiteral("ui/density")).toString(), densities());
    m_motion = oneOf(store.value(QStringLiteral("ui/motion")).toString(), motions());
    m_railFolded = store.value(QStringLiteral("ui/railFolded")).toBool();
    m_windowRect = store.value(QStringLiteral("window/rect")).toRect();
    m_windowMaximized = store.value(QStringLiteral("window/maximized")).toBool();
    connect(&m_system, &SystemAppearance::changed, this, &UiSettings::changed);
}

void UiSettings::keep(const QString &key, const QVariant &value)
{
    QSettings().setValue(key, value);
}

void UiSettings::setTheme(const QString &theme)
{
    if (theme == m_theme || !themes().contains(theme))
        return;
    m_theme = theme;
    keep(QStringLiteral("ui/theme"), theme);
    emit changed();
}

void UiSettings::overrideTheme(const QString &theme)
{
    m_theme = oneOf(theme, themes());
    emit changed();
}

void UiSettings::setDensity(const QString &density)
{
    if (density == m_density || !densities().contains(density))
        return;
    m_density = density;
    keep(QStringLiteral("ui/density"), density);
    emit changed();
}

void UiSettings::setMotion(const QString &motion)
{
    if (motion == m_motion || !motions().contains(motion))
        return;
    m_motion = motion;
    keep(QStringLiteral("ui/motion"), motion);
    emit changed();
}

void UiSettings::setRailFolded(bool folded)
{
    if (folded == m_railFolded)
        return;
    m_railFolded = folded;
    keep(QStringLiteral("ui/railFolded"), folded);
    emit changed();
}

void UiSettings::setWindowRect(const QRect &rect)
{
    if (rect == m_windowRect)
        return;
    m_windowRect = rect;
    keep(QStringLiteral("window/rect"), rect);
    emit windowChanged();
}

void UiSettings::setWindowMaximized(bool maximized)
{
    if (maximized == m_windowMaximized)
        return;
    m_windowMaximized = maximized;
    keep(QStringLiteral("window/maximized"), maximized);
    emit windowChanged();
}

bool UiSettings::isDark() const
{
    return m_theme == QLatin1String("dark")
        || (m_theme == QLatin1String("system") && m_system.prefersDark());
}

bool UiSettings::isReducedMotion() const
{
    return m_motion == QLatin1String("reduced")
        || (m_motion == QLatin1String("system") && m_system.prefersReducedMotion());
}

} // namespace meshscope::app
