// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"
#include "base/hash.h"
#include "catalog/importwork.h"
#include "catalog/merge.h"

#include <algorithm>
#include <utility>

namespace meshscope::catalog {

namespace {

/// Writes the statements of documents, one after the other, leaving alone those that say the same
/// as before.
class StatementWriter
{
public:
    explicit StatementWriter(ImportWork &work)
        : m_work(work)
        , m_write(work.db.prepare(
              "INSERT INTO statement(entity_id, doc_id, run_id, basis, observed_at, hash, body) "
              "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET run_id=?3, basis=?4, "
              "observed_at=?5, hash=?6, body=?7"))
        , m_ofDocument(work.db.prepare("SELECT entity_id, hash FROM statement WHERE doc_id=?1"))
        , m_remove(work.db.prepare("DELETE FROM statement WHERE entity_id=?1 AND doc_id=?2"))
    {
    }

    /// Goes on to the next document.
    Status begin(DocumentRows &rows)
    {
        m_rows = &rows;
        m_basis = word(basisOf(rows.staged->format));
        m_before.clear();
        m_said.clear();
        if (rows.isNew)
            return {};
        for (m_ofDocument.bind(1, rows.document); m_ofDocument.step();)
            m_before.emplace(m_ofDocument.id<EntityId>(0), m_ofDocument.text(1));
        return m_ofDocument.finish();
    }

    Status put(EntityId entity, std::string_view body)
    {
        if (!entity)
            return {};
        ++m_work.records;
        const std::string hash = xxh128Hex(body);
        if (!m_before.empty())
            m_said.insert(entity);
        const auto before = m_before.find(entity);
        if (before != m_before.end() && before->second == hash) {
            m_work.touch(m_work.ids.current(entity), m_rows->run, Touch::Unchanged);
            return {};
        }
        m_work.touch(m_work.ids.current(entity), m_rows->run,
                     m_work.ids.isNew(entity) ? Touch::Added : Touch::Changed);
        m_write.bind(1, entity).bind(2, m_rows->document).bind(3, m_rows->run).bind(4, m_basis);
        m_write.bind(5, m_rows->observedAt).bind(6, hash).bindBlob(7, body);
        return m_write.run();
    }

    /// Takes back what this document said of an entity.
    Status drop(EntityId entity)
    {
        if (!entity)
            return {};
        m_said.insert(entity);
        m_work.released.emplace(entity, m_rows->run);
        m_work.affected.push_back(entity);
        return m_remove.bind(1, entity).bind(2, m_rows->document).run();
    }

    /// Removes what a complete document no longer says, unless far too much would go (1.8.5).
    Status removeRest()
    {
        if (!m_rows->staged->complete)
            return {};
        std::vector<EntityId> gone;
        for (const auto &[entity, hash] : m_before) {
            if (!m_said.contains(m_work.ids.single(entity)))
                gone.push_back(entity);
        }
        const std::size_t bound = std::max<std::size_t>(20, m_before.size() * 3 / 10);
        if (gone.size() > bound && !m_rows->staged->scope.empty()
            && !m_work.request.acceptMassRemoval)
            return quarantine(gone.size());
        for (const EntityId entity : gone) {
            if (auto status = m_remove.bind(1, entity).bind(2, m_rows->document).run(); !status)
                return status;
            m_work.released.emplace(entity, m_rows->run);
            m_work.affected.push_back(entity);
        }
        return {};
    }

private:
    Status quarantine(std::size_t gone)
    {
        m_rows->quarantined = true;
        m_work.outcome.quarantined = true;
        Issue issue;
        issue.severity = IssueSeverity::Error;
        issue.code = "mass-removal";
        issue.file = m_rows->staged->path;
        issue.message = std::to_string(gone) + " of " + std::to_string(m_before.size())
            + " entries that this source had are not in the new document; nothing was removed. If "
              "the document "
              "is right, import it again and confirm the removal; often it is the wrong folder or "
              "a cut-off export";
        m_rows->staged->issues.push_back(std::move(issue));
        // The digest is forgotten, so that the same document can be confirmed.
        auto forget = m_work.db.prepare("UPDATE source_doc SET digest='' WHERE id=?1");
        return forget.bind(1, m_rows->document).run();
    }

