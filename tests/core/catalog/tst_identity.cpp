// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/identity.h"
#include "support/testprogram.h"

#include <QTest>

using namespace meshscope;
using namespace meshscope::catalog;

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QString keyOf(const std::optional<PhysicalName> &name, const std::string &bound = {})
{
    if (!name)
        return QStringLiteral("no physical name");
    return text(physicalKey(*name, name->instance.empty() ? bound : name->instance));
}

QString openLineageKey(const std::string &nameSpace, const std::string &name)
{
    AssetRef ref;
    ref.form = RefForm::OpenLineage;
    const std::size_t scheme = nameSpace.find("://");
    ref.platform = nameSpace.substr(0, scheme);
    ref.instance = scheme == std::string::npos ? "" : nameSpace.substr(scheme + 3);
    ref.name = name;
    return keyOf(physicalName(ref));
}

QString relation(const std::string &adapter, const std::string &name, const std::string &bound)
{
    AssetRef ref;
    ref.form = RefForm::Relation;
    ref.platform = adapter;
    ref.parts = splitIdentifiers(name);
    return keyOf(physicalName(ref), bound);
}

/// A catalog that names platform and parts, with its service bound to an instance.
QString bound(const std::string &platform, const std::string &instance, const std::string &name)
{
    AssetRef ref;
    ref.platform = platform;
    ref.instance = instance;
    ref.parts = isGlobal(platformName(platform)) && platform == "s3"
        ? std::vector<std::string> {name}
        : platform == "kafka" ? std::vector<std::string> {name}
                              : splitIdentifiers(name);
    return keyOf(physicalName(ref));
}

QString server(const std::string &type, std::map<std::string, std::string> fields,
               const std::string &object, const std::string &physical = {})
{
    ContractServer described;
    described.type = type;
    described.fields = std::move(fields);
    ContractObject named;
    named.name = object;
    named.physicalName = physical;
    return keyOf(physicalName(described, named));
}

} // namespace

class TestIdentity : public QObject
{
    Q_OBJECT

private slots:
    void everySpellingOfOneThingGivesOneKey_data();
    void everySpellingOfOneThingGivesOneKey();
    void anObjectOfAServerMayCarryItsOwnSchema();
    void aReferenceWithoutNameHasNoKey();
    void aPrivateInstanceCanBeReplaced();
    void exactKeysKeepTheCase();
    void exactKeysKnowTheFoldedAndTheNativeOne();
    void versionsAreOrderedByNumber();
    void aPersonIsKnownByEmailAndByNameInsideASource();
    void columnsFoldAsTheirPlatformDoes();
};

