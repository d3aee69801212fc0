// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

/// What the fuzzers and the replay of their inputs run: a target takes any bytes and ends the
/// program with a message when something does not hold that must hold for every input.
namespace meshscope::fuzz {

struct Target
{
    std::string_view name; ///< as in targets.txt
    void (*run)(std::string_view bytes);
};

std::span<const Target> targets();
/// Null when there is no target of this name.
const Target *findTarget(std::string_view name);

/// Ends the program (abort) with `what` unless it holds.
void require(bool holds, std::string_view what);

void runArchives(std::string_view bytes);
void runTree(std::string_view bytes);
void runText(std::string_view bytes);
void runSelector(std::string_view bytes);

} // namespace meshscope::fuzz
