// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/application.h"
#include "shell/denynetwork.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <atomic>
#include <functional>
#include <memory>

namespace meshscope::journeys {

/// Refuses every connection like the program's own, and counts how often anything wanted one.
class CountingNetwork : public app::DenyNetworkFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override
    {
        ++m_made;
        return DenyNetworkFactory::create(parent);
    }
    int made() const { return m_made; }

private:
    std::atomic<int> m_made = 0; // QML asks from its loader threads
};

/// The real window with the real application, and a person before it: finds things by the names a
/// screen reader says, clicks, types, waits. Every step waits for what it needs and gives up after
/// `patienceMs`; then it tells what there was instead.
class WindowDriver
{
public:
    static constexpr int patienceMs = 20000;

    /// `journey` names the pictures.
    explicit WindowDriver(QString journey);
    ~WindowDriver();
    Q_DISABLE_COPY_MOVE(WindowDriver)

    /// Opens the window; true when its first page has its data.
    bool open(const app::WindowOptions &options);

    app::Application &application() { return *m_application; }
    QQuickWindow *window() const { return m_window; }
    const CountingNetwork &network() const { return m_network; }

    /// A usable item by its accessible name; with `*` at the end by the beginning of its name.
    QQuickItem *find(const QString &name) const;
    /// The nth (from 0) item of a class (QQuickComboBox) or component, shown or not; else null.
    QObject *findObject(const char *type, const std::function<bool(QObject *)> &fits = {}) const;
    QQuickItem *focusItem() const { return m_window->activeFocusItem(); }

    bool click(const QString &name);
    void clickAt(const QQuickItem *item, QPointF at);
    void hover(QQuickItem *item);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);

    bool sees(const QString &text); ///< waits for a shown text that contains it
    bool showsNow(const QString &text) const;
    bool until(const std::function<bool()> &condition) const;
    /// The page is shown, has its data and is drawn.
    bool isOn(const QString &page);
    bool actAs(const QString &name);
    bool picture(const QString &step);

    /// Warnings of QML and of the program since the last call.
    static QStringList takeComplaints();

private:
    bool isSettled() const;
    void tellWhatIsThere(const QString &wanted) const;

    QString m_journey;
    int m_step = 0;
    CountingNetwork m_network;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
};

} // namespace meshscope::journeys
