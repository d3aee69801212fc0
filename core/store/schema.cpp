// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <string>

namespace meshscope::store {

// Conventions: *_at INTEGER epoch milliseconds UTC; *_on TEXT calendar day; enums as the words of
// model/kinds.h; body BLOB as written by base/archive.h. Wide rows hold the winners of precedence;
// `statement` holds what each document says, so that winners can always be computed again. Tables
// with blobs keep their row numbers: WITHOUT ROWID would put every blob over 1 KB on pages of its
// own.
//
// Decisions about identity (1.4): what a person said is in identity_decision. `statement` keeps
// what was said of each single thing; identity_member tells which ones are one because of a
// decision, and holds what the rows of each were before, identity_flow the flows of the single
// things, and identity_moved the rows that now name the common one. So a decision can be taken back
// exactly.
static constexpr std::string_view schema = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;

CREATE TABLE source(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
  locator TEXT NOT NULL DEFAULT '', trust INTEGER NOT NULL DEFAULT 50,
  binding TEXT NOT NULL DEFAULT '{}', UNIQUE(kind, name)) STRICT;
CREATE TABLE import_run(
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source(id),
  mode TEXT NOT NULL CHECK(mode IN('full','partial')), scope TEXT NOT NULL DEFAULT '',
  started_at INTEGER NOT NULL, ended_at INTEGER,
  state TEXT NOT NULL CHECK(state IN('ok','ok_with_issues','quarantined')),
  documents INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL DEFAULT 0, changed INTEGER NOT NULL DEFAULT 0,
  unchanged INTEGER NOT NULL DEFAULT 0, removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE source_doc(
  id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL REFERENCES source(id), path TEXT NOT NULL,
  locator TEXT NOT NULL, format TEXT NOT NULL, format_version TEXT NOT NULL DEFAULT '',
  scope TEXT NOT NULL DEFAULT '', complete INTEGER NOT NULL DEFAULT 0,
  digest TEXT NOT NULL, bytes INTEGER NOT NULL, generated_at INTEGER,
  first_run INTEGER NOT NULL, last_run INTEGER NOT NULL,
  raw BLOB, UNIQUE(source_id, path)) STRICT;
CREATE INDEX source_doc_scope ON source_doc(scope) WHERE scope<>'';
CREATE TABLE import_issue(
  id INTEGER PRIMARY KEY, run_id INTEGER NOT NULL REFERENCES import_run(id),
  doc_id INTEGER REFERENCES source_doc(id), severity TEXT NOT NULL, code TEXT NOT NULL,
  message TEXT NOT NULL, file TEXT NOT NULL DEFAULT '', line INTEGER NOT NULL DEFAULT 0,
  col INTEGER NOT NULL DEFAULT 0, path TEXT NOT NULL DEFAULT '', count INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE INDEX import_issue_run ON import_issue(run_id);

CREATE TABLE entity(
  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'active' CHECK(state IN('active','absent','merged')),
  first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
  merged_into INTEGER REFERENCES entity(id)) STRICT;
CREATE INDEX entity_merged ON entity(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX entity_absent ON entity(state) WHERE state='absent';
CREATE TABLE entity_key(
  scheme TEXT NOT NULL, key TEXT NOT NULL, raw TEXT NOT NULL DEFAULT '',
  exact_case INTEGER NOT NULL DEFAULT 0, entity_id INTEGER NOT NULL REFERENCES entity(id),
  source_id INTEGER NOT NULL, PRIMARY KEY(scheme, key)) WITHOUT ROWID, STRICT;
CREATE INDEX entity_key_entity ON entity_key(entity_id);
CREATE TABLE statement(
  entity_id INTEGER NOT NULL REFERENCES entity(id), doc_id INTEGER NOT NULL REFERENCES source_doc(id),
  run_id INTEGER NOT NULL, basis TEXT NOT NULL, observed_at INTEGER NOT NULL, hash TEXT NOT NULL,
  body BLOB NOT NULL, PRIMARY KEY(entity_id, doc_id)) STRICT;
CREATE INDEX statement_doc ON statement(doc_id);
CREATE TABLE local_claim(
  entity_id INTEGER NOT NULL REFERENCES entity(id), path TEXT NOT NULL DEFAULT '',
  field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
  actor_id INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(entity_id, path, field)) WITHOUT ROWID, STRICT;

CREATE TABLE domain(
  id INTEGER PRIMARY KEY REFERENCES entity(id), parent_id INTEGER REFERENCES domain(id),
  description TEXT NOT NULL DEFAULT '', slot INTEGER NOT NULL) STRICT;
CREATE TABLE party(
  id INTEGER PRIMARY KEY REFERENCES entity(id), ptype TEXT NOT NULL, email TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '', domain_id INTEGER REFERENCES domain(id)) STRICT;
CREATE TABLE membership(
  team_id INTEGER NOT NULL REFERENCES party(id), user_id INTEGER NOT NULL REFERENCES party(id),
  role TEXT NOT NULL DEFAULT '', since_on TEXT, until_on TEXT, doc_id INTEGER NOT NULL,
  PRIMARY KEY(team_id, user_id, role, doc_id)) WITHOUT ROWID, STRICT;
CREATE TABLE ownership(
  entity_id INTEGER NOT NULL REFERENCES entity(id), party_id INTEGER NOT NULL REFERENCES party(id),
  role TEXT NOT NULL, raw_role TEXT NOT NULL DEFAULT '', rank INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(entity_id, party_id, role)) WITHOUT ROWID, STRICT;
CREATE INDEX ownership_party ON ownership(party_id);

CREATE TABLE product(
  id INTEGER PRIMARY KEY REFERENCES entity(id), version TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'unknown', raw_status TEXT NOT NULL DEFAULT '',
  archetype TEXT NOT NULL DEFAULT 'unknown', archetype_basis TEXT NOT NULL DEFAULT '',
  domain_id INTEGER REFERENCES domain(id), owner_id INTEGER REFERENCES party(id),
  description TEXT NOT NULL DEFAULT '', usage TEXT NOT NULL DEFAULT '',
  limitations TEXT NOT NULL DEFAULT '', classification INTEGER NOT NULL DEFAULT -1,
  personal INTEGER, body BLOB) STRICT;
CREATE TABLE port(
  id INTEGER PRIMARY KEY REFERENCES entity(id), product_id INTEGER NOT NULL REFERENCES product(id),
  direction TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL DEFAULT '',
  tech_type TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'unknown', server TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '', contract_key TEXT NOT NULL DEFAULT '',
  contract_version_id INTEGER REFERENCES entity(id), personal INTEGER,
  auto_approve INTEGER NOT NULL DEFAULT 0, ordinal INTEGER NOT NULL DEFAULT 0,
  UNIQUE(product_id, direction, name, version)) STRICT;
CREATE INDEX port_contract ON port(contract_key);
CREATE TABLE port_asset(
  port_id INTEGER NOT NULL REFERENCES port(id), asset_id INTEGER NOT NULL REFERENCES asset(id),
  basis TEXT NOT NULL CHECK(basis IN('declared','contract','server','manual','inferred')),
  PRIMARY KEY(port_id, asset_id)) WITHOUT ROWID, STRICT;
CREATE INDEX port_asset_asset ON port_asset(asset_id);

CREATE TABLE asset(
  id INTEGER PRIMARY KEY REFERENCES entity(id), atype TEXT NOT NULL DEFAULT 'unknown',
  platform TEXT NOT NULL DEFAULT '', instance TEXT NOT NULL DEFAULT '',
  qualified_name TEXT NOT NULL DEFAULT '', product_key TEXT NOT NULL DEFAULT '',
  stated_domain_id INTEGER REFERENCES domain(id), stated_owner_id INTEGER REFERENCES party(id),
  product_id INTEGER REFERENCES product(id),
  product_basis TEXT NOT NULL DEFAULT '', domain_id INTEGER REFERENCES domain(id),
  owner_id INTEGER REFERENCES party(id), description TEXT NOT NULL DEFAULT '',
  visibility TEXT NOT NULL DEFAULT '', classification INTEGER NOT NULL DEFAULT -1,
  personal INTEGER, row_count INTEGER, size_bytes INTEGER, last_data_at INTEGER,
  column_count INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX asset_product ON asset(product_id);
CREATE TABLE asset_columns(asset_id INTEGER PRIMARY KEY REFERENCES asset(id), body BLOB NOT NULL) STRICT;
CREATE TABLE tag(
  entity_id INTEGER NOT NULL REFERENCES entity(id), path TEXT NOT NULL DEFAULT '',
  tag TEXT NOT NULL, PRIMARY KEY(entity_id, path, tag)) WITHOUT ROWID, STRICT;
CREATE TABLE link(
  entity_id INTEGER NOT NULL REFERENCES entity(id), ltype TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', PRIMARY KEY(entity_id, url)) WITHOUT ROWID, STRICT;

CREATE TABLE contract(
  id INTEGER PRIMARY KEY REFERENCES entity(id), key TEXT NOT NULL UNIQUE,
  domain_id INTEGER REFERENCES domain(id), product_key TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE contract_version(
  id INTEGER PRIMARY KEY REFERENCES entity(id), contract_id INTEGER NOT NULL REFERENCES contract(id),
  version TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'unknown', raw_status TEXT NOT NULL DEFAULT '',
  standard TEXT NOT NULL, standard_version TEXT NOT NULL DEFAULT '', content_hash TEXT NOT NULL,
  classification INTEGER NOT NULL DEFAULT -1, personal INTEGER, created_at INTEGER,
  doc_id INTEGER NOT NULL REFERENCES source_doc(id), body BLOB NOT NULL,
  UNIQUE(contract_id, version)) STRICT;
CREATE TABLE contract_asset(
  version_id INTEGER NOT NULL REFERENCES contract_version(id), object TEXT NOT NULL,
  server TEXT NOT NULL, asset_id INTEGER NOT NULL REFERENCES asset(id),
  PRIMARY KEY(version_id, object, server)) WITHOUT ROWID, STRICT;
CREATE INDEX contract_asset_asset ON contract_asset(asset_id);

CREATE TABLE job(
  id INTEGER PRIMARY KEY REFERENCES entity(id), namespace TEXT NOT NULL, jname TEXT NOT NULL,
  jtype TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '', UNIQUE(namespace, jname)) STRICT;
CREATE TABLE run(
  uuid TEXT PRIMARY KEY, job_id INTEGER NOT NULL REFERENCES job(id), state TEXT NOT NULL,
  started_at INTEGER, ended_at INTEGER, error TEXT NOT NULL DEFAULT '') WITHOUT ROWID, STRICT;
CREATE INDEX run_job ON run(job_id, ended_at);
CREATE TABLE edge(
  id INTEGER PRIMARY KEY, from_id INTEGER NOT NULL REFERENCES asset(id),
  to_id INTEGER NOT NULL REFERENCES asset(id), job_id INTEGER NOT NULL DEFAULT 0,
  basis TEXT NOT NULL, first_seen_at INTEGER NOT NULL, last_seen_at INTEGER NOT NULL,
  UNIQUE(from_id, to_id, job_id)) STRICT;
CREATE INDEX edge_to ON edge(to_id);
CREATE INDEX edge_job ON edge(job_id);
CREATE TABLE edge_doc(
  edge_id INTEGER NOT NULL REFERENCES edge(id), doc_id INTEGER NOT NULL REFERENCES source_doc(id),
  run_id INTEGER NOT NULL, basis TEXT NOT NULL, columns BLOB,
  PRIMARY KEY(edge_id, doc_id)) STRICT;
CREATE INDEX edge_doc_doc ON edge_doc(doc_id);

CREATE TABLE rule(
  id INTEGER PRIMARY KEY REFERENCES entity(id), key TEXT NOT NULL UNIQUE,
  asset_id INTEGER REFERENCES asset(id), path TEXT NOT NULL DEFAULT '', engine TEXT NOT NULL,
  name TEXT NOT NULL, rtype TEXT NOT NULL, description TEXT NOT NULL DEFAULT '',
  expectation TEXT NOT NULL DEFAULT '', dimension TEXT NOT NULL, dimension_basis TEXT NOT NULL,
  severity TEXT NOT NULL, documented_only INTEGER NOT NULL DEFAULT 0, period_s INTEGER,
  contract_version_id INTEGER REFERENCES contract_version(id)) STRICT;
CREATE INDEX rule_asset ON rule(asset_id);
CREATE TABLE result(
  rule_id INTEGER NOT NULL REFERENCES rule(id), executed_at INTEGER NOT NULL, run_key TEXT NOT NULL,
  outcome TEXT NOT NULL, value REAL, failed_rows INTEGER, evaluated_rows INTEGER,
  age_s REAL, limit_s REAL, message TEXT NOT NULL DEFAULT '', doc_id INTEGER NOT NULL,
  PRIMARY KEY(rule_id, executed_at, run_key)) WITHOUT ROWID, STRICT;

CREATE TABLE access_request(
  id INTEGER PRIMARY KEY REFERENCES entity(id), state TEXT NOT NULL, kind TEXT NOT NULL,
  port_id INTEGER NOT NULL REFERENCES port(id), contract_version_id INTEGER,
  consumer_id INTEGER NOT NULL REFERENCES entity(id), requester_id INTEGER NOT NULL REFERENCES party(id),
  role TEXT NOT NULL DEFAULT '', purpose TEXT NOT NULL, columns TEXT NOT NULL DEFAULT '[]',
  start_on TEXT, end_on TEXT, classification INTEGER NOT NULL DEFAULT -1,
  personal INTEGER NOT NULL DEFAULT 0, conditions TEXT NOT NULL DEFAULT '[]',
  question TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '',
  previous_grant_id INTEGER, submitted_at INTEGER, decided_at INTEGER, revision INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE INDEX access_request_state ON access_request(state);
CREATE TABLE approval_step(
  request_id INTEGER NOT NULL REFERENCES access_request(id), ordinal INTEGER NOT NULL,
  step TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '',
  candidates TEXT NOT NULL DEFAULT '[]', due_at INTEGER, paused_at INTEGER,
  escalated INTEGER NOT NULL DEFAULT 0, decided_by INTEGER, decided_at INTEGER,
  comment TEXT NOT NULL DEFAULT '', PRIMARY KEY(request_id, ordinal)) WITHOUT ROWID, STRICT;
CREATE UNIQUE INDEX approval_step_once ON approval_step(request_id, decided_by)
  WHERE decided_by IS NOT NULL;
CREATE TABLE access_grant(
  id INTEGER PRIMARY KEY REFERENCES entity(id), request_id INTEGER NOT NULL UNIQUE REFERENCES access_request(id),
  state TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT, reassess_on TEXT,
  conditions TEXT NOT NULL DEFAULT '[]', provisioning TEXT NOT NULL DEFAULT 'none',
  ended_at INTEGER, end_reason TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE audit_event(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor_id INTEGER NOT NULL, actor_label TEXT NOT NULL,
  actor_role TEXT NOT NULL, os_account TEXT NOT NULL, action TEXT NOT NULL, subject_uid TEXT NOT NULL,
  from_state TEXT NOT NULL, to_state TEXT NOT NULL, reason TEXT NOT NULL, snapshot TEXT NOT NULL,
  previous_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT;
CREATE TRIGGER audit_event_keep_update BEFORE UPDATE ON audit_event
  BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
CREATE TRIGGER audit_event_keep_delete BEFORE DELETE ON audit_event
  BEGIN SELECT RAISE(ABORT, 'audit events are never removed'); END;

CREATE TABLE identity_decision(
  id INTEGER PRIMARY KEY, subject TEXT NOT NULL CHECK(subject IN('entity','instance')),
  verdict TEXT NOT NULL CHECK(verdict IN('same','different')), left_key TEXT NOT NULL,
  right_key TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', evidence TEXT NOT NULL DEFAULT '{}',
  actor_id INTEGER NOT NULL, at INTEGER NOT NULL, UNIQUE(subject, left_key, right_key)) STRICT;
CREATE TABLE identity_member(
  entity_id INTEGER PRIMARY KEY REFERENCES entity(id), into_id INTEGER NOT NULL REFERENCES entity(id),
  bound TEXT NOT NULL DEFAULT '', state TEXT NOT NULL, present INTEGER NOT NULL, name TEXT NOT NULL,
  platform TEXT NOT NULL DEFAULT '', instance TEXT NOT NULL DEFAULT '',
  qualified_name TEXT NOT NULL DEFAULT '', ptype TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX identity_member_into ON identity_member(into_id);
CREATE TABLE identity_flow(
  doc_id INTEGER NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL, job_id INTEGER NOT NULL,
  run_id INTEGER NOT NULL, basis TEXT NOT NULL, columns BLOB, first_seen_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL, UNIQUE(from_id, to_id, job_id, doc_id)) STRICT;
CREATE INDEX identity_flow_to ON identity_flow(to_id);
CREATE INDEX identity_flow_doc ON identity_flow(doc_id);
CREATE INDEX identity_flow_job ON identity_flow(job_id);
CREATE TABLE identity_moved(
  entity_id INTEGER NOT NULL REFERENCES entity(id), place TEXT NOT NULL, row_id INTEGER NOT NULL,
  PRIMARY KEY(entity_id, place, row_id)) WITHOUT ROWID, STRICT;
)sql";

// What each import changed. `change` is for people; `change_part` holds the rows as they were, see
// rowchange.h. Things that a set added are those numbered above first_entity up to last_entity.
static constexpr std::string_view history = R"sql(
CREATE TABLE change_set(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK(kind IN('import','undo','decision')),
  at INTEGER NOT NULL, undoes INTEGER REFERENCES change_set(id),
  undone_by INTEGER REFERENCES change_set(id), sources TEXT NOT NULL, counts TEXT NOT NULL,
  first_entity INTEGER NOT NULL, last_entity INTEGER NOT NULL, reach BLOB NOT NULL) STRICT;
CREATE TABLE change(
  set_id INTEGER NOT NULL REFERENCES change_set(id), ordinal INTEGER NOT NULL, uid TEXT NOT NULL,
  kind TEXT NOT NULL, name TEXT NOT NULL,
  op TEXT NOT NULL CHECK(op IN('added','removed','changed','revived')),
  field TEXT NOT NULL, old TEXT, new TEXT, PRIMARY KEY(set_id, ordinal)) WITHOUT ROWID, STRICT;
CREATE TABLE change_part(
  set_id INTEGER NOT NULL REFERENCES change_set(id), ordinal INTEGER NOT NULL,
  body BLOB NOT NULL, PRIMARY KEY(set_id, ordinal)) STRICT;
)sql";

// Where documents come from: folders that were imported whole, so that reading again finds what is
// new in them, and whatever is watched. No import takes these back.
static constexpr std::string_view roots = R"sql(
CREATE TABLE import_root(
  path TEXT PRIMARY KEY, is_folder INTEGER NOT NULL, watched_since INTEGER) WITHOUT ROWID, STRICT;
CREATE INDEX source_doc_locator ON source_doc(locator);
)sql";

std::string_view schemaSql()
{
    static const std::string whole
        = std::string(schema) + std::string(history) + std::string(roots);
    return whole;
}

std::string_view historySql()
{
    return history;
}

std::string_view rootsSql()
{
    return roots;
}

} // namespace meshscope::store
