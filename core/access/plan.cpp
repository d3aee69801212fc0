// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/plan.h"

#include <algorithm>
#include <array>

namespace meshscope::access {

namespace {

/// People who may not decide on the provider's side.
std::vector<PartyId> excluded(const Ask &ask, const ConsumerFacts &consumer)
{
    std::vector<PartyId> people = consumer.members;
    people.insert(people.end(), consumer.owners.begin(), consumer.owners.end());
    people.push_back(ask.requester);
    return people;
}

/// The first list that still has someone after taking `gone` away.
std::vector<PartyId> firstStaffed(std::initializer_list<const std::vector<PartyId> *> lists,
                                  const std::vector<PartyId> &gone)
{
    for (const std::vector<PartyId> *list : lists) {
        std::vector<PartyId> rest = without(*list, gone);
        if (!rest.empty())
            return rest;
    }
    return {};
}

bool namesSecondApprover(const Ask &ask, const PortFacts &port)
{
    const RoleFacts *role = findRole(port, ask.role);
    return role && role->namesSecond;
}

bool approvesItself(const Ask &ask, const PortFacts &port, const Exposure &exposure)
{
    const RoleFacts *role = findRole(port, ask.role);
    const bool asksSomeone = role && (role->namesFirst || role->namesSecond);
    return port.autoApprove && !asksSomeone && !exposure.personal && !exposure.special
        && (exposure.rank == Classification::Public || exposure.rank == Classification::Internal);
}

struct Need
{
    bool needed;
    std::string reason;
};

Need needOf(StepKind kind, const Ask &ask, const PortFacts &port, const ConsumerFacts &consumer,
            const Exposure &exposure)
{
    switch (kind) {
    case StepKind::ConsumerOwner:
        if (consumer.kind == ConsumerKind::Person && consumer.id == ask.requester)
            return {false, "The requester asks for themselves"};
        if (contains(consumer.owners, ask.requester))
            return {false, "The requester owns what the data is for"};
        return {true, "Confirms the purpose"};
    case StepKind::ProductOwner:
        if (const RoleFacts *role = findRole(port, ask.role); role && role->namesFirst)
            return {true, "Named first approver of the role"};
        return {true, "Owns the product"};
    case StepKind::DomainSteward:
        if (namesSecondApprover(ask, port))
            return {true, "Named second approver of the role"};
        if (exposure.personal)
            return {true, "Personal data"};
        if (exposure.rank == Classification::Restricted)
            return {true, "Restricted data"};
        return {false, "Neither restricted nor personal data"};
    case StepKind::DataProtection:
        if (exposure.special)
            return {true, "Special category of personal data"};
        if (exposure.personal && port.asksDataProtection)
            return {true, "Personal data without a contract or legal duty"};
        break;
    }
    return {false, "No special category found"};
}

/// Gives the step at `at` a person of its own, moving others if needed (augmenting paths).
bool staff(const std::vector<const Step *> &steps, std::size_t at,
           const std::vector<PartyId> &taken, std::vector<PartyId> &holders,
           std::vector<bool> &tried)
{
    for (const PartyId person : steps[at]->candidates) {
        if (contains(taken, person))
            continue;
        const auto holder = std::find(holders.begin(), holders.end(), person);
        if (holder == holders.end()) {
            holders[at] = person;
            return true;
        }
        const auto other = static_cast<std::size_t>(holder - holders.begin());
        if (tried[other])
            continue;
        tried[other] = true;
        if (staff(steps, other, taken, holders, tried)) {
            holders[at] = person;
            return true;
        }
    }
    return false;
}

constexpr std::array stepOrder = {StepKind::ConsumerOwner, StepKind::ProductOwner,
                                  StepKind::DomainSteward, StepKind::DataProtection};

} // namespace

std::size_t lengthOf(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return 0;
    text = text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80; // not a continuation byte
    }));
}

std::vector<PartyId> candidatesFor(StepKind kind, const Ask &ask, const PortFacts &port,
                                   const ConsumerFacts &consumer)
{
    const std::vector<PartyId> gone = excluded(ask, consumer);
    const RoleFacts *role = findRole(port, ask.role);
    switch (kind) {
    case StepKind::ConsumerOwner:
        return without(consumer.owners, {ask.requester});
    case StepKind::ProductOwner: {
        const std::vector<PartyId> &owners = role && role->namesFirst ? role->first : port.owners;
        return firstStaffed({&owners, &port.stewards, &port.parentStewards}, gone);
    }
    case StepKind::DomainSteward: {
        const std::vector<PartyId> &second
            = role && role->namesSecond ? role->second : port.stewards;
        return firstStaffed({&second, &port.parentStewards}, gone);
    }
    case StepKind::DataProtection:
        return without(port.dataProtection, gone);
    }
    return {};
}

bool canBeStaffed(const std::vector<Step> &steps, const std::vector<PartyId> &taken)
{
    std::vector<const Step *> undecided;
    for (const Step &step : steps) {
        if (step.state == StepState::Waiting || step.state == StepState::Open)
            undecided.push_back(&step);
    }
    std::vector<PartyId> holders(undecided.size());
    for (std::size_t i = 0; i < undecided.size(); ++i) {
        std::vector<bool> tried(undecided.size(), false);
        tried[i] = true;
        if (!staff(undecided, i, taken, holders, tried))
            return false;
    }
    return true;
}

Plan planFor(const Ask &ask, const PortFacts &port, const ConsumerFacts &consumer)
{
    Plan plan;
    const Exposure exposure = exposureOf(ask, port);
    plan.approvesItself = approvesItself(ask, port, exposure);
    for (const StepKind kind : stepOrder) {
        Step step;
        step.kind = kind;
        const Need need = needOf(kind, ask, port, consumer, exposure);
        step.reason = need.reason;
        step.state = need.needed ? StepState::Waiting : StepState::Skipped;
        if (plan.approvesItself && need.needed) {
            step.state = StepState::Skipped;
            step.reason = "The port approves requests for public and internal data itself";
        }
        if (step.state == StepState::Waiting)
            step.candidates = candidatesFor(kind, ask, port, consumer);
        plan.steps.push_back(std::move(step));
    }
    // A steward who must already stand in for the owners cannot decide twice: the parent domain's
    // stewards join the second step.
    if (!canBeStaffed(plan.steps, {})) {
        Step &steward = plan.steps[static_cast<std::size_t>(StepKind::DomainSteward)];
        if (steward.state == StepState::Waiting) {
            for (const PartyId person : without(port.parentStewards, excluded(ask, consumer))) {
                if (!contains(steward.candidates, person))
                    steward.candidates.push_back(person);
            }
        }
    }
    return plan;
}

} // namespace meshscope::access
