// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/formatlist.h"

#include "ingest/mapping.h"

#include <fmt/format.h>

namespace meshscope::workspace {

namespace {

/// A bar would end the cell of a table.
std::string cell(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

void addRead(std::string &page, const FormatInfo &format)
{
    page += fmt::format("\n## {}\n\n`{}`, versions: {}.\n", format.title, format.name,
                        format.versions);
    page += "\n| field | shows |\n|---|---|\n";
    for (const FormatField &field : format.fields)
        page += fmt::format("| `{}` | {} |\n", cell(field.path), cell(field.shows));
}

} // namespace

FormatList formatList()
{
    FormatList list;
    for (const ingest::KnownFormat &known : ingest::knownFormats()) {
        FormatInfo info {
            std::string(known.name), std::string(known.title), std::string(known.versions), {}};
        for (ingest::MappingRow &row : ingest::mappingOf(known.name))
            info.fields.push_back({std::move(row.path), std::string(row.shows)});
        list.read.push_back(std::move(info));
    }
    for (const ingest::RefusedFormat &known : ingest::refusedFormats())
        list.refused.push_back({std::string(known.name), std::string(known.instead)});
    return list;
}

std::string formatPage(const FormatList &formats)
{
    std::string page
        = "<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n"
          "<!-- Written by packaging/update-formats from the tables of the readers. -->\n"
          "# Formats\n\n"
          "A format is recognised by what a file holds, not by its name. Fields that no reader "
          "knows are counted and listed by path with each import; `raw document` means that a "
          "field is known and kept in the file's own text only.\n\n"
          "| format | name | versions | fields |\n|---|---|---|---|\n";
    for (const FormatInfo &format : formats.read)
        page += fmt::format("| {} | `{}` | {} | {} |\n", format.title, format.name,
                            cell(format.versions), format.fields.size());
    page += "\nRecognised and refused, with what to import instead:\n\n"
            "| format | instead |\n|---|---|\n";
    for (const FormatRefusal &format : formats.refused)
        page += fmt::format("| {} | {} |\n", cell(format.name), cell(format.instead));
    for (const FormatInfo &format : formats.read)
        addRead(page, format);
    return page;
}

} // namespace meshscope::workspace
