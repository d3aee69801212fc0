// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace meshscope {

/// Row number of one table of a catalog file, typed by table. 0 means none. Stable inside one
/// file only: links, exports and audit use the entity's uid instead.
template<typename Tag>
struct Id
{
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    // The compiler's own `0` of the comparison is taken for a null pointer.
    // NOLINTNEXTLINE(modernize-use-nullptr)
    friend auto operator<=>(const Id &, const Id &) = default;
};

using EntityId = Id<struct EntityTag>; ///< any row of `entity`; the kinds below share its numbers
using DomainId = EntityId;
using PartyId = EntityId;
using ProductId = EntityId;
using PortId = EntityId;
using AssetId = EntityId;
using ContractId = EntityId;
using ContractVersionId = EntityId;
using JobId = EntityId;
using RuleId = EntityId;
using RequestId = EntityId;
using GrantId = EntityId;
using SourceId = Id<struct SourceTag>;
using ImportRunId = Id<struct ImportRunTag>;
using DocumentId = Id<struct DocumentTag>;

} // namespace meshscope

template<typename Tag>
struct std::hash<meshscope::Id<Tag>>
{
    std::size_t operator()(const meshscope::Id<Tag> &id) const noexcept
    {
        return std::hash<std::int64_t> {}(id.value);
    }
};
