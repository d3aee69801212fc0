// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

#include <string_view>

namespace meshscope::app {

/// The way of every text from a file to the screen: through the gates of base/text.h.
QString shownLine(std::string_view text);
QString shownBlock(std::string_view text);
/// At most two capital letters for an avatar.
QString initialsOf(const QString &name);
/// How a person calls the catalog in this file: "fernhill-retail.meshscope" is "Fernhill retail".
QString catalogName(const QString &path);
/// What happened and where, as one text.
QString shownError(const Error &error);
/// Where a file of this content may be written: "Net Orders" and "svg" become
/// `file:///.../Documents/net-orders.svg`. Keeps only what every file system takes.
QUrl suggestedFile(const QString &name, const QString &suffix);
/// "42 min", "3 h", "5 d": how long ago, in the largest unit that fits.
QString shownAge(double seconds);

} // namespace meshscope::app
