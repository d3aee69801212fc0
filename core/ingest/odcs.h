// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/readers.h"

/// The parts of the ODCS reader: terms (who, how, how much), schema and quality. Versions 2.2 and
/// 3.x differ in words, so each lookup names both.
namespace meshscope::ingest::odcs {

/// A contract while it is read.
struct Contract
{
    ContractDocument document;
    std::vector<RuleRecord> rules;
    bool isVersion2 = false;
};

/// `schema` or `dataset`; some files of version 2 put the list into `dataset.tables`.
Value objectsOf(Value root);
/// The first of the fields that is there: new word first, then the old one.
Value either(Value object, std::string_view first, std::string_view second);
/// `customProperties[] {property, value}` (or a plain map) into texts; other values as JSON.
void readCustom(Value list, std::map<std::string, std::string> &custom);
std::vector<ContractLink> readLinks(Value list);
/// A key of a custom property of a list, or null.
Value customValue(Value list, std::string_view property);

void readServers(Value root, Contract &contract, Reading &reading);
void readTerms(Value root, Contract &contract); ///< roles, support, price
void readTeam(Value root, ContractDocument &document);
void readServiceLevels(Value root, ContractDocument &document, Reading &reading);
void readSchema(Value root, Contract &contract, Reading &reading);
/// Quality rules of an object, or of one of its properties.
void readQuality(Value list, Contract &contract, const ContractObject &object,
                 const Column *property, Reading &reading);

/// Shared with the product reader: people and teams of a `team` or `stakeholders` part.
std::vector<ContractMember> readMembers(Value list);
OwnerRef ownerOf(const ContractMember &member);

} // namespace meshscope::ingest::odcs