void TestIdentity::everySpellingOfOneThingGivesOneKey_data()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("expected");
    int number = 0;
    const auto same = [&number](const QString &found, const char *expected) {
        QTest::addRow("%d %s", ++number, expected) << found << QString::fromUtf8(expected);
    };

    const char *const sf = "snowflake|myorg-acct1|analytics.marts.orders";
    same(openLineageKey("snowflake://myorg-acct1", "ANALYTICS.MARTS.ORDERS"), sf);
    same(openLineageKey("snowflake://MYORG-ACCT1", "ANALYTICS.MARTS.ORDERS"), sf);
    same(relation("snowflake", "ANALYTICS.MARTS.orders", "myorg-acct1"), sf);
    same(relation("snowflake", "\"ANALYTICS\".\"MARTS\".\"ORDERS\"", "myorg-acct1"), sf);
    same(bound("snowflake", "myorg-acct1", "analytics.marts.orders"), sf);
    same(bound("snowflake", "myorg-acct1", "ANALYTICS.MARTS.ORDERS"), sf);
    same(bound("snowflake", "myorg-acct1", "\"ANALYTICS\".MARTS.ORDERS"), sf);
    const std::map<std::string, std::string> sfServer {
        {"account", "MYORG-ACCT1"}, {"database", "ANALYTICS"}, {"schema", "MARTS"}};
    same(server("snowflake", sfServer, "orders", "ORDERS"), sf);
    same(server("snowflake", sfServer, "orders", "MARTS.ORDERS"), sf);
    same(server("snowflake", {{"account", "myorg-acct1"}, {"database", "X"}, {"schema", "Y"}},
                "orders", "ANALYTICS.MARTS.ORDERS"),
         sf);
    same(openLineageKey("snowflake://myorg-acct_eu", "A.B.C"), "snowflake|myorg-acct-eu|a.b.c");

    const char *const bq = "bigquery|*|acme-prod.sales.Orders";
    same(openLineageKey("bigquery", "acme-prod.sales.Orders"), bq);
    same(relation("bigquery", "`acme-prod`.`sales`.`Orders`", "x"), bq);
    same(bound("bigquery", "", "acme-prod.sales.Orders"), bq);
    same(server("bigquery", {{"project", "acme-prod"}, {"dataset", "sales"}}, "Orders"), bq);

    const char *const pg = "postgres|db.example.com:5432|shop.public.orders";
    same(openLineageKey("postgres://DB.example.com:5432", "shop.public.orders"), pg);
    same(openLineageKey("postgresql://db.example.com", "shop.public.orders"), pg);
    same(relation("postgres", "\"shop\".\"public\".\"orders\"", "db.example.com:5432"), pg);
    same(bound("postgres", "db.example.com:5432", "shop.public.orders"), pg);
    const std::map<std::string, std::string> pgServer {
        {"host", "db.example.com"}, {"port", "5432"}, {"database", "shop"}, {"schema", "public"}};
    same(server("postgres", pgServer, "orders"), pg);
    same(server("postgresql", pgServer, "orders"), pg);

    const char *const rs = "redshift|wh.eu-west-1:5439|dev.public.orders";
    same(openLineageKey("redshift://wh.eu-west-1:5439", "dev.public.orders"), rs);
    same(openLineageKey("redshift://wh.c9xyz.eu-west-1.redshift.amazonaws.com:5439",
                        "dev.public.orders"),
         rs);

    const char *const kafka = "kafka|b1.example.com:9092|orders%2Ev1";
    same(openLineageKey("kafka://b1.example.com:9092", "orders.v1"), kafka);
    same(bound("kafka", "b1.example.com:9092", "orders.v1"), kafka);
    same(server("kafka", {{"host", "b1.example.com:9092,b2.example.com:9092"}}, "orders",
                "orders.v1"),
         kafka);

    const char *const s3 = "s3|*|lake/raw/orders";
    same(openLineageKey("s3://lake", "raw/orders/"), s3);
    same(openLineageKey("s3a://lake", "/raw/orders"), s3);
    same(bound("s3", "", "lake/raw/orders"), s3);
    same(server("s3", {{"location", "s3://lake/raw/{model}/*.json"}}, "orders"), s3);

    const char *const glue = "glue|123456789012.eu-west-1|sales.orders";
    same(openLineageKey("arn:aws:glue:eu-west-1:123456789012", "table/sales/orders"), glue);
    same(bound("glue", "123456789012.eu-west-1", "sales.orders"), glue);

    const char *const dbx = "databricks|adb-1.azuredatabricks.net|main.sales.orders";
    same(openLineageKey("unitycatalog://adb-1.azuredatabricks.net", "main.sales.Orders"), dbx);
    same(openLineageKey("databricks://adb-1.azuredatabricks.net", "main.sales.orders"), dbx);
    same(server("databricks",
                {{"host", "adb-1.azuredatabricks.net"}, {"catalog", "main"}, {"schema", "sales"}},
                "orders"),
         dbx);
    same(bound("unity-catalog", "adb-1.azuredatabricks.net", "main.sales.orders"), dbx);

    const char *const mssql = "mssql|sql1:1433|crm.dbo.order lines";
    same(openLineageKey("mssql://SQL1:1433", "crm.dbo.Order Lines"), mssql);
    same(relation("sqlserver", "[crm].[dbo].[Order Lines]", "sql1:1433"), mssql);

    const char *const abs = "abs|acme|bronze/orders";
    same(openLineageKey("abfss://bronze@acme.dfs.core.windows.net", "orders"), abs);
    same(server("azure",
                {{"location", "abfss://bronze@acme.dfs.core.windows.net/orders/*.parquet"}},
                "orders"),
         abs);
    same(relation("postgres", "\"shop\".\"public\".\"a.b\"", "db.example.com:5432"),
         "postgres|db.example.com:5432|shop.public.a%2Eb");
}

void TestIdentity::everySpellingOfOneThingGivesOneKey()
{
    QFETCH(QString, found);
    QFETCH(QString, expected);
    QCOMPARE(found, expected);
}

