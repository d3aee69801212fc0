// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "model/column.h"
#include "model/kinds.h"

#include <map>
#include <string>
#include <vector>

/// A data contract version as its document states it (ODCS 2.2 and 3.x; standards.md 2.1). Read by
/// the contract page, the comparison and the access plan; stored whole, as one blob.
namespace meshscope {

struct ContractObject
{
    std::string name;
    std::string physicalName;
    std::string physicalType; ///< table, view, topic, file ...
    std::string businessName;
    std::string description;
    std::string granularity;
    std::vector<std::string> tags;
    std::vector<Column> properties; ///< nested by path, file order
};

struct ContractServer
{
    std::string name; ///< empty if the document gives none
    std::string type; ///< raw: snowflake, postgres, kafka, s3 ...
    std::string environment;
    std::string description;
    std::map<std::string, std::string>
        fields; ///< host, account, database, schema, location, topic ... never a password
};

struct ContractSla
{
    std::string property; ///< canonical name where one exists, else as written
    std::string value;
    std::string unit;
    std::string element; ///< object.property it applies to
    std::string driver;
    std::string description;
    std::optional<double> seconds; ///< for durations
    std::optional<double> number; ///< for shares and rates; percent as 99.9
};

struct ContractQuality
{
    std::string key; ///< the RuleRecord's key
    std::string object;
    std::string property; ///< path, empty: the object
    std::string name;
    std::string type; ///< library, text, sql, custom
    std::string expectation;
    std::string description;
    std::string query;
    Dimension dimension = Dimension::Unassigned;
    Severity severity = Severity::Error;
};

struct ContractRole
{
    std::string role;
    std::string access;
    std::string description;
    std::string firstApprovers; ///< raw; "na", "none" and "" mean no approver
    std::string secondApprovers;
};

struct ContractMember
{
    std::string username;
    std::string name;
    std::string role;
    std::string description;
    std::optional<Day> since;
    std::optional<Day> until;
    std::string replacedBy;
};

struct ContractSupport
{
    std::string channel;
    std::string url;
    std::string tool;
    std::string scope;
};

struct ContractPrice
{
    std::string amount;
    std::string currency;
    std::string unit;
};

struct ContractRelationship
{
    std::string from; ///< object.property, comma separated for composite keys
    std::string to;
    std::string type;
};

struct ContractLink
{
    std::string type;
    std::string url;
};

struct ContractDocument
{
    std::string id;
    std::string version;
    std::string name;
    std::string rawStatus;
    std::string standard; ///< "ODCS"
    std::string standardVersion; ///< apiVersion as written
    std::string domain;
    std::string product; ///< id, name or FQN as written
    std::string tenant;
    std::string purpose;
    std::string usage;
    std::string limitations;
    std::optional<TimePoint> createdAt;
    std::vector<std::string> tags;
    std::vector<ContractLink> links;
    std::vector<ContractObject> objects;
    std::vector<ContractServer> servers;
    std::vector<ContractSla> serviceLevels;
    std::vector<ContractQuality> quality;
    std::vector<ContractRole> roles;
    std::vector<ContractMember> team;
    std::string teamName;
    std::vector<ContractSupport> support;
    std::vector<ContractRelationship> relationships;
    ContractPrice price;
    std::map<std::string, std::string> custom;
};

template<typename Archive>
void describe(Archive &archive, ContractObject &o)
{
    archive(o.name, o.physicalName, o.physicalType, o.businessName, o.description, o.granularity,
            o.tags, o.properties);
}
template<typename Archive>
void describe(Archive &archive, ContractServer &s)
{
    archive(s.name, s.type, s.environment, s.description, s.fields);
}
template<typename Archive>
void describe(Archive &archive, ContractSla &s)
{
    archive(s.property, s.value, s.unit, s.element, s.driver, s.description, s.seconds, s.number);
}
template<typename Archive>
void describe(Archive &archive, ContractQuality &q)
{
    archive(q.key, q.object, q.property, q.name, q.type, q.expectation, q.description, q.query,
            q.dimension, q.severity);
}
template<typename Archive>
void describe(Archive &archive, ContractRole &r)
{
    archive(r.role, r.access, r.description, r.firstApprovers, r.secondApprovers);
}
template<typename Archive>
void describe(Archive &archive, ContractMember &m)
{
    archive(m.username, m.name, m.role, m.description, m.since, m.until, m.replacedBy);
}
template<typename Archive>
void describe(Archive &archive, ContractSupport &s)
{
    archive(s.channel, s.url, s.tool, s.scope);
}
template<typename Archive>
void describe(Archive &archive, ContractPrice &p)
{
    archive(p.amount, p.currency, p.unit);
}
template<typename Archive>
void describe(Archive &archive, ContractRelationship &r)
{
    archive(r.from, r.to, r.type);
}
template<typename Archive>
void describe(Archive &archive, ContractLink &l)
{
    archive(l.type, l.url);
}
template<typename Archive>
void describe(Archive &archive, ContractDocument &d)
{
    archive(d.id, d.version, d.name, d.rawStatus, d.standard, d.standardVersion, d.domain,
            d.product, d.tenant, d.purpose, d.usage, d.limitations, d.createdAt, d.tags, d.links,
            d.objects, d.servers, d.serviceLevels, d.quality, d.roles, d.team, d.teamName,
            d.support, d.relationships, d.price, d.custom);
}

} // namespace meshscope
