// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/child_p.h"
#include "layout/wire.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace meshscope::layout {

namespace {

Error ioError(const std::string &what, int code)
{
    return {ErrorCode::Io, what + ": " + std::generic_category().message(code), {}};
}

/// Spawns the program with `end` as its standard input and output. 0 or an error number.
int spawn(const std::filesystem::path &program, int end, int &pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, end, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO);
    std::string name = program.string();
    std::array<char *, 2> arguments {name.data(), nullptr};
    std::string locale = "LC_ALL=C";
    std::array<char *, 2> environment {locale.data(), nullptr};
    const int code
        = posix_spawn(&pid, name.c_str(), &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    return code;
}

} // namespace

LayoutProcess::Child::Child(int pid, int socket, int wake)
    : m_pid(pid)
    , m_socket(socket)
    , m_wake(wake)
{
}

LayoutProcess::Child::~Child()
{
    kill(m_pid, SIGKILL);
    while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) { }
    close(m_socket);
    close(m_wake);
}

Result<std::unique_ptr<LayoutProcess::Child>>
LayoutProcess::Child::start(const std::filesystem::path &program)
{
    std::array<int, 2> ends {};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return ioError("No connection to the layout program", errno);
    // Above the standard descriptors, whatever this process has closed.
    const int theirs = fcntl(ends[1], F_DUPFD_CLOEXEC, 3);
    close(ends[1]);
    const int wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    int pid = 0;
    const int code = theirs < 0 || wake < 0 ? errno : spawn(program, theirs, pid);
    if (theirs >= 0)
        close(theirs);
    if (code != 0) {
        close(ends[0]);
        if (wake >= 0)
            close(wake);
        return ioError("The layout program did not start", code);
    }
    return std::unique_ptr<Child>(new Child(pid, ends[0], wake));
}

Status LayoutProcess::Child::wait(Wait what, const std::stop_token &stop,
                                  std::chrono::steady_clock::time_point until) const
{
    using std::chrono::milliseconds;
    for (;;) {
        if (stop.stop_requested())
            return Error {ErrorCode::Cancelled, "Stopped while laying out.", {}};
        const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
        if (left <= milliseconds {0})
            return Error {ErrorCode::Conflict, "took too long", {}};
        const auto events = static_cast<short>(what == Wait::ToSend ? POLLOUT : POLLIN);
        std::array<pollfd, 2> fds {pollfd {m_socket, events, 0}, pollfd {m_wake, POLLIN, 0}};
        constexpr milliseconds longest {60'000};
        const int count
            = poll(fds.data(), fds.size(), static_cast<int>(std::min(left, longest).count()));
        if (count < 0 && errno != EINTR)
            return ioError("No connection to the layout program", errno);
        if (count > 0 && fds[0].revents != 0)
            return {};
    }
}

Status LayoutProcess::Child::send(std::string_view bytes, const std::stop_token &stop,
                                  std::chrono::steady_clock::time_point until) const
{
    while (!bytes.empty()) {
        if (Status ready = wait(Wait::ToSend, stop, until); !ready)
            return ready;
        const ssize_t count
            = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EAGAIN && errno != EINTR)
            return Error {ErrorCode::Io, "the layout program ended", {}};
    }
    return {};
}

Result<std::string> LayoutProcess::Child::receive(std::size_t size, const std::stop_token &stop,
                                                  std::chrono::steady_clock::time_point until) const
{
    std::string bytes(size, '\0');
    for (std::size_t done = 0; done < size;) {
        if (Status ready = wait(Wait::ToReceive, stop, until); !ready)
            return ready.error();
        const ssize_t count = recv(m_socket, bytes.data() + done, size - done, MSG_DONTWAIT);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count == 0 || (errno != EAGAIN && errno != EINTR))
            return Error {ErrorCode::Io, "the layout program ended", {}};
    }
    return bytes;
}

Result<std::string> LayoutProcess::Child::ask(std::string_view message, const std::stop_token &stop,
                                              std::chrono::steady_clock::time_point until)
{
    ++m_asked;
    const std::stop_callback onStop(stop, [this] {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = write(m_wake, &one, sizeof one);
    });
    const auto length = static_cast<std::uint32_t>(message.size());
    std::string question(sizeof length, '\0');
    std::memcpy(question.data(), &length, sizeof length);
    question += message;
    if (Status sent = send(question, stop, until); !sent)
        return sent.error();
    auto head = receive(sizeof length, stop, until);
    if (!head)
        return head;
    std::uint32_t size = 0;
    std::memcpy(&size, head->data(), sizeof size);
    if (size > wire::largestMessage)
        return Error {ErrorCode::Io, "the layout program answered nonsense", {}};
    return receive(size, stop, until);
}

} // namespace meshscope::layout
