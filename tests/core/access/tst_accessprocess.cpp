// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/audit.h"
#include "access/decisions.h"
#include "accessworld.h"
#include "support/testprogram.h"

#include <QTest>

#include <random>
#include <set>

using namespace meshscope;
using namespace meshscope::access;
using namespace meshscope::access::test;

namespace {

/// Drives one request and its grant with random people doing random things, right and wrong, while
/// time and the catalog change; keeps the audit chain as the desk does.
class RandomCase
{
public:
    explicit RandomCase(std::uint32_t seed)
        : m_random(seed)
    {
        m_world.offered.owners = people(1 + pick(3));
        m_world.offered.stewards = people(1 + pick(2));
        m_world.offered.parentStewards = people(pick(3));
        m_world.offered.domainOwners = people(pick(3));
        m_world.offered.autoApprove = pick(4) == 0;
        m_world.user.owners = people(1 + pick(2));
        m_world.user.members = people(pick(4));
    }

    /// Empty when all invariants held.
    QString run(int steps)
    {
        begin();
        for (int i = 0; i < steps && m_problem.isEmpty(); ++i) {
            step();
            check();
        }
        return m_problem;
    }

    bool wasGranted() const { return m_grant.has_value(); }

private:
    int pick(int below) { return below <= 0 ? 0 : int(m_random() % std::uint32_t(below)); }
    PartyId person() { return PartyId {1 + pick(9)}; }
    std::vector<PartyId> people(int count)
    {
        std::vector<PartyId> list;
        for (int i = 0; i < count; ++i) {
            const PartyId someone = person();
            if (!contains(list, someone))
                list.push_back(someone);
        }
        return list;
    }
    Ask someAsk()
    {
        Ask ask = pick(3) == 0 ? internalAsk() : pick(2) == 0 ? personalAsk() : specialAsk();
        ask.requester = m_request.ask.requester ? m_request.ask.requester : person();
        return ask;
    }

    void log(std::string_view action, std::string_view from, std::string_view to, PartyId actor)
    {
        AuditEvent event;
        event.seq = std::int64_t(m_events.size()) + 1;
        event.at = recordedNow(m_world.now, m_events.empty() ? TimePoint {} : m_events.back().at);
        event.actor = actor;
        event.action = action;
        event.fromState = from;
        event.toState = to;
        seal(event, m_events.empty() ? chainStart() : std::string_view(m_events.back().hash));
        m_events.push_back(event);
    }

    void take(const Result<Decision> &outcome)
    {
        if (!outcome)
            return;
        m_request = outcome->request;
        for (const Change &change : outcome->changes) {
            log(word(change.event), word(change.from), word(change.to), change.actor);
            ++m_changes;
        }
        if (outcome->grant) {
            if (m_grant)
                m_problem = QStringLiteral("a second grant");
            m_grant = outcome->grant;
        }
    }

    void take(const Result<GrantDecision> &outcome)
    {
        if (!outcome)
            return;
        m_grant = outcome->grant;
        log(word(outcome->change.event), word(outcome->change.from), word(outcome->change.to),
            outcome->change.actor);
        ++m_changes;
    }

    void begin()
    {
        m_request.ask.requester = {};
        take(submit(someAsk(), {}, m_world.context()));
    }

    void passTime()
    {
        // Sometimes the clock is set back; what was recorded last holds.
        m_world.now += std::chrono::hours {pick(12) == 0 ? -24 * pick(30) : pick(72)};
        if (!m_events.empty())
            m_world.now = recordedNow(m_world.now, m_events.back().at);
        while (auto change = dueChange(m_request, m_world.context()))
            take(Result<Decision>(*change));
        while (m_grant) {
            auto change = dueChange(*m_grant, m_world.now);
            if (!change)
                break;
            take(Result<GrantDecision>(*change));
        }
    }

