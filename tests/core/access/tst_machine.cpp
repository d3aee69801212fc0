// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/machine.h"
#include "support/testprogram.h"

#include <QTest>

#include <set>

using namespace meshscope::access;

namespace {

template<typename Table>
QString problemsOf(const Table &table, decltype(table[0].from) start,
                   const std::set<decltype(table[0].from)> &finals)
{
    using State = decltype(table[0].from);
    QStringList problems;
    std::set<State> all;
    for (const auto &row : table) {
        all.insert(row.from);
        all.insert(row.to);
        const auto same = std::count_if(table.begin(), table.end(), [&](const auto &other) {
            return other.from == row.from && other.event == row.event;
        });
        if (same != 1)
            problems << QStringLiteral("two ways by one event");
    }
    const auto reach = [&](State from) {
        std::set<State> seen {from};
        for (bool grown = true; grown;) {
            grown = false;
            for (const auto &row : table) {
                if (seen.contains(row.from))
                    grown = seen.insert(row.to).second || grown;
            }
        }
        return seen;
    };
    if (reach(start) != all)
        problems << QStringLiteral("a state cannot be reached");
    for (const State state : all) {
        const std::set<State> ends = reach(state);
        const bool canEnd = std::any_of(finals.begin(), finals.end(),
                                        [&](State end) { return ends.contains(end); });
        if (!canEnd)
            problems << QStringLiteral("a state cannot end");
        if (finals.contains(state) != (ends.size() == 1))
            problems << QStringLiteral("a final state has a way out, or another has none");
    }
    return problems.join(QLatin1Char('\n'));
}

} // namespace

class TestMachine : public QObject
{
    Q_OBJECT
private slots:
    void requestTableIsDeterministicReachableAndEnds()
    {
        QCOMPARE(int(requestTable().size()), 22);
        using S = RequestState;
        QCOMPARE(problemsOf(requestTable(), S::None,
                            {S::Approved, S::Rejected, S::Withdrawn, S::TimedOut, S::Superseded}),
                 QString());
    }

    void grantTableIsDeterministicReachableAndEnds()
    {
        QCOMPARE(int(grantTable().size()), 15);
        using S = GrantState;
        QCOMPARE(problemsOf(grantTable(), S::None, {S::Expired, S::Revoked, S::Superseded}),
                 QString());
    }

    void provisioningTableIsDeterministicReachableAndEnds()
    {
        QCOMPARE(int(provisioningTable().size()), 10);
        QCOMPARE(
            problemsOf(provisioningTable(), Provisioning::Missing, {Provisioning::Deprovisioned}),
            QString());
    }

    void everythingOutsideTheTableIsRefused()
    {
        int allowed = 0;
        for (int state = 0; state <= int(RequestState::Superseded); ++state) {
            for (int event = 0; event <= int(RequestEvent::AcceptTimeout); ++event)
                allowed += next(RequestState(state), RequestEvent(event)) ? 1 : 0;
        }
        QCOMPARE(allowed, 22);
        QVERIFY(!next(RequestState::Rejected, RequestEvent::VoteApproveLast));
        QVERIFY(!next(GrantState::Expired, GrantEvent::Start));
        QVERIFY(!next(GrantState::Revoked, GrantEvent::Resume));
    }

    void finalStatesAreThoseWithoutAWayOut()
    {
        QVERIFY(isFinal(RequestState::TimedOut));
        QVERIFY(!isFinal(RequestState::ApprovedWithConditions));
        QVERIFY(isFinal(GrantState::Superseded));
        QVERIFY(!isFinal(GrantState::Suspended));
    }

    void wordsAreReadBack()
    {
        for (int state = 0; state <= int(RequestState::Superseded); ++state)
            QCOMPARE(parseRequestState(word(RequestState(state))), RequestState(state));
        for (int state = 0; state <= int(GrantState::Superseded); ++state)
            QCOMPARE(parseGrantState(word(GrantState(state))), GrantState(state));
        for (int state = 0; state <= int(Provisioning::DeprovisioningFailed); ++state)
            QCOMPARE(parseProvisioning(word(Provisioning(state))), Provisioning(state));
        QVERIFY(!parseRequestState("approved?"));
    }
};

MESHSCOPE_TEST(TestMachine, QCoreApplication)
#include "tst_machine.moc"
