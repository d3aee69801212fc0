// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/readtarget.h"
#include "fuzz/targets.h"
#include "ingest/formats.h"
#include "ingest/yaml.h"

namespace meshscope::fuzz {

namespace {

using namespace ingest;

class NoSink : public Sink
{
public:
    void take(Record && /*record*/) override { }
    void report(Issue /*issue*/) override { }
};

/// Entries lie in document order, each inside the one that holds it.
void requireNesting(const Tree &tree)
{
    const std::vector<Tree::Entry> &entries = tree.entries();
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < entries.size(); ++i) {
        while (!open.empty() && open.back() <= i)
            open.pop_back();
        const std::uint32_t end = entries[i].end;
        require(end > i && end <= entries.size(), "an entry ends behind itself");
        require(open.empty() || end <= open.back(), "an entry ends inside the one that holds it");
        const bool holds
            = entries[i].type == ValueType::Array || entries[i].type == ValueType::Object;
        require(holds || end == i + 1, "a scalar holds nothing");
        if (holds)
            open.push_back(end);
    }
}

/// A tree written as JSON is JSON, and reads as the same.
void requireJson(const Tree &tree)
{
    for (const Value root : tree.roots()) {
        const std::string json = root.toJson();
        require(isJson(json), "a tree is written as JSON");
        const Padded padded(json);
        const Document document {"again.json", padded.bytes()};
        Tree again;
        if (JsonDocument(document).readWhole(again))
            require(again.root().toJson() == json, "a tree reads as it was written");
    }
}

void readJson(const Document &document)
{
    Tree tree;
    const Status whole = JsonDocument(document).readWhole(tree);
    Tree unused;
    const auto each = [](std::string_view, std::string_view, Value) -> Status { return {}; };
    const Status checked
        = JsonDocument(document).walk([](std::string_view) { return Take::Check; }, each);
    if (!whole) {
        requireRefusal(whole.error());
        require(!checked || !tree.isEmpty(), "what is refused whole is refused in passes");
    } else {
        require(isJson(withoutMark(document.bytes)), "what is read is JSON");
        requireNesting(tree);
        requireJson(tree);
    }
    if (const Status lines = JsonDocument(document).readLines(each); !lines)
        requireRefusal(lines.error());
}

void readAsYaml(const Document &document)
{
    NoSink sink;
    Reading reading(document, sink, {});
    Tree tree;
    if (const Status status = readYaml(reading, tree); !status) {
        requireRefusal(status.error());
        return;
    }
    requireNesting(tree);
    requireJson(tree);
}

} // namespace

void runTree(std::string_view bytes)
{
    const Padded padded(bytes);
    const Document document {"f", padded.bytes()};
    readJson(document);
    readAsYaml(document);
    for (const std::string_view name : {"f.json", "f.yaml", "f.csv"})
        readAsFile(name, bytes);
}

} // namespace meshscope::fuzz
