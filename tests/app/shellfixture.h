// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace meshscope::tests {

/// A folder of its own for settings, data and files of a test; set up before the first QSettings.
class ShellFolder
{
public:
    ShellFolder()
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"})
            qputenv(name, m_folder.filePath(QString::fromLatin1(name)).toLocal8Bit());
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Writes a file below the folder and returns its path.
    QString write(const QString &name, const QByteArray &content) const
    {
        const QString file = path(name);
        QDir().mkpath(QFileInfo(file).path());
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            return {};
        return file;
    }

private:
    QTemporaryDir m_folder;
};

inline const QByteArray productFile
    = "apiVersion: v1.0.0\nkind: DataProduct\nid: orders\nname: Orders\nversion: 1.0.0\n"
      "status: active\ndomain: sales\nteam:\n  name: sales\n  members:\n"
      "    - username: ana.ruiz\n      name: Ana Ruiz\n      role: owner\n"
      "    - username: ben.adeyemi\n      name: Ben Adeyemi\n      role: steward\n"
      "outputPorts:\n  - name: orders\n    version: 1.0.0\n";

} // namespace meshscope::tests
