// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>

namespace meshscope::app {

/// A QGuiApplication that can say for how long the GUI thread was busy with one event: that long
/// nothing on screen answers. Costs a comparison per event while it does not measure.
class GuiMeter : public QGuiApplication
{
    Q_OBJECT

public:
    using QGuiApplication::QGuiApplication;

    struct Block
    {
        double wallMs = 0;
        double cpuMs = 0; ///< of this thread: the rest was waiting or another program's turn
    };

    /// Forgets what was measured, and measures from now on.
    void restart();
    /// The longest event since restart().
    Block worst() const { return m_worst; }
    /// The most processor time one event took: the same however busy the machine is.
    double mostCpuMs() const { return m_mostCpuMs; }

    bool notify(QObject *receiver, QEvent *event) override;

private:
    bool m_isMeasuring = false;
    int m_depth = 0; ///< events sent while one is handled are part of it
    Block m_worst;
    double m_mostCpuMs = 0;
};

} // namespace meshscope::app
