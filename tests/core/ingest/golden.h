// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ingest/record_dump.h"

#include <QByteArray>
#include <QFile>
#include <QString>

namespace meshscope::ingest {

/// Compares a text with an expected file. Returns an empty text when equal, else the first line
/// that differs. With MESHSCOPE_GOLDEN_WRITE set the file is written instead; look at the
/// difference before it is committed.
inline QString compareExpected(const std::string &actual, const QString &path)
{
    QFile expected(path);
    if (qEnvironmentVariableIsSet("MESHSCOPE_GOLDEN_WRITE")) {
        if (!expected.open(QIODevice::WriteOnly))
            return QStringLiteral("cannot write ") + path;
        expected.write(actual.data(), static_cast<qint64>(actual.size()));
        return {};
    }
    if (!expected.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot read ") + path;
    const QStringList before = QString::fromUtf8(expected.readAll()).split(QLatin1Char('\n'));
    const QStringList now = QString::fromStdString(actual).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < std::max(before.size(), now.size()); ++i)
        if (before.value(i) != now.value(i))
            return QStringLiteral("line %1\n  expected: %2\n  actual:   %3")
                .arg(i + 1)
                .arg(before.value(i), now.value(i));
    return {};
}

/// Reads a fixture and compares everything said with the file `<fixture>.expected` beside it.
inline QString compareGolden(const QString &fixture)
{
    const QString path = QStringLiteral(MESHSCOPE_FIXTURES "/") + fixture;
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot read ") + path;
    DumpSink sink;
    const auto result = readText(fixture.toStdString(), source.readAll().toStdString(), sink);
    return compareExpected(outcome(result) + '\n' + sink.dump() + sink.issueDump(),
                           path + QStringLiteral(".expected"));
}

/// The text of an error with its place, or the format read, of a text given as a file of that name.
inline QString readingOf(const char *name, const std::string &text)
{
    DumpSink sink;
    return QString::fromStdString(outcome(readText(name, text, sink)));
}

} // namespace meshscope::ingest
