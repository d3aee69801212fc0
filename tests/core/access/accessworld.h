// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/decisions.h"

#include <string>
#include <vector>

/// A small company for the tests of access: one port and its people, by first name.
namespace meshscope::access::test {

inline constexpr PartyId requester {1}; ///< analyst of the team "Regional Finance"
inline constexpr PartyId teamOwner {2}; ///< owns that team
inline constexpr PartyId productOwner {3};
inline constexpr PartyId steward {4}; ///< of the port's domain
inline constexpr PartyId parentSteward {5};
inline constexpr PartyId officer {6}; ///< data protection
inline constexpr PartyId domainOwner {7};
inline constexpr PartyId stranger {8};
inline constexpr EntityId team {20};

inline Day day(const char *text)
{
    return *parseDay(text);
}

inline TimePoint at(const char *text)
{
    return *parseTime(text);
}

/// Tuesday.
inline TimePoint today()
{
    return at("2026-11-24T09:00:00Z");
}

inline PortFacts port()
{
    PortFacts facts;
    facts.id = PortId {100};
    facts.product = ProductId {101};
    facts.domain = DomainId {102};
    facts.name = "curated.net_orders";
    facts.productName = "Net Orders";
    facts.status = ProductStatus::Active;
    facts.contract = ContractId {103};
    facts.contractVersion = ContractVersionId {104};
    facts.contractKey = "net-orders";
    facts.contractVersionText = "3.2.0";
    facts.contractHash = "abc";
    facts.columns = {{"order_date", Classification::Internal, false, false, "contract", {}, {}},
                     {"net_amount", Classification::Confidential, false, false, "contract", {}, {}},
                     {"customer_id", Classification::Confidential, true, false, "lineage", {}, {}},
                     {"health_note", Classification::Restricted, true, true, "tag", {}, {}}};
    facts.classification = Classification::Restricted;
    facts.personal = true;
    facts.roles = {{"reader", "select", "", false, false, {}, {}}};
    facts.owners = {productOwner};
    facts.stewards = {steward};
    facts.parentStewards = {parentSteward};
    facts.domainOwners = {domainOwner};
    facts.dataProtection = {officer};
    return facts;
}

inline ConsumerFacts consumer()
{
    return {team, ConsumerKind::Team, {teamOwner}, {requester, teamOwner}};
}

inline Ask internalAsk()
{
    Ask ask;
    ask.requester = requester;
    ask.role = "reader";
    ask.purpose = "Compare net revenue by region and week.";
    ask.columns = {"order_date"};
    ask.start = day("2026-11-25");
    ask.end = day("2027-05-01");
    return ask;
}

inline Ask personalAsk()
{
    Ask ask = internalAsk();
    ask.columns = {"order_date", "customer_id"};
    return ask;
}

inline Ask specialAsk()
{
    Ask ask = internalAsk();
    ask.columns = {"health_note"};
    ask.end = day("2027-02-01");
    return ask;
}

/// Facts with a lifetime, and the time that passes.
struct World
{
    PortFacts offered = port();
    ConsumerFacts user = consumer();
    TimePoint now = today();

    Context context() const { return {offered, user, now}; }
};

/// One line per step: kind, state, candidates, reason.
inline std::string dump(const std::vector<Step> &steps)
{
    std::string text;
    for (const Step &step : steps) {
        text += std::string(word(step.kind)) + " " + std::string(word(step.state));
        for (const PartyId person : step.candidates)
            text += " " + std::to_string(person.value);
        text += ": " + step.reason + "\n";
    }
    return text;
}

inline std::string codes(const std::vector<Problem> &problems)
{
    std::string text;
    for (const Problem &problem : problems)
        text += (text.empty() ? "" : " ") + problem.code;
    return text;
}

inline std::string events(const Decision &outcome)
{
    std::string text;
    for (const Change &change : outcome.changes)
        text += (text.empty() ? "" : " ") + std::string(word(change.event));
    return text;
}

} // namespace meshscope::access::test
