// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "layout/process.h"

#include <chrono>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>

namespace meshscope::layout {

/// One running child and the socket to it. Destroying it kills the child.
class LayoutProcess::Child
{
public:
    static Result<std::unique_ptr<Child>> start(const std::filesystem::path &program);
    ~Child();
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    /// Sends a message and waits for the answer. After any error the child is of no more use.
    /// Errors: Cancelled; Conflict when the time is over; Io when the child ended.
    Result<std::string> ask(std::string_view message, const std::stop_token &stop,
                            std::chrono::steady_clock::time_point until);

    int pid() const { return m_pid; }
    unsigned asked() const { return m_asked; }

private:
    Child(int pid, int socket, int wake);
    enum class Wait : std::uint8_t { ToSend, ToReceive };
    Status wait(Wait what, const std::stop_token &stop,
                std::chrono::steady_clock::time_point until) const;
    Status send(std::string_view bytes, const std::stop_token &stop,
                std::chrono::steady_clock::time_point until) const;
    Result<std::string> receive(std::size_t size, const std::stop_token &stop,
                                std::chrono::steady_clock::time_point until) const;

    int m_pid;
    int m_socket;
    int m_wake; ///< event that a stop request raises
    unsigned m_asked = 0;
};

} // namespace meshscope::layout
