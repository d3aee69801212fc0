// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/accessrequest.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace meshscope::app {

/// The conditions that a person prepares for a decision. What was prepared for one request is kept
/// while others are looked at, until it is decided or asks for something else.
class PreparedConditions
{
public:
    /// This request is looked at now, by this person: what another one prepared is gone.
    void show(const workspace::RequestDetail &detail, PartyId actor);
    void forget(const std::string &requestUid) { m_kept.erase(requestUid); }

    const std::vector<access::Condition> &list() const;
    QStringList texts() const;

    /// Empty when it was added; else why it was not, in words. `kind`: a word of
    /// access::ConditionKind; `value`: its text or day, columns with commas between them.
    QString add(const QString &kind, const QString &value);
    void remove(int index);
    void reset(); ///< to the proposed ones

private:
    struct Kept
    {
        std::vector<access::Condition> proposed; ///< from which they were made
        std::vector<access::Condition> chosen;
    };

    Kept &edited(); ///< of the request that is shown, made when there is none

    std::map<std::string, Kept> m_kept; ///< by uid of the request
    PartyId m_actor;
    std::string m_uid;
    access::Ask m_ask;
    access::PortFacts m_port; ///< its columns only
    std::vector<access::Condition> m_proposed;
};

} // namespace meshscope::app
