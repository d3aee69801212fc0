// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"

#include <QColor>
#include <QList>
#include <QString>

class QObject;

namespace meshscope::app {

/// Colours and fonts of a drawing as the window's theme has them. A value that the drawing thread
/// may keep.
struct GraphPalette
{
    QColor bg1, bg2, bg3, canvas, line, line2, fg1, fg2, fg3;
    QColor acc, accText, accSoft, accLine;
    QColor ok, risk, bad, badSoft, riskSoft, unk;
    QColor classInternal, classConfidential, classRestricted;
    QColor onDomain;
    QList<QColor> domains;
    double areaTint = 0.09;
    QString family;

    /// Reads the properties of the Theme singleton by name. Properties that are missing stay as in
    /// the light theme's defaults.
    static GraphPalette of(const QObject *theme);

    QColor domain(int slot) const; ///< -1: unknown's
    bool isHatched(int slot) const { return slot >= domains.size(); }
    QColor grade(Grade grade) const;
    QColor outcome(Outcome outcome) const;
    QColor classification(Classification classification, bool personal) const;
    QColor tint(const QColor &color) const; ///< an area of that colour over bg1

    friend bool operator==(const GraphPalette &, const GraphPalette &) = default;
};

QString gradeIcon(Grade grade);
QString outcomeIcon(Outcome outcome);
QString classificationIcon(Classification classification, bool personal);
QColor mixed(const QColor &over, const QColor &under, double share);

} // namespace meshscope::app
