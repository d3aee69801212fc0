// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/time.h"
#include "workspace/catalogfile.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace meshscope::workspace::test {

/// A small shop, imported through the real readers into a file of its own: two products, a
/// contract, three datasets, two jobs. See fixtures/shop.
class ShopCatalog
{
public:
    ShopCatalog()
    {
        auto writer = Writer::open(path());
        if (!writer) {
            m_error = writer.error().message;
            return;
        }
        auto report = (*writer)->import({MESHSCOPE_FIXTURES "/shop"}, {},
                                        [](const ImportProgress &) {}, {});
        if (!report) {
            m_error = report.error().message + ' ' + report.error().where;
            return;
        }
        auto reader = Reader::open(path(), *parseTime("2026-11-24T08:42:00Z"), {});
        if (!reader)
            m_error = reader.error().message;
        else
            m_reader = std::move(*reader);
    }

    const std::string &error() const { return m_error; }
    Reader &reader() { return *m_reader; }
    std::string path() const
    {
        return m_folder.filePath(QStringLiteral("shop.meshscope")).toStdString();
    }

    std::string uidOf(std::string_view name, std::string_view kind)
    {
        auto rows = m_reader->db().prepare("SELECT uid FROM entity WHERE name=?1 AND kind=?2");
        return rows.bind(1, name).bind(2, kind).step() ? std::string(rows.text(0)) : std::string();
    }

private:
    QTemporaryDir m_folder;
    std::string m_error;
    std::unique_ptr<Reader> m_reader;
};

} // namespace meshscope::workspace::test
