// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "model/contract.h"

namespace meshscope::catalog {

struct StagedDocument;

/// The server whose datasets a contract's rules are about: the production one, else the first; null
/// without servers.
const ContractServer *mainServer(const ContractDocument &document);
/// The datasets that contracts promise join the staged ones; rules of contracts get their dataset.
Status expandContracts(StagedDocument &staged);

} // namespace meshscope::catalog
