// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract/comparison.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace meshscope::contract {

/// The meaning of one kind of change: a row of the rule table.
struct ChangeRule
{
    const char *code;
    const char *what;
    Level consumer;
    Level producer;
    const char *why;
};

/// Collects changes in document order.
class ChangeList
{
public:
    void add(const ChangeRule &rule, std::string path, std::string before, std::string after)
    {
        m_changes.push_back({rule.code, std::move(path), rule.what, std::move(before),
                             std::move(after), rule.consumer, rule.producer, rule.why});
    }
    /// Adds the rule only if the texts differ.
    void addIfDifferent(const ChangeRule &rule, const std::string &path, const std::string &before,
                        const std::string &after)
    {
        if (before != after)
            add(rule, path, before, after);
    }
    std::vector<Change> take() { return std::move(m_changes); }

private:
    std::vector<Change> m_changes;
};

/// Rows of two lists that belong together, by key; in the order of `after`, removed rows last.
/// Either side may be null. Pointers live as long as the lists.
template<typename Row, typename Key>
std::vector<std::pair<const Row *, const Row *>> paired(const std::vector<Row> &before,
                                                        const std::vector<Row> &after, Key key)
{
    std::map<std::string, const Row *> old;
    for (const Row &row : before)
        old.emplace(key(row), &row);
    std::vector<std::pair<const Row *, const Row *>> pairs;
    for (const Row &row : after) {
        const auto found = old.find(key(row));
        pairs.emplace_back(found == old.end() ? nullptr : found->second, &row);
        if (found != old.end())
            old.erase(found);
    }
    for (const Row &row : before) {
        const auto found = old.find(key(row));
        if (found != old.end() && found->second == &row)
            pairs.emplace_back(&row, nullptr);
    }
    return pairs;
}

/// Changes inside the schema part.
void compareObjects(const ContractDocument &before, const ContractDocument &after,
                    ChangeList &list);
/// Changes of quality, service levels, roles, servers, terms, price, support and status.
void compareTerms(const ContractDocument &before, const ContractDocument &after, ChangeList &list);

} // namespace meshscope::contract
