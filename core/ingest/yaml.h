// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "ingest/reading.h"
#include "ingest/tree.h"

namespace meshscope::ingest {

/// Reads a stream of YAML documents into a tree whose places are lines; each document is a root of
/// it, one behind the other. Plain scalars are typed by the core
/// rules of YAML 1.2 (so `no`, `09:00` and `1.10` stay texts as written). Aliases are copied,
/// within budgets counted while walking: 64 levels, 1,000 uses of aliases, 1,000,000 values.
Status readYaml(Reading &reading, Tree &tree);

} // namespace meshscope::ingest
