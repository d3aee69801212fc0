// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/mesh_p.h"

#include <fmt/format.h>

#include <algorithm>

namespace meshscope::bench {

namespace {

constexpr std::size_t projectSize = 40'000;
/// Shares of the layers, in percent; what is left over by rounding goes to the marts.
constexpr std::array<std::size_t, layerCount> shares {10, 10, 25, 25, 28, 2};

constexpr std::array<std::string_view, 20> domains {
    "sales",   "marketing", "finance",   "logistics", "support",  "merchandise", "people",
    "risk",    "stores",    "partners",  "pricing",   "stock",    "billing",     "identity",
    "returns", "search",    "editorial", "payments",  "ordering", "loyalty"};
constexpr std::array<std::string_view, 30> nouns {
    "order",    "customer", "invoice",      "payment",  "shipment", "visit",  "event",   "account",
    "voucher",  "refund",   "subscription", "ticket",   "offer",    "click",  "article", "depot",
    "supplier", "shift",    "ledger",       "budget",   "quote",    "basket", "coupon",  "review",
    "device",   "address",  "rate",         "delivery", "claim",    "target"};
constexpr std::array<std::string_view, 20> qualities {
    "daily",   "weekly",     "monthly",    "current",   "history",  "snapshot",   "enriched",
    "deduped", "summary",    "detail",     "by_region", "by_store", "attributed", "matched",
    "planned", "in_process", "unfinished", "closed",    "net",      "gross"};
constexpr std::array<MeshColumn, 30> usualColumns {{{"id", "NUMBER(38,0)"},
                                                    {"created_at", "TIMESTAMP_NTZ"},
                                                    {"updated_at", "TIMESTAMP_NTZ"},
                                                    {"customer_id", "VARCHAR"},
                                                    {"order_id", "VARCHAR"},
                                                    {"amount", "NUMBER(18,2)"},
                                                    {"currency", "VARCHAR(3)"},
                                                    {"status", "VARCHAR"},
                                                    {"country", "VARCHAR(2)"},
                                                    {"email", "VARCHAR", true},
                                                    {"full_name", "VARCHAR", true},
                                                    {"quantity", "NUMBER(10,0)"},
                                                    {"unit_price", "NUMBER(18,4)"},
                                                    {"channel", "VARCHAR"},
                                                    {"is_active", "BOOLEAN"},
                                                    {"valid_from", "DATE"},
                                                    {"valid_to", "DATE"},
                                                    {"source_system", "VARCHAR"},
                                                    {"batch_id", "NUMBER(38,0)"},
                                                    {"phone", "VARCHAR", true},
                                                    {"postcode", "VARCHAR"},
                                                    {"discount", "NUMBER(18,2)"},
                                                    {"tax_amount", "NUMBER(18,2)"},
                                                    {"segment", "VARCHAR"},
                                                    {"score", "FLOAT"},
                                                    {"reason", "VARCHAR"},
                                                    {"comment", "VARCHAR"},
                                                    {"loaded_at", "TIMESTAMP_NTZ"},
                                                    {"region", "VARCHAR"},
                                                    {"store_id", "VARCHAR"}}};
constexpr std::array<std::string_view, 32> vocabulary {
    "one",    "row",   "per",     "business", "day",  "and",     "store", "keyed",
    "by",     "its",   "natural", "number",   "late", "records", "are",   "merged",
    "within", "three", "days",    "amounts",  "in",   "the",     "local", "currency",
    "unless", "noted", "see",     "runbook",  "for",  "known",   "gaps",  "corrected"};
constexpr std::array<std::string_view, layerCount> prefixes {"app", "raw",  "stg",
                                                             "int", "mart", "board"};
constexpr std::array<std::string_view, layerCount> schemas {"public",       "raw",   "staging",
                                                            "intermediate", "marts", ""};
/// How many parents a dataset has: one to six, 2.9 on average.
constexpr std::array<std::size_t, 20> fanIn {1, 1, 1, 1, 2, 2, 2, 2, 2, 3,
                                             3, 3, 3, 3, 4, 4, 4, 5, 5, 6};
constexpr std::uint64_t columnDice = 1;
constexpr std::uint64_t parentDice = 2;
constexpr std::uint64_t sentenceDice = 3;
constexpr std::uint64_t revisionDice = 4;
constexpr std::size_t changedEvery = 100; ///< datasets of which one changes in a revision

std::size_t at(Layer layer)
{
    return static_cast<std::size_t>(layer);
}

/// Letters for the number of a name that is already taken: a, b, ... z, aa, ab ...
std::string letters(std::size_t number)
{
    std::string text;
    for (; number > 0; number = (number - 1) / 26)
        text.insert(text.begin(), static_cast<char>('a' + (number - 1) % 26));
    return text;
}

/// Datasets that may feed one of the layer, in the order of the pools.
struct Pool
{
    std::vector<Place> ends; ///< first of each stretch
    std::vector<std::size_t> counts;
    std::size_t total = 0;

