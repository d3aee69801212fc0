// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/guimeter.h"
#include "shell/navigator.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QPointF>
#include <QStringList>
#include <QTimer>

#include <atomic>
#include <vector>

class QQuickItem;
class QQuickWindow;

namespace meshscope::app {

/// `--bench-frame`: times the window's start, opens the given links one after the other, pans and
/// zooms where there is a drawing, and ends the program with one JSON object on standard output:
///
///     {"firstFrameMs": 41.2, "readyMs": 130.5, "residentMb": 96.1, "steps": [
///       {"kind": "page", "name": "lineage", "drawnMs": 38.0, "worstMs": 9.1, "worstCpuMs": 8.7},
///       {"kind": "gesture", "name": "pan lineage", ...}]}
///
/// Times count from MESHSCOPE_BENCH_START (nanoseconds of the monotonic clock at the program's
/// start), or from when this object was made. `drawnMs` is null for a page that did not get ready
/// within ten seconds. Without a navigator (`--bench-bare`) only the first frame is measured.
class FrameBench : public QObject
{
    Q_OBJECT

public:
    FrameBench(QQuickWindow *window, GuiMeter &meter, Navigator *navigator,
               const QStringList &visits, QObject *parent = nullptr);

private:
    struct Step
    {
        enum class Kind { Start, Page, Pan, Zoom };

        Kind kind = Kind::Page;
        QString link;
    };

    void frameShown(qint64 at); ///< any thread
    void look();
    bool isReady() const;
    QQuickItem *drawing() const;
    void begin();
    void finish();
    void moveOn();
    void act();
    void pan(int move);
    void zoom(int notch);
    void print();

    QQuickWindow *m_window;
    GuiMeter &m_meter;
    Navigator *m_navigator;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    QTimer m_look;
    QTimer m_act;
    qint64 m_start = 0;
    std::atomic<qint64> m_firstFrame {0};
    std::atomic<qint64> m_lastFrame {0};
    qint64 m_began = 0;
    qint64 m_ready = 0; ///< when the page said so; a frame after that shows it
    qint64 m_drawn = 0;
    bool m_isOpened = false;
    int m_moves = 0;
    QPointF m_pointer;
    QJsonObject m_answer;
    QJsonArray m_done;
};

} // namespace meshscope::app
