// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalog/changetext.h"

#include "base/archive.h"
#include "base/text.h"
#include "catalog/changedcolumns.h"
#include "catalog/changefields.h"
#include "catalog/historywrite.h"
#include "model/records.h"

#include <algorithm>
#include <tuple>

namespace meshscope::catalog {

namespace {

using store::RowChange;
using store::RowOp;
using store::Value;

constexpr std::string_view mergedField = "is the same as";

std::optional<std::string> clipped(std::string text)
{
    if (text.empty())
        return std::nullopt;
    // What is longer is still in the rows; a line is for reading.
    constexpr std::size_t most = 2000;
    if (text.size() > most) {
        text.resize(most);
        text = validUtf8(text) + "…";
    }
    return text;
}

std::optional<std::string> plain(const Value &value, Shown shown)
{
    if (value.isNull())
        return std::nullopt;
    switch (shown) {
    case Shown::Flag:
        return value.integer != 0 ? "yes" : "no";
    case Shown::Rank:
        if (value.integer < 0)
            return std::nullopt;
        return std::string(word(static_cast<Classification>(value.integer)));
    case Shown::Time:
        return formatTime(fromEpochMs(value.integer));
    case Shown::Number:
        return std::to_string(value.integer);
    case Shown::Text:
    case Shown::Name:
        break;
    }
    return clipped(value.bytes);
}

std::int64_t numberOf(const RowChange &change, std::string_view column)
{
    for (const Value *const value :
         {change.keyOf(column), change.beforeOf(column), change.afterOf(column)}) {
        if (value != nullptr && value->type == Value::Type::Integer)
            return value->integer;
    }
    return 0;
}

} // namespace

ChangeText::ChangeText(store::Connection &db, const store::ChangeRecorder &recorder)
    : m_db(db)
    , m_recorder(recorder)
    , m_name(db.prepare("SELECT name FROM entity WHERE id=?1"))
{
}

void ChangeText::put(std::int64_t entity, std::string field, std::optional<std::string> before,
                     std::optional<std::string> after)
{
    if (entity == 0 || before == after || !m_recorder.wasThere(store::Counter::Entity, entity))
        return;
    // An owner stands in the row and in the list of owners.
    std::vector<Field> &fields = m_things[entity].fields;
    Field one {std::move(field), std::move(before), std::move(after)};
    if (std::find(fields.begin(), fields.end(), one) == fields.end())
        fields.push_back(std::move(one));
}

std::string ChangeText::nameOf(std::int64_t entity, bool isBefore)
{
    if (entity == 0)
        return {};
    if (isBefore) {
        if (const auto found = m_formerNames.find(entity); found != m_formerNames.end())
            return found->second;
    }
    std::string name(m_name.bind(1, entity).step() ? m_name.text(0) : std::string_view());
    m_name.reset();
    return name;
}

Status ChangeText::take(const RowChange &change)
{
    if (change.table == "entity")
        return takeEntity(change);
    if (change.table == "asset_columns")
        return takeColumns(change);
    if (change.table == "edge_doc")
        return takeColumnFlows(change);
    if (change.table == "contract_version") {
        if (auto status = takeContract(change); !status)
            return status;
    }
    const bool isMember
        = std::any_of(memberRules.begin(), memberRules.end(),
                      [&](const MemberRule &rule) { return rule.table == change.table; });
    return isMember ? takeMember(change) : takeWide(change);
}

Status ChangeText::takeEntity(const RowChange &change)
{
    const std::int64_t entity = numberOf(change, "id");
    if (change.op != RowOp::Updated)
        return {};
    if (const Value *const before = change.beforeOf("name")) {
        m_formerNames[entity] = before->bytes;
        const Value *const after = change.afterOf("name");
        put(entity, "name", before->bytes, after == nullptr ? std::nullopt : clipped(after->bytes));
    }
    const Value *const state = change.afterOf("state");
    if (state == nullptr)
        return {};
    Thing &thing = m_things[entity];
    thing.op = state->bytes == "active" ? ChangeOp::Revived : ChangeOp::Removed;
    if (state->bytes != "merged")
        return {};
    const std::int64_t into = numberOf(change, "merged_into");
    if (!m_recorder.wasThere(store::Counter::Entity, into)) {
        thing.op.reset();
        thing.goesOn = true;
    }
    put(entity, std::string(mergedField), std::nullopt, nameOf(into, false));
    return {};
}

Status ChangeText::takeWide(const RowChange &change)
{
    if (change.op != RowOp::Updated)
        return {};
    const std::int64_t entity = numberOf(change, "id");
    for (const FieldRule &rule : fieldRules) {
        if (rule.table != change.table)
            continue;
        const Value *const before = change.beforeOf(rule.column);
        const Value *const after = change.afterOf(rule.column);
        if (before == nullptr || after == nullptr)
            continue;
        if (rule.shown == Shown::Name)
            put(entity, std::string(rule.field), clipped(nameOf(before->integer, true)),
                clipped(nameOf(after->integer, false)));
        else
            put(entity, std::string(rule.field), plain(*before, rule.shown),
                plain(*after, rule.shown));
    }
    return m_name.finish();
}

void ChangeText::putMember(std::int64_t entity, const std::string &field, std::string text,
                           bool isBefore)
{
    if (entity == 0 || text.empty())
        return;
    Sides &sides = m_members[{entity, field}];
    (isBefore ? sides.before : sides.after).insert(std::move(text));
}

namespace {

std::string fieldOf(const MemberRule &rule, const Value *detail)
{
    std::string field(rule.field);
    if (detail == nullptr || detail->bytes.empty())
        return field;
    if (!field.empty())
        field += rule.table == "tag" ? " of " : " ";
    return field + detail->bytes;
}

} // namespace

Status ChangeText::takeMember(const RowChange &change)
{
    if (change.op == RowOp::Updated)
        return change.table == "edge" ? takeReplacedFlow(change) : m_name.finish();
    const bool isBefore = change.op == RowOp::Removed;
    const auto valueOf = [&](std::string_view column) {
        return isBefore ? change.beforeOf(column) : change.afterOf(column);
    };
    for (const MemberRule &rule : memberRules) {
        const Value *const member = rule.table == change.table ? valueOf(rule.member) : nullptr;
        if (member == nullptr)
            continue;
        const std::string field
            = fieldOf(rule, rule.detail.empty() ? nullptr : valueOf(rule.detail));
        putMember(numberOf(change, rule.thing), field,
                  rule.shown == Shown::Name ? nameOf(member->integer, isBefore) : member->bytes,
                  isBefore);
    }
    return m_name.finish();
}

/// A flow that went and one that came, with one number: rows of flows that go free theirs.
Status ChangeText::takeReplacedFlow(const RowChange &change)
{
    const Value *const formerFrom = change.beforeOf("from_id");
    const Value *const formerTo = change.beforeOf("to_id");
    if (formerFrom == nullptr && formerTo == nullptr)
        return {};
    auto edge = m_db.prepare("SELECT from_id, to_id FROM edge WHERE id=?1");
    if (!edge.bind(1, numberOf(change, "id")).step())
        return edge.finish();
    const std::int64_t from = edge.integer(0);
    const std::int64_t to = edge.integer(1);
    putMember(formerTo == nullptr ? to : formerTo->integer, "reads from",
              nameOf(formerFrom == nullptr ? from : formerFrom->integer, true), true);
    putMember(to, "reads from", nameOf(from, false), false);
    if (auto status = edge.finish(); !status)
        return status;
    return m_name.finish();
}

Status ChangeText::takeColumns(const RowChange &change)
{
    const Value *const before = change.beforeOf("body");
    const Value *const after = change.afterOf("body");
    std::vector<Column> left;
    std::vector<Column> right;
    for (const auto &[value, columns] : {std::pair {before, &left}, std::pair {after, &right}}) {
        if (value == nullptr)
            continue;
        auto unpacked = unpack<std::vector<Column>>(value->bytes);
        if (!unpacked)
            return unpacked.error();
        *columns = std::move(*unpacked);
    }
    const std::int64_t entity = numberOf(change, "asset_id");
    for (ColumnChange &one : changedColumns(left, right))
        put(entity, "column " + one.what, clipped(std::move(one.before)),
            clipped(std::move(one.after)));
    return {};
}

Status ChangeText::takeContract(const RowChange &change)
{
    const Value *const before = change.beforeOf("body");
    const Value *const after = change.afterOf("body");
    if (change.op != RowOp::Updated || before == nullptr || after == nullptr)
        return {};
    const auto left = unpack<ContractDocument>(before->bytes);
    const auto right = unpack<ContractDocument>(after->bytes);
    if (!left || !right)
        return left ? right.error() : left.error();
    const std::int64_t entity = numberOf(change, "id");
    const std::vector<ColumnChange> changes = changedObjects(*left, *right);
    for (const ColumnChange &one : changes)
        put(entity, one.what, clipped(one.before), clipped(one.after));
    ContractDocument same = *left; // but for what the other lines tell
    same.rawStatus = right->rawStatus;
    same.version = right->version;
    same.standardVersion = right->standardVersion;
    if (changes.empty() && pack(same) != pack(*right))
        put(entity, "terms", std::nullopt, "changed");
    return {};
}

Status ChangeText::takeColumnFlows(const RowChange &change)
{
    const Value *const before = change.beforeOf("columns");
    const Value *const after = change.afterOf("columns");
    const auto count = [](const Value *value) -> Result<std::string> {
        if (value == nullptr || value->isNull())
            return std::string();
        auto flows = unpack<std::vector<ColumnFlow>>(value->bytes);
        if (!flows)
            return flows.error();
        return std::to_string(flows->size()) + (flows->size() == 1 ? " column" : " columns");
    };
    const auto left = count(before);
    const auto right = count(after);
    if (!left || !right)
        return left ? right.error() : left.error();
    auto edge = m_db.prepare("SELECT from_id, to_id FROM edge WHERE id=?1");
    if (!edge.bind(1, numberOf(change, "edge_id")).step() || (left->empty() && right->empty()))
        return edge.finish();
    const std::string field = "columns from " + nameOf(edge.integer(0), false);
    const bool sameNumber = *left == *right;
    put(edge.integer(1), field, clipped(*left), clipped(sameNumber ? *right + ", others" : *right));
    return edge.finish();
}

/// Members that are new by their own numbers are not among the changed rows.
Status ChangeText::takeNewMembers()
{
    const auto &reach = m_recorder.reach();
    const std::int64_t entity = reach.before[static_cast<std::size_t>(store::Counter::Entity)];
    const std::int64_t edge = reach.before[static_cast<std::size_t>(store::Counter::Edge)];
    if (entity == 0)
        return {};
    struct Query
    {
        std::string_view sql;
        std::int64_t above;
    };
    for (const auto &[sql, above] : {
             Query {"SELECT entity_id, role, party_id FROM ownership WHERE party_id>?1 AND "
                    "entity_id<=?2",
                    entity},
             Query {"SELECT port_id, 'dataset', asset_id FROM port_asset WHERE asset_id>?1 AND "
                    "port_id<=?2",
                    entity},
             Query {"SELECT version_id, 'dataset of ' || object, asset_id FROM contract_asset "
                    "WHERE asset_id>?1 AND version_id<=?2",
                    entity},
             Query {"SELECT user_id, 'team', team_id FROM membership WHERE team_id>?1 AND "
                    "user_id<=?2",
                    entity},
             Query {"SELECT to_id, 'reads from', from_id FROM edge WHERE id>?1 AND to_id<=?2",
                    edge},
         }) {
        auto rows = m_db.prepare(sql);
        for (rows.bind(1, above).bind(2, entity); rows.step();)
            putMember(rows.integer(0), std::string(rows.text(1)), nameOf(rows.integer(2), false),
                      false);
        if (auto status = rows.finish(); !status)
            return status;
    }
    return m_name.finish();
}

/// People who follow one another in a role are one line; of all else each is one.
void ChangeText::joinMembers()
{
    for (auto &[key, sides] : m_members) {
        const auto &[entity, field] = key;
        // The same by another row: a flow of another job, a person merged into another.
        std::set<std::string> both;
        std::set_intersection(sides.before.begin(), sides.before.end(), sides.after.begin(),
                              sides.after.end(), std::inserter(both, both.end()));
        for (const std::string &text : both) {
            sides.before.erase(text);
            sides.after.erase(text);
        }
        const bool follows = std::none_of(
            memberRules.begin(), memberRules.end(), [&field = field](const MemberRule &rule) {
                return !rule.field.empty() && field.starts_with(rule.field);
            });
        if (follows && sides.before.size() == 1 && sides.after.size() == 1) {
            put(entity, field, clipped(*sides.before.begin()), clipped(*sides.after.begin()));
            continue;
        }
        for (const std::string &text : sides.before)
            put(entity, field, clipped(text), std::nullopt);
        for (const std::string &text : sides.after)
            put(entity, field, std::nullopt, clipped(text));
    }
}

Result<std::vector<Change>> ChangeText::lines(std::map<EntityKind, ChangeCount> &counts)
{
    if (auto status = takeNewMembers(); !status)
        return status.error();
    joinMembers();
    auto who = m_db.prepare("SELECT e.uid, e.kind, " + std::string(shownName)
                            + " FROM entity e WHERE e.id=?1");
    std::vector<Change> lines;
    for (auto &[entity, thing] : m_things) {
        if (!who.bind(1, entity).step()) {
            who.reset();
            continue;
        }
        const auto kind = entityKind(who.text(1));
        const Change about {std::string(who.text(0)), kind, std::string(who.text(2)),
                            thing.op.value_or(ChangeOp::Changed)};
        who.reset();
        ChangeCount &count = counts[kind];
        ++(about.op == ChangeOp::Removed       ? count.removed
               : about.op == ChangeOp::Revived ? count.revived
                                               : count.changed);
        if (thing.op) // what it lost or got back with that is not told line by line
            lines.push_back(about);
        for (Field &field : thing.fields) {
            if ((thing.op || thing.goesOn) && field.name != mergedField)
                continue;
            Change &line = lines.emplace_back(about);
            line.field = std::move(field.name);
            line.before = std::move(field.before);
            line.after = std::move(field.after);
        }
    }
    if (auto status = who.finish(); !status)
        return status.error();
    std::stable_sort(lines.begin(), lines.end(), [](const Change &left, const Change &right) {
        return std::tie(left.kind, left.name, left.uid)
            < std::tie(right.kind, right.name, right.uid);
    });
    return lines;
}

} // namespace meshscope::catalog
