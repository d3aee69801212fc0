// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/odcs.h"

#include <fmt/format.h>

namespace meshscope::ingest {

namespace {

void readInfo(Value info, AccessRecord &access, Reading &reading)
{
    access.purpose = info["purpose"].string();
    access.status = info["status"].string();
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
    access.id = root["id"].string();
    if (access.id.empty())
        return odcs::withoutId("the agreement", "\"id\"", root, reading);
    readInfo(root["info"], access, reading);
    const Value provider = root["provider"];
    access.productId = provider["dataProductId"].string();
    access.portName = provider["outputPortId"].string();
    access.contractId = provider["dataContractId"].string();
    if (const std::string_view team = provider["teamId"].text(); !team.empty())
        access.custom["provider_team"] = team;
    const Value consumer = root["consumer"];
    access.consumerTeam = consumer["teamId"].string();
    access.consumerProduct = consumer["dataProductId"].string();
    access.consumerUser = consumer["userId"].string();
    access.roles = root["roles"].strings();
    odcs::readCustom(root["custom"], access.custom);
    odcs::readCustom(root["customProperties"], access.custom);
    if (const std::vector<std::string> tags = root["tags"].strings(); !tags.empty())
        access.custom["tags"] = root["tags"].toJson();
    for (const std::string_view key : {"dataUsageAgreementSpecification", "links"})
        root[key].keep();
    reading.take(std::move(access));
    return {};
}

} // namespace meshscope::ingest
