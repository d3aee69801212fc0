// SPDX-License-Identifier: GPL-3.0-or-later
#include "graph/outcomestrip.h"

#include "model/kinds.h"

#include <QPainter>

#include <algorithm>

namespace meshscope::app {

OutcomeStrip::OutcomeStrip(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    connect(this, &OutcomeStrip::changed, this, [this] { update(); });
}

void OutcomeStrip::paint(QPainter *painter)
{
    if (m_outcomes.isEmpty())
        return;
    const double step = width() / static_cast<double>(m_outcomes.size());
    const double bar = std::max(1.0, step - 1);
    const double full = height() - 3;
    for (qsizetype i = 0; i < m_outcomes.size(); ++i) {
        const double x = static_cast<double>(i) * step;
        switch (static_cast<Outcome>(m_outcomes[i])) {
        case Outcome::Pass:
            painter->fillRect(QRectF(x, 3, bar, full), m_passColor);
            break;
        case Outcome::Warn:
            painter->fillRect(QRectF(x, 3 + full / 3, bar, full * 2 / 3), m_warnColor);
            break;
        case Outcome::Fail:
            painter->fillRect(QRectF(x, 0, bar, height()), m_failColor);
            break;
        case Outcome::Error:
            painter->setPen(m_failColor);
            painter->drawRect(QRectF(x + 0.5, 3.5, std::max(1.0, bar - 1), full - 1));
            break;
        case Outcome::Skipped:
        case Outcome::Unknown:
            painter->fillRect(QRectF(x, height() - 2, bar, 2), m_unknownColor);
            break;
        }
    }
}

ScoreHistory::ScoreHistory(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &ScoreHistory::changed, this, [this] { update(); });
}

QPointF ScoreHistory::point(qsizetype day, double value) const
{
    const double days = std::max(1.0, static_cast<double>(m_scores.size() - 1));
    return {static_cast<double>(day) * width() / days,
            (1 - std::clamp(value, 0.0, 1.0)) * (height() - 2) + 1};
}

void ScoreHistory::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_gridColor, 1));
    for (const double mark : {0.0, 0.5, 0.75, 0.9, 1.0})
        painter->drawLine(point(0, mark), QPointF(width(), point(0, mark).y()));
    const qsizetype days = std::min({m_scores.size(), m_lower.size(), m_upper.size()});
    if (days < 2)
        return;
    QPolygonF band;
    for (qsizetype i = 0; i < days; ++i)
        band << point(i, m_upper[i]);
    for (qsizetype i = days; i-- > 0;)
        band << point(i, m_lower[i]);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_bandColor);
    painter->drawPolygon(band);
    painter->setPen(QPen(m_color, 1.75));
    for (qsizetype i = 1; i < days; ++i) {
        if (m_scores[i - 1] >= 0 && m_scores[i] >= 0)
            painter->drawLine(point(i - 1, m_scores[i - 1]), point(i, m_scores[i]));
    }
}

} // namespace meshscope::app
