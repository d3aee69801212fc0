// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/history.h"
#include "store/changerecorder.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

/// Turns changed rows into what changed for people; private to this room.
namespace meshscope::catalog {

class ChangeText
{
public:
    ChangeText(store::Connection &db, const store::ChangeRecorder &recorder);

    /// Looks at one changed row. Corrupt when a blob in it cannot be read.
    Status take(const store::RowChange &change);
    /// The lines by kind and name, after the last row; what is new is not among them. Adds to
    /// `counts`.
    Result<std::vector<Change>> lines(std::map<EntityKind, ChangeCount> &counts);

private:
    struct Field
    {
        std::string name;
        std::optional<std::string> before;
        std::optional<std::string> after;
        bool operator==(const Field &) const = default;
    };
    struct Thing
    {
        std::optional<ChangeOp> op; ///< Removed or Revived
        bool goesOn = false; ///< as a thing that is new now
        std::vector<Field> fields;
    };
    struct Sides
    {
        std::set<std::string> before;
        std::set<std::string> after;
    };

    Status takeEntity(const store::RowChange &change);
    Status takeWide(const store::RowChange &change);
    Status takeMember(const store::RowChange &change);
    Status takeReplacedFlow(const store::RowChange &change);
    Status takeColumns(const store::RowChange &change);
    Status takeContract(const store::RowChange &change);
    Status takeColumnFlows(const store::RowChange &change);
    Status takeNewMembers();
    void put(std::int64_t entity, std::string field, std::optional<std::string> before,
             std::optional<std::string> after);
    void putMember(std::int64_t entity, const std::string &field, std::string text, bool isBefore);
    void joinMembers();
    std::string nameOf(std::int64_t entity, bool isBefore);

    store::Connection &m_db;
    const store::ChangeRecorder &m_recorder;
    store::Statement m_name;
    std::unordered_map<std::int64_t, std::string> m_formerNames;
    std::map<std::int64_t, Thing> m_things;
    std::map<std::pair<std::int64_t, std::string>, Sides> m_members;
};

} // namespace meshscope::catalog
