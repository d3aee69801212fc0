// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Which formats are read, and where each of their fields shows: from the tables that the readers
/// themselves work by.
namespace meshscope::workspace {

struct FormatField
{
    std::string path; ///< place in the document, `[]` items, `{*}` any name, `|` or
    std::string shows; ///< part and field of the catalog
};
struct FormatInfo
{
    std::string name;
    std::string title;
    std::string versions;
    std::vector<FormatField> fields;
};
struct FormatRefusal
{
    std::string name;
    std::string instead; ///< what to export and import
};
struct FormatList
{
    std::vector<FormatInfo> read;
    std::vector<FormatRefusal> refused;
};

FormatList formatList();
/// The whole list as Markdown: docs/formats.md.
std::string formatPage(const FormatList &formats);

} // namespace meshscope::workspace
