// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/canvasitem.h"

#include <QQuickWindow>
#include <QSGImageNode>
#include <QSGRectangleNode>
#include <QSGTexture>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace meshscope::app {

namespace {

constexpr double margin = 0.25; // of the view, painted beyond each side
constexpr int sharpenAfterMs = 60;
constexpr double fitMargin = 24;
constexpr double zoomStep = 1.25;
constexpr double mostBlur = 1.6; // enlarging of the old picture before a new one is painted

} // namespace

CanvasItem::CanvasItem(QQuickItem *parent)
    : QQuickItem(parent)
    , m_palette(GraphPalette::of(nullptr))
    , m_icons(std::make_shared<IconSheet>())
{
    setFlag(ItemHasContents);
    setClip(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
    setAcceptTouchEvents(true);
    m_pool.setMaxThreadCount(1);
    m_sharpen.setSingleShot(true);
    m_sharpen.setInterval(sharpenAfterMs);
    connect(&m_sharpen, &QTimer::timeout, this, &CanvasItem::repaint);
    m_themeTimer.setSingleShot(true);
    connect(&m_themeTimer, &QTimer::timeout, this, &CanvasItem::readTheme);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &CanvasItem::finishPainting);
}

CanvasItem::~CanvasItem()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void CanvasItem::setTheme(QObject *theme)
{
    if (m_theme == theme)
        return;
    if (m_theme)
        m_theme->disconnect(&m_themeTimer);
    m_theme = theme;
    if (theme)
        for (const char *notify : {"darkChanged()", "reducedMotionChanged()"})
            if (const int signal = theme->metaObject()->indexOfSignal(notify); signal >= 0)
                connect(theme, theme->metaObject()->method(signal), &m_themeTimer,
                        m_themeTimer.metaObject()->method(
                            m_themeTimer.metaObject()->indexOfSlot("start()")));
    readTheme();
    emit themeChanged();
}

void CanvasItem::readTheme()
{
    GraphPalette now = GraphPalette::of(m_theme);
    if (now == m_palette)
        return;
    m_palette = std::move(now);
    paletteChanged();
    repaint();
}

void CanvasItem::note(double ms)
{
    if (ms <= m_worstGuiMs)
        return;
    m_worstGuiMs = ms;
    emit timesChanged();
}

void CanvasItem::resetTimes()
{
    m_worstGuiMs = 0;
    emit timesChanged();
}

double CanvasItem::pixelRatio() const
{
    return window() ? window()->effectiveDevicePixelRatio() : 1.0;
}

void CanvasItem::cameraMoved()
{
    m_isUntouched = false;
    followCamera();
}

void CanvasItem::followCamera()
{
    m_camera.keepNear(contentBounds());
    if (coversView())
        m_sharpen.start();
    else
        repaint(); // the edge of the picture came into view: do not wait for the gesture's end
    update();
    emit cameraChanged();
    emit settledChanged();
}

bool CanvasItem::coversView() const
{
    const double change
        = m_picture.scale > 0 ? m_camera.scale() * pixelRatio() / m_picture.scale : mostBlur;
    return change < mostBlur && change > 1 / mostBlur
        && m_picture.scene.contains(m_camera.visible());
}

void CanvasItem::zoomTo(double scale)
{
    m_camera.zoomAt({width() / 2, height() / 2}, scale / m_camera.scale());
    cameraMoved();
}

void CanvasItem::zoomIn()
{
    zoomTo(m_camera.scale() * zoomStep);
}

void CanvasItem::zoomOut()
{
    zoomTo(m_camera.scale() / zoomStep);
}

Camera CanvasItem::fitted() const
{
    const double inset = std::min(m_bottomInset, height() / 2);
    Camera camera = m_camera;
    camera.setView({width(), height() - inset});
    camera.fit(contentBounds(), fitMargin);
    camera.setView(m_camera.view());
    camera.setCentre(camera.centre() + QPointF(0, inset / 2 / camera.scale()));
    return camera;
}

void CanvasItem::fit()
{
    m_wantsShow = false;
    m_camera = fitted();
    cameraMoved();
    repaint();
}

