// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/contract.h"
#include "model/records.h"

namespace meshscope {

/// The physical name of a contract's object on one of its servers: the server's defaults (account
/// or host, database, schema, topic, location) with the object's physical name. A qualified
/// physical name replaces the tail of the defaults (standards.md 1.4.5).
AssetRef serverRef(const ContractServer &server, const ContractObject &object);
/// The same for a bare or qualified name, e.g. a transformation's source table.
AssetRef serverRef(const ContractServer &server, std::string_view physicalName);

} // namespace meshscope
