// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/auditrows.h"

namespace meshscope::workspace {

namespace {

std::string pair(const std::string &port, const std::string &consumer)
{
    return consumer.empty() ? port : port + " for " + consumer;
}

/// Of a request, or of the request behind a grant; empty when it is neither.
std::string askedFor(store::Connection &db, const std::string &uid)
{
    auto row = db.prepare(
        "SELECT d.name, p.name, c.name FROM entity s JOIN access_request q ON q.id=coalesce("
        "(SELECT g.request_id FROM access_grant g WHERE g.id=s.id), s.id) "
        "JOIN port o ON o.id=q.port_id JOIN entity p ON p.id=o.id "
        "JOIN entity d ON d.id=o.product_id JOIN entity c ON c.id=q.consumer_id WHERE s.uid=?1");
    if (!row.bind(1, uid).step())
        return {};
    return pair(std::string(row.text(0)) + " / " + std::string(row.text(1)),
                std::string(row.text(2)));
}

std::string nameBehind(store::Connection &db, const std::string &uid)
{
    auto row = db.prepare("SELECT name FROM entity WHERE uid=?1");
    return row.bind(1, uid).step() ? std::string(row.text(0)) : std::string();
}

/// Both sides of a decision about identity, by name.
std::string sidesOf(const access::Json &snapshot)
{
    std::string names;
    for (const char *side : {"left", "right"}) {
        const access::Json *said = snapshot.member(side);
        const std::string name = said ? said->memberText("name") : std::string();
        if (!name.empty())
            names += (names.empty() ? "" : " and ") + name;
    }
    return names;
}

} // namespace

access::AuditEvent eventOf(const store::Statement &row)
{
    access::AuditEvent event;
    event.seq = row.integer(0);
    event.at = fromEpochMs(row.integer(1));
    event.actor = row.id<PartyId>(2);
    event.actorLabel = row.text(3);
    event.actorRole = row.text(4);
    event.osAccount = row.text(5);
    event.action = row.text(6);
    event.subjectUid = row.text(7);
    event.fromState = row.text(8);
    event.toState = row.text(9);
    event.reason = row.text(10);
    event.snapshot = row.text(11);
    event.previousHash = row.text(12);
    event.hash = row.text(13);
    return event;
}

Result<std::int64_t> auditCount(store::Connection &db)
{
    auto row = db.prepare("SELECT count(*) FROM audit_event");
    row.step();
    const std::int64_t count = row.integer(0);
    if (auto status = row.finish(); !status)
        return status.error();
    return count;
}

std::string auditSubject(store::Connection &db, const access::AuditEvent &event)
{
    if (const auto snapshot = access::parseJson(event.snapshot)) {
        if (std::string sides = sidesOf(*snapshot); !sides.empty())
            return sides;
        if (std::string file = snapshot->memberText("file"); !file.empty())
            return file;
        if (std::string source = snapshot->memberText("source"); !source.empty())
            return source;
        if (const access::Json *import = snapshot->member("import"); import && import->integer())
            return "import " + std::to_string(*import->integer());
        std::string port = snapshot->memberText("port_name");
        if (port.empty())
            port = snapshot->memberText("port");
        if (!port.empty())
            return pair(port, snapshot->memberText("consumer"));
    }
    const std::string asked = askedFor(db, event.subjectUid);
    return asked.empty() ? nameBehind(db, event.subjectUid) : asked;
}

} // namespace meshscope::workspace
