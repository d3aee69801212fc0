// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/column.h"
#include "model/contract.h"
#include "model/kinds.h"

#include <map>
#include <string>
#include <variant>
#include <vector>

/// What readers say: plain statements of one document, in the document's own names. Nothing here is
/// resolved; identity, precedence and winners are the catalog's work. Every string is valid UTF-8
/// and otherwise as written in the file (the text gates come when it is shown).
namespace meshscope {

/// Which way a document names a physical asset (standards.md 1.4).
enum class RefForm : std::uint8_t {
    OpenLineage, ///< nameSpace and name of an OpenLineage dataset
    Relation, ///< parts of a relation name as an adapter quotes it; the instance is not known
    Server, ///< parts of a contract server's defaults and an object's physical name
    Logical, ///< a name inside one source only (dbt unique_id of exposures, metrics, ephemeral
             ///< models)
};

struct AssetRef
{
    RefForm form = RefForm::Relation;
    std::string platform; ///< raw: adapter type, namespace scheme or server type; "dbt" for Logical
    std::string
        instance; ///< raw: namespace authority, host[:port], account, project; empty = not known
    std::string name; ///< OpenLineage dataset name, or the logical key
    std::vector<std::string>
        parts; ///< Relation and Server: database, schema, table; quotes removed
    std::vector<bool> quoted; ///< Relation: parallel to parts, true if the part was quoted

