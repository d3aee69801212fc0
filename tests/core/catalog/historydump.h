// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/rowtables.h"

#include <QtGlobal>

#include <algorithm>
#include <string>
#include <vector>

namespace meshscope::tests {

/// Every row of every recorded table with all of its numbers: stricter than dumpCatalog().
inline std::string dumpRecordedRows(store::Connection &db)
{
    std::string text;
    for (const store::RecordedTable &table : store::recordedTables()) {
        std::vector<std::string> lines;
        auto rows = db.prepare("SELECT * FROM " + std::string(table.name));
        while (rows.step()) {
            std::string line;
            for (int column = 0; column < rows.columnCount(); ++column)
                line += rows.isNull(column) ? std::string("- | ")
                                            : std::string(rows.text(column)) + " | ";
            lines.push_back(std::string(table.name) + ": " + line + '\n');
        }
        if (auto status = rows.finish(); !status)
            qFatal("%s", status.error().message.c_str());
        std::sort(lines.begin(), lines.end());
        for (const std::string &line : lines)
            text += line;
    }
    return text;
}

} // namespace meshscope::tests
