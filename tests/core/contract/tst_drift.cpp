// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/drift.h"

#include <QtTest>

using namespace meshscope;
using contract::Drift;

namespace {

Column column(std::string path, std::string type, std::optional<bool> nullable = std::nullopt)
{
    Column made;
    made.path = std::move(path);
    made.physicalType = std::move(type);
    made.nullable = nullable;
    return made;
}

QString dump(const std::vector<Column> &promised, const std::vector<Column> &observed)
{
    static constexpr std::array kinds {"missing", "type", "null", "unpromised"};
    QStringList rows;
    for (const Drift &drift : contract::driftOf(promised, observed))
        rows << QStringLiteral("%1 %2 '%3' '%4'")
                    .arg(QLatin1String(kinds[static_cast<std::size_t>(drift.kind)]),
                         QString::fromStdString(drift.path), QString::fromStdString(drift.promised),
                         QString::fromStdString(drift.observed));
    return rows.join(QLatin1Char('\n'));
}

} // namespace

class TestDrift : public QObject
{
    Q_OBJECT

private slots:
    void equalColumnsDoNotDrift();
    void everyDifferenceIsNamedInTheOrderOfThePromise();
    void aTypeThatOneSideDoesNotGiveIsNoDrift();
    void aRenamedColumnIsLookedForByItsPhysicalName();
};

void TestDrift::equalColumnsDoNotDrift()
{
    QCOMPARE(dump({column("id", "bigint", false)}, {column("ID", "bigint", false)}), QString());
}

void TestDrift::everyDifferenceIsNamedInTheOrderOfThePromise()
{
    QCOMPARE(dump({column("id", "bigint", false), column("city", "text"), column("paid", "date")},
                  {column("paid", "integer"), column("id", "bigint", true), column("x", "text")}),
             QStringLiteral("null id 'never null' 'may be null'\n"
                            "missing city 'text' ''\n"
                            "type paid 'date' 'integer'\n"
                            "unpromised x '' 'text'"));
}

void TestDrift::aTypeThatOneSideDoesNotGiveIsNoDrift()
{
    QCOMPARE(dump({column("id", "")}, {column("id", "bigint")}), QString());
    QCOMPARE(dump({column("id", "bigint")}, {column("id", "", true)}), QString());
}

void TestDrift::aRenamedColumnIsLookedForByItsPhysicalName()
{
    Column promised = column("customer", "text");
    promised.physicalName = "CUST_NO";
    QCOMPARE(dump({promised}, {column("cust_no", "text")}), QString());
    QCOMPARE(dump({promised}, {column("customer", "text")}),
             QStringLiteral("missing customer 'text' ''\nunpromised customer '' 'text'"));
}

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
