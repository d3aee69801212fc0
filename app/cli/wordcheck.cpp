// SPDX-License-Identifier: GPL-3.0-or-later
#include "wordcheck.h"

#include "base/nearestword.h"
#include "base/text.h"

namespace meshscope::cli {

namespace {

std::string meant(std::string_view word, const std::vector<std::string> &known)
{
    const std::vector<std::string_view> candidates(known.begin(), known.end());
    const auto nearest = nearestWord(word, candidates);
    return nearest ? "did you mean \"" + std::string(*nearest) + "\"?" : std::string();
}

void addNames(const CLI::App &app, std::vector<std::string> &names)
{
    for (const CLI::Option *option : app.get_options())
        for (const std::string &name : option->get_lnames())
            names.push_back("--" + name);
}

} // namespace

CLI::Validator oneOf(const std::vector<std::string> &words)
{
    std::string list;
    for (const std::string &word : words)
        list += (list.empty() ? "{" : ",") + word;
    list += "}";
    const auto check = [words, list](const std::string &given) -> std::string {
        if (std::find(words.begin(), words.end(), given) != words.end())
            return {};
        const std::string hint = meant(given, words);
        return terminalLine(given) + " not in " + list + (hint.empty() ? "" : "; " + hint);
    };
    return {check, list, {}};
}

std::string optionMeant(const CLI::App &app)
{
    std::vector<std::string> names;
    addNames(app, names);
    for (const CLI::App *verb : app.get_subcommands())
        addNames(*verb, names);
    for (const std::string &word : app.remaining(true)) {
        if (!word.starts_with("--"))
            continue;
        std::string hint = meant(word.substr(0, word.find('=')), names);
        if (!hint.empty())
            return hint;
    }
    return {};
}

} // namespace meshscope::cli
