// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testprogram.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace meshscope::tests {

namespace {

std::map<std::string, RunTest, std::less<>> &all()
{
    static std::map<std::string, RunTest, std::less<>> tests;
    return tests;
}

} // namespace

bool add(std::string_view file, RunTest run)
{
    all().emplace(std::filesystem::path(file).stem(), run);
    return true;
}

} // namespace meshscope::tests

/// The first argument names the test, the others are those of Qt Test. Exits 2 without a name.
int main(int argc, char **argv)
{
    const auto &tests = meshscope::tests::all();
    const auto found = argc > 1 ? tests.find(std::string_view(argv[1])) : tests.end();
    if (found == tests.end()) {
        std::fprintf(stderr, "usage: %s TEST [arguments of Qt Test]\nTEST is one of:\n", argv[0]);
        for (const auto &[name, run] : tests)
            std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}
