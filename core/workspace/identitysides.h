// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/connection.h"
#include "workspace/identitypage.h"

#include <map>
#include <string>

/// Describing the two sides of a proposal or decision; private to this room.
namespace meshscope::workspace {

/// How instances are called.
class PlaceNames
{
public:
    Status read(store::Connection &db);
    /// Of `platform|instance`: the instance, or of a private one the name of its source.
    std::string label(const std::string &key) const;
    bool isPrivate(const std::string &key) const;

private:
    std::map<std::string, std::string> m_sources; ///< uid -> name
};

/// A single thing or an instance as a person knows it.
class SideReader
{
public:
    explicit SideReader(store::Connection &db);
    Status load() { return m_names.read(m_db); }

    IdentitySide place(const std::string &key);
    /// As it is shown.
    IdentitySide thing(EntityId id);
    /// As it was before decisions joined it.
    IdentitySide single(const std::string &uid);
    IdentityKind kindOf(const std::string &uid);
    DecisionRow decision(const catalog::Decision &decision);
    const PlaceNames &names() const { return m_names; }
    Status finish();

private:
    IdentitySide read(EntityId id);
    /// On which instance a thing stands; a logical one on none.
    void stand(IdentitySide &side, std::string_view platform, std::string_view instance) const;

    store::Connection &m_db;
    PlaceNames m_names;
    store::Statement m_thing;
    store::Statement m_single;
    store::Statement m_kind;
    store::Statement m_sources;
    store::Statement m_datasets;
    store::Statement m_namers;
    store::Statement m_evidence; ///< the sentence that a decision keeps
    store::Statement m_actor;
};

} // namespace meshscope::workspace
