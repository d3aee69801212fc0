// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/comparison.h"
#include "contract/types.h"
#include "support/testprogram.h"

#include <QTest>

#include <functional>

using namespace meshscope;
using namespace meshscope::contract;

namespace {

Column column(const std::string &name, const std::string &type)
{
    Column made;
    made.path = name;
    made.name = name;
    made.physicalType = type;
    return made;
}

/// A contract with two columns, a server, a role, a service level and a rule.
ContractDocument base()
{
    ContractDocument document;
    document.id = "net-orders";
    document.version = "3.2.0";
    document.rawStatus = "active";
    ContractObject object;
    object.name = "net_orders";
    object.physicalName = "NET_ORDERS";
    object.physicalType = "table";
    object.properties = {column("order_id", "bigint"), column("net_amount", "decimal(18,2)")};
    object.properties[0].nullable = false;
    object.properties[0].primaryKeyPosition = 1;
    document.objects = {object};
    document.servers = {{"prod", "snowflake", "prod", "", {{"schema", "CURATED"}}}};
    document.roles = {{"reader", "select", "", "owner", ""}};
    document.serviceLevels = {{"latency", "1", "h", "", "", "", 3600.0, {}}};
    ContractQuality rule;
    rule.object = "net_orders";
    rule.name = "no duplicates";
    rule.expectation = "mustBe 0";
    document.quality = {rule};
    return document;
}

QString dump(const std::vector<Change> &changes)
{
    QStringList lines;
    for (const Change &change : changes) {
        lines << QString::fromStdString(
            change.code + " " + change.path + ": " + change.before + " -> " + change.after + " ["
            + std::string(word(change.consumer)) + ", " + std::string(word(change.producer)) + "]");
    }
    return lines.join("\n");
}

using Edit = std::function<void(ContractDocument &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class ComparisonTest : public QObject
{
    Q_OBJECT

private slots:
    void equalDocumentsHaveNoChanges() { QCOMPARE(dump(compare(base(), base())), QString()); }

    void oneEditGivesItsRule_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, Edit edit, const char *expected) {
            QTest::newRow(name) << std::move(edit) << QString::fromUtf8(expected);
        };
        using D = ContractDocument;
        row(
            "object removed", [](D &d) { d.objects.clear(); },
            "C010 net_orders: NET_ORDERS ->  [breaking, none]");
        row(
            "object moved", [](D &d) { d.objects[0].physicalName = "NET_ORDERS_V2"; },
            "C013 net_orders: NET_ORDERS -> NET_ORDERS_V2 [breaking, none]");
        row(
            "table to view", [](D &d) { d.objects[0].physicalType = "view"; },
            "C014 net_orders: table -> view [potential, none]");
        row(
            "required column removed",
            [](D &d) { d.objects[0].properties.erase(d.objects[0].properties.begin()); },
            "C020 net_orders.order_id: bigint ->  [breaking, none]");
        row(
            "optional column removed", [](D &d) { d.objects[0].properties.pop_back(); },
            "C021 net_orders.net_amount: decimal(18,2) ->  [breaking, none]");
        row(
            "column added",
            [](D &d) { d.objects[0].properties.push_back(column("channel", "text")); },
            "C022 net_orders.channel:  -> text [safe, none]");
        row(
            "type to text", [](D &d) { d.objects[0].properties[1].physicalType = "varchar"; },
            "C030 net_orders.net_amount: decimal(18,2) -> varchar [breaking, none]");
        row(
            "becomes nullable", [](D &d) { d.objects[0].properties[0].nullable = true; },
            "C040 net_orders.order_id: required -> optional [breaking, safe]");
        row(
            "key removed", [](D &d) { d.objects[0].properties[0].primaryKeyPosition = 0; },
            "C045 net_orders.order_id: key 1 -> no key [potential, potential]");
        row(
            "personal", [](D &d) { d.objects[0].properties[0].personal = true; },
            "C082 net_orders.order_id: no -> yes [breaking, none]");
        row(
            "latency worse",
            [](D &d) {
                d.serviceLevels[0].value = "4";
                d.serviceLevels[0].seconds = 4 * 3600.0;
            },
            "C070 service levels.latency: 1 h -> 4 h [potential, none]");
        row(
            "latency better",
            [](D &d) {
                d.serviceLevels[0].value = "0.5";
                d.serviceLevels[0].seconds = 1800.0;
            },
            "C071 service levels.latency: 1 h -> 0.5 h [safe, potential]");
        row(
            "rule gone", [](D &d) { d.quality.clear(); },
            "C090 net_orders: no duplicates: mustBe 0 ->  [potential, none]");
        row(
            "role gone", [](D &d) { d.roles.clear(); },
            "C100 roles.reader: select ->  [breaking, none]");
        row(
            "server moved", [](D &d) { d.servers[0].fields["schema"] = "SERVING"; },
            "C131 servers.prod: schema CURATED -> schema SERVING [breaking, none]");
        row(
            "test server moved",
            [](D &d) {
                d.servers.push_back({"dev", "snowflake", "dev", "", {}});
            },
            "C135 servers.dev:  ->  [safe, none]");
        row(
            "retired", [](D &d) { d.rawStatus = "retired"; },
            "C121 status: active -> retired [breaking, none]");
        row(
            "terms", [](D &d) { d.usage = "Only for reporting"; },
            "C110 usage:  -> Only for reporting [potential, none]");
    }

