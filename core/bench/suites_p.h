// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/suites.h"
#include "workspace/catalogfile.h"

#include <memory>

namespace meshscope::bench {

Status runImport(World &world, const Report &report);
Status runOpen(World &world, const Report &report);
Status runSearch(World &world, const Report &report);
Status runLineage(World &world, const Report &report);
Status runLayout(World &world, const Report &report);
Status runFrame(World &world, const Report &report);

/// What a person notices as immediate: the next picture at 60 a second.
inline constexpr double frameMs = 1000.0 / 60;
/// A fifth of what dbt Docs takes (1.0 s) from click to its focused graph of 3,000 models.
inline constexpr double drawnBarMs = 1000.0 / 5;

/// A reader on the world's catalog.
Result<std::unique_ptr<workspace::Reader>> openCatalog(World &world);

/// Datasets to ask about: the most used ones, and others with flows at random.
std::vector<EntityId> sampleDatasets(const workspace::Snapshot &snapshot, std::size_t count,
                                     std::uint64_t seed);

} // namespace meshscope::bench
