// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lineage/graph.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

/// Lineage written as text: `orders > daily > report; stock > daily`. Names get node numbers in
/// alphabetical order, flows get edge numbers in order of appearance.
struct LineageText
{
    explicit LineageText(const std::string &text)
    {
        using meshscope::lineage::GraphEdge;
        std::map<std::string, meshscope::lineage::Node> numbers;
        std::vector<std::vector<std::string>> chains(1);
        std::istringstream words(text);
        for (std::string word; words >> word;) {
            const bool ends = word.back() == ';';
            if (ends)
                word.pop_back();
            if (!word.empty() && word != ">") {
                chains.back().push_back(word);
                numbers[word];
            }
            if (ends)
                chains.emplace_back();
        }
        for (auto &[name, number] : numbers) {
            number = static_cast<meshscope::lineage::Node>(names.size());
            names.push_back(name);
        }
        std::vector<GraphEdge> edges;
        for (const auto &chain : chains) {
            for (std::size_t i = 1; i < chain.size(); ++i)
                edges.push_back({numbers[chain[i - 1]], numbers[chain[i]],
                                 static_cast<std::uint32_t>(edges.size())});
        }
        graph = meshscope::lineage::Graph(names.size(), edges);
    }

    meshscope::lineage::Node node(const std::string &name) const
    {
        const auto found = std::find(names.begin(), names.end(), name);
        return static_cast<meshscope::lineage::Node>(found - names.begin());
    }

    std::string join(const std::vector<meshscope::lineage::Node> &nodes,
                     const std::string &separator = " ") const
    {
        std::string text;
        for (const auto node : nodes)
            text += (text.empty() ? "" : separator) + names[node];
        return text;
    }

    std::vector<std::string> names;
    meshscope::lineage::Graph graph;
};
