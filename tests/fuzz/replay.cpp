// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <glob.h>
#include <iterator>
#include <string>
#include <vector>

/// Runs a target over files, without libFuzzer: `fuzz_replay TARGET PATTERN...`. A pattern that is
/// a folder stands for all files below it; `corpus:FOLDER` for one of the real files that
/// MESHSCOPE_CORPUS names, where it does. Ends with 1 when there is no file, or when one takes
/// longer than it may.
namespace {

namespace fs = std::filesystem;

/// Under a sanitizer and on a busy machine; real files take milliseconds.
constexpr std::chrono::seconds longest {60};

void addFiles(const fs::path &path, std::vector<fs::path> &files)
{
    if (!fs::is_directory(path)) {
        files.push_back(path);
        return;
    }
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(path))
        if (entry.is_regular_file())
            files.push_back(entry.path());
}

std::vector<fs::path> filesOf(std::string pattern)
{
    std::vector<fs::path> files;
    constexpr std::string_view mark = "corpus:";
    if (pattern.starts_with(mark)) {
        const char *const corpus = std::getenv("MESHSCOPE_CORPUS");
        if (corpus == nullptr)
            return files;
        pattern.replace(0, mark.size(), std::string(corpus) + '/');
    }
    glob_t found {};
    if (::glob(pattern.c_str(), 0, nullptr, &found) == 0)
        for (std::size_t i = 0; i < found.gl_pathc; ++i)
            addFiles(found.gl_pathv[i], files);
    ::globfree(&found);
    return files;
}

bool replay(const meshscope::fuzz::Target &target, const fs::path &file)
{
    std::ifstream stream(file, std::ios::binary);
    const std::string bytes {std::istreambuf_iterator<char>(stream), {}};
    const auto start = std::chrono::steady_clock::now();
    target.run(bytes);
    if (std::chrono::steady_clock::now() - start < longest)
        return true;
    std::fprintf(stderr, "took too long: %s\n", file.c_str());
    return false;
}

} // namespace

int main(int count, char **words)
{
    const meshscope::fuzz::Target *const target
        = count > 1 ? meshscope::fuzz::findTarget(words[1]) : nullptr;
    if (target == nullptr) {
        std::fprintf(stderr, "usage: fuzz_replay TARGET PATTERN...\ntargets:");
        for (const meshscope::fuzz::Target &one : meshscope::fuzz::targets())
            std::fprintf(stderr, " %s", one.name.data());
        std::fprintf(stderr, "\n");
        return 2;
    }
    std::size_t files = 0;
    bool quick = true;
    for (int i = 2; i < count; ++i)
        for (const fs::path &file : filesOf(words[i])) {
            std::fprintf(stderr, "%s\r", file.c_str()); // the last one shown is the one that fails
            quick = replay(*target, file) && quick;
            ++files;
        }
    std::fprintf(stderr, "\n");
    std::printf("%s: %zu files\n", words[1], files);
    return quick && files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
