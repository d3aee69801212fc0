// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server_ref.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;

namespace {

QString name(const ContractServer &server, std::string_view physical)
{
    const AssetRef ref = serverRef(server, physical);
    std::string text = ref.platform + "|" + ref.instance + "|";
    for (const std::string &part : ref.parts)
        text += "(" + part + ")";
    return QString::fromStdString(text);
}

ContractServer server(std::string type, std::map<std::string, std::string> fields)
{
    ContractServer made;
    made.type = std::move(type);
    made.fields = std::move(fields);
    return made;
}

} // namespace

class TestServerRef : public QObject
{
    Q_OBJECT

private slots:
    void qualifiedNamesReplaceTheTailOfTheDefaults();
    void opaqueNamesAreNotSplit();
    void eachPlatformHasItsWords();
    void anObjectWithoutPhysicalNameUsesItsName();
};

void TestServerRef::qualifiedNamesReplaceTheTailOfTheDefaults()
{
    const ContractServer snowflake = server(
        "snowflake", {{"account", "MYORG-ACCT1"}, {"database", "ANALYTICS"}, {"schema", "MARTS"}});
    const QString expected = QStringLiteral("snowflake|MYORG-ACCT1|(ANALYTICS)(MARTS)(ORDERS)");
    QCOMPARE(name(snowflake, "ORDERS"), expected);
    QCOMPARE(name(snowflake, "MARTS.ORDERS"), expected);
    QCOMPARE(name(snowflake, "ANALYTICS.MARTS.ORDERS"), expected);
    QCOMPARE(name(snowflake, "\"a.b\""),
             QStringLiteral("snowflake|MYORG-ACCT1|(ANALYTICS)(MARTS)(a.b)"));
}

void TestServerRef::opaqueNamesAreNotSplit()
{
    QCOMPARE(name(server("kafka", {{"host", "b1.example.com:9092"}}), "orders.v1"),
             QStringLiteral("kafka|b1.example.com:9092|(orders.v1)"));
    QCOMPARE(name(server("s3", {{"location", "s3://lake/raw/{model}/*.json"}}), "orders"),
             QStringLiteral("s3||(s3://lake/raw/orders/*.json)"));
}

void TestServerRef::eachPlatformHasItsWords()
{
    QCOMPARE(
        name(server("postgres",
                    {{"host", "db"}, {"port", "5432"}, {"database", "shop"}, {"schema", "public"}}),
             "orders"),
        QStringLiteral("postgres|db:5432|(shop)(public)(orders)"));
    QCOMPARE(name(server("bigquery", {{"project", "p"}, {"dataset", "d"}}), "Orders"),
             QStringLiteral("bigquery|p|(p)(d)(Orders)"));
    QCOMPARE(name(server("databricks", {{"host", "h"}, {"catalog", "main"}, {"schema", "sales"}}),
                  "orders"),
             QStringLiteral("databricks|h|(main)(sales)(orders)"));
    QCOMPARE(
        name(server("glue",
                    {{"account", "123456789012"}, {"region", "eu-west-1"}, {"database", "sales"}}),
             "orders"),
        QStringLiteral("glue|123456789012.eu-west-1|(sales)(orders)"));
    QCOMPARE(name(server("", {}), "orders"), QStringLiteral("||(orders)"));
}

void TestServerRef::anObjectWithoutPhysicalNameUsesItsName()
{
    ContractObject object;
    object.name = "orders";
    QCOMPARE(serverRef(server("mysql", {{"database", "shop"}}), object).parts,
             (std::vector<std::string> {"shop", "orders"}));
    object.physicalName = "orders_v2";
    QCOMPARE(serverRef(server("mysql", {{"database", "shop"}}), object).parts,
             (std::vector<std::string> {"shop", "orders_v2"}));
}

MESHSCOPE_TEST(TestServerRef, QCoreApplication)
#include "tst_server_ref.moc"
