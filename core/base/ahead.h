// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace meshscope {

/// How work is spread: that many threads, at most `ahead` values made and not yet used.
struct Spread
{
    unsigned threads = 1; ///< 0 or 1: everything on the caller's thread
    std::size_t ahead = 4; ///< at least 1
};

/// Calls `make(i)` for 0..count-1 on threads of its own and `use(std::move(value))` on the
/// caller's, strictly in order, so that what comes out does not depend on the threads. The first
/// error of `use` ends it; values being made then are finished and thrown away. `make` must be safe
/// to call from several threads at once. Returns when every thread has ended.
template<typename Make, typename Use>
Status inOrder(std::size_t count, Spread spread, Make make, Use use)
{
    using Value = decltype(make(std::size_t {}));
    if (spread.threads <= 1 || count <= 1) {
        for (std::size_t i = 0; i < count; ++i) {
            if (auto status = use(make(i)); !status)
                return status;
        }
        return {};
    }
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Value>> made(spread.ahead);
    std::size_t next = 0;
    std::size_t used = 0;
    bool ended = false;
    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock,
                         [&] { return ended || next == count || next < used + spread.ahead; });
            if (ended || next == count)
                return;
            const std::size_t mine = next++;
            lock.unlock();
            Value value = make(mine);
            lock.lock();
            made[mine % spread.ahead].emplace(std::move(value));
            changed.notify_all();
        }
    };
    std::vector<std::jthread> threads; // joined when this returns, before what they use goes
    for (unsigned i = 0; i < spread.threads && i < count; ++i)
        threads.emplace_back(work);
    Status status;
    for (; used < count && status;) {
        std::unique_lock lock(mutex);
        std::optional<Value> &slot = made[used % spread.ahead];
        changed.wait(lock, [&] { return slot.has_value(); });
        Value value = std::move(*slot);
        slot.reset();
        ++used;
        changed.notify_all();
        lock.unlock();
        status = use(std::move(value));
    }
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
    return status;
}

} // namespace meshscope
