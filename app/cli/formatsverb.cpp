// SPDX-License-Identifier: GPL-3.0-or-later
#include "verbs.h"
#include "workspace/formatlist.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::cli {

namespace {

struct FormatsWords
{
    std::string name;
    bool markdown = false;
};

Json fieldsJson(const workspace::FormatInfo &format)
{
    Json fields = Json::array();
    for (const workspace::FormatField &field : format.fields)
        fields.push_back({{"path", field.path}, {"shows", field.shows}});
    return {{"name", format.name},
            {"title", format.title},
            {"versions", format.versions},
            {"fields", fields}};
}

Json listJson(const workspace::FormatList &formats)
{
    Json read = Json::array();
    for (const workspace::FormatInfo &format : formats.read)
        read.push_back({{"name", format.name},
                        {"title", format.title},
                        {"versions", format.versions},
                        {"fields", format.fields.size()}});
    Json refused = Json::array();
    for (const workspace::FormatRefusal &format : formats.refused)
        refused.push_back({{"name", format.name}, {"instead", format.instead}});
    return {{"read", read}, {"refused", refused}};
}

std::string listText(const workspace::FormatList &formats)
{
    Table read({"name", "format", "fields", "versions"});
    for (const workspace::FormatInfo &format : formats.read)
        read.add(
            {format.name, format.title, fmt::to_string(format.fields.size()), format.versions});
    Table refused({"recognised and not read", "instead"});
    for (const workspace::FormatRefusal &format : formats.refused)
        refused.add({format.name, format.instead});
    return read.text() + '\n' + refused.text();
}

std::string fieldsText(const workspace::FormatInfo &format)
{
    Table fields({"field", "shows"});
    for (const workspace::FormatField &field : format.fields)
        fields.add({field.path, field.shows});
    return fmt::format("{}, versions: {}\n\n{}", format.title, format.versions, fields.text());
}

int runFormats(const FormatsWords &words, const Session &session)
{
    const workspace::FormatList formats = workspace::formatList();
    if (words.markdown) {
        print(workspace::formatPage(formats));
        return ExitDone;
    }
    if (words.name.empty()) {
        if (session.format == Format::Machine)
            printJson(listJson(formats));
        else
            print(listText(formats));
        return ExitDone;
    }
    const auto found = std::ranges::find(formats.read, words.name, &workspace::FormatInfo::name);
    if (found == formats.read.end())
        return session.fail({ErrorCode::NotFound,
                             "no format of this name is read; see: meshscope formats", words.name});
    if (session.format == Format::Machine)
        printJson(fieldsJson(*found));
    else
        print(fieldsText(*found));
    return ExitDone;
}

} // namespace

Run addFormats(CLI::App &app, const Session &session)
{
    auto *const verb = app.add_subcommand(
        "formats", "List the formats that are read, or where the fields of one show");
    auto words = std::make_shared<FormatsWords>();
    verb->add_option("NAME", words->name, "A format: where each of its fields shows");
    verb->add_flag("--markdown", words->markdown, "All of it as a page");
    return [words, &session] { return runFormats(*words, session); };
}

} // namespace meshscope::cli
