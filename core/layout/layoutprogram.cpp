// SPDX-License-Identifier: GPL-3.0-or-later
#include "layout/graphviz.h"
#include "layout/wire.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <clocale>
#include <csignal>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <unistd.h>

/// The layout child: reads questions from standard input, writes answers to standard output, ends
/// when its input ends. Its parent kills it to stop a layout. See wire.h and process.h.

namespace {

using namespace meshscope::layout;

void limit(decltype(RLIMIT_CORE) what, rlim_t most)
{
    rlimit values {};
    if (getrlimit(what, &values) != 0)
        return;
    values.rlim_cur = std::min(most, values.rlim_max);
    setrlimit(what, &values);
}

void restrictOurselves()
{
    constexpr rlim_t megabyte = 1U << 20;
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_STACK, 64 * megabyte); // dot's network simplex recurses along chains
#if !defined(__SANITIZE_ADDRESS__)
    limit(RLIMIT_AS, 1024 * megabyte);
#endif
}

bool readAll(char *bytes, std::size_t size)
{
    while (size > 0) {
        const ssize_t count = read(STDIN_FILENO, bytes, size);
        if (count == 0 || (count < 0 && errno != EINTR))
            return false;
        if (count > 0) {
            bytes += count;
            size -= static_cast<std::size_t>(count);
        }
    }
    return true;
}

bool writeAll(int output, const std::string &bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const ssize_t count = write(output, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno != EINTR)
            return false;
        if (count > 0)
            done += static_cast<std::size_t>(count);
    }
    return true;
}

bool readMessage(std::string &message)
{
    std::array<char, sizeof(std::uint32_t)> head {};
    if (!readAll(head.data(), head.size()))
        return false;
    const auto length = std::bit_cast<std::uint32_t>(head);
    if (length > wire::largestMessage)
        return false;
    message.resize(length);
    return readAll(message.data(), length);
}

bool writeMessage(int output, const std::string &message)
{
    const auto head = std::bit_cast<std::array<char, sizeof(std::uint32_t)>>(
        static_cast<std::uint32_t>(message.size()));
    return writeAll(output, std::string(head.data(), head.size()) + message);
}

/// Answers go to a descriptor of their own: what a library prints must not get between them.
int takeOutput()
{
    const int output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (output < 0 || nowhere < 0)
        return -1;
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    return output;
}

} // namespace

int main()
{
    close_range(3, ~0U, 0);
    std::setlocale(LC_ALL, "C"); // NOLINT(concurrency-mt-unsafe): one thread only
    std::signal(SIGALRM, SIG_DFL);
    std::signal(SIGPIPE, SIG_DFL);
    restrictOurselves();
    const int output = takeOutput();
    if (output < 0)
        return 1;
    Graphviz graphviz;
    for (std::string message; readMessage(message);) {
        const auto question = wire::unpackQuestion(message);
        if (!question)
            return 1;
        alarm(question->seconds); // in case the parent is gone and cannot kill us
        const wire::Answer answer = graphviz.layOut(question->request);
        alarm(0);
        if (!writeMessage(output, wire::pack(answer)))
            return 1;
    }
    return 0;
}
