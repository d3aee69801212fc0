// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "search/index.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>
#include <vector>

namespace meshscope::search {

/// One column of one dataset. `owner` is the caller's number for the dataset.
struct ColumnOccurrence
{
    std::string_view name;
    std::uint32_t owner = 0;
};

struct ColumnHit
{
    std::uint32_t name = 0; ///< number for owners()
    std::string_view text; ///< valid as long as the index
    std::uint32_t occurrences = 0; ///< "customer_id: 12,345 datasets"
    Reason reason = Reason::Everything;
    std::vector<Range> ranges;
};

struct ColumnsFound
{
    std::vector<ColumnHit> hits; ///< best first
    std::size_t names = 0; ///< distinct names that match
    std::size_t occurrences = 0; ///< columns that match
    std::vector<std::string> corrected; ///< as in Found
};

/// Finds columns by name: millions of columns share their names, so the distinct names are searched
/// and each knows where it occurs. Immutable.
class ColumnIndex
{
public:
    ColumnIndex() = default;
    explicit ColumnIndex(std::span<const ColumnOccurrence> columns);

    std::size_t columnCount() const { return m_owners.size(); }
    std::size_t nameCount() const { return m_names.size(); }
    /// Error: Cancelled.
    Result<ColumnsFound> search(std::string_view text, std::size_t limit = 50,
                                const std::stop_token &stop = {}) const;
    /// Datasets that have a column of this name, ascending, each once per column.
    std::span<const std::uint32_t> owners(std::uint32_t name) const;

private:
    std::vector<std::string> m_names; ///< sorted
    std::vector<std::uint32_t> m_first; ///< one more than names
    std::vector<std::uint32_t> m_owners;
    Index m_index;
};

} // namespace meshscope::search