    ImportWork &m_work;
    DocumentRows *m_rows = nullptr; ///< of begin()
    std::string_view m_basis;
    store::Statement m_write;
    store::Statement m_ofDocument;
    store::Statement m_remove;
    std::unordered_map<EntityId, std::string> m_before;
    std::unordered_set<EntityId> m_said;
};

/// What several records of one document say of one dataset, until the last of them is met.
struct Joining
{
    std::size_t left = 0; ///< records to come
    bool removed = false;
    std::vector<std::string> bodies;

    Result<std::string> body()
    {
        auto whole = unpack<AssetRecord>(bodies.front());
        if (!whole)
            return whole.error();
        for (std::size_t i = 1; i < bodies.size(); ++i) {
            auto part = unpack<AssetRecord>(bodies[i]);
            if (!part)
                return part.error();
            combine(*whole, std::move(*part));
        }
        return pack(*whole);
    }
};

/// The datasets of which the document has several records, each with their number.
std::unordered_map<EntityId, Joining> repeated(std::vector<EntityId> entities)
{
    std::unordered_map<EntityId, Joining> joining;
    std::sort(entities.begin(), entities.end());
    for (auto first = entities.begin(); first != entities.end();) {
        const auto last = std::upper_bound(first, entities.end(), *first);
        if (last - first > 1)
            joining[*first].left = static_cast<std::size_t>(last - first);
        first = last;
    }
    return joining;
}

/// Records of one document about one dataset become one statement.
Status putAssets(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    for (EntityId &entity : rows.assets)
        entity = work.ids.single(entity);
    auto joining = repeated(rows.assets);
    std::size_t at = 0;
    auto status = rows.staged->assetBodies.forEach([&](std::string_view body) -> Status {
        const EntityId entity = rows.assets[at++];
        const auto found = joining.find(entity);
        if (found == joining.end())
            return body.empty() ? writer.drop(entity) : writer.put(entity, body);
        Joining &all = found->second;
        all.removed = all.removed || body.empty();
        all.bodies.emplace_back(body);
        if (--all.left > 0)
            return {};
        // A source that says of a thing that it is gone speaks of it no more.
        if (all.removed)
            return writer.drop(entity);
        const auto joined = all.body();
        joining.erase(found);
        return joined ? writer.put(entity, *joined) : Status(joined.error());
    });
    rows.assets = {};
    rows.staged->assetBodies.clear();
    return status;
}

Status putPeople(ImportWork &work, const DocumentRows &rows, StatementWriter &writer)
{
    std::unordered_map<EntityId, std::string> parties;
    std::vector<EntityId> order;
    auto status = rows.staged->parties.forEach([&](PartyRecord &&party, std::string_view packed) {
        OwnerRef owner;
        owner.type = party.type;
        owner.name = std::move(party.name);
        owner.email = std::move(party.email);
        const EntityId entity = work.ids.singleParty(owner, rows.source);
        if (parties.try_emplace(entity, packed).second)
            order.push_back(entity);
        return Status();
    });
    for (std::size_t i = 0; i < order.size() && status; ++i)
        status = writer.put(work.ids.single(order[i]), parties[order[i]]);
    return status;
}

Status putParties(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    for (const std::string &name : rows.staged->domainNames)
        work.ids.domain(name, rows.source);
    auto status = rows.staged->domains.forEach([&](DomainRecord &&domain, std::string_view packed) {
        return writer.put(work.ids.domain(domain.name, rows.source), packed);
    });
    if (!status)
        return status;
    status = rows.staged->terms.forEach([&](TermRecord &&term, std::string_view packed) {
        const EntityId entity
            = work.ids.ensure(EntityKind::Term, {{"term", term.key}},
                              term.name.empty() ? term.key : term.name, rows.source);
        return writer.put(entity, packed);
    });
    return status ? putPeople(work, rows, writer) : status;
}

Status putJobs(ImportWork &work, const DocumentRows &rows, StatementWriter &writer)
{
    // A run tells of its job in each event: the last holds.
    std::vector<EntityId> jobs;
    std::unordered_map<EntityId, std::size_t> last;
    jobs.reserve(rows.staged->jobs.count());
    auto status = rows.staged->jobs.forEach([&](JobRecord &&job) -> Status {
        jobs.push_back(work.ids.job(job, rows.source));
        last[jobs.back()] = jobs.size();
        return {};
    });
    if (!status)
        return status;
    std::size_t at = 0;
    return rows.staged->jobs.packed().forEach([&](std::string_view packed) -> Status {
        const EntityId entity = jobs[at++];
        return last[entity] == at ? writer.put(work.ids.current(entity), packed) : Status();
    });
}

Status putRules(ImportWork &work, const StagedDocument &staged, SourceId source,
                StatementWriter &writer)
{
    return staged.rules.forEach([&](RuleRecord &&rule, std::string_view packed) -> Status {
        if (work.records % 1024 == 0 && work.stopped())
            return ImportWork::cancelled();
        const EntityId entity = work.ids.ensure(EntityKind::Rule, {ruleKey(rule.key)},
                                                rule.name.empty() ? rule.key : rule.name, source);
        return writer.put(entity, packed);
    });
}

Status putNamed(ImportWork &work, DocumentRows &rows, StatementWriter &writer)
{
    StagedDocument &staged = *rows.staged;
    auto status = staged.products.forEach([&](ProductRecord &&product, std::string_view packed) {
        const std::string &id = product.id.empty() ? product.name : product.id;
        const EntityId entity
            = work.ids.ensure(EntityKind::Product, {productKey(id)},
                              product.name.empty() ? id : product.name, rows.source);
        return writer.put(entity, packed);
    });
    if (!status)
        return status;
    status = staged.contracts.forEach([&](ContractRecord &&contract, std::string_view packed) {
        const ContractDocument &document = contract.document;
        const EntityId entity = work.ids.ensure(
            EntityKind::ContractVersion, {contractVersionKey(document.id, document.version)},
            document.name.empty() ? document.id : document.name, rows.source);
        return writer.put(entity, packed); // packed as its document alone is
    });
    if (status)
        status = putJobs(work, rows, writer);
    if (status)
        status = putRules(work, staged, rows.source, writer);
    // Written and not asked for again; flows and results still are.
    staged.products.clear();
    staged.contracts.clear();
    staged.jobs.clear();
    staged.rules.clear();
    return status;
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

/// Without its digest a document is read anew should it come back, and not missed again.
Status forgetGoneDocuments(ImportWork &work)
{
    std::vector<std::string_view> script {"UPDATE source_doc SET digest='' WHERE locator=?1"};
    if (work.request.goneForGood) {
        script.emplace_back("UPDATE source_doc SET raw=NULL WHERE locator=?1 AND raw NOTNULL");
        script.emplace_back("DELETE FROM result WHERE doc_id IN (SELECT id FROM source_doc WHERE "
                            "locator=?1)");
    }
    for (const std::string_view sql : script) {
        auto forget = work.db.prepare(sql);
        for (const std::string &locator : work.request.goneDocuments) {
            if (auto status = forget.bind(1, locator).run(); !status)
                return status;
        }
    }
    return {};
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
    return forgetGoneDocuments(work);
}

} // namespace

Status writeStatements(ImportWork &work)
{
    StatementWriter writer(work);
    for (DocumentRows &rows : work.documents) {
        if (auto status = writer.begin(rows); !status)
            return status;
        for (const auto put : {putParties, putAssets, putNamed}) {
            if (auto status = put(work, rows, writer); !status)
                return status;
            if (work.stopped())
                return ImportWork::cancelled();
        }
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
