// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSize>
#include <QString>
#include <QStringList>

namespace meshscope::app {

/// The words after `meshscope-window`:
///
///     [CATALOG | PATH...] [--catalog FILE] [--import PATH...] [--demo]
///     [--page LINK] [--theme dark|light] [--size WxH] [--screenshot FILE]
///     [--bench-frame [--bench-visit LINK]... | --bench-bare]
///
/// Files that end in .meshscope are opened, every other file or folder is imported.
struct WindowOptions
{
    QString catalog;
    QStringList imports;
    bool demo = false;
    QString page; ///< page name or link
    QString theme; ///< empty: from the settings
    QSize size; ///< empty: as it was left
    QString screenshot; ///< draw the page into this file, without a window, and quit
    bool benchFrame = false; ///< measure, print the figures and quit: see FrameBench
    bool benchBare = false; ///< the same for a window with one button: the limit
    QStringList benchVisits; ///< links to open one after the other

    /// Invalid, with the word it stumbled on. Needs no application object.
    static Result<WindowOptions> parse(const QStringList &arguments);
};

} // namespace meshscope::app
