// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessfixture.h"
#include "support/testprogram.h"
#include "workspace/accessdesk.h"
#include "workspace/accessstore.h"
#include "workspace/auditlog.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace meshscope;
using namespace meshscope::workspace;
using namespace meshscope::workspace::test;

namespace {

/// Decides for ever: asks, three approvals, revokes. Each decision that the desk has acknowledged
/// is told on `out` before the next begins.
[[noreturn]] void decideForEver(const std::string &path, int out)
{
    auto db = store::Connection::open(path, store::Access::Write);
    if (!db)
        _exit(2);
    const auto tell = [out](const std::string &uid, const char *action) {
        const std::string line = uid + " " + action + "\n";
        if (write(out, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            _exit(3);
    };
    const auto person = [&](const char *uid) { return idOf(*db, uid); };
    RequestForm form;
    form.portUid = "curated-net-orders";
    form.consumerUid = "regional-finance";
    form.ask.requester = person("priya");
    form.ask.role = "reader";
    form.ask.purpose = "Compare net revenue by region and week.";
    form.ask.columns = {"customer_id"};
    form.ask.start = parseDay("2026-11-24");
    form.ask.end = parseDay("2027-05-01");
    for (;;) {
        // What a killed round left behind is finished first.
        auto open
            = db->prepare("SELECT e.uid FROM access_request q JOIN entity e ON e.id=q.id WHERE "
                          "q.state='submitted'");
        std::string uid = open.step() ? std::string(open.text(0)) : std::string();
        open.reset();
        auto live = db->prepare("SELECT e.uid FROM access_grant g JOIN entity e ON e.id=g.id WHERE "
                                "g.state='active'");
        const std::string grant = live.step() ? std::string(live.text(0)) : std::string();
        live.reset();
        if (!grant.empty()) {
            if (!changeGrant(*db, grant, person("maya"), GrantAction::Revoke, "Not used any more.",
                             now()))
                _exit(4);
            tell(grant, "revoke");
            continue;
        }
        if (uid.empty()) {
            auto sent = submitRequest(*db, form, now());
            if (!sent)
                _exit(5);
            tell(*sent, "submit");
            continue;
        }
        auto stored = loadRequest(*db, idOf(*db, uid));
        if (!stored)
            _exit(6);
        const PartyId voter = openStep(stored->request)->candidates.front();
        if (!decideRequest(*db, {uid, stored->revision, voter, DecisionKind::Approve, {}, {}},
                           now()))
            _exit(7);
        tell(uid, "vote");
    }
}

/// How often each "uid action" was acknowledged.
std::map<std::string, int> acknowledged(int in)
{
    std::string text;
    char bytes[4096];
    for (ssize_t got = 0; (got = read(in, bytes, sizeof bytes)) > 0;)
        text.append(bytes, static_cast<std::size_t>(got));
    std::map<std::string, int> counts;
    std::istringstream lines(text.substr(0, text.rfind('\n') + 1));
    for (std::string line; std::getline(lines, line);)
        ++counts[line];
    return counts;
}

int recorded(store::Connection &db, const std::string &uid, const std::string &action)
{
    auto row
        = db.prepare("SELECT count(*) FROM audit_event WHERE subject_uid=?1 AND action LIKE ?2");
    row.bind(1, uid).bind(2, action + "%").step();
    return static_cast<int>(row.integer(0));
}

/// Rows whose state is not what their newest audit event says: none, since both are one commit.
int halfDone(store::Connection &db)
{
    auto row = db.prepare(
        "SELECT count(*) FROM (SELECT id, state FROM access_request UNION ALL SELECT id, state "
        "FROM "
        "access_grant) s JOIN entity e ON e.id=s.id WHERE s.state IS NOT (SELECT a.to_state FROM "
        "audit_event a WHERE a.subject_uid=e.uid ORDER BY a.seq DESC LIMIT 1)");
    row.step();
    return static_cast<int>(row.integer(0));
}

} // namespace

class TestAccessKill : public QObject
{
    Q_OBJECT
private slots:
    void everyAcknowledgedDecisionSurvivesAKill()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("c.meshscope")).toStdString();
        {
            auto made = store::Connection::create(path);
            QVERIFY2(made, made ? "" : made.error().message.c_str());
            const AccessCatalog catalog(*made);
        }
        std::mt19937 random(20261124);
        int decisions = 0;
        for (int round = 0; round < 20; ++round) {
            int ends[2];
            QCOMPARE(pipe(ends), 0);
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                close(ends[0]);
                decideForEver(path, ends[1]);
            }
            close(ends[1]);
            usleep(static_cast<useconds_t>(20'000 + random() % 180'000));
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY2(WIFSIGNALED(status), qPrintable(QString::number(WEXITSTATUS(status))));
            const auto acks = acknowledged(ends[0]);
            close(ends[0]);

            auto db = store::Connection::open(path, store::Access::Write);
            QVERIFY2(db, db ? "" : db.error().message.c_str());
            QVERIFY(db->verify());
            auto check = verifyAudit(*db, AuditExtent::Whole, {});
            QVERIFY2(check && check->intact, check ? check->problem.c_str() : "");
            QCOMPARE(halfDone(*db), 0);
            for (const auto &[line, count] : acks) {
                const auto blank = line.find(' ');
                QVERIFY2(recorded(*db, line.substr(0, blank), line.substr(blank + 1)) >= count,
                         line.c_str());
                decisions += count;
            }
        }
        qInfo("%d acknowledged decisions, none lost", decisions);
        QVERIFY(decisions > 20);
    }
};

MESHSCOPE_TEST(TestAccessKill, QCoreApplication)
#include "tst_accesskill.moc"