void TestIdentity::anObjectOfAServerMayCarryItsOwnSchema()
{
    AssetRef ref;
    ref.form = RefForm::Server;
    ref.platform = "postgres";
    ref.instance = "db";
    ref.parts = {"shop", "public", "sales.orders"};
    QCOMPARE(keyOf(physicalName(ref)), QStringLiteral("postgres|db:5432|shop.sales.orders"));
}

void TestIdentity::aReferenceWithoutNameHasNoKey()
{
    AssetRef ref;
    ref.platform = "postgres";
    QVERIFY(!physicalName(ref));
    ref.parts = {"shop", "public", ""};
    QVERIFY(!physicalName(ref));
    ref.form = RefForm::Logical;
    ref.name = "model.shop.orders";
    QVERIFY(!physicalName(ref));
    QCOMPARE(text(logicalKey(ref).key), QStringLiteral("postgres|model.shop.orders"));
}

void TestIdentity::aPrivateInstanceCanBeReplaced()
{
    const std::string instance = privateInstance("my|project", "snowflake");
    QVERIFY(isPrivateInstance(instance));
    const std::string key = physicalKey({"snowflake", "", {"A", "B", "C"}}, instance);
    QCOMPARE(text(key), QStringLiteral("snowflake|?my%7Cproject/snowflake|a.b.c"));
    QCOMPARE(text(std::string(instanceOf(key))), text(instance));
    QCOMPARE(text(withInstance(key, "acct")), QStringLiteral("snowflake|acct|a.b.c"));
    QVERIFY(!isPrivateInstance(canonicalInstance("postgres", "?evil")));
}

void TestIdentity::exactKeysKeepTheCase()
{
    const PhysicalName name {"postgres", "db:5432", {"shop", "public", "Orders"}};
    QCOMPARE(text(physicalKey(name, name.instance, Case::Exact)),
             QStringLiteral("postgres|db:5432|shop.public.Orders"));
}

void TestIdentity::exactKeysKnowTheFoldedAndTheNativeOne()
{
    const PhysicalName name {"snowflake", "acct", {"Shop", "a.B|c", "Orders"}};
    const std::string exact = physicalKey(name, "acct", Case::Exact);
    QCOMPARE(text(exact), QStringLiteral("snowflake|acct|Shop.a%2EB%7Cc.Orders"));
    QCOMPARE(text(foldedKey(exact)), text(physicalKey(name, "acct")));
    QCOMPARE(text(nativeKey(exact)), QStringLiteral("snowflake|acct|SHOP.A%2EB%7CC.ORDERS"));
    QCOMPARE(text(nativeKey("postgres|DB:5432|shop.Public.Orders")),
             QStringLiteral("postgres|DB:5432|shop.public.orders"));
    QCOMPARE(text(foldedKey("No key")), QStringLiteral("no key"));
}

void TestIdentity::versionsAreOrderedByNumber()
{
    QVERIFY(versionLess("3.9.1", "3.10.0"));
    QVERIFY(versionLess("1", "1.0"));
    QVERIFY(versionLess("v1.2.0", "1.3.0"));
    QVERIFY(!versionLess("2.0.0", "1.99.99"));
    QVERIFY(!versionLess("1.0.0", "v1.0.0"));
    QVERIFY(versionLess("99999999999999999999", "100000000000000000000"));
    QCOMPARE(text(contractVersionKey("c", "v1.0.0").key),
             text(contractVersionKey("c", "1.0.0").key));
}

void TestIdentity::aPersonIsKnownByEmailAndByNameInsideASource()
{
    const auto both = userKeys("Ana Ruiz", "Ana@Example.com", "mesh");
    QCOMPARE(both.size(), std::size_t {2});
    QCOMPARE(text(both[0].scheme + ':' + both[0].key), QStringLiteral("email:ana@example.com"));
    QCOMPARE(text(both[1].scheme + ':' + both[1].key), QStringLiteral("user:mesh|ana ruiz"));
    const auto address = userKeys("ANA@example.com", "", "mesh");
    QCOMPARE(address.size(), std::size_t {1});
    QVERIFY(address[0] == both[0]);
}

void TestIdentity::columnsFoldAsTheirPlatformDoes()
{
    QCOMPARE(text(normalPath("snowflake", "NET_AMOUNT")), QStringLiteral("net_amount"));
    QCOMPARE(text(normalPath("kafka", "netAmount")), QStringLiteral("netAmount"));
}

MESHSCOPE_TEST(TestIdentity, QCoreApplication)
#include "tst_identity.moc"
