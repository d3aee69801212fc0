// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

class QQuickWindow;

namespace meshscope::app {

/// Saves a picture of the window once its page has its data, then ends the program: exit code 0, or
/// 1 with a line on stderr when the page does not get ready within a minute or the file cannot be
/// written. Ready means: the window's property `pageReady` stays true for some looks.
class Screenshot : public QObject
{
    Q_OBJECT

public:
    Screenshot(QQuickWindow *window, QString file, QObject *parent = nullptr);

private:
    void look();
    void save();

    QQuickWindow *m_window;
    QString m_file;
    QTimer m_timer;
    QElapsedTimer m_waited;
    int m_calmLooks = 0;
};

} // namespace meshscope::app
