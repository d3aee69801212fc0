// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/contractpage.h"

#include <QString>

#include <optional>

/// How the contract pages say things.
namespace meshscope::app {

/// breaking, potential, safe, info; empty when there is no verdict on that side.
QString verdictWord(contract::Level level);
/// The consumers' side of a verdict; empty when there is no version before.
QString verdictWord(const std::optional<contract::Verdict> &verdict);
/// "Breaking for consumers; 4.0.0 would be due" or "Version step kept".
QString bumpText(const contract::Verdict &verdict);
/// "latency", "1 h": a promise as people say it.
QString promiseName(const ContractSla &sla);
QString promiseValue(const ContractSla &sla);
/// "snowflake · account fernhill-eu1 · schema CURATED".
QString placeText(const ContractServer &server);
/// "120 EUR per month"; empty when free of charge is not stated.
QString priceText(const ContractPrice &price);

} // namespace meshscope::app
