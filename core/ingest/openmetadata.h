// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/mapping.h"

#include <set>

/// The parts of the OpenMetadata reader (standards.md 2.9): OpenMetadata's own JSON, where things
/// are known by their fully qualified names.
namespace meshscope::ingest::openmetadata {

struct Context
{
    Reading &reading;
    std::set<std::string> rules; ///< tests repeat themselves with each result
};

struct Asset : AssetRecord
{
};

AssetRef named(std::string_view name);
/// References are names, or objects with a name; the plural of a word came later.
std::string nameOf(Value reference);
std::string fqnOf(Value reference);
void addOwners(std::vector<OwnerRef> &owners, Value value, OwnerRole role);
/// Labels are tags, or words of a glossary.
void addLabels(std::vector<std::string> &tags, Value labels);
/// What every entity has and the catalog does not need.
void keepNoise(Value entity);

void takeFields(Value entity, Asset &into);
void takeFields(Value entity, Column &into);
void takeFields(Value entity, ProductRecord &into);
void takeFields(Value entity, DomainRecord &into);
void takeFields(Value entity, TermRecord &into);
void takeFields(Value entity, PartyRecord &into);
void mapFields(MappingRows &rows);

// One function per kind of entity.
void table(Context &context, Value entity);
void topic(Context &context, Value entity);
void chart(Context &context, Value entity);
void dashboard(Context &context, Value entity);
void model(Context &context, Value entity);
void pipeline(Context &context, Value entity);
void runs(Context &context, Value entity);
void team(Context &context, Value entity);
void user(Context &context, Value entity);
void domainOf(Context &context, Value entity);
void term(Context &context, Value entity);
void product(Context &context, Value entity);
void contract(Context &context, Value entity);
void lineage(Context &context, Value entity);
void lineageGraph(Context &context, Value root);
void oldTests(Context &context, Value entity);
void testCase(Context &context, Value entity);
void profile(Context &context, Value entity);
void addColumns(Value list, const std::string &parent, std::string_view parentType,
                std::vector<Column> &columns, int depth);

} // namespace meshscope::ingest::openmetadata
