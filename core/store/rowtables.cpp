// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rowtables.h"

#include "store/connection.h"

#include <string>

namespace meshscope::store {

namespace {

constexpr std::array<RecordedTable, 34> tables {{
    {"source", {{{"id", Counter::Source}}}},
    {"import_run", {{{"id", Counter::Run}}}},
    {"source_doc", {{{"id", Counter::Document}}}},
    {"import_issue", {{{"id", Counter::Issue}}}},
    {"entity", {{{"id", Counter::Entity}}}, NewRows::Remove, " AND kind NOT IN('request','grant')"},
    {"entity_key", {{{"entity_id", Counter::Entity}}}},
    {"statement", {{{"entity_id", Counter::Entity}, {"doc_id", Counter::Document}}}},
    {"local_claim", {{{"entity_id", Counter::Entity}}}, NewRows::Keep},
    {"domain", {{{"id", Counter::Entity}}}},
    {"party", {{{"id", Counter::Entity}}}},
    {"membership",
     {{{"team_id", Counter::Entity}, {"user_id", Counter::Entity}, {"doc_id", Counter::Document}}}},
    {"ownership", {{{"entity_id", Counter::Entity}, {"party_id", Counter::Entity}}}},
    {"product", {{{"id", Counter::Entity}}}},
    {"port", {{{"id", Counter::Entity}}}},
    {"port_asset", {{{"port_id", Counter::Entity}, {"asset_id", Counter::Entity}}}},
    {"asset", {{{"id", Counter::Entity}}}},
    {"asset_columns", {{{"asset_id", Counter::Entity}}}},
    {"tag", {{{"entity_id", Counter::Entity}}}},
    {"link", {{{"entity_id", Counter::Entity}}}},
    {"contract", {{{"id", Counter::Entity}}}},
    {"contract_version", {{{"id", Counter::Entity}}}},
    {"contract_asset", {{{"version_id", Counter::Entity}, {"asset_id", Counter::Entity}}}},
    {"job", {{{"id", Counter::Entity}}}},
    {"run", {{{"job_id", Counter::Entity}}}},
    {"edge", {{{"id", Counter::Edge}}}},
    {"edge_doc", {{{"edge_id", Counter::Edge}, {"doc_id", Counter::Document}}}},
    {"rule", {{{"id", Counter::Entity}}}},
    {"result", {{{"rule_id", Counter::Entity}, {"doc_id", Counter::Document}}}},
    {"identity_member", {{{"entity_id", Counter::Entity}, {"into_id", Counter::Entity}}}},
    {"identity_flow",
     {{{"from_id", Counter::Entity}, {"to_id", Counter::Entity}, {"doc_id", Counter::Document}}},
     NewRows::Remove,
     {},
     {"from_id", "to_id", "job_id", "doc_id"}},
    {"identity_moved", {{{"entity_id", Counter::Entity}}}},
    {"access_request", {{{"id", Counter::Entity}}}, NewRows::Keep},
    {"approval_step", {{{"request_id", Counter::Entity}}}, NewRows::Keep},
    {"access_grant", {{{"id", Counter::Entity}}}, NewRows::Keep},
}};

/// In the order of Counter.
constexpr std::array<std::string_view, counterCount> counted {
    "entity", "source", "source_doc", "import_run", "import_issue", "edge"};

} // namespace

std::span<const RecordedTable> recordedTables()
{
    return tables;
}

Result<std::array<std::int64_t, counterCount>> highestNumbers(Connection &db)
{
    std::array<std::int64_t, counterCount> numbers {};
    for (std::size_t i = 0; i < counterCount; ++i) {
        auto query = db.prepare("SELECT max(id) FROM " + std::string(counted[i]));
        numbers[i] = query.step() ? query.integer(0) : 0;
        if (auto status = query.finish(); !status)
            return status.error();
    }
    return numbers;
}

} // namespace meshscope::store
