// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

namespace meshscope::journeys {

/// Writes a mesh whose texts are all canaries: markup that would load a picture from a server of
/// this machine or from a file wherever a text is not shown plain.
///
/// The documents of the demo mesh (ODPS, ODCS, dbt, OpenLineage, data usage agreements) are read
/// and every text of theirs is prefixed with a canary; the same text gets the same canary, so what
/// belongs together still meets. Only words with a meaning for the reader (ids of documents,
/// states, types, days, addresses) stay.
class CanaryFiles
{
public:
    CanaryFiles(quint16 port, const QString &probe);

    /// Documents written; an empty text, or what went wrong.
    QString write(const QString &demo, const QString &folder) const;

    /// For names, descriptions, purposes ...
    QString canary(const QString &field) const;
    /// Without a dot, which would split the name of a column into a path.
    QString columnCanary() const;

private:
    enum class Format { Yaml, Json, Lines };
    /// Where a value stands: its own key, and the key of the list or object around it.
    struct Place
    {
        QString key;
        QString around;
        bool isDbt = false;
    };

    QByteArray poisoned(const QByteArray &text, Format format, bool isDbt) const;
    QJsonValue poisonedValue(const QJsonValue &value, const Place &place) const;
    QString poisonedText(const QString &text, const Place &place) const;
    QByteArray ownEvent() const;

    quint16 m_port;
    QString m_probe;
};

} // namespace meshscope::journeys
