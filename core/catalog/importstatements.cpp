// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "base/hash.h"
#include "catalog/importwork.h"
#include "catalog/merge.h"

#include <algorithm>
#include <utility>

namespace meshscope::catalog {

namespace {

/// Writes the statements of one document, leaving alone those that say the same as before.
class StatementWriter
{
public:
    StatementWriter(ImportWork &work, DocumentRows &rows)
        : m_work(work)
        , m_rows(rows)
        , m_basis(word(basisOf(rows.staged->format)))
        , m_write(work.db.prepare(
              "INSERT INTO statement(entity_id, doc_id, run_id, basis, observed_at, hash, body) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET run_id=?3, basis=?4, "
              "observed_at=?5, hash=?6, body=?7"))
    {
    }

    Status load()
    {
        auto rows = m_work.db.prepare("SELECT entity_id, hash FROM statement WHERE doc_id=?1");
        for (rows.bind(1, m_rows.document); rows.step();)
            m_before.emplace(rows.id<EntityId>(0), rows.text(1));
        return rows.finish();
    }

    Status put(EntityId entity, const std::string &body)
    {
        if (!entity)
            return {};
        ++m_work.records;
        const std::string hash = xxh128Hex(body);
        if (!m_before.empty())
            m_said.insert(entity);
        const auto before = m_before.find(entity);
        if (before != m_before.end() && before->second == hash) {
            m_work.touch(m_work.ids.current(entity), m_rows.run, Touch::Unchanged);
            return {};
        }
        m_work.touch(m_work.ids.current(entity), m_rows.run,
                     m_work.ids.isNew(entity) ? Touch::Added : Touch::Changed);
        m_write.bind(1, entity).bind(2, m_rows.document).bind(3, m_rows.run).bind(4, m_basis);
        m_write.bind(5, m_rows.observedAt).bind(6, hash).bindBlob(7, body);
        return m_write.run();
    }

    /// Takes back what this document said of an entity.
    Status drop(EntityId entity)
    {
        m_said.insert(entity);
        m_work.released.emplace(entity, m_rows.run);
        m_work.affected.push_back(entity);
        auto remove = m_work.db.prepare("DELETE FROM statement WHERE entity_id=?1 AND doc_id=?2");
        return remove.bind(1, entity).bind(2, m_rows.document).run();
    }

    /// Removes what a complete document no longer says, unless far too much would go (1.8.5).
    Status removeRest()
    {
        if (!m_rows.staged->complete)
            return {};
        std::vector<EntityId> gone;
        for (const auto &[entity, hash] : m_before) {
            if (!m_said.contains(m_work.ids.single(entity)))
                gone.push_back(entity);
        }
        const std::size_t bound = std::max<std::size_t>(20, m_before.size() * 3 / 10);
        if (gone.size() > bound && !m_rows.staged->scope.empty()
            && !m_work.request.acceptMassRemoval)
            return quarantine(gone.size());
        auto remove = m_work.db.prepare("DELETE FROM statement WHERE entity_id=?1 AND doc_id=?2");
        for (const EntityId entity : gone) {
            if (auto status = remove.bind(1, entity).bind(2, m_rows.document).run(); !status)
                return status;
            m_work.released.emplace(entity, m_rows.run);
            m_work.affected.push_back(entity);
        }
        return {};
    }

private:
    Status quarantine(std::size_t gone)
    {
        m_rows.quarantined = true;
        m_work.outcome.quarantined = true;
        Issue issue;
        issue.severity = IssueSeverity::Error;
        issue.code = "mass-removal";
        issue.file = m_rows.staged->path;
        issue.message = std::to_string(gone) + " of " + std::to_string(m_before.size())
            + " entries that this source had are not in the new document; nothing was removed. If "
              "the document "
              "is right, import it again and confirm the removal; often it is the wrong folder or "
              "a cut-off export";
        m_rows.staged->issues.push_back(std::move(issue));
        // The digest is forgotten, so that the same document can be confirmed.
        auto forget = m_work.db.prepare("UPDATE source_doc SET digest='' WHERE id=?1");
        return forget.bind(1, m_rows.document).run();
    }

