// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/camera.h"
#include "graph/canvaspicture.h"
#include "graph/graphpalette.h"
#include "graph/iconsheet.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPointer>
#include <QQuickItem>
#include <QThreadPool>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace meshscope::app {

/// A drawing that can be panned and zoomed: camera, gestures and the picture on the screen.
///
/// The picture covers the view and a margin. It is painted on a thread of its own from immutable
/// values, so no gesture waits for it: panning and zooming move the picture that is there, and a
/// sharp one follows. The same code runs on OpenGL and on the software back end, which draws no
/// geometry nodes (qt notes 2.3).
class CanvasItem : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("What drawings have in common")
    /// The Theme singleton; colours and fonts are read from it.
    Q_PROPERTY(QObject *theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    Q_PROPERTY(double zoom READ zoom NOTIFY cameraChanged FINAL)
    Q_PROPERTY(QRectF visibleArea READ visibleArea NOTIFY cameraChanged FINAL)
    /// Whether the picture shown is the newest: for screenshots.
    Q_PROPERTY(bool isSettled READ isSettled NOTIFY settledChanged FINAL)
    /// Longest time in milliseconds that one event, polish or sync took, since resetTimes().
    Q_PROPERTY(double worstGuiMs READ worstGuiMs NOTIFY timesChanged FINAL)
    Q_PROPERTY(double lastPaintMs READ lastPaintMs NOTIFY timesChanged FINAL)
    /// Height at the bottom that floating panels cover; new drawings keep out of it when there is
    /// room.
    Q_PROPERTY(double bottomInset MEMBER m_bottomInset NOTIFY themeChanged FINAL)
    Q_PROPERTY(bool reducedMotion MEMBER m_reducedMotion NOTIFY themeChanged FINAL)

public:
    explicit CanvasItem(QQuickItem *parent = nullptr);
    ~CanvasItem() override;

    QObject *theme() const { return m_theme; }
    void setTheme(QObject *theme);
    double zoom() const { return m_camera.scale(); }
    QRectF visibleArea() const { return m_camera.visible(); }
    bool isSettled() const { return !m_isDirty && !m_isPainting; }
    double worstGuiMs() const { return m_worstGuiMs; }
    double lastPaintMs() const { return m_lastPaintMs; }

    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    Q_INVOKABLE void zoomTo(double scale);
    Q_INVOKABLE void fit();
    Q_INVOKABLE void centreOn(double x, double y);
    Q_INVOKABLE void resetTimes();
    Q_INVOKABLE QRectF toView(const QRectF &scene) const { return m_camera.toView(scene); }

signals:
    void themeChanged();
    void cameraChanged();
    void settledChanged();
    void timesChanged();

protected:
    /// Paints with the camera as transform; runs on the painting thread, so it holds values only.
    using PaintFunction = std::function<void(QPainter &, const QRectF &visible, IconSheet &)>;
    virtual PaintFunction paintFunction() const = 0;
    virtual QRectF contentBounds() const = 0;
    virtual void clicked(QPointF scene, Qt::KeyboardModifiers modifiers) = 0;
    virtual void doubleClicked(QPointF scene) = 0;
    virtual void pointedAt(QPointF scene) = 0;
    virtual void pointerLeft() = 0;
    virtual void paletteChanged() { }

    const GraphPalette &palette() const { return m_palette; }
    Camera &camera() { return m_camera; }
    const Camera &camera() const { return m_camera; }
    /// After the camera was changed by hand.
    void cameraMoved();
    /// Shows what the camera sees now.
    void followCamera();
    /// Shows a new drawing now, or as soon as the item has a size and a content: all of it when
    /// that is readable, else what matters most at a readable size.
    void showWhenReady();
    virtual QRectF focusBounds() const { return contentBounds(); }
    virtual double readableScale() const { return 0.75; }
    /// The content changed: a new picture is painted.
    void repaint();
    bool hasReducedMotion() const { return m_reducedMotion; }
    double tolerance() const { return 4 / m_camera.scale(); }

    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void touchEvent(QTouchEvent *event) override;
    bool event(QEvent *event) override;

    /// Remembers the longest time spent in a scope of the GUI thread.
    class Timed
    {
    public:
        explicit Timed(CanvasItem &item)
            : m_item(item)
        {
            m_clock.start();
        }
        ~Timed() { m_item.note(static_cast<double>(m_clock.nsecsElapsed()) / 1e6); }
        Q_DISABLE_COPY_MOVE(Timed)

    private:
        CanvasItem &m_item;
        QElapsedTimer m_clock;
    };

private:
    void note(double ms);
    void readTheme();
    void startPainting();
    void finishPainting();
    double pixelRatio() const;
    /// Whether the picture that is there will do until the gesture pauses.
    bool coversView() const;
    /// Shows everything above what floats at the bottom.
    Camera fitted() const;
    void clearFoot();

    QPointer<QObject> m_theme;
    GraphPalette m_palette;
    Camera m_camera;
    QThreadPool m_pool;
    std::shared_ptr<IconSheet> m_icons; ///< painting thread only
    QFutureWatcher<CanvasPicture> m_watcher;
    CanvasPicture m_picture;
    QTimer m_sharpen; ///< after the last move of a gesture
    QTimer m_themeTimer; ///< theme properties change one by one
    bool m_isDirty = false;
    bool m_isPainting = false; ///< until the picture is taken over, not only painted
    bool m_isNewPicture = false;
    bool m_wantsShow = false;
    bool m_isUntouched = false; ///< as showWhenReady() left it: a new size shows it anew
    bool m_reducedMotion = false;
    bool m_isDragging = false;
    QPointF m_pressedAt;
    QPointF m_draggedFrom;
    double m_pinchDistance = 0;
    double m_bottomInset = 0;
    double m_worstGuiMs = 0;
    double m_lastPaintMs = 0;
};

} // namespace meshscope::app
