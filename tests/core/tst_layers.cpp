// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

namespace {

/// Which rooms a room may include, besides itself. The same table is in the README.
const QHash<QString, QStringList> &allowedRooms()
{
    static const QStringList core {"base",    "model",  "store",   "ingest",   "connect",
                                   "catalog", "search", "lineage", "layout",   "contract",
                                   "quality", "access", "export",  "workspace"};
    static const QHash<QString, QStringList> table {
        {"core/base", {}},
        {"core/model", {"base"}},
        {"core/store", {"base", "model"}},
        {"core/ingest", {"base", "model"}},
        {"core/connect", {"base", "model", "store", "ingest"}},
        {"core/lineage", {"base", "model"}},
        {"core/contract", {"base", "model"}},
        {"core/quality", {"base", "model"}},
        {"core/access", {"base", "model"}},
        {"core/search", {"base", "model", "lineage"}},
        {"core/catalog", {"base", "model", "store"}},
        {"core/layout", {"base", "lineage"}},
        {"core/export", {"base", "model", "lineage", "layout", "contract"}},
        {"core/workspace", core},
        {"core/bench", core},
        {"app/cli", {"workspace", "bench", "model", "base"}},
        {"app/viewmodel",
         {"workspace", "model", "base", "layout", "lineage", "search", "graph", "shell"}},
        {"app/graph", {"workspace", "model", "base", "layout", "lineage", "shell"}},
        {"app/shell", {"workspace", "model", "base", "viewmodel"}},
        {"app", {"workspace", "model", "base", "shell", "viewmodel", "graph"}},
    };
    return table;
}

/// Library headers that only one room may see.
const QHash<QString, QString> &ownerOfHeader()
{
    static const QHash<QString, QString> table {
        {"sqlite3.h", "core/store"},       {"libpq-fe.h", "core/connect"},
        {"graphviz/gvc.h", "core/layout"}, {"graphviz/cgraph.h", "core/layout"},
        {"gvc.h", "core/layout"},          {"cgraph.h", "core/layout"},
        {"simdjson.h", "core/ingest"},     {"yaml.h", "core/ingest"},
        {"md4c.h", "core/base"},           {"openssl/sha.h", "core/base"},
        {"CLI/CLI.hpp", "app/cli"},
    };
    return table;
}

QString roomOf(const QString &path)
{
    const QString top = path.section('/', 0, 0);
    const QString second = path.section('/', 1, 1);
    return path.count('/') > 1 ? top + '/' + second : top;
}

QStringList violationsOf(const QString &path, const QString &text)
{
    static const QRegularExpression include("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]",
                                            QRegularExpression::MultilineOption);
    const QString room = roomOf(path);
    if (!allowedRooms().contains(room))
        return {"no rule for the room of " + path};
    QStringList violations;
    for (auto match = include.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString target = found.captured(2);
        const QString neighbour = target.section('/', 0, 0);
        const bool isQuoted = found.captured(1) == "\"";
        const bool wrongRoom = isQuoted && target.contains('/')
            && neighbour != room.section('/', -1)
            && !allowedRooms().value(room).contains(neighbour);
        const bool wrongLibrary = ownerOfHeader().value(target, room) != room;
        const bool toolkit = !isQuoted && target.startsWith('Q')
            && (path.startsWith("core/") || path.startsWith("app/cli/"));
        if (wrongRoom || wrongLibrary || toolkit)
            violations << path + " includes " + target;
    }
    return violations;
}

} // namespace

/// Keeps the dependency rule of the README: no room includes one above it.
class LayersTest : public QObject
{
    Q_OBJECT

private slots:
    void aRoomIncludesOnlyItsNeighbours()
    {
        const QDir project(QStringLiteral(PROJECT_DIR));
        QStringList violations;
        int files = 0;
        for (const char *const top : {"core", "app"}) {
            QDirIterator iterator(project.filePath(top), {"*.h", "*.cpp"}, QDir::Files,
                                  QDirIterator::Subdirectories);
            while (iterator.hasNext()) {
                QFile file(iterator.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                violations << violationsOf(project.relativeFilePath(file.fileName()),
                                           QString::fromUtf8(file.readAll()));
                ++files;
            }
        }
        QVERIFY(files > 20);
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join("\n")));
    }

    void theRuleBites_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::newRow("upward") << "core/model/x.h"
                                << "#include \"store/connection.h\"";
        QTest::newRow("sqlite outside store") << "core/catalog/x.cpp"
                                              << "#include <sqlite3.h>";
        QTest::newRow("toolkit in core") << "core/base/x.h"
                                         << "#include <QString>";
        QTest::newRow("sideways") << "core/ingest/x.cpp"
                                  << "#include \"quality/score.h\"";
        QTest::newRow("window in the command line") << "app/cli/x.cpp"
                                                    << "#include \"shell/navigator.h\"";
        QTest::newRow("unknown room") << "core/util/x.cpp"
                                      << "";
    }

    void theRuleBites()
    {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QVERIFY(!violationsOf(path, line).isEmpty());
    }
};

MESHSCOPE_TEST(LayersTest, QCoreApplication)
#include "tst_layers.moc"