    ImportWork &m_work;
    DocumentRows &m_rows;
    std::string m_basis;
    store::Statement m_write;
    std::unordered_map<EntityId, std::string> m_before;
    std::unordered_set<EntityId> m_said;
};

/// What the records at these places say of one dataset, together; takes their bodies.
Result<std::string> joinedBody(std::vector<StagedAsset> &assets,
                               const std::vector<std::size_t> &indices)
{
    std::string body = std::move(assets[indices.front()].body);
    if (indices.size() == 1)
        return body;
    auto whole = unpack<AssetRecord>(body);
    if (!whole)
        return whole.error();
    for (std::size_t i = 1; i < indices.size(); ++i) {
        auto part = unpack<AssetRecord>(assets[indices[i]].body);
        if (!part)
            return part.error();
        combine(*whole, std::move(*part));
        assets[indices[i]].body = {};
    }
    return pack(*whole);
}

/// Records of one document about one dataset become one statement.
Status putAssets(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    std::vector<StagedAsset> &assets = rows.staged->assets;
    std::unordered_map<EntityId, std::vector<std::size_t>> places;
    std::vector<EntityId> order;
    for (std::size_t i = 0; i < assets.size(); ++i) {
        const EntityId entity = work.ids.single(rows.assets[i]);
        auto [at, isNew] = places.try_emplace(entity);
        at->second.push_back(i);
        if (isNew)
            order.push_back(entity);
    }
    for (const EntityId entity : order) {
        const std::vector<std::size_t> &indices = places[entity];
        // A source that says of a thing that it is gone speaks of it no more.
        if (std::any_of(indices.begin(), indices.end(),
                        [&](std::size_t i) { return assets[i].removed; })) {
            if (auto status = writer.drop(entity); !status)
                return status;
            continue;
        }
        const auto body = joinedBody(assets, indices);
        if (!body)
            return body.error();
        if (auto status = writer.put(entity, *body); !status)
            return status;
    }
    return {};
}

Status putParties(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    for (const std::string &name : rows.staged->domainNames)
        work.ids.domain(name, rows.source);
    for (const DomainRecord &domain : rows.staged->domains) {
        const EntityId entity = work.ids.domain(domain.name, rows.source);
        if (auto status = writer.put(entity, pack(domain)); !status)
            return status;
    }
    for (const TermRecord &term : rows.staged->terms) {
        const EntityId entity
            = work.ids.ensure(EntityKind::Term, {{"term", term.key}},
                              term.name.empty() ? term.key : term.name, rows.source);
        if (auto status = writer.put(entity, pack(term)); !status)
            return status;
    }
    std::unordered_map<EntityId, PartyRecord> parties;
    std::vector<EntityId> order;
    for (const PartyRecord &party : rows.staged->parties) {
        OwnerRef owner;
        owner.type = party.type;
        owner.name = party.name;
        owner.email = party.email;
        const EntityId entity = work.ids.singleParty(owner, rows.source);
        auto [at, isNew] = parties.try_emplace(entity, party);
        if (isNew)
            order.push_back(entity);
    }
    for (const EntityId entity : order) {
        if (auto status = writer.put(work.ids.single(entity), pack(parties[entity])); !status)
            return status;
    }
    return {};
}

Status putJobs(ImportWork &work, const DocumentRows &rows, StatementWriter &writer)
{
    std::unordered_map<EntityId, const JobRecord *> jobs; // a run tells of its job in each event
    std::vector<EntityId> order;
    for (const JobRecord &job : rows.staged->jobs) {
        const EntityId entity = work.ids.job(job, rows.source);
        if (jobs.insert_or_assign(entity, &job).second)
            order.push_back(entity);
    }
    for (const EntityId entity : order) {
        if (auto status = writer.put(work.ids.current(entity), pack(*jobs[entity])); !status)
            return status;
    }
    return {};
}

Status putRules(ImportWork &work, const StagedDocument &staged, SourceId source,
                StatementWriter &writer)
{
    for (const RuleRecord &rule : staged.rules) {
        const EntityId entity = work.ids.ensure(EntityKind::Rule, {ruleKey(rule.key)},
                                                rule.name.empty() ? rule.key : rule.name, source);
        if (auto status = writer.put(entity, pack(rule)); !status)
            return status;
        if (work.records % 1024 == 0 && work.stopped())
            return ImportWork::cancelled();
    }
    return {};
}

Status putNamed(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    const StagedDocument &staged = *rows.staged;
    for (const ProductRecord &product : staged.products) {
        const std::string &id = product.id.empty() ? product.name : product.id;
        const EntityId entity
            = work.ids.ensure(EntityKind::Product, {productKey(id)},
                              product.name.empty() ? id : product.name, rows.source);
        if (auto status = writer.put(entity, pack(product)); !status)
            return status;
    }
    for (const ContractRecord &contract : staged.contracts) {
        const ContractDocument &document = contract.document;
        const EntityId entity = work.ids.ensure(
            EntityKind::ContractVersion, {contractVersionKey(document.id, document.version)},
            document.name.empty() ? document.id : document.name, rows.source);
        if (auto status = writer.put(entity, pack(document)); !status)
            return status;
    }
    if (auto status = putJobs(work, rows, writer); !status)
        return status;
    return putRules(work, staged, rows.source, writer);
}

struct GoneStatement
{
    EntityId entity;
    DocumentId document;
    SourceId source;
};

/// How many statements all whole documents of the same sources make.
Result<std::size_t> statementsOfSources(ImportWork &work)
{
    std::unordered_set<std::int64_t> sources;
    auto source = work.db.prepare("SELECT source_id FROM source_doc WHERE locator=?1");
    for (const std::string &locator : work.request.goneDocuments) {
        for (source.bind(1, locator); source.step();)
            sources.insert(source.integer(0));
        if (auto status = source.finish(); !status)
            return status.error();
    }
    std::size_t total = 0;
    auto count
        = work.db.prepare("SELECT count(*) FROM statement s JOIN source_doc d ON d.id=s.doc_id "
                          "WHERE d.source_id=?1 AND d.complete=1");
    for (const std::int64_t id : sources) {
        total += count.bind(1, id).step() ? static_cast<std::size_t>(count.integer(0)) : 0;
        if (auto status = count.finish(); !status)
            return status.error();
    }
    return total;
}

void quarantineGone(ImportWork &work, std::size_t gone, std::size_t total)
{
    work.outcome.quarantined = true;
    work.request.goneDocuments.clear();
    Issue issue;
    issue.severity = IssueSeverity::Error;
    issue.code = "mass-removal";
    issue.message = std::to_string(gone) + " of " + std::to_string(total)
        + " entries of this source were in files that are gone; nothing was removed. If they are "
          "meant to be gone, "
          "import again and confirm the removal; often a folder is not mounted or was moved";
    work.outcome.issues.push_back(std::move(issue));
}

/// Documents that are gone from an imported folder say nothing any more.
Status releaseGoneDocuments(ImportWork &work)
{
    if (work.request.goneDocuments.empty())
        return {};
    std::vector<GoneStatement> said;
    auto find = work.db.prepare("SELECT s.entity_id, s.doc_id, d.source_id FROM statement s JOIN "
                                "source_doc d ON d.id=s.doc_id "
                                "WHERE d.locator=?1 AND d.complete=1");
    for (const std::string &locator : work.request.goneDocuments) {
        for (find.bind(1, locator); find.step();)
            said.push_back({find.id<EntityId>(0), find.id<DocumentId>(1), find.id<SourceId>(2)});
        if (auto status = find.finish(); !status)
            return status;
    }
    auto total = statementsOfSources(work);
    if (!total)
        return total.error();
    if (said.size() > std::max<std::size_t>(20, *total * 3 / 10)
        && !work.request.acceptMassRemoval) {
        quarantineGone(work, said.size(), *total);
        return {};
    }
    auto remove = work.db.prepare("DELETE FROM statement WHERE entity_id=?1 AND doc_id=?2");
    for (const auto &[entity, document, source] : said) {
        if (auto status = remove.bind(1, entity).bind(2, document).run(); !status)
            return status;
        work.released.emplace(entity, work.runs[source]);
        work.affected.push_back(entity);
    }
    // Without its digest the document is read anew should it come back, and not missed again.
    auto forget = work.db.prepare("UPDATE source_doc SET digest='' WHERE locator=?1");
    for (const std::string &locator : work.request.goneDocuments) {
        if (auto status = forget.bind(1, locator).run(); !status)
            return status;
    }
    return {};
}

} // namespace

Status writeStatements(ImportWork &work)
{
    for (DocumentRows &rows : work.documents) {
        StatementWriter writer(work, rows);
        if (auto status = writer.load(); !status)
            return status;
        for (const auto put : {putParties, putAssets, putNamed}) {
            if (auto status = put(work, rows, writer); !status)
                return status;
            if (work.stopped())
                return ImportWork::cancelled();
        }
        // Written and not asked for again; flows and results still are.
        rows.staged->assets = {};
        rows.staged->contracts = {};
        rows.staged->jobs = {};
        rows.staged->rules = {};
        if (auto status = writer.removeRest(); !status)
            return status;
    }
    for (const EntityId merged : work.ids.merged())
        work.affected.push_back(work.ids.current(merged));
    if (auto status = releaseGoneDocuments(work); !status)
        return status;
    return work.ids.finish();
}

} // namespace meshscope::catalog