void CanvasItem::showWhenReady()
{
    m_wantsShow = width() <= 1 || height() <= 1 || contentBounds().isEmpty();
    if (m_wantsShow)
        return;
    m_camera.fit(contentBounds(), fitMargin);
    if (const Camera above = fitted(); above.scale() >= readableScale())
        m_camera = above;
    if (m_camera.scale() < readableScale()) {
        m_camera.setScale(readableScale());
        m_camera.setCentre(focusBounds().center());
    } else {
        clearFoot();
    }
    followCamera();
    m_isUntouched = true;
    repaint();
}

/// Moves what the tools at the foot would cover into the room that is left above.
void CanvasItem::clearFoot()
{
    constexpr double least = 8;
    const QRectF shown = m_camera.toView(contentBounds());
    const double covered = shown.bottom() + least - (height() - m_bottomInset);
    const double room = shown.top() - least;
    m_camera.pan({0, -std::max(0.0, std::min(covered, room))});
}

void CanvasItem::centreOn(double x, double y)
{
    m_camera.setCentre({x, y});
    cameraMoved();
}

void CanvasItem::repaint()
{
    m_isDirty = true;
    emit settledChanged();
    if (!m_isPainting)
        startPainting();
}

/// One picture at a time; what changed meanwhile is in the next one. So the screen follows a long
/// gesture instead of waiting for its end.
void CanvasItem::startPainting()
{
    const QRectF visible = m_camera.visible();
    if (visible.isEmpty())
        return;
    m_isDirty = false;
    m_isPainting = true;
    PictureRequest request;
    request.scale = m_camera.scale();
    request.pixelRatio = pixelRatio();
    request.scene = visible.adjusted(-visible.width() * margin, -visible.height() * margin,
                                     visible.width() * margin, visible.height() * margin);
    request.background = m_palette.canvas;
    request.dots = m_palette.line;
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [request, paint = paintFunction(), icons = m_icons] {
            return paintPicture(request, [&](QPainter &painter, const QRectF &area) {
                paint(painter, area, *icons);
            });
        }));
}

void CanvasItem::finishPainting()
{
    m_isPainting = false;
    m_picture = m_watcher.result();
    m_isNewPicture = true;
    m_lastPaintMs = m_picture.paintMs;
    emit timesChanged();
    update();
    if (m_isDirty)
        startPainting();
    emit settledChanged();
}

QSGNode *CanvasItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    const Timed timed(*this);
    if (width() <= 0 || height() <= 0) {
        delete old;
        return nullptr;
    }
    // A plain canvas, and the picture on it: when a gesture outruns the painter, canvas shows.
    auto *ground = static_cast<QSGRectangleNode *>(old);
    if (!ground)
        ground = window()->createRectangleNode();
    ground->setRect(boundingRect());
    ground->setColor(m_palette.canvas);
    if (m_picture.image.isNull())
        return ground;
    auto *node = static_cast<QSGImageNode *>(ground->firstChild());
    const bool isFirst = !node;
    if (isFirst) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
        m_isNewPicture = true;
    }
    if (m_isNewPicture) {
        node->setTexture(
            window()->createTextureFromImage(m_picture.image, QQuickWindow::TextureIsOpaque));
        m_isNewPicture = false;
    }
    QRectF rect = m_camera.toView(m_picture.scene);
    const double ratio = pixelRatio();
    const bool isSharp = std::abs(m_camera.scale() * ratio - m_picture.scale) < 1e-6;
    if (isSharp) // whole pixels: the texture is copied, not resampled
        rect.moveTopLeft(
            {std::round(rect.left() * ratio) / ratio, std::round(rect.top() * ratio) / ratio});
    node->setFiltering(isSharp ? QSGTexture::Nearest : QSGTexture::Linear);
    node->setRect(rect);
    if (isFirst) // only now: the software back end reads the texture at once
        ground->appendChildNode(node);
    return ground;
}

void CanvasItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    m_camera.setView(now.size());
    if (m_wantsShow || m_isUntouched)
        showWhenReady();
    emit cameraChanged();
    repaint();
}

} // namespace meshscope::app
