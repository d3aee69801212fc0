// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"

#include "fuzz/readtarget.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace meshscope::fuzz {

namespace {

/// Families of readers differ in the name of the file, the seeds and the words.
constexpr auto all = std::to_array<Target>({
    {"dbt", [](std::string_view bytes) { readAsFile("target/manifest.json", bytes); }},
    {"contracts", [](std::string_view bytes) { readAsFile("contract.yaml", bytes); }},
    {"openlineage", [](std::string_view bytes) { readAsFile("events.ndjson", bytes); }},
    {"products", [](std::string_view bytes) { readAsFile("product.yaml", bytes); }},
    {"datahub", [](std::string_view bytes) { readAsFile("mcps.json", bytes); }},
    {"openmetadata", [](std::string_view bytes) { readAsFile("tables.json", bytes); }},
    {"quality", [](std::string_view bytes) { readAsFile("checks.yml", bytes); }},
    {"catalogs", [](std::string_view bytes) { readAsFile("catalog-info.yaml", bytes); }},
    {"archives", runArchives},
    {"tree", runTree},
    {"text", runText},
    {"selector", runSelector},
});

} // namespace

std::span<const Target> targets()
{
    return all;
}

const Target *findTarget(std::string_view name)
{
    const auto *const found = std::ranges::find(all, name, &Target::name);
    return found == all.end() ? nullptr : found;
}

void require(bool holds, std::string_view what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
    std::abort();
}

} // namespace meshscope::fuzz
