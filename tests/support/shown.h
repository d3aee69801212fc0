// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <stop_token>
#include <string>

namespace meshscope::tests {

/// What Qt Test compares and prints well.
inline QString shown(const std::string &text)
{
    return QString::fromStdString(text);
}

/// A token that asks to stop from the start.
inline std::stop_token stopped()
{
    const auto source = std::make_unique<std::stop_source>();
    source->request_stop();
    return source->get_token();
}

} // namespace meshscope::tests
