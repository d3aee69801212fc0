// SPDX-License-Identifier: GPL-3.0-or-later
#include "window.h"

#include "output.h"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace meshscope::cli {

namespace {

bool needsDisplay(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--screenshot")
            return false;
    }
    return true;
}

bool isSet(const char *name)
{
    const char *const value = std::getenv(name); // NOLINT(concurrency-mt-unsafe) no threads yet
    return value != nullptr && *value != '\0';
}

} // namespace

int startWindow(int argc, char **argv)
{
    if (needsDisplay(argc, argv) && !isSet("DISPLAY") && !isSet("WAYLAND_DISPLAY")
        && !isSet("QT_QPA_PLATFORM")) {
        printError(
            {ErrorCode::Io,
             "there is no display, so no window can be shown; start it in a desktop session, with "
             "\"ssh -X\" or \"xvfb-run -a meshscope\", or draw a page with: meshscope --screenshot "
             "page.png --page discover",
             {}},
            Format::Human);
        return ExitFailed;
    }
    std::error_code failed;
    const auto self = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path();
    for (const auto &folder : std::array {self, self.parent_path() / "libexec" / "meshscope"}) {
        const std::string program = (folder / "meshscope-window").string();
        if (::access(program.c_str(), X_OK) != 0)
            continue;
        std::vector<char *> words(argv, argv + argc);
        words.push_back(nullptr);
        execv(program.c_str(), words.data());
    }
    printError({ErrorCode::NotFound,
                "the window program meshscope-window is not beside this one; install "
                "Meshscope whole, or use a verb: meshscope --help",
                self.string()},
               Format::Human);
    return ExitFailed;
}

} // namespace meshscope::cli
