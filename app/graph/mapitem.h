// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/canvasitem.h"
#include "graph/mappainter.h"

namespace meshscope::app {

/// The map of the mesh: domains, products, flows. Arrow keys go from domain to domain, Enter goes
/// into one and then from product to product; Escape goes out again.
class MapItem : public meshscope::app::CanvasItem // in full: qmllint looks the name up
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        meshscope::app::MapSource *source READ source WRITE setSource NOTIFY sourceChanged FINAL)
    /// Number of the chosen domain, -1 none.
    Q_PROPERTY(
        int selectedArea READ selectedArea WRITE setSelectedArea NOTIFY selectionChanged FINAL)
    Q_PROPERTY(QString currentText READ currentText NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString hoveredText READ hoveredText NOTIFY hoverChanged FINAL)
    Q_PROPERTY(QPointF hoveredAt READ hoveredAt NOTIFY hoverChanged FINAL)

public:
    explicit MapItem(QQuickItem *parent = nullptr);

    MapSource *source() const { return m_source; }
    void setSource(MapSource *source);
    int selectedArea() const { return m_look.selectedArea; }
    void setSelectedArea(int area);
    QString currentText() const;
    QString hoveredText() const { return m_hoveredText; }
    QPointF hoveredAt() const { return m_hoveredAt; }

    /// Brings two domains into view.
    Q_INVOKABLE void show(int area, int other);

signals:
    void sourceChanged();
    void selectionChanged();
    void currentChanged();
    void hoverChanged();
    void areaChosen(int area);
    void productActivated(const QString &uid);

protected:
    PaintFunction paintFunction() const override;
    QRectF contentBounds() const override;
    double readableScale() const override { return 0.4; } // shapes are read before words
    void clicked(QPointF scene, Qt::KeyboardModifiers modifiers) override;
    void doubleClicked(QPointF scene) override;
    void pointedAt(QPointF scene) override;
    void pointerLeft() override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void takeScene();
    void setCurrent(int area, int mark);
    bool travelBy(int key);
    bool commandBy(int key);
    void enter();
    void hover(int area, const QString &text, QPointF at);

    QPointer<MapSource> m_source;
    MapScenePointer m_scene;
    MapLook m_look; ///< its palette is filled when painting
    QString m_hoveredText;
    QPointF m_hoveredAt;
};

} // namespace meshscope::app
