// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>

namespace meshscope::bench {

/// A mesh to write: about ten columns and two flows per dataset, as large catalogs have.
struct MeshPlan
{
    std::size_t assets = 10'000; ///< at least 100
    std::uint64_t seed = 7; ///< the same plan always gives the same bytes
    /// The mesh a day later each: its manifests are made anew, and one in a hundred of the datasets
    /// in them, others in each revision, is described in other words than in revision 0.
    unsigned revision = 0;
};

struct MeshCounts
{
    std::uint64_t assets = 0;
    std::uint64_t columns = 0;
    std::uint64_t flows = 0;
    std::uint64_t products = 0; ///< and as many contracts
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
};

/// Writes a company's metadata as its tools would: operational tables with the jobs that load them
/// (OpenLineage), a warehouse that refines them in layers (dbt projects of at most 40,000 datasets
/// with catalog and test results), and a product with a contract for every hundredth dataset (ODPS,
/// ODCS). Fan-in is heavy-tailed and a few datasets are hubs. `folder` is made if it is not there;
/// files of an earlier mesh of another size are not removed. Errors: Io, Invalid, Cancelled.
Result<MeshCounts> writeMesh(const std::string &folder, const MeshPlan &plan,
                             const std::stop_token &stop);

} // namespace meshscope::bench
