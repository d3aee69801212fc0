// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphpalette.h"
#include "graph/graphsource.h"

#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The whole lineage drawing in small, with a frame around what the view shows. A click or a drag
/// asks for another middle.
class MiniMapItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        meshscope::app::GraphSource *source READ source WRITE setSource NOTIFY sourceChanged FINAL)
    Q_PROPERTY(QRectF visibleArea MEMBER m_visibleArea NOTIFY visibleAreaChanged FINAL)
    Q_PROPERTY(QObject *theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)

public:
    explicit MiniMapItem(QQuickItem *parent = nullptr);

    GraphSource *source() const { return m_source; }
    void setSource(GraphSource *source);
    QObject *theme() const { return m_theme; }
    void setTheme(QObject *theme);

    void paint(QPainter *painter) override;

signals:
    void sourceChanged();
    void visibleAreaChanged();
    void themeChanged();
    void centreWanted(double x, double y);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private slots:
    void refresh() { update(); }

private:
    QTransform fromScene() const;

    QPointer<GraphSource> m_source;
    QPointer<QObject> m_theme;
    QRectF m_visibleArea;
};

} // namespace meshscope::app
