// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"
#include "ingest/openlineage.h"

#include <fmt/format.h>

namespace meshscope::ingest {

namespace {

/// Events one by one: datasets at once, lineage at the end when all events of a run are merged.
class EventReader
{
public:
    explicit EventReader(Reading &reading)
        : m_reading(reading)
    {
    }

    Status read(Value event)
    {
        if (m_reading.isStopped())
            return Error {ErrorCode::Cancelled, "stopped", {}};
        if (!event.isObject() || !(event["run"] || event["job"] || event["dataset"])) {
            leaveOut(event, "has neither a run, a job nor a dataset");
            return {};
        }
        const Value run = event["run"];
        if (run && run["runId"].text().empty()) {
            leaveOut(event, "has a run without runId");
            return {};
        }
        if (event["job"] && event["job"]["name"].text().empty()) {
            leaveOut(event, "has a job without a name");
            return {};
        }
        map(event);
        m_reading.countUnmapped(event, {});
        return {};
    }

    Status finish()
    {
        if (m_taken == 0)
            return Error {
                ErrorCode::Invalid,
                fmt::format(
                    "no event could be read: {}. Nothing of this file was taken over; ask the "
                    "producer for a complete event.",
                    m_firstReason.empty() ? "there is none" : "an event " + m_firstReason),
                fmt::format("{}:{}", m_reading.document().file, std::max(m_firstLine, 1))};
        m_lineage.take(m_reading);
        m_reading.summary.generatedAt = m_newest;
        return {};
    }

private:
    void leaveOut(Value event, const std::string &reason)
    {
        if (m_firstReason.empty()) {
            m_firstReason = reason;
            m_firstLine = m_reading.place(event).line;
        }
        event.keep();
        m_reading.report(
            IssueSeverity::DataLoss, "event-left-out",
            fmt::format("An event {}, so it belongs to nothing; it is left out.", reason), event);
    }

    void map(Value event)
    {
        ++m_taken;
        openlineage::Event context;
        context.time = parseTime(event["eventTime"].text());
        if (!context.time)
            m_reading.report(
                IssueSeverity::Warning, "event-without-time",
                "An event has no readable eventTime; it is read, but its order is not known.",
                event["eventTime"], "eventTime");
        else if (!m_newest || *context.time > *m_newest)
            m_newest = context.time;
        context.runId = event["run"]["runId"].string();
        if (event["job"])
            m_lineage.addEvent(event, context.time);
        takeDataset(event["dataset"], context);
        for (const Value input : event["inputs"].items())
            takeDataset(input, context);
        context.isOutput = true;
        for (const Value output : event["outputs"].items())
            takeDataset(output, context);
        for (const std::string_view key : {"producer", "schemaURL", "eventTime", "eventType"})
            event[key].keep();
    }

    /// The events of a run repeat what they say of a dataset; the same is taken once.
    void takeDataset(Value dataset, const openlineage::Event &context)
    {
        const std::string_view name = dataset["name"].text();
        if (name.empty())
            return;
        const bool results = dataset["inputFacets"]["dataQualityAssertions"]
            || dataset["facets"]["dataQualityAssertions"];
        const std::string key = fmt::format("{}\n{}", dataset["namespace"].text(), name);
        std::string said = xxh128Hex(dataset.toJson());
        std::string &last = m_said[key];
        if (!results && last == said) {
            dataset.keep();
            return;
        }
        last = std::move(said);
        openlineage::takeDataset(dataset, context, m_reading);
    }

    Reading &m_reading;
    openlineage::Lineage m_lineage;
    std::unordered_map<std::string, std::string> m_said;
    std::optional<TimePoint> m_newest;
    std::string m_firstReason;
    int m_firstLine = 0;
    int m_taken = 0;
};

} // namespace

Status readOpenLineage(JsonDocument &json, Reading &reading)
{
    EventReader reader(reading);
    reading.summary.partial = true;
    const Status status = json.readRecords(
        [&](std::string_view, std::string_view, Value event) { return reader.read(event); });
    return status ? reader.finish() : status;
}

} // namespace meshscope::ingest
