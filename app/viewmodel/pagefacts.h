// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/qualitypage.h"

#include <QString>
#include <QVariantMap>

#include <vector>

namespace meshscope::app {

/// A tab of a page for the Tabs control; no count is shown for 0.
QVariantMap tabOf(const char *value, const QString &text, std::size_t count);
/// Number of fields about which sources disagree.
int conflictsOf(const std::vector<workspace::Claim> &claims);
/// "dbt (today 07:12), contracts (14 Nov)": each source once, with its newest reading.
QString sourcesText(const std::vector<workspace::SourceNote> &sources);
/// Why the age of the data and its checks of timeliness differ; empty when they agree or one of
/// them is not known.
QString timelinessNote(const workspace::Freshness &freshness,
                       const std::vector<quality::DimensionScore> &dimensions);

} // namespace meshscope::app