    void add(Layer layer, std::size_t first, std::size_t count)
    {
        ends.push_back({layer, first});
        counts.push_back(count);
        total += count;
    }
    Place operator[](std::size_t number) const
    {
        std::size_t stretch = 0;
        while (number >= counts[stretch])
            number -= counts[stretch++];
        return {ends[stretch].layer, ends[stretch].number + number};
    }
};

Pool poolFor(const Project &project, const Place &place)
{
    Pool pool;
    const auto add = [&](Layer layer, std::size_t count) {
        pool.add(layer, project.first[at(layer)], std::min(count, project.count[at(layer)]));
    };
    const std::size_t before = place.number - project.first[at(place.layer)];
    switch (place.layer) {
    case Layer::Staging:
        add(Layer::Source, projectSize);
        break;
    case Layer::Intermediate:
        add(Layer::Staging, projectSize);
        add(Layer::Intermediate, before / 2);
        break;
    case Layer::Mart:
        add(Layer::Intermediate, projectSize);
        add(Layer::Staging, project.count[at(Layer::Staging)] / 7);
        add(Layer::Mart, before / 3);
        break;
    case Layer::Exposure:
        add(Layer::Mart, projectSize);
        break;
    case Layer::Operational:
    case Layer::Source:
        break;
    }
    return pool;
}

std::string sentenceOf(Dice dice, std::size_t words)
{
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        text += i == 0 ? "" : " ";
        text += vocabulary[dice.roll(vocabulary.size())];
    }
    return text + '.';
}

} // namespace

std::uint64_t Dice::next()
{
    std::uint64_t mixed = m_state += 0x9e3779b97f4a7c15U;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
}

Mesh::Mesh(const MeshPlan &plan)
    : m_plan(plan)
{
    std::array<std::size_t, layerCount> first {};
    for (std::size_t done = 0; done < plan.assets;) {
        // The last project takes a small rest along.
        const std::size_t left = plan.assets - done;
        const std::size_t size = left < projectSize + projectSize / 2 ? left : projectSize;
        Project project;
        project.number = m_projects.size();
        project.first = first;
        std::size_t given = 0;
        for (std::size_t layer = 0; layer < layerCount; ++layer) {
            project.count[layer] = size * shares[layer] / 100;
            given += project.count[layer];
        }
        project.count[at(Layer::Mart)] += size - given;
        // Every source is loaded from one operational table.
        for (std::size_t layer = 0; layer < layerCount; ++layer)
            first[layer] += project.count[layer];
        m_projects.push_back(project);
        done += size;
    }
}

Dice Mesh::dice(std::uint64_t what, const Place &place) const
{
    return {m_plan.seed, what * layerCount + at(place.layer), place.number};
}

std::string_view Mesh::domain(const Place &place) const
{
    return domains[place.number % domains.size()];
}

std::string Mesh::name(const Place &place) const
{
    const std::size_t rest = place.number / domains.size();
    const std::size_t pairs = nouns.size() * qualities.size();
    const std::size_t pair = rest * 7919 % pairs; // 7919 is prime: every pair once in a round
    const std::size_t round = rest / pairs;
    return fmt::format("{}_{}__{}s_{}{}{}", prefixes[at(place.layer)], domain(place),
                       nouns[pair % nouns.size()], qualities[pair / nouns.size()],
                       round == 0 ? "" : "_", letters(round));
}

std::string Mesh::schema(const Place &place) const
{
    if (place.layer == Layer::Operational)
        return std::string(schemas[at(place.layer)]);
    return fmt::format("{}_{}", domain(place), schemas[at(place.layer)]);
}

std::string Mesh::uniqueId(const Project &project, const Place &place) const
{
    switch (place.layer) {
    case Layer::Source:
        return fmt::format("source.mesh_{}.{}.{}", project.number, schema(place), name(place));
    case Layer::Exposure:
        return fmt::format("exposure.mesh_{}.{}", project.number, name(place));
    default:
        return fmt::format("model.mesh_{}.{}", project.number, name(place));
    }
}

std::vector<MeshColumn> Mesh::columns(const Place &place) const
{
    if (place.layer == Layer::Exposure)
        return {};
    // A source has the columns of the table that it is loaded from.
    Place origin = place;
    if (place.layer == Layer::Source)
        origin.layer = Layer::Operational;
    Dice dice = this->dice(columnDice, origin);
    const std::size_t count = 4 + dice.roll(7) + dice.roll(7); // 10 on average
    std::vector<MeshColumn> columns {usualColumns.front()};
    const std::size_t start = dice.roll(usualColumns.size());
    const std::size_t stride = std::array<std::size_t, 4> {1, 7, 11, 13}[dice.roll(4)];
    for (std::size_t i = 0; columns.size() < count; ++i) {
        const MeshColumn &next = usualColumns[(start + i * stride) % usualColumns.size()];
        if (next.name != usualColumns.front().name)
            columns.push_back(next);
    }
    return columns;
}

std::vector<Place> Mesh::parents(const Project &project, const Place &place) const
{
    if (place.layer == Layer::Source)
        return {{Layer::Operational, place.number}};
    const Pool pool = poolFor(project, place);
    Dice dice = this->dice(parentDice, place);
    std::size_t wanted = place.layer == Layer::Staging ? 1 + dice.roll(2) : fanIn[dice.roll(20)];
    wanted = std::min(wanted, pool.total);
    const std::size_t hubs = std::max<std::size_t>(1, pool.total / 200);
    std::vector<std::size_t> chosen;
    while (chosen.size() < wanted) {
        const std::size_t number = dice.hits(12) ? dice.roll(hubs) : dice.roll(pool.total);
        if (std::ranges::find(chosen, number) == chosen.end())
            chosen.push_back(number);
    }
    std::vector<Place> places;
    places.reserve(chosen.size());
    for (const std::size_t number : chosen)
        places.push_back(pool[number]);
    return places;
}

std::string Mesh::sentence(const Place &place, std::size_t words) const
{
    return sentenceOf(dice(sentenceDice, place), words);
}

std::string Mesh::description(const Place &place) const
{
    constexpr std::size_t words = 14;
    const bool isRevised
        = m_plan.revision > 0 && place.number % changedEvery == m_plan.revision % changedEvery;
    return sentenceOf(dice(isRevised ? revisionDice : sentenceDice, place), words);
}

} // namespace meshscope::bench
