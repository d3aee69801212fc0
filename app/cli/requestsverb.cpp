// SPDX-License-Identifier: GPL-3.0-or-later
#include "accesspages.h"
#include "verbs.h"
#include "workspace/requestlist.h"

#include <fmt/format.h>

namespace meshscope::cli {

namespace {

using workspace::ListedRequest;

struct RequestsWords
{
    std::string state = "open";
    int limit = 200;
};

Json rowJson(const ListedRequest &listed)
{
    const workspace::RequestRow &row = listed.row;
    const auto moment = [](const std::optional<TimePoint> &time) {
        return time ? Json(formatTime(*time)) : Json(nullptr);
    };
    Json people = Json::array();
    for (const workspace::PartyLabel &person : listed.waitsFor)
        people.push_back(person.name);
    return {{"uid", row.uid},
            {"product", row.product.name},
            {"port", row.port.name},
            {"for", row.consumer.name},
            {"requester", row.requester.name},
            {"kind", row.kind == access::RequestKind::Renewal ? "renewal" : "new"},
            {"state", access::word(row.state)},
            {"step", row.step ? Json(access::word(*row.step)) : Json(nullptr)},
            {"waitsFor", people},
            {"due", moment(row.dueAt)},
            {"sent", moment(row.submittedAt)},
            {"decided", moment(row.decidedAt)}};
}

int runRequests(const RequestsWords &words, const Session &session)
{
    auto reader = session.reader();
    if (!reader)
        return session.fail(reader.error());
    const auto choice = words.state == "all" ? workspace::RequestChoice::All
        : words.state == "open"              ? workspace::RequestChoice::Open
                                             : workspace::RequestChoice::Decided;
    const auto list
        = workspace::listRequests((*reader)->db(), choice, words.limit, dayOf(systemNow()));
    if (!list)
        return session.fail(list.error());
    if (session.format == Format::Machine) {
        Json rows = Json::array();
        for (const ListedRequest &listed : list->rows)
            rows.push_back(rowJson(listed));
        printJson(Json {{"shown", list->rows.size()}, {"total", list->total}, {"requests", rows}});
        return ExitDone;
    }
    Table table({"uid", "on", "for", "asked by", "state", "waits for", "due"});
    for (const ListedRequest &listed : list->rows) {
        const workspace::RequestRow &row = listed.row;
        table.add({row.uid, row.product.name + "/" + row.port.name, row.consumer.name,
                   row.requester.name, std::string(access::word(row.state)),
                   namesOf(listed.waitsFor), row.dueAt ? formatDay(dayOf(*row.dueAt)) : ""});
    }
    print((table.isEmpty() ? std::string() : table.text() + "\n")
          + fmt::format("{} of {} shown\n", list->rows.size(), list->total));
    return ExitDone;
}

} // namespace

Run addRequests(CLI::App &app, const Session &session)
{
    auto *const verb
        = app.add_subcommand("requests", "List requests, whom they wait for and until when");
    auto words = std::make_shared<RequestsWords>();
    verb->add_option("--state", words->state, "open (default), decided or all")
        ->check(CLI::IsMember({"open", "decided", "all"}));
    verb->add_option("--limit", words->limit, "At most so many (default 200)")
        ->check(CLI::Range(1, 100'000));
    return [words, &session] { return runRequests(*words, session); };
}

} // namespace meshscope::cli
