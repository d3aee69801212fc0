// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace meshscope::ingest {

/// The floor of every JSON reader, for benchmarks: goes to each value of a document, or of each
/// line where it is a stream, and keeps nothing. Gives the characters of all texts and numbers;
/// what is not JSON is only looked at. `bytes` need Document::padding behind them.
std::size_t passOverJson(std::string_view bytes);

} // namespace meshscope::ingest