    void step()
    {
        const Context context = m_world.context();
        // Half of the time someone who may, so that cases get somewhere.
        const Step *open = openStep(m_request);
        PartyId who = person();
        if (open && !open->candidates.empty() && pick(2) == 0)
            who = open->candidates[std::size_t(pick(int(open->candidates.size())))];
        const std::string words = pick(4) == 0 ? "no" : "A reason that is long enough.";
        const std::vector<Condition> conditions = pick(3) == 0
            ? std::vector<Condition> {{ConditionKind::NoOnwardSharing, "", {}}}
            : std::vector<Condition> {};
        switch (pick(12)) {
        case 0:
        case 1:
        case 2:
            take(approve(m_request, who, conditions, words, context));
            break;
        case 3:
            take(pick(3) == 0 ? reject(m_request, who, words, context)
                              : ask(m_request, who, words, context));
            break;
        case 4:
            take(answer(m_request, pick(2) ? m_request.ask.requester : who, words,
                        pick(2) ? std::optional(someAsk()) : std::nullopt, context));
            break;
        case 5:
            if (pick(6) == 0)
                take(withdraw(m_request, who, words, context));
            break;
        case 6:
            take(acceptConditions(m_request, who, context));
            break;
        case 7:
            if (pick(4) == 0)
                take(declineConditions(m_request, who, words, context));
            break;
        case 8:
            m_world.offered.owners = people(1 + pick(3));
            break;
        case 9:
            m_world.user.members = people(pick(4));
            break;
        default:
            passTime();
            break;
        }
        if (m_grant && pick(3) == 0)
            stepGrant(who, words);
    }

    void stepGrant(PartyId who, const std::string &words)
    {
        const GrantParties around {m_world.offered.stewards, m_world.user.owners,
                                   m_world.user.members};
        switch (pick(5)) {
        case 0:
            take(suspend(*m_grant, who, words, around, m_world.now));
            break;
        case 1:
            take(resume(*m_grant, who, words, around, m_world.now));
            break;
        case 2:
            take(giveUp(*m_grant, who, words, around, m_world.now));
            break;
        case 3:
            if (pick(5) == 0)
                take(revoke(*m_grant, who, words, around, m_world.now));
            break;
        default:
            if (pick(9) == 0)
                take(supersede(*m_grant, m_world.now));
            break;
        }
    }

    void fail(const char *what)
    {
        if (m_problem.isEmpty())
            m_problem = QString::fromLatin1(what);
    }

    void check()
    {
        std::set<std::int64_t> voters;
        int open = 0;
        for (const Step &step : m_request.steps) {
            open += step.state == StepState::Open ? 1 : 0;
            if (!step.decidedBy)
                continue;
            if (step.decidedBy == m_request.ask.requester)
                fail("the requester decided");
            if (!voters.insert(step.decidedBy.value).second)
                fail("one person decided twice");
            if (!contains(step.candidates, step.decidedBy))
                fail("someone decided who was no candidate");
        }
        if (open > 1)
            fail("two steps are open");
        if (m_request.state == RequestState::Submitted && open != 1)
            fail("a submitted request has no open step");
        if (m_grant.has_value() != (m_request.state == RequestState::Approved))
            fail("a grant without an approval, or an approval without a grant");
        if (m_changes != int(m_events.size()))
            fail("audit rows and events differ");
        checkGrant();
        ChainCheck chainCheck;
        for (const AuditEvent &event : m_events)
            chainCheck.feed(event);
        if (!chainCheck.isIntact())
            fail("the chain does not verify");
    }

    void checkGrant()
    {
        if (!m_grant)
            return;
        const Day day = dayOf(m_world.now);
        if (m_hasExpired && stateOn(*m_grant, day) == GrantState::Active)
            fail("an expired grant came back");
        m_hasExpired = m_hasExpired || stateOn(*m_grant, day) == GrantState::Expired;
        if (m_grant->until && day > *m_grant->until && stateOn(*m_grant, day) == GrantState::Active)
            fail("active after its last day");
    }

    std::mt19937 m_random;
    World m_world;
    Request m_request;
    std::optional<Grant> m_grant;
    std::vector<AuditEvent> m_events;
    int m_changes = 0;
    bool m_hasExpired = false;
    QString m_problem;
};

} // namespace

class TestAccessProcess : public QObject
{
    Q_OBJECT
private slots:
    void invariantsHoldUnderRandomUse()
    {
        int granted = 0;
        for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
            RandomCase one(seed);
            const QString problem = one.run(60);
            QVERIFY2(problem.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(problem)));
            granted += one.wasGranted() ? 1 : 0;
        }
        QVERIFY2(granted > 100, qPrintable(QString::number(granted))); // the walk gets somewhere
    }
};

MESHSCOPE_TEST(TestAccessProcess, QCoreApplication)
#include "tst_accessprocess.moc"
