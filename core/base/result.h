// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace meshscope {

/// What kind of failure it was; a caller may act on it. The list is closed.
enum class ErrorCode {
    NotFound, ///< the thing asked for is not there
    Invalid, ///< input, query or document is malformed
    Io, ///< the operating system refused: file, disk, process
    Corrupt, ///< stored data contradicts itself
    Conflict, ///< the state changed meanwhile, or another process holds it
    Denied, ///< a rule of access or of separation of duties forbids it
    Cancelled, ///< the person stopped it; nothing was changed
};

/// A failure for a person to read: `message` says what happened and what to do next, `where` says
/// the place (file:line, SQL, key, or a URI); it may be empty.
struct Error
{
    ErrorCode code = ErrorCode::Invalid;
    std::string message;
    std::string where;
};

/// A value or an Error. Must be looked at. Errors are values; no exception leaves a room.
template<typename T>
class [[nodiscard]] Result : public tl::expected<T, Error>
{
    using Base = tl::expected<T, Error>;

public:
    using Base::Base;
    Result(Base other)
        : Base(std::move(other))
    {
    }
    Result(Error error)
        : Base(tl::unexpect, std::move(error))
    {
    }
};

/// Success or an Error, for work without a value.
using Status = Result<void>;

} // namespace meshscope
