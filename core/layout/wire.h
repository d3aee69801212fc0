// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layout/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What the window program and its layout child say to each other. Both are of one build on one
/// machine, so numbers go in the machine's own form. Each message is a 32-bit length and its bytes:
///
///     question: magic, version, seconds until the child kills itself, nodeGap, rankGap,
///               n, n * (width, height), m, m * (from, to)
///     answer:   magic, version, status, then for status 0: n * centre, m * (count, points)
///               in Graphviz' own frame (y up), otherwise the rest is a message
namespace meshscope::layout::wire {

inline constexpr std::uint32_t questionMagic = 0x514c534d; // "MSLQ"
inline constexpr std::uint32_t answerMagic = 0x414c534d; // "MSLA"
inline constexpr std::uint32_t version = 1;
inline constexpr std::uint32_t largestMessage = 64U << 20;

struct Question
{
    Request request;
    std::uint32_t seconds = 10;
};

struct Answer
{
    std::vector<Point> centres; ///< y down
    std::vector<std::vector<Point>> routes;
    std::string fault; ///< not empty: no result, and why
};

std::string pack(const Question &question);
std::string pack(const Answer &answer);
/// Nothing when the bytes are not a whole, consistent message.
std::optional<Question> unpackQuestion(std::string_view bytes);
std::optional<Answer> unpackAnswer(std::string_view bytes);

} // namespace meshscope::layout::wire
