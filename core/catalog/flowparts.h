// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/importwork.h"

#include <string>
#include <tuple>
#include <vector>

/// Flows between single things of which a decision makes others; private to this room. Tables
/// `edge` and `edge_doc` have the flows of the common things; identity_flow those of the single
/// ones, for all flows that have a member at one end.
namespace meshscope::catalog {

using FlowKey = std::tuple<EntityId, EntityId, EntityId>; ///< from, to, job

/// Sorted, each once.
void tidy(std::vector<ColumnFlow> &columns);

/// What one document says of flows between single things.
class FlowParts
{
public:
    explicit FlowParts(store::Connection &db);

    Status put(const FlowKey &key, std::string_view basis, std::string_view columns,
               const DocumentRows &rows);
    /// Drops what a complete document said before and did not now.
    Status dropUnsaid(DocumentId document, const std::vector<FlowKey> &said);

private:
    store::Connection &m_db;
    store::Statement m_put;
};

/// Of documents that are gone.
Status dropFlowParts(store::Connection &db, std::string_view locator);

/// Keeps the flows at things that are about to be joined; of those in temp.settling.
Status keepFlowParts(store::Connection &db);
/// Writes the flows at the things in temp.settling anew from their parts, by identity_member.
Status rebuildFlows(store::Connection &db);

} // namespace meshscope::catalog
