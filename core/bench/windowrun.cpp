// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure.h"
#include "bench/windowrun_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace meshscope::bench {

namespace {

namespace fs = std::filesystem;

constexpr double patienceMs = 120'000;
constexpr int pollMs = 50;

std::string findWindow()
{
    std::error_code failed;
    const fs::path self = fs::read_symlink("/proc/self/exe", failed).parent_path();
    for (const fs::path &folder : std::array {self, self.parent_path() / "libexec" / "meshscope"}) {
        std::string program = (folder / "meshscope-window").string();
        if (::access(program.c_str(), X_OK) == 0)
            return program;
    }
    return {};
}

/// This program's environment with other places for settings and the moment of the start.
std::vector<std::string> environmentFor(const std::string &home)
{
    constexpr std::array own {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                              "XDG_CACHE_HOME", "MESHSCOPE_BENCH_START"};
    std::vector<std::string> all;
    for (char **variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text = *variable;
        if (std::ranges::none_of(own, [&](std::string_view name) {
                return text.starts_with(name) && text.substr(name.size()).starts_with('=');
            }))
            all.emplace_back(text);
    }
    all.push_back("XDG_CONFIG_HOME=" + home + "/config");
    all.push_back("XDG_DATA_HOME=" + home + "/data");
    all.push_back("XDG_STATE_HOME=" + home + "/state");
    all.push_back("XDG_CACHE_HOME=" + home + "/cache");
    timespec now {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    all.push_back(fmt::format("MESHSCOPE_BENCH_START={}{:09}", now.tv_sec, now.tv_nsec));
    return all;
}

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// A running window and what it prints. Ended and waited for on destruction.
class WindowRun
{
public:
    ~WindowRun()
    {
        if (m_read >= 0)
            close(m_read);
        if (m_child > 0) {
            kill(m_child, SIGKILL);
            wait();
        }
    }

    Status start(std::vector<std::string> words, const std::string &home)
    {
        std::array<int, 2> ends {};
        if (pipe2(ends.data(), O_CLOEXEC) != 0)
            return failure("no pipe can be made");
        m_read = ends[0];
        auto environment = environmentFor(home);
        posix_spawn_file_actions_t actions {};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        const int code = posix_spawn(&m_child, words.front().c_str(), &actions, nullptr,
                                     pointersTo(words).data(), pointersTo(environment).data());
        posix_spawn_file_actions_destroy(&actions);
        close(ends[1]);
        if (code == 0)
            return {};
        m_child = -1;
        errno = code;
        return failure("the window cannot be started");
    }

    /// Everything it prints until it ends.
    Result<std::string> output(const std::stop_token &stop)
    {
        const Stopwatch watch;
        std::string text;
        std::array<char, 4096> part {};
        while (true) {
            if (stop.stop_requested())
                return Error {ErrorCode::Cancelled, "stopped", {}};
            if (watch.elapsedMs() > patienceMs)
                return Error {ErrorCode::Io, "the window did not finish within two minutes", {}};
            pollfd ready {m_read, POLLIN, 0};
            if (poll(&ready, 1, pollMs) <= 0)
                continue;
            const ssize_t size = read(m_read, part.data(), part.size());
            if (size <= 0)
                break;
            text.append(part.data(), static_cast<std::size_t>(size));
        }
        const int state = wait();
        if (!WIFEXITED(state) || WEXITSTATUS(state) != 0)
            return Error {ErrorCode::Io, fmt::format("the window ended with state {}", state), {}};
        return text;
    }

private:
    static Error failure(const std::string &what)
    {
        return {ErrorCode::Io, what + ": " + std::generic_category().message(errno), {}};
    }

    int wait()
    {
        int state = 0;
        while (waitpid(m_child, &state, 0) < 0 && errno == EINTR) { }
        m_child = -1;
        return state;
    }

    pid_t m_child = -1;
    int m_read = -1;
};

} // namespace

Result<nlohmann::json> runWindow(const std::vector<std::string> &words, const std::string &home,
                                 const std::stop_token &stop)
{
    const std::string program = findWindow();
    if (program.empty())
        return Error {ErrorCode::NotFound,
                      "the window program meshscope-window is not beside this one, so its frames "
                      "cannot be measured",
                      {}};
    std::vector<std::string> all {program};
    all.insert(all.end(), words.begin(), words.end());
    WindowRun run;
    if (auto status = run.start(std::move(all), home); !status)
        return status.error();
    const auto text = run.output(stop);
    if (!text)
        return text.error();
    // Qt may write lines of its own; the answer is the last one.
    const std::size_t from = text->rfind('{', text->find("\"firstFrameMs\""));
    auto answer = nlohmann::json::parse(text->substr(std::min(from, text->size())), nullptr, false);
    if (!answer.is_object() || !answer["firstFrameMs"].is_number())
        return Error {ErrorCode::Io, "the window did not say what it measured", program};
    return answer;
}

} // namespace meshscope::bench
