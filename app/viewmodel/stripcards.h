// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/productpage.h"

#include <QVariantList>

#include <vector>

namespace meshscope::app {

/// The cards of one side of a lineage strip: at most four, the last one "+288 more" when there are
/// more. `total` counts datasets.
QVariantList stripCards(const std::vector<workspace::Neighbour> &neighbours);
QVariantList stripCards(const std::vector<workspace::PageLink> &datasets);

} // namespace meshscope::app
