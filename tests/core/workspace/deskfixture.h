// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accessfixture.h"
#include "workspace/accessdesk.h"
#include "workspace/accessstore.h"
#include "workspace/auditlog.h"
#include "workspace/auditpage.h"

#include <QTest>

#include <memory>

/// The small catalog of access with somebody at its desk.
namespace meshscope::workspace::test {

inline const char *messageOf(const Status &status)
{
    return status ? "" : status.error().message.c_str();
}

#define VERIFY_DONE(expression)                                                                    \
    do {                                                                                           \
        const Status done = (expression);                                                          \
        QVERIFY2(done.has_value(), messageOf(done));                                               \
    } while (false)

class DeskFixture
{
protected:
    void open()
    {
        auto made = store::Connection::memory();
        QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
        m_db = std::make_unique<store::Connection>(std::move(*made));
        m_catalog = std::make_unique<AccessCatalog>(*m_db);
    }

    store::Connection &db() { return *m_db; }
    PartyId person(const char *uid) { return m_catalog->id(uid); }

    std::string sent()
    {
        auto uid = submitRequest(db(), m_catalog->form(), now());
        Q_ASSERT_X(uid.has_value(), "submit", uid ? "" : uid.error().message.c_str());
        return *uid;
    }
    Status approve(const std::string &uid, const char *who,
                   std::vector<access::Condition> conditions = {})
    {
        return decideRequest(
            db(), {uid, 0, person(who), DecisionKind::Approve, std::move(conditions), {}}, now());
    }
    std::string approved()
    {
        const std::string uid = sent();
        for (const char *who : {"ben", "maya", "ana"}) {
            const Status status = approve(uid, who);
            Q_ASSERT_X(status.has_value(), who, messageOf(status));
        }
        return uid;
    }
    std::string state(const std::string &uid)
    {
        auto stored = loadRequest(db(), idOf(db(), uid));
        return stored ? std::string(word(stored->request.state)) : stored.error().message;
    }
    std::string grantUidOf(const std::string &uid)
    {
        auto grant = grantOf(db(), idOf(db(), uid));
        return grant && *grant ? (*grant)->uid : std::string();
    }
    /// Actions of the audit record, oldest first.
    std::string actions()
    {
        auto page = auditPage(db(), {}, 0, 1000);
        std::string text;
        for (auto event = page->events.rbegin(); event != page->events.rend(); ++event)
            text += (text.empty() ? "" : " ") + event->action;
        return text;
    }
    bool intact()
    {
        auto check = verifyAudit(db(), AuditExtent::Whole, {});
        return check && check->intact;
    }

    std::unique_ptr<store::Connection> m_db;
    std::unique_ptr<AccessCatalog> m_catalog;
};

} // namespace meshscope::workspace::test
