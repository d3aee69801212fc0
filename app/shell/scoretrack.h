// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The bar of a quality score: solid from 0 to the lower bound (proven), hatched up to the upper
/// bound (not proven), a tick at the score that stands out 4 px above and below. Bounds and score
/// are 0..1; a negative score is unknown and draws the empty track only.
class ScoreTrack : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(double lower MEMBER m_lower NOTIFY changed FINAL)
    Q_PROPERTY(double upper MEMBER m_upper NOTIFY changed FINAL)
    Q_PROPERTY(double score MEMBER m_score NOTIFY changed FINAL)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed FINAL)
    Q_PROPERTY(QColor trackColor MEMBER m_trackColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor tickColor MEMBER m_tickColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor haloColor MEMBER m_haloColor NOTIFY changed FINAL)

public:
    explicit ScoreTrack(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    double m_lower = 0;
    double m_upper = 0;
    double m_score = -1;
    QColor m_color;
    QColor m_trackColor;
    QColor m_tickColor;
    QColor m_haloColor;
};

} // namespace meshscope::app