    friend auto operator<=>(const AssetRef &, const AssetRef &) = default;
};

struct OwnerRef
{
    std::string name; ///< display name, user name, team name or e-mail as written
    std::string email; ///< when stated apart
    PartyType type = PartyType::User;
    OwnerRole role = OwnerRole::Owner;
    std::string rawRole;
    std::optional<Day> since;
    std::optional<Day> until;
};

struct Link
{
    std::string type;
    std::string url;
    std::string text;
};

struct SupportChannel
{
    std::string channel;
    std::string url;
    std::string tool;
    std::string scope;
};

struct DomainRecord
{
    std::string name;
    std::string parent; ///< name of the parent domain, empty for a root
    std::string description;
    std::vector<OwnerRef> owners;
    std::vector<Link> links;
    std::map<std::string, std::string> custom;
};

/// A word of a glossary, a group of them, or a shared definition of a contract. Datasets, columns
/// and products carry it as the tag `term:<name>`.
struct TermRecord
{
    std::string key; ///< urn, fully qualified name, or `<contract>#<definition>`
    std::string name;
    std::string description;
    std::string parent; ///< key of the group it is in
    std::string kind; ///< term, group, definition, classification
    std::string domain;
    std::vector<OwnerRef> owners;
    std::vector<Link> links;
    std::vector<std::string> related; ///< keys of other terms, `relation:key`
    std::map<std::string, std::string> custom;
};

struct PartyRecord
{
    PartyType type = PartyType::User;
    std::string name;
    std::string email;
    std::string title;
    std::string team; ///< a user's team by name
    std::string domain;
};

struct PortRecord
{
    PortDirection direction = PortDirection::Output;
    std::string name;
    std::string version;
    std::string description;
    std::string techType;
    std::string contractId;
    std::string contractVersion; ///< empty: not stated
    std::string url;
    std::string server; ///< which server of the contract, when stated
    std::string status;
    std::optional<bool> containsPersonal;
    bool autoApprove = false;
    std::vector<std::string> requiredContracts; ///< inputContracts[] ids
    std::vector<AssetRef> assets; ///< stated assets; usually empty, the contract tells
    std::string content; ///< management ports: discoverability, observability, control ...
};

struct ProductRecord
{
    std::string id; ///< natural key
    std::string name;
    std::string version;
    std::string rawStatus;
    std::string domain;
    std::string tenant;
    std::string description; ///< purpose, or the one text the document has
    std::string usage;
    std::string limitations;
    Archetype archetype = Archetype::Unknown;
    std::vector<OwnerRef> owners;
    std::vector<SupportChannel> support;
    std::vector<std::string> tags;
    std::vector<Link> links;
    std::vector<PortRecord> ports;
    std::map<std::string, std::string> custom;
};

/// Statements about one dataset, dashboard, topic or file.
struct AssetRecord
{
    AssetRef ref;
    std::vector<AssetRef> aliases; ///< other names of the same thing (symlinks, unique_id)
    AssetType type = AssetType::Unknown;
    std::string name; ///< as a person calls it; empty: last part of the ref
    std::string description;
    std::string domain;
    std::string product; ///< product id or name, when the document says so
    std::vector<OwnerRef> owners;
    std::vector<std::string> tags;
    std::vector<Link> links;
    Classification classification = Classification::Unknown;
    std::optional<bool> personal;
    std::string visibility; ///< dbt access: public, protected, private
    std::vector<Column> columns;
    bool columnsComplete
        = false; ///< an observed, full column list (dbt catalog, OpenLineage schema)
    std::optional<std::int64_t> rowCount;
    std::optional<std::int64_t> sizeBytes;
    std::optional<TimePoint> lastDataAt;
    std::map<std::string, std::string> custom;
    std::string status; ///< life cycle as stated: deprecated, retired ...; empty: not stated
    std::string statusNote;
    std::optional<AssetRef> successor; ///< what to use instead
    bool removed = false; ///< the source says that it is gone
    std::vector<ContractRelationship> relationships; ///< keys to other datasets
};

struct ContractRecord
{
    ContractDocument document; ///< decoded whole; the raw bytes are kept beside it
};

struct JobRecord
{
    std::string nameSpace;
    std::string name;
    std::string type;
    std::string description;
    std::string code; ///< SQL or other text
    std::vector<OwnerRef> owners;
    std::vector<std::string> tags;
    std::vector<Link> links;
    std::map<std::string, std::string> custom;
};

struct ColumnFlow
{
    std::string from; ///< column path of the upstream dataset
    std::string to; ///< column path of the downstream dataset; empty = the whole dataset
    FlowClass flow = FlowClass::Direct;
    std::string subtype; ///< IDENTITY, TRANSFORMATION, AGGREGATION, JOIN, FILTER ...
    std::string transform;
    bool masking = false;
};

struct EdgeRecord
{
    AssetRef from;
    AssetRef to;
    std::string jobNamespace; ///< empty with jobName: unknown job
    std::string jobName;
    EdgeBasis basis = EdgeBasis::Declared;
    std::vector<ColumnFlow> columns;
};

struct RunRecord
{
    std::string uuid;
    std::string jobNamespace;
    std::string jobName;
    std::string state; ///< START RUNNING COMPLETE ABORT FAIL OTHER, or a dbt status
    std::optional<TimePoint> startedAt;
    std::optional<TimePoint> endedAt;
    std::string error;
};

struct RuleRecord
{
    std::string key; ///< stable natural key of the rule inside its engine
    AssetRef asset;
    std::string column; ///< path; empty: the whole dataset
    std::string engine; ///< dbt, odcs, openlineage producer ...
    std::string name;
    std::string type; ///< not_null, unique, sql, text ...
    std::string description;
    std::string expectation; ///< a short readable form: "mustBe 0", "accepted values: a, b"
    Dimension dimension = Dimension::Unassigned;
    std::string dimensionBasis; ///< declared, engine, default, none
    Severity severity = Severity::Error;
    bool documentedOnly = false; ///< never executed; not scored
    std::optional<std::int64_t> periodSeconds;
    std::string contractId; ///< when the rule is a contract's
    std::string contractVersion;
};

struct ResultRecord
{
    std::string ruleKey;
    std::string runKey;
    TimePoint executedAt;
    Outcome outcome = Outcome::Unknown;
    std::optional<double> value;
    std::optional<std::int64_t> failedRows;
    std::optional<std::int64_t> evaluatedRows;
    std::string message;
    /// Freshness only: age of the data and its limit, seconds.
    std::optional<double> ageSeconds;
    std::optional<double> limitSeconds;
};

/// A data usage agreement (DUA 0.0.1): a request and, when approved, its grant.
struct AccessRecord
{
    std::string id;
    std::string purpose;
    std::string status; ///< requested, approved, rejected; custom may name a finer state
    std::string productId;
    std::string portName;
    std::string contractId;
    std::string consumerTeam;
    std::string consumerProduct;
    std::string consumerUser;
    std::optional<Day> start;
    std::optional<Day> end;
    std::vector<std::string> roles;
    std::map<std::string, std::string> custom;
};

using Record
    = std::variant<DomainRecord, PartyRecord, ProductRecord, AssetRecord, ContractRecord, JobRecord,
                   EdgeRecord, RunRecord, RuleRecord, ResultRecord, AccessRecord, TermRecord>;

template<typename Archive>
void describe(Archive &archive, AssetRef &r)
{
    archive(r.form, r.platform, r.instance, r.name, r.parts);
}
template<typename Archive>
void describe(Archive &archive, OwnerRef &o)
{
    archive(o.name, o.email, o.type, o.role, o.rawRole, o.since, o.until);
}
template<typename Archive>
void describe(Archive &archive, Link &l)
{
    archive(l.type, l.url, l.text);
}
template<typename Archive>
void describe(Archive &archive, SupportChannel &s)
{
    archive(s.channel, s.url, s.tool, s.scope);
}
template<typename Archive>
void describe(Archive &archive, DomainRecord &d)
{
    archive(d.name, d.parent, d.description);
    archive.later(d.owners, d.links, d.custom);
}
template<typename Archive>
void describe(Archive &archive, TermRecord &t)
{
    archive(t.key, t.name, t.description, t.parent, t.kind, t.domain, t.owners, t.links, t.related,
            t.custom);
}
template<typename Archive>
void describe(Archive &archive, PartyRecord &p)
{
    archive(p.type, p.name, p.email, p.title, p.team, p.domain);
}
template<typename Archive>
void describe(Archive &archive, PortRecord &p)
{
    archive(p.direction, p.name, p.version, p.description, p.techType, p.contractId,
            p.contractVersion, p.url, p.server, p.status, p.containsPersonal, p.autoApprove,
            p.requiredContracts, p.assets, p.content);
}
template<typename Archive>
void describe(Archive &archive, ProductRecord &p)
{
    archive(p.id, p.name, p.version, p.rawStatus, p.domain, p.tenant, p.description, p.usage,
            p.limitations, p.archetype, p.owners, p.support, p.tags, p.links, p.ports, p.custom);
}
template<typename Archive>
void describe(Archive &archive, AssetRecord &a)
{
    archive(a.ref, a.aliases, a.type, a.name, a.description, a.domain, a.product, a.owners, a.tags,
            a.links, a.classification, a.personal, a.visibility, a.columns, a.columnsComplete,
            a.rowCount, a.sizeBytes, a.lastDataAt, a.custom);
    archive.later(a.status, a.statusNote, a.successor, a.removed, a.relationships);
}
template<typename Archive>
void describe(Archive &archive, JobRecord &j)
{
    archive(j.nameSpace, j.name, j.type, j.description, j.code, j.owners);
    archive.later(j.tags, j.links, j.custom);
}
template<typename Archive>
void describe(Archive &archive, ColumnFlow &f)
{
    archive(f.from, f.to, f.flow, f.subtype, f.transform, f.masking);
}
template<typename Archive>
void describe(Archive &archive, RuleRecord &r)
{
    archive(r.key, r.asset, r.column, r.engine, r.name, r.type, r.description, r.expectation,
            r.dimension, r.dimensionBasis, r.severity, r.documentedOnly, r.periodSeconds,
            r.contractId, r.contractVersion);
}

} // namespace meshscope