    void oneEditGivesItsRule()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, expected);
        ContractDocument after = base();
        after.version = "3.3.0";
        edit(after);
        QCOMPARE(dump(compare(base(), after)), expected);
    }

    void otherContentUnderOneVersionIsNamed()
    {
        ContractDocument after = base();
        after.objects[0].description = "Orders after returns";
        QVERIFY(dump(compare(base(), after)).startsWith("C002 version: 3.2.0 -> 3.2.0"));
    }

    void typesFollowTheLattice_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("consumer");
        QTest::addColumn<int>("producer");
        const auto row = [](const char *from, const char *to, Level consumer, Level producer) {
            QTest::addRow("%s to %s", from, to)
                << QByteArray(from) << QByteArray(to) << static_cast<int>(consumer)
                << static_cast<int>(producer);
        };
        row("varchar", "character varying", Level::Info, Level::None);
        row("int", "bigint", Level::Potential, Level::None);
        row("bigint", "int", Level::Safe, Level::Breaking);
        row("decimal(10,2)", "decimal(18,2)", Level::Potential, Level::None);
        row("decimal(10,2)", "decimal(10,4)", Level::Breaking, Level::None);
        row("varchar(40)", "varchar(20)", Level::Safe, Level::Breaking);
        row("varchar(40)", "text", Level::Potential, Level::None);
        row("int", "varchar", Level::Breaking, Level::None);
        row("decimal(18,2)", "int", Level::Potential, Level::None);
        row("int", "decimal(18,2)", Level::Breaking, Level::None);
        row("timestamp", "timestamp_tz", Level::Breaking, Level::None);
        row("date", "timestamp", Level::Breaking, Level::None);
        row("geography", "geometry", Level::Breaking, Level::None);
        row("int", "", Level::Potential, Level::None);
    }

    void typesFollowTheLattice()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, consumer);
        QFETCH(int, producer);
        const TypeVerdict verdict
            = compareTypes(column("c", from.toStdString()), column("c", to.toStdString()));
        QVERIFY(verdict.changed);
        QCOMPARE(static_cast<int>(verdict.consumer), consumer);
        QCOMPARE(static_cast<int>(verdict.producer), producer);
    }

    void theVersionStepIsDemanded_data()
    {
        QTest::addColumn<int>("consumer");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("bump");
        QTest::addColumn<bool>("kept");
        const auto row
            = [](Level level, const char *from, const char *to, const char *bump, bool kept) {
                  QTest::addRow("%s %s %s", word(level).data(), from, to)
                      << static_cast<int>(level) << QByteArray(from) << QByteArray(to)
                      << QByteArray(bump) << kept;
              };
        row(Level::Breaking, "3.2.0", "3.3.0", "major", false);
        row(Level::Breaking, "3.2.0", "4.0.0", "major", true);
        row(Level::Breaking, "0.2.0", "0.3.0", "minor", true);
        row(Level::Potential, "v1.0", "1.0.1", "minor", false);
        row(Level::Safe, "1.0.0", "1.1.0", "minor", true);
        row(Level::Info, "1.0.0", "1.0.1", "patch", true);
        row(Level::Breaking, "2024-spring", "2024-autumn", "major", true);
    }

    void theVersionStepIsDemanded()
    {
        QFETCH(int, consumer);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, bump);
        QFETCH(bool, kept);
        Change change;
        change.consumer = static_cast<Level>(consumer);
        const Verdict verdict = verdictOf({change}, from.toStdString(), to.toStdString());
        QCOMPARE(QByteArray::fromStdString(verdict.requiredBump), bump);
        QCOMPARE(verdict.bumpKept, kept);
    }
};

MESHSCOPE_TEST(ComparisonTest, QCoreApplication)
#include "tst_comparison.moc"
