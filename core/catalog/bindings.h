// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/connection.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace meshscope::catalog {

/// Which instance of a platform a source means when it does not say (standards.md 1.4.3).
///
/// A binding that an import gave is kept with the source. Without one the source's assets live on a
/// private instance of their own; so do those of a source that a person has bound, or that is
/// assumed to mean the only instance known (decisions.h), since either can change.
class Bindings
{
public:
    Status load(store::Connection &db);

    /// A source that is new in this import.
    void introduce(SourceId source, const std::string &uid);
    /// Remembers an instance that some document named.
    void know(std::string_view platform, std::string_view instance);
    /// Remembers that a source names assets of a platform without the instance.
    void ask(SourceId source, std::string_view platform);
    /// Remembers the same of the private instance of an asset that is in the catalog.
    void askPrivate(std::string_view instance);
    /// Uid of a source, empty if it is not known.
    std::string uidOf(SourceId source) const;
    /// Binds as an import says; wins over what is assumed.
    void bind(SourceId source, std::string_view platform, std::string_view instance);

    /// The instance to use for names of `source` that state none: bound or private.
    std::string instanceFor(SourceId source, std::string_view platform) const;
    /// Whether a person has said which instance is meant by the private one of this source.
    bool isDecided(SourceId source, std::string_view platform) const;
    /// Instances to choose from where a source stays unbound; empty when it is bound, or when the
    /// only one is assumed.
    std::vector<std::string> candidates(SourceId source, std::string_view platform) const;
    /// Private instance -> instance it is now bound to.
    std::map<std::string, std::string> settled() const;

    Status save(store::Connection &db);

private:
    Status loadDecisions(store::Connection &db);
    bool isApart(const std::string &left, const std::string &right) const;

    struct Binding
    {
        std::string instance; ///< empty: not bound
        bool isNew = false;
    };
    std::map<SourceId, std::string> m_uids;
    std::map<std::pair<SourceId, std::string>, Binding> m_bindings; ///< by source and platform
    std::map<std::string, std::set<std::string>, std::less<>> m_known; ///< platform -> instances
    std::map<std::string, std::string> m_decided; ///< `platform|instance` -> what it was bound to
    std::set<std::pair<std::string, std::string>> m_apart; ///< said to be different instances
};

} // namespace meshscope::catalog
