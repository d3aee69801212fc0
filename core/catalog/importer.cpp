// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/importer.h"

#include "catalog/importwork.h"

#include <utility>

namespace meshscope::catalog {

namespace {

/// What the names of the agreements mean, now that everything is written.
void resolveAgreements(ImportWork &work)
{
    for (const DocumentRows &rows : work.documents) {
        for (AccessRecord &record : rows.staged->agreements) {
            ImportedAgreement agreement;
            agreement.source = rows.staged->source;
            agreement.document = rows.document;
            PortRecord port;
            port.name = record.portName;
            auto find = work.db.prepare(
                "SELECT p.id, p.contract_version_id FROM port p JOIN entity_key k "
                "ON k.scheme='product' AND k.entity_id=p.product_id "
                "WHERE k.key=?1 AND p.direction='output' AND (p.name=?2 OR ?2='') "
                "ORDER BY p.ordinal LIMIT 1");
            if (find.bind(1, record.productId).bind(2, record.portName).step()) {
                agreement.port = find.id<PortId>(0);
                agreement.contractVersion = find.id<ContractVersionId>(1);
            }
            OwnerRef team;
            team.type = PartyType::Team;
            team.name = record.consumerTeam;
            OwnerRef user;
            user.name = record.consumerUser;
            const auto requester = record.custom.find("requester");
            OwnerRef asking;
            asking.name
                = requester == record.custom.end() ? record.consumerUser : requester->second;
            agreement.requester
                = asking.name.empty() ? PartyId {} : work.ids.party(asking, rows.source);
            if (!record.consumerProduct.empty())
                agreement.consumer = work.ids.find(productKey(record.consumerProduct));
            if (!agreement.consumer && !team.name.empty())
                agreement.consumer = work.ids.party(team, rows.source);
            if (!agreement.consumer && !user.name.empty())
                agreement.consumer = work.ids.party(user, rows.source);
            agreement.record = std::move(record);
            work.outcome.agreements.push_back(std::move(agreement));
        }
    }
}

} // namespace

Result<ImportOutcome> writeImport(store::Connection &db, ImportRequest &&request,
                                  const std::function<void(std::uint64_t records)> &progress,
                                  const std::stop_token &stop)
{
    ImportWork work(db, request, stop);
    if (auto status = work.ids.load(); !status)
        return status.error();
    for (const auto step : {writeDocuments, resolveAssets, writeStatements, writeLineage,
                            writeWinners, writeResults, updatePresence, writeLinks, finishImport}) {
        if (work.stopped())
            return ImportWork::cancelled();
        if (auto status = step(work); !status)
            return status.error();
        if (progress)
            progress(work.records);
    }
    resolveAgreements(work);
    if (auto status = work.ids.finish(); !status)
        return status.error();
    return std::move(work.outcome);
}

} // namespace meshscope::catalog
