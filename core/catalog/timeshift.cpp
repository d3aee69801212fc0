// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/timeshift.h"

#include <string_view>

namespace meshscope::catalog {

namespace {

class Shifter
{
public:
    explicit Shifter(std::chrono::days by)
        : m_by(by)
    {
    }

    void move(TimePoint &time) const { time += m_by; }
    void move(std::optional<TimePoint> &time) const
    {
        if (time)
            move(*time);
    }
    void move(std::optional<Day> &day) const
    {
        if (day)
            day = Day {std::chrono::sys_days {*day} + m_by};
    }
    void move(std::vector<OwnerRef> &owners) const
    {
        for (OwnerRef &owner : owners) {
            move(owner.since);
            move(owner.until);
        }
    }
    /// Free fields that are named like a day or a time (`submittedOn`, `decidedAt`) hold one.
    void move(std::map<std::string, std::string> &fields) const
    {
        for (auto &[name, value] : fields) {
            const std::string_view key = name;
            if (!key.ends_with("On") && !key.ends_with("At") && !key.ends_with("Date"))
                continue;
            if (value.size() == std::string_view("2026-11-24").size()) {
                std::optional<Day> day = parseDay(value);
                move(day);
                if (day)
                    value = formatDay(*day);
            } else if (const auto time = parseTime(value)) {
                value = formatTime(*time + m_by);
            }
        }
    }

    void operator()(DomainRecord &) const { }
    void operator()(TermRecord &) const { }
    void operator()(PartyRecord &) const { }
    void operator()(JobRecord &record) const { move(record.owners); }
    void operator()(EdgeRecord &) const { }
    void operator()(RuleRecord &) const { }
    void operator()(ProductRecord &record) const
    {
        move(record.owners);
        move(record.custom);
    }
    void operator()(AssetRecord &record) const
    {
        move(record.owners);
        move(record.lastDataAt);
        move(record.custom);
    }
    void operator()(ContractRecord &record) const
    {
        move(record.document.createdAt);
        for (ContractMember &member : record.document.team) {
            move(member.since);
            move(member.until);
        }
        move(record.document.custom);
    }
    void operator()(RunRecord &record) const
    {
        move(record.startedAt);
        move(record.endedAt);
    }
    void operator()(ResultRecord &record) const { move(record.executedAt); }
    void operator()(AccessRecord &record) const
    {
        move(record.start);
        move(record.end);
        move(record.custom);
    }

private:
    std::chrono::days m_by;
};

} // namespace

void shiftTimes(Record &record, std::chrono::days shift)
{
    if (shift.count() != 0)
        std::visit(Shifter(shift), record);
}

} // namespace meshscope::catalog
