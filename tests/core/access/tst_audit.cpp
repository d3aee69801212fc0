// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/audit.h"
#include "base/hash.h"
#include "support/testprogram.h"

#include <QTest>

#include <vector>

using namespace meshscope;
using namespace meshscope::access;

namespace {

std::vector<AuditEvent> chain(int length)
{
    std::vector<AuditEvent> events;
    std::string head(chainStart());
    for (int i = 1; i <= length; ++i) {
        AuditEvent event;
        event.seq = i;
        event.at = fromEpochMs(1'700'000'000'000 + i);
        event.actor = PartyId {7};
        event.actorLabel = "Ana Ruiz";
        event.actorRole = "domain_steward";
        event.osAccount = "ana";
        event.action = "vote_approve";
        event.subjectUid = "r-1";
        event.fromState = "submitted";
        event.toState = "submitted";
        event.reason = "fine";
        event.snapshot = R"({"columns":["a","b"],"rank":"internal"})";
        seal(event, head);
        head = event.hash;
        events.push_back(event);
    }
    return events;
}

ChainCheck check(const std::vector<AuditEvent> &events)
{
    ChainCheck chainCheck;
    for (const AuditEvent &event : events)
        chainCheck.feed(event);
    return chainCheck;
}

} // namespace

class TestAudit : public QObject
{
    Q_OBJECT
private slots:
    void hashIsSha256OverPreviousHashAndCanonicalText()
    {
        const AuditEvent event = chain(1).front();
        QCOMPARE(canonicalText(event),
                 std::string(R"({"action":"vote_approve","actor":7,"actor_label":"Ana Ruiz",)"
                             R"("actor_role":"domain_steward","at":"2023-11-14T22:13:20.001Z",)"
                             R"("from":"submitted","os_account":"ana","reason":"fine","seq":1,)"
                             R"("snapshot":{"columns":["a","b"],"rank":"internal"},)"
                             R"("subject":"r-1","to":"submitted"})"));
        QCOMPARE(event.previousHash, std::string(64, '0'));
        QCOMPARE(event.hash, sha256Hex(std::string(64, '0') + canonicalText(event)));
    }

    void anUntouchedChainIsIntact()
    {
        const std::vector<AuditEvent> events = chain(5);
        const ChainCheck result = check(events);
        QVERIFY(result.isIntact());
        QCOMPARE(result.count(), 5);
        QCOMPARE(result.head(), events.back().hash);
    }

    void anEmptyChainIsIntact()
    {
        QVERIFY(check({}).isIntact());
        QCOMPARE(check({}).head(), std::string(chainStart()));
    }

    void everyChangedFieldIsFound()
    {
        const std::vector<void (*)(AuditEvent &)> changes = {
            [](AuditEvent &e) { e.at += std::chrono::milliseconds {1}; },
            [](AuditEvent &e) { e.actor = PartyId {8}; },
            [](AuditEvent &e) { e.actorLabel += "x"; },
            [](AuditEvent &e) { e.actorRole += "x"; },
            [](AuditEvent &e) { e.osAccount += "x"; },
            [](AuditEvent &e) { e.action = "reject"; },
            [](AuditEvent &e) { e.subjectUid = "r-2"; },
            [](AuditEvent &e) { e.fromState = "draft"; },
            [](AuditEvent &e) { e.toState = "approved"; },
            [](AuditEvent &e) { e.reason += "x"; },
            [](AuditEvent &e) { e.snapshot = "{}"; },
            [](AuditEvent &e) { e.snapshot += " "; },
            [](AuditEvent &e) { e.hash[0] = e.hash[0] == '0' ? '1' : '0'; },
            [](AuditEvent &e) { e.previousHash[0] = e.previousHash[0] == '0' ? '1' : '0'; },
        };
        for (std::size_t i = 0; i < changes.size(); ++i) {
            std::vector<AuditEvent> events = chain(3);
            changes[i](events[1]);
            const ChainCheck result = check(events);
            QVERIFY2(!result.isIntact(), qPrintable(QString::number(i)));
            QCOMPARE(result.brokenSeq(), 2);
            QCOMPARE(result.count(), 1);
        }
    }

    void aRemovedRowAndASwapAreFound()
    {
        std::vector<AuditEvent> removed = chain(4);
        removed.erase(removed.begin() + 1);
        QCOMPARE(check(removed).problem(), std::string("event 2 is missing: after 1 comes 3"));
        std::vector<AuditEvent> swapped = chain(4);
        std::swap(swapped[1], swapped[2]);
        QVERIFY(!check(swapped).isIntact());
    }

    void anotherCutCanBeCheckedFromATrustedEvent()
    {
        const std::vector<AuditEvent> events = chain(4);
        ChainCheck tail(events[1].seq, events[1].hash);
        QVERIFY(tail.feed(events[2]));
        QVERIFY(tail.feed(events[3]));
        ChainCheck wrong(events[0].seq, events[1].hash);
        QVERIFY(!wrong.feed(events[2]));
    }

    void recordedTimeNeverGoesBack()
    {
        QCOMPARE(recordedNow(fromEpochMs(5), fromEpochMs(9)), fromEpochMs(9));
        QCOMPARE(recordedNow(fromEpochMs(9), fromEpochMs(5)), fromEpochMs(9));
    }

    void anExportedLineCarriesBothHashes()
    {
        const AuditEvent event = chain(1).front();
        const auto line = parseJson(exportLine(event));
        QVERIFY(line);
        QCOMPARE(line->memberText("hash"), event.hash);
        QCOMPARE(line->memberText("previous_hash"), event.previousHash);
        QCOMPARE(line->memberText("reason"), std::string("fine"));
    }
};

MESHSCOPE_TEST(TestAudit, QCoreApplication)
#include "tst_audit.moc"
