// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records.h"

#include <chrono>

namespace meshscope::catalog {

/// Moves every time and calendar day in a record by `shift`: how the demo mesh stays young.
void shiftTimes(Record &record, std::chrono::days shift);

} // namespace meshscope::catalog
