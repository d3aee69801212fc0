// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/drift.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using contract::Drift;

namespace {

Column columnOf(std::string path, std::string type, std::optional<bool> nullable = std::nullopt)
{
    Column made;
    made.path = std::move(path);
    made.physicalType = std::move(type);
    made.nullable = nullable;
    return made;
}

QString driftText(const std::vector<Column> &promised, const std::vector<Column> &observed)
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
    QCOMPARE(driftText({columnOf("id", "bigint", false)}, {columnOf("ID", "bigint", false)}),
             QString());
}

void TestDrift::everyDifferenceIsNamedInTheOrderOfThePromise()
{
    QCOMPARE(
        driftText(
            {columnOf("id", "bigint", false), columnOf("city", "text"), columnOf("paid", "date")},
            {columnOf("paid", "integer"), columnOf("id", "bigint", true), columnOf("x", "text")}),
        QStringLiteral("null id 'never null' 'may be null'\n"
                       "missing city 'text' ''\n"
                       "type paid 'date' 'integer'\n"
                       "unpromised x '' 'text'"));
}

void TestDrift::aTypeThatOneSideDoesNotGiveIsNoDrift()
{
    QCOMPARE(driftText({columnOf("id", "")}, {columnOf("id", "bigint")}), QString());
    QCOMPARE(driftText({columnOf("id", "bigint")}, {columnOf("id", "", true)}), QString());
}

void TestDrift::aRenamedColumnIsLookedForByItsPhysicalName()
{
    Column promised = columnOf("customer", "text");
    promised.physicalName = "CUST_NO";
    QCOMPARE(driftText({promised}, {columnOf("cust_no", "text")}), QString());
    QCOMPARE(driftText({promised}, {columnOf("customer", "text")}),
             QStringLiteral("missing customer 'text' ''\nunpromised customer '' 'text'"));
}

MESHSCOPE_TEST(TestDrift, QCoreApplication)
#include "tst_drift.moc"
