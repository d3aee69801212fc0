// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/odcs.h"

#include <fmt/format.h>

#include <array>

namespace meshscope::ingest {

namespace {

constexpr auto agreementFields = std::to_array<Field<AccessRecord>>({
    {"id", "Access: key", put::text<&AccessRecord::id>},
    {"info.purpose", "Access: purpose", put::text<&AccessRecord::purpose>},
    {"info.status", "Access: status", put::text<&AccessRecord::status>},
    {"info.startDate", "Access: start"},
    {"info.endDate", "Access: end"},
    {"info.{*}", "Access: custom property"},
    {"provider.dataProductId", "Access: product", put::text<&AccessRecord::productId>},
    {"provider.outputPortId", "Access: port", put::text<&AccessRecord::portName>},
    {"provider.dataContractId", "Access: contract", put::text<&AccessRecord::contractId>},
    {"provider.teamId", "Access: custom property",
     [](AccessRecord &into, Value value) {
         if (!value.text().empty())
             into.custom["provider_team"] = value.string();
     }},
    {"consumer.teamId", "Access: team", put::text<&AccessRecord::consumerTeam>},
    {"consumer.dataProductId", "Access: consuming product",
     put::text<&AccessRecord::consumerProduct>},
    {"consumer.userId", "Access: person", put::text<&AccessRecord::consumerUser>},
    {"roles", "Access: role", put::list<&AccessRecord::roles>},
    {"custom|customProperties|tags", "Access: custom property"},
    {"dataUsageAgreementSpecification|links", rawOnly, put::keep},
});

void readInfo(Value info, AccessRecord &access, Reading &reading)
{
    for (const auto &[key, day] :
         {std::pair {"startDate", &access.start}, std::pair {"endDate", &access.end}}) {
        const Value stated = info[key];
        *day = parseDay(stated.text());
        if (!stated.text().empty() && !*day)
            reading.report(IssueSeverity::Warning, "not-a-day",
                           fmt::format("\"{}\" is not a day as YYYY-MM-DD; it is left out.", key),
                           stated, fmt::format("info.{}", key));
    }
    for (const Value field : info.fields()) {
        const std::string_view key = field.key();
        if (key == "purpose" || key == "status" || key == "startDate" || key == "endDate")
            continue;
        if (!field.text().empty())
            access.custom[std::string(key)] = field.string();
    }
}

} // namespace

Status readUsageAgreement(Value root, Reading &reading)
{
    AccessRecord access;
    take(agreementFields, root, access);
    if (access.id.empty())
        return odcs::withoutId("the agreement", "\"id\"", root, reading);
    readInfo(root["info"], access, reading);
    odcs::readCustom(root["custom"], access.custom);
    odcs::readCustom(root["customProperties"], access.custom);
    if (const std::vector<std::string> tags = root["tags"].strings(); !tags.empty())
        access.custom["tags"] = root["tags"].toJson();
    reading.take(std::move(access));
    return {};
}

void mapUsageAgreement(MappingRows &rows)
{
    addRows(rows, {}, agreementFields);
}

} // namespace meshscope::ingest
