// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/kinds.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What an export shows: exactly the cards and flows that a view shows, with the words that say
/// which catalog, when, and how much of all. Texts are raw; every writer escapes for its target.
namespace meshscope::exports {

struct Card
{
    enum class Kind : std::uint8_t {
        Dataset,
        Start, ///< what the view was asked for
        Fold, ///< "+287 more"
    };

    Kind kind = Kind::Dataset;
    std::string name; ///< of a fold: what it stands for, may be empty
    std::string context; ///< second line: schema, topic cluster
    std::string link; ///< meshscope: link of the dataset; JSON only
    std::string type; ///< table, topic ...
    std::string domain;
    std::string domainCode; ///< two letters; a colour never stands alone
    std::string domainColour; ///< #rrggbb; anything else is drawn grey
    Grade grade = Grade::Insufficient;
    std::optional<double> score; ///< unset = unknown
    std::string note; ///< of a chosen column: what is used here; outline only
    int step = 0; ///< negative upstream
    std::size_t folded = 0; ///< of a fold: how many datasets
};

struct Flow
{
    std::uint32_t from = 0; ///< index into Picture::cards
    std::uint32_t to = 0;
    std::vector<std::string> columns; ///< "net_amount -> total", raw; shown as a number
};

struct Picture
{
    std::string title; ///< "Lineage of net_orders"
    std::string catalog;
    std::string filter; ///< the selector or the filters in words; empty: none
    std::string date; ///< when the catalog was as shown, for people
    std::vector<Card> cards;
    std::vector<Flow> flows;
    std::size_t shown = 0; ///< datasets, without folds
    std::size_t total = 0;
};

} // namespace meshscope::exports
