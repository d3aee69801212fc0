// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/mapping.h"
#include "ingest/readers.h"

/// The parts of the ODCS reader: terms (who, how, how much), schema and quality. Versions 2.2 and
/// 3.x differ in words, so each lookup names both.
namespace meshscope::ingest::odcs {

/// A contract while it is read.
struct Contract
{
    ContractDocument document;
    std::vector<RuleRecord> rules;
    std::vector<EdgeRecord> edges;
    bool isVersion2 = false;
};

/// Gives a contract that is read to the sink: domain, people, one dataset per server and object,
/// edges, rules, and the document itself.
void takeContract(Contract &contract, Reading &reading);
/// The refusal of a document that nothing can refer to; `what` as in "the contract".
Error withoutId(std::string_view what, std::string_view hint, Value root, Reading &reading);
/// The fields of a server but for those that look like secrets; these are reported when plain.
void readServerFields(Value server, std::map<std::string, std::string> &fields, Reading &reading);
/// Adds a service level under its canonical name, durations in seconds.
void addServiceLevel(ContractSla &&level, Value at, ContractDocument &document, Reading &reading);
/// Turns the stated positions of key columns (0 = none) into 1, 2, 3.
void rankKeys(std::vector<Column> &columns);
/// Says what a contract of version 3 states against its standard, each with its line. Reads
/// nothing: what is usable is taken over all the same.
void lint(Value root, Reading &reading);
/// Warns when a status is none of the standard.
void checkStatus(const std::string &status, Value at, Reading &reading);
/// Whether a classification, tag or label says personal data.
bool saysPersonal(std::string_view word);

/// `schema` or `dataset`; some files of version 2 put the list into `dataset.tables`.
Value objectsOf(Value root);
/// The first of the fields that is there: new word first, then the old one.
Value either(Value object, std::string_view first, std::string_view second);
/// `customProperties[] {property, value}` (or a plain map) into texts; other values as JSON.
void readCustom(Value list, std::map<std::string, std::string> &custom);
std::vector<ContractLink> readLinks(Value list);
/// A key of a custom property of a list, or null.
Value customValue(Value list, std::string_view property);

/// The rows of what several standards share, for objects at `prefix`.
void mapLinks(MappingRows &rows, std::string_view prefix);
void mapTeam(MappingRows &rows);
/// Those of the parts of a contract.
void mapTerms(MappingRows &rows);
void mapServiceLevels(MappingRows &rows);
void mapSchema(MappingRows &rows);
void mapQuality(MappingRows &rows, std::string_view prefix);

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
