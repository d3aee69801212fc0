// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importer.h"

#include "catalog/importwork.h"
#include "catalog/joins.h"

#include <utility>

namespace meshscope::catalog {

namespace {

/// The port that an agreement is about, and the version of its contract.
constexpr std::string_view findPort
    = "SELECT p.id, p.contract_version_id FROM port p JOIN entity_key k "
      "ON k.scheme='product' AND k.entity_id=p.product_id "
      "JOIN entity e ON e.id=p.id AND e.state='active' "
      "WHERE k.key=?1 AND p.direction='output' AND (p.name=?2 OR ?2='') "
      "ORDER BY p.ordinal LIMIT 1";

/// The party of this name; none without a name.
PartyId partyNamed(ImportWork &work, const std::string &name, PartyType type, SourceId source)
{
    if (name.empty())
        return {};
    OwnerRef owner;
    owner.type = type;
    owner.name = name;
    return work.ids.party(owner, source);
}

/// Who consumes: the product, else the team, else the person that the agreement names.
EntityId consumerOf(ImportWork &work, const AccessRecord &record, SourceId source)
{
    EntityId consumer;
    if (!record.consumerProduct.empty())
        consumer = work.ids.find(productKey(record.consumerProduct));
    if (!consumer)
        consumer = partyNamed(work, record.consumerTeam, PartyType::Team, source);
    if (!consumer)
        consumer = partyNamed(work, record.consumerUser, PartyType::User, source);
    return consumer;
}

Status resolveAgreements(ImportWork &work, const DocumentRows &rows, store::Statement &port)
{
    for (AccessRecord &record : rows.staged->agreements) {
        ImportedAgreement agreement;
        agreement.source = rows.staged->source;
        agreement.document = rows.document;
        if (port.bind(1, record.productId).bind(2, record.portName).step()) {
            agreement.port = port.id<PortId>(0);
            agreement.contractVersion = port.id<ContractVersionId>(1);
        }
        if (auto status = port.finish(); !status)
            return status;
        const auto requester = record.custom.find("requester");
        const std::string &asking
            = requester == record.custom.end() ? record.consumerUser : requester->second;
        agreement.requester = partyNamed(work, asking, PartyType::User, rows.source);
        agreement.consumer = consumerOf(work, record, rows.source);
        agreement.record = std::move(record);
        work.outcome.agreements.push_back(std::move(agreement));
    }
    return {};
}

/// What is new in this import is joined as decided.
Status joinDecided(ImportWork &work)
{
    Joins joins(work);
    if (auto status = joins.settle(); !status)
        return status;
    auto owned = work.db.prepare("SELECT entity_id FROM ownership WHERE party_id=?1");
    for (const EntityId party : work.ids.renounced()) {
        for (owned.bind(1, work.ids.current(party)); owned.step();)
            work.affected.push_back(owned.id<EntityId>(0));
        if (auto status = owned.finish(); !status)
            return status;
    }
    return work.affected.empty() ? Status() : joins.writeWinners();
}

/// What the names of the agreements mean, now that everything is written.
Status resolveAgreements(ImportWork &work)
{
    auto port = work.db.prepare(findPort);
    for (const DocumentRows &rows : work.documents)
        if (auto status = resolveAgreements(work, rows, port); !status)
            return status;
    auto find = work.db.prepare("SELECT id, source_id FROM source_doc WHERE locator=?1");
    for (StagedDocument &staged : work.request.earlierAgreements) {
        DocumentRows rows;
        rows.staged = &staged;
        if (find.bind(1, staged.locator).step()) {
            rows.document = find.id<DocumentId>(0);
            rows.source = find.id<SourceId>(1);
        }
        if (auto status = find.finish(); !status)
            return status;
        if (auto status = resolveAgreements(work, rows, port); !status)
            return status;
    }
    return work.ids.finish();
}

} // namespace

Result<ImportOutcome> writeImport(store::Connection &db, ImportRequest &&request,
                                  const std::function<void(std::uint64_t records)> &progress,
                                  const std::stop_token &stop)
{
    for (StagedDocument &staged : request.documents) {
        if (auto status = staged.finish(); !status)
            return status.error();
    }
    ImportWork work(db, request, stop);
    auto recorder = store::ChangeRecorder::begin(db);
    if (!recorder)
        return recorder.error();
    work.recorder = std::move(*recorder);
    if (auto status = work.ids.load(); !status)
        return status.error();
    work.ids.beforeMerging([&work](EntityId common) { return Joins(work).separate(common); });
    for (const auto step :
         {writeDocuments, resolveAssets, writeStatements, writeLineage, writeWinners, joinDecided,
          writeResults, updatePresence, writeLinks, finishImport}) {
        if (work.stopped())
            return ImportWork::cancelled();
        if (auto status = step(work); !status)
            return status.error();
        if (progress)
            progress(work.records);
    }
    if (auto status = resolveAgreements(work); !status)
        return status.error();
    if (auto status = recordImport(work); !status)
        return status.error();
    return std::move(work.outcome);
}

} // namespace meshscope::catalog
