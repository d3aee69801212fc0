// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/tree.h"

#include <simdjson.h>

#include <string_view>

namespace meshscope::ingest {

/// Fills a tree from simdjson's on-demand values. On demand does not validate what it goes past, so
/// every literal and number is checked here, and `check` walks what nobody wants to keep.
class JsonTreeBuilder
{
public:
    JsonTreeBuilder(std::string_view document, Tree &tree)
        : m_document(document)
        , m_tree(tree)
    {
    }

    simdjson::error_code build(simdjson::ondemand::value value, std::string_view key, int depth);
    simdjson::error_code check(simdjson::ondemand::value value, int depth);
    /// The text of a key from its first letter up to its closing quote, escapes resolved.
    std::string_view keyText(const char *start);

private:
    using Type = simdjson::ondemand::json_type;

    simdjson::error_code buildObject(simdjson::ondemand::value value, int depth);
    simdjson::error_code buildArray(simdjson::ondemand::value value, int depth);
    simdjson::error_code checkObject(simdjson::ondemand::value value, int depth);
    simdjson::error_code checkArray(simdjson::ondemand::value value, int depth);
    static simdjson::error_code checkScalar(simdjson::ondemand::value value, Type type);
    simdjson::error_code scalar(simdjson::ondemand::value value, Type type, Tree::Entry &entry);
    simdjson::error_code unescape(std::string_view raw, std::string_view &text);

    std::string_view m_document;
    Tree &m_tree;
    simdjson::error_code m_keyError = simdjson::SUCCESS;
};

} // namespace meshscope::ingest
