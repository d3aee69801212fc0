// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/rowchange.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace meshscope::store {

class Connection;

/// Records what a connection does to the rows of a catalog, so that it can be taken back.
///
/// Costs follow what is *changed*: new things are known by their numbers (Reach) and cost a look at
/// one or two columns; of a row that was there, its first image is kept, compressed. Into an empty
/// catalog everything is new and nothing is watched at all.
///
/// One at a time for a connection, inside one transaction.
class ChangeRecorder
{
public:
    static Result<std::unique_ptr<ChangeRecorder>> begin(Connection &db);
    virtual ~ChangeRecorder() = default; ///< stops watching
    ChangeRecorder(const ChangeRecorder &) = delete;
    ChangeRecorder &operator=(const ChangeRecorder &) = delete;

    /// While one lives, nothing is recorded.
    class Pause
    {
    public:
        explicit Pause(ChangeRecorder &recorder)
            : m_recorder(recorder)
        {
            m_recorder.m_paused = true;
        }
        ~Pause() { m_recorder.m_paused = false; }
        Pause(const Pause &) = delete;
        Pause &operator=(const Pause &) = delete;

    private:
        ChangeRecorder &m_recorder;
    };

    /// The time of an edge is moved, and nothing else of it: millions may be seen again in one
    /// import. Call under a Pause.
    virtual void edgeSeen(std::int64_t edge, std::int64_t before) = 0;

    /// Stops watching and gives every row that is not now as it was, once, in the order in which
    /// they were first touched. Rows that are new by their numbers are not among them. Corrupt or
    /// Io when something could not be watched or read.
    virtual Status finish(const std::function<Status(RowChange &&)> &use) = 0;
    /// Valid after finish().
    virtual const Reach &reach() const = 0;
    /// Time an edge was last seen before -> edges. Valid after finish().
    virtual const std::map<std::int64_t, std::vector<std::int64_t>> &seen() const = 0;
    /// Whether a row with this number was there before.
    virtual bool wasThere(Counter counter, std::int64_t number) const = 0;

protected:
    ChangeRecorder() = default;
    bool m_paused = false;
};

} // namespace meshscope::store
