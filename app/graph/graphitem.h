// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/canvasitem.h"
#include "graph/graphsource.h"
#include "graph/graphtravel.h"
#include "graph/scenepainter.h"

#include <QVariantAnimation>

#include <unordered_map>

namespace meshscope::app {

/// The lineage drawing: shows a GraphSource's scene, lights the chain of what the pointer is on,
/// and can be walked with the arrow keys. Says what was done by signals; changes nothing itself.
class GraphItem : public meshscope::app::CanvasItem // in full: qmllint looks the name up
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        meshscope::app::GraphSource *source READ source WRITE setSource NOTIFY sourceChanged FINAL)
    /// plain, quality or class
    Q_PROPERTY(QString lens READ lens WRITE setLens NOTIFY lensChanged FINAL)
    Q_PROPERTY(QString selectedUid READ selectedUid NOTIFY selectionChanged FINAL)
    /// What the card with the keyboard's ring says, in words; for screen readers.
    Q_PROPERTY(QString currentText READ currentText NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString hoveredText READ hoveredText NOTIFY hoverChanged FINAL)
    Q_PROPERTY(QRectF hoveredRect READ hoveredRect NOTIFY hoverChanged FINAL)
    /// Where the column filter of the start card is in the view; empty when it is not in sight or
    /// too small to write in.
    Q_PROPERTY(QRectF filterRect READ filterRect NOTIFY cameraChanged FINAL)

public:
    explicit GraphItem(QQuickItem *parent = nullptr);

    GraphSource *source() const { return m_source; }
    void setSource(GraphSource *source);
    QString lens() const { return m_lens; }
    void setLens(const QString &lens);
    QString selectedUid() const;
    QString currentText() const;
    QString hoveredText() const;
    QRectF hoveredRect() const;
    QRectF filterRect() const;

    /// Puts the keyboard's ring on a dataset and brings it into view.
    Q_INVOKABLE void reveal(const QString &uid);

signals:
    void sourceChanged();
    void lensChanged();
    void selectionChanged();
    void currentChanged();
    void hoverChanged();
    /// Enter or a double click on a dataset.
    void activated(const QString &uid);
    /// Another dataset was chosen, or none (empty).
    void selected(const QString &uid);
    void columnChosen(const QString &uid, const QString &path);
    void allColumnsWanted();
    void filterWanted();
    /// More (or fewer again) of what hangs on one side of a dataset.
    void expandWanted(const QString &uid, bool upstream);
    void foldWanted(const QString &uid, bool upstream);

protected:
    PaintFunction paintFunction() const override;
    QRectF contentBounds() const override;
    QRectF focusBounds() const override;
    void clicked(QPointF scene, Qt::KeyboardModifiers modifiers) override;
    void doubleClicked(QPointF scene) override;
    void pointedAt(QPointF scene) override;
    void pointerLeft() override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    const SceneCard *card(int number) const;
    int currentNumber() const;
    void takeScene(bool isExtended);
    void travelCards(const GraphScene &before);
    void setCurrent(int number);
    void select(quint64 key);
    void setHovered(int number);
    void activate(const SceneCard &card);
    bool travelBy(int key);
    bool commandBy(QKeyEvent *event);
    void expandCurrent(bool isFolding);

    QPointer<GraphSource> m_source;
    ScenePointer m_scene;
    QString m_lens = QStringLiteral("quality");
    quint64 m_selected = 0;
    quint64 m_current = 0;
    int m_hovered = -1;
    QTimer m_lightTimer; ///< a pointer that only passes by lights nothing
    Lit m_lit;
    std::vector<QPointF> m_travel; ///< where cards come from, relative to their places
    double m_travelLeft = 0; ///< 1 at the start of the way, 0 at its end
    QVariantAnimation m_animation;
};

} // namespace meshscope::app
