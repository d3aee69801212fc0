// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/domaincodes.h"

#include "base/text.h"

#include <set>

namespace meshscope::workspace {

namespace {

struct Letters
{
    std::string all;
    std::string initials;
};

Letters lettersOf(const std::string &name)
{
    Letters letters;
    bool wordStart = true;
    for (const char c : slug(name)) {
        if (c == '-') {
            wordStart = true;
            continue;
        }
        if (static_cast<unsigned char>(c) >= 0x80)
            continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        letters.all += upper;
        if (wordStart)
            letters.initials += upper;
        wordStart = false;
    }
    return letters;
}

std::vector<std::string> choicesFor(const Letters &letters)
{
    std::vector<std::string> choices;
    if (letters.initials.size() >= 2)
        choices.push_back(letters.initials.substr(0, 2));
    for (std::size_t i = 1; i < letters.all.size(); ++i)
        choices.push_back({letters.all[0], letters.all[i]});
    choices.push_back(letters.all.empty() ? "??" : letters.all.substr(0, 2));
    return choices;
}

} // namespace

void nameDomainCodes(std::vector<DomainInfo> &domains)
{
    std::set<std::string> used;
    for (DomainInfo &domain : domains) {
        const std::vector<std::string> choices = choicesFor(lettersOf(domain.name));
        domain.code = choices.back();
        for (const std::string &choice : choices) {
            if (used.insert(choice).second) {
                domain.code = choice;
                break;
            }
        }
    }
}

} // namespace meshscope::workspace
