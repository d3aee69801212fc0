// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "core/export/pictures.h"
#include "export/csv.h"
#include "export/writers.h"
#include "support/testprogram.h"

#include <QtTest>

using namespace meshscope;
using namespace meshscope::exports;

namespace {

/// RFC 4180, every cell quoted.
std::vector<std::vector<std::string>> read(const std::string &text)
{
    std::vector<std::vector<std::string>> rows(1);
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ',') {
            ++at;
        } else if (text.compare(at, 2, "\r\n") == 0) {
            rows.emplace_back();
            at += 2;
        } else if (text[at] == '"') {
            std::string cell;
            for (++at; at < text.size(); ++at) {
                if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"'))
                    break;
                at += text[at] == '"';
                cell += text[at];
            }
            ++at;
            rows.back().push_back(cell);
        } else {
            return {};
        }
    }
    rows.pop_back();
    return rows;
}

} // namespace

class TestCsv : public QObject
{
    Q_OBJECT
private slots:
    void formulasAreDefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << QByteArray("orders") << QByteArray("\"orders\"");
        QTest::newRow("empty") << QByteArray() << QByteArray("\"\"");
        QTest::newRow("quote") << QByteArray("a\"b") << QByteArray("\"a\"\"b\"");
        QTest::newRow("equals") << QByteArray("=1+1") << QByteArray("\"'=1+1\"");
        QTest::newRow("plus") << QByteArray("+1") << QByteArray("\"'+1\"");
        QTest::newRow("minus") << QByteArray("-1") << QByteArray("\"'-1\"");
        QTest::newRow("at") << QByteArray("@x") << QByteArray("\"'@x\"");
        QTest::newRow("tab") << QByteArray("\tx") << QByteArray("\"'\tx\"");
        QTest::newRow("return") << QByteArray("\rx") << QByteArray("\"'\rx\"");
        QTest::newRow("feed") << QByteArray("\nx") << QByteArray("\"'\nx\"");
        QTest::newRow("inside") << QByteArray("a=1") << QByteArray("\"a=1\"");
    }
    void formulasAreDefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
    }

    void rowsAreReadBackAndNoneStartsAFormula()
    {
        const Picture picture = pictures::hostile();
        const auto rows = read(toCsv(picture));
        QCOMPARE(rows.size(), picture.cards.size() + 1);
        for (std::size_t i = 0; i < picture.cards.size(); ++i) {
            QCOMPARE(rows[i + 1].size(), std::size_t {8});
            std::string name = rows[i + 1][2];
            if (name.starts_with('\''))
                name.erase(0, 1);
            std::string expected = validUtf8(picture.cards[i].name);
            std::erase(expected, '\0');
            QCOMPARE(name, expected);
            for (const std::string &cell : rows[i + 1])
                QVERIFY(cell.empty()
                        || std::string("=+-@\t\r\n").find(cell[0]) == std::string::npos);
        }
    }

    void startsComeFirstThenUpstreamThenDownstreamAndFoldsAreNoDatasets()
    {
        std::string out;
        for (const auto &row : read(toCsv(pictures::ordinary())))
            out += row[0] + " " + row[1] + " " + row[2] + " " + row[7] + "\n";
        QCOMPARE(out,
                 std::string("direction steps name score\nstart 0 net_orders 0.91\n"
                             "upstream 1 order_lines unknown\nupstream 1 returns unknown\n"
                             "upstream 2 pos_orders unknown\ndownstream 1 board unknown\n"));
    }
};

MESHSCOPE_TEST(TestCsv, QCoreApplication)
#include "tst_csv.moc"
