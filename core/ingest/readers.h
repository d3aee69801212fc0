// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/json.h"
#include "ingest/mapping.h"
#include "ingest/reading.h"

namespace meshscope::ingest {

// The readers, one per format. Large JSON formats get the document and walk it in passes; the
// others get the whole document as a tree, JSON and YAML alike. Each fills reading.summary but for
// the format.

Status readDbtManifest(JsonDocument &json, Reading &reading);
Status readDbtCatalog(JsonDocument &json, Reading &reading);
Status readDbtRunResults(JsonDocument &json, Reading &reading);
Status readDbtSources(JsonDocument &json, Reading &reading);
Status readOpenLineage(JsonDocument &json, Reading &reading);
Status readDataHub(JsonDocument &json, Reading &reading);
Status readOdcs(Value root, Reading &reading);
Status readOdps(Value root, Reading &reading);
Status readUsageAgreement(Value root, Reading &reading);
Status readDbtSemanticManifest(Value root, Reading &reading);
Status readDcs(Value root, Reading &reading);
Status readOpenMetadata(Value root, Reading &reading);
Status readDps(Value root, Reading &reading);
Status readDpds(Value root, Reading &reading);
Status readLfOdps(Value root, Reading &reading);
Status readBackstage(Value root, Reading &reading);
Status readUnity(Value root, Reading &reading);
Status readDcat(Value root, Reading &reading);
/// A table of Unity Catalog inside a list of another's shape.
void takeUnityTable(Value table, Reading &reading);
Status readGxSuite(Value root, Reading &reading);
Status readGxResult(Value root, Reading &reading);
Status readSodaScan(Value root, Reading &reading);
Status readSodaChecks(Value root, Reading &reading);
Status readDatacontractRun(Value root, Reading &reading);

// The fields of each, for the mapping matrix.
void mapDbtManifest(MappingRows &rows);
void mapDbtCatalog(MappingRows &rows);
void mapDbtRunResults(MappingRows &rows);
void mapDbtSources(MappingRows &rows);
void mapDbtSemanticManifest(MappingRows &rows);
void mapOdcs(MappingRows &rows);
void mapOdps(MappingRows &rows);
void mapUsageAgreement(MappingRows &rows);
void mapDcs(MappingRows &rows);
void mapDataHub(MappingRows &rows);
void mapOpenMetadata(MappingRows &rows);
void mapDps(MappingRows &rows);
void mapDpds(MappingRows &rows);
void mapLfOdps(MappingRows &rows);
void mapBackstage(MappingRows &rows);
void mapUnity(MappingRows &rows);
void mapDcat(MappingRows &rows);
void mapGxSuite(MappingRows &rows);
void mapGxResult(MappingRows &rows);
void mapSodaScan(MappingRows &rows);
void mapSodaChecks(MappingRows &rows);
void mapDatacontractRun(MappingRows &rows);

} // namespace meshscope::ingest
