// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// One bar per day of a rule, oldest at the left. Outcomes differ by shape as well as by colour:
/// pass a full bar, warn two thirds, fail a full bar with a notch above, error a hollow one, not
/// run a dot.
class OutcomeStrip : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// Values of Outcome, one per day.
    Q_PROPERTY(QList<int> outcomes MEMBER m_outcomes NOTIFY changed FINAL)
    Q_PROPERTY(QColor passColor MEMBER m_passColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor warnColor MEMBER m_warnColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor failColor MEMBER m_failColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor unknownColor MEMBER m_unknownColor NOTIFY changed FINAL)

public:
    explicit OutcomeStrip(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QList<int> m_outcomes;
    QColor m_passColor;
    QColor m_warnColor;
    QColor m_failColor;
    QColor m_unknownColor;
};

/// The score over time: a line at S with its L..U band, days without any evidence left open. Lists
/// are of one length, oldest first, values 0..1; a negative score is unknown.
class ScoreHistory : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QList<double> scores MEMBER m_scores NOTIFY changed FINAL)
    Q_PROPERTY(QList<double> lower MEMBER m_lower NOTIFY changed FINAL)
    Q_PROPERTY(QList<double> upper MEMBER m_upper NOTIFY changed FINAL)
    Q_PROPERTY(QColor color MEMBER m_color NOTIFY changed FINAL)
    Q_PROPERTY(QColor bandColor MEMBER m_bandColor NOTIFY changed FINAL)
    Q_PROPERTY(QColor gridColor MEMBER m_gridColor NOTIFY changed FINAL)

public:
    explicit ScoreHistory(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

signals:
    void changed();

private:
    QPointF point(qsizetype day, double value) const;

    QList<double> m_scores;
    QList<double> m_lower;
    QList<double> m_upper;
    QColor m_color;
    QColor m_bandColor;
    QColor m_gridColor;
};

} // namespace meshscope::app
