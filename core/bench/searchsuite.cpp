// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/mesh_p.h"
#include "bench/suites_p.h"
#include "workspace/discover.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace meshscope::bench {

namespace {

constexpr std::size_t sessions = 60;
constexpr std::size_t longestWord = 14;

/// Every state of the search field while people type: parts of real names, letter by letter, and
/// short texts that match very much.
std::vector<std::string> keystrokes(const workspace::Snapshot &snapshot, std::uint64_t seed)
{
    std::vector<std::string> keys {"c", "e", "s", "st", "stg", "cust", "customer", "order da"};
    const auto &entries = snapshot.entries();
    Dice dice(seed);
    for (std::size_t i = 0; i < sessions && !entries.empty(); ++i) {
        const std::string_view name = entries[dice.roll(entries.size())].name;
        const std::size_t from = name.empty() ? 0 : dice.roll(name.size());
        const std::string_view typed = name.substr(from, 1 + dice.roll(longestWord));
        for (std::size_t length = 1; length <= typed.size(); ++length)
            keys.emplace_back(typed.substr(0, length));
    }
    // Half of a character is no keystroke.
    std::erase_if(keys, [](const std::string &key) {
        return key.empty() || static_cast<unsigned char>(key.back()) >= 0x80;
    });
    return keys;
}

/// Letters swapped: what the pass for typing mistakes has to find.
std::vector<std::string> mistakes(const workspace::Snapshot &snapshot, std::uint64_t seed)
{
    std::vector<std::string> words;
    Dice dice(seed + 1);
    const auto &entries = snapshot.entries();
    for (std::size_t i = 0; i < sessions && !entries.empty(); ++i) {
        std::string word(entries[dice.roll(entries.size())].name.substr(0, longestWord));
        if (word.size() < 6)
            continue;
        const std::size_t at = 1 + dice.roll(word.size() - 3);
        std::swap(word[at], word[at + 1]);
        words.push_back(std::move(word));
    }
    return words;
}

/// The peer: all names in one text, looked through from end to end by the C library.
class PlainScan
{
public:
    explicit PlainScan(const workspace::Snapshot &snapshot)
    {
        for (const workspace::Entry &entry : snapshot.entries()) {
            for (const char c : entry.name)
                m_names += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            m_names += '\n';
        }
    }
    std::size_t count(const std::string &word) const
    {
        std::size_t hits = 0;
        const char *at = m_names.data();
        const char *const end = at + m_names.size();
        while (at < end) {
            const void *const hit
                = memmem(at, static_cast<std::size_t>(end - at), word.data(), word.size());
            if (hit == nullptr)
                break;
            ++hits;
            at = std::find(static_cast<const char *>(hit), end, '\n'); // once a name
        }
        return hits;
    }

private:
    std::string m_names;
};

/// One pass over the keystrokes; a time each.
Result<std::vector<double>> typeAll(const workspace::DiscoverIndex &index,
                                    const std::vector<std::string> &keys,
                                    const std::stop_token &stop)
{
    std::vector<double> times;
    for (const std::string &key : keys) {
        workspace::DiscoverQuery query;
        query.text = key;
        const Stopwatch watch;
        const auto found = workspace::discover(index, query, stop);
        times.push_back(watch.elapsedMs());
        if (!found)
            return found.error();
    }
    return times;
}

struct Passes
{
    std::vector<double> half; ///< the median keystroke of each pass
    std::vector<double> slow; ///< the one that 99 of 100 are faster than

    void add(const std::vector<double> &times)
    {
        half.push_back(percentileOf(times, 0.5));
        slow.push_back(percentileOf(times, 0.99));
    }
};

} // namespace

Status runSearch(World &world, const Report &report)
{
    const auto reader = openCatalog(world);
    if (!reader)
        return reader.error();
    const workspace::Snapshot &snapshot = *(*reader)->snapshot();
    const auto index = workspace::DiscoverIndex::load(**reader, world.stop());
    if (!index)
        return index.error();
    const auto keys = keystrokes(snapshot, world.seed());
    const auto wrong = mistakes(snapshot, world.seed());
    const PlainScan scan(snapshot);

    Passes typed;
    Passes mistyped;
    Passes scanned;
    std::size_t hits = 0;
    for (int i = 0; i < world.runs(); ++i) {
        const auto times = typeAll(**index, keys, world.stop());
        if (!times)
            return times.error();
        typed.add(*times);
        const auto slips = typeAll(**index, wrong, world.stop());
        if (!slips)
            return slips.error();
        mistyped.add(*slips);
        std::vector<double> scans;
        for (const std::string &key : keys) {
            const Stopwatch watch;
            hits += scan.count(key);
            scans.push_back(watch.elapsedMs());
        }
        scanned.add(scans);
    }
    const std::string about = fmt::format(
        "{} keystrokes with facets and columns over {} things; limit: counting names that "
        "contain it ({} hits)",
        grouped(keys.size()), grouped(snapshot.entries().size()),
        grouped(hits / static_cast<std::size_t>(std::max(world.runs(), 1))));
    report({.name = "search.keystroke.p50",
            .about = about,
            .median = medianOf(typed.half),
            .limit = medianOf(scanned.half),
            .bar = Bar::value(frameMs)});
    report({.name = "search.keystroke.p99",
            .about = about,
            .median = medianOf(typed.slow),
            .limit = medianOf(scanned.slow),
            .bar = Bar::value(frameMs)});
    if (!wrong.empty())
        report({.name = "search.mistyped.p99",
                .about = fmt::format("{} words with two letters swapped", wrong.size()),
                .median = medianOf(mistyped.slow),
                .bar = Bar::value(frameMs)});
    return {};
}

} // namespace meshscope::bench
