// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/asset_records.h"
#include "model/evidence_records.h"
#include "model/product_records.h"
#include "model/references.h"

#include <variant>

/// What readers say: plain statements of one document, in the document's own names. Nothing here is
/// resolved; identity, precedence and winners are the catalog's work. Every string is valid UTF-8
/// and otherwise as written in the file (the text gates come when it is shown).
namespace meshscope {

using Record
    = std::variant<DomainRecord, PartyRecord, ProductRecord, AssetRecord, ContractRecord, JobRecord,
                   EdgeRecord, RunRecord, RuleRecord, ResultRecord, AccessRecord, TermRecord>;

} // namespace meshscope
