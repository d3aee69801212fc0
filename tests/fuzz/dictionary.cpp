// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping.h"

#include <cstdio>
#include <set>
#include <string>

/// Writes the names of the fields of some formats as words of a libFuzzer dictionary:
/// `fuzz_dictionary FORMAT...`.
int main(int count, char **words)
{
    using namespace meshscope::ingest;
    std::set<std::string> names;
    for (int i = 1; i < count; ++i)
        for (const MappingRow &row : mappingOf(words[i])) {
            std::string name;
            for (const char c : row.path + '.') {
                const bool inside = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '@' || c == ' ';
                if (inside)
                    name.push_back(c);
                else if (!name.empty())
                    names.insert(std::exchange(name, {}));
            }
        }
    for (const std::string &name : names)
        std::printf("\"%s\"\n", name.c_str());
    return 0;
}
