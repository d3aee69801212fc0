// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/pageparts.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

/// The map of the mesh: domains with their products, what flows between them, where the rules of
/// the mesh are broken. Texts are raw. Functions run on the read lane.
namespace meshscope::workspace {

struct MapProduct
{
    EntityId id;
    std::string uid;
    std::string name;
    Archetype archetype = Archetype::Unknown;
    ProductStatus status = ProductStatus::Unknown;
    Grade grade = Grade::Insufficient;
    std::optional<float> score;
    std::uint32_t grants = 0; ///< active ones on its ports
    std::uint32_t usedBy = 0;
};

struct MapDomain
{
    EntityId id;
    DomainLabel label;
    std::vector<MapProduct> products; ///< most used first
    std::size_t datasets = 0;
    /// A product of it states an output port. Where none does, that a dataset is on no port means
    /// nothing: P-23 is unknown there.
    bool statesPorts = false;
    std::size_t portsOut = 0; ///< ports of it that other domains use, counted per user
    std::size_t portsIn = 0; ///< ports of other domains that it uses
    Grade grade = Grade::Insufficient;
    std::optional<float> score; ///< mean over its products; unset: unknown
};

/// What one domain gives another.
struct MapFlow
{
    std::uint32_t from = 0; ///< index into MeshMapView::domains
    std::uint32_t to = 0;
    /// Different output ports read; different datasets where the giver states no port.
    std::size_t ports = 0;
    std::size_t grants = 0; ///< active ones
    bool isCycle = false; ///< part of a cycle of products
};

enum class MapFindingKind : std::uint8_t {
    Bypass, ///< P-23: a dataset of another domain is read that is on no output port
    Cycle, ///< P-26: products of several domains feed each other
};

struct MapFinding
{
    MapFindingKind kind = MapFindingKind::Bypass;
    std::uint32_t from = 0; ///< domains
    std::uint32_t to = 0;
    /// Bypass: the dataset read and what reads it. Cycle: the products in order, first one once.
    std::vector<PageLink> path;
    PageLink reader; ///< bypass: the product that reads, id 0 when that dataset is in none
    PageLink owner; ///< whom to ask: of the dataset read, of the first product
    std::size_t domains = 2; ///< how many domains are part of it
};

struct MeshMapView
{
    std::vector<MapDomain> domains; ///< by slot
    std::vector<MapFlow> flows; ///< by (from, to)
    std::vector<MapFinding> findings; ///< bypasses first
    std::size_t products = 0;
    std::size_t withoutDomain = 0; ///< products that no area can show
    std::size_t withoutPorts = 0; ///< domains that others read and that state no output port
};

/// Cancelled on stop. A catalog without domains gives an empty map.
Result<MeshMapView> meshMap(Reader &reader, const std::stop_token &stop);

} // namespace meshscope::workspace
