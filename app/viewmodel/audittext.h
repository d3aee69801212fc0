// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/auditpage.h"

#include <QString>

#include <string>
#include <vector>

namespace meshscope::app {

/// An action of the audit record (workspace::auditActions()) in the words of the window; one that
/// only a newer program knows as it is written.
QString auditActionText(const std::string &action);
/// requests, decisions, grants, files or identity: what an action belongs to.
QString auditKind(const std::string &action);
/// Every action of a kind; all for an empty one.
std::vector<std::string> auditActionsOf(const QString &kind);
/// Actions whose words contain the text, whatever its case.
std::vector<std::string> auditActionsSaying(const QString &text);

QString auditSubjectText(const workspace::AuditRow &row);
QString auditStateText(const std::string &state, const std::string &action);
QString auditChangeText(const access::AuditEvent &event); ///< "In review → Approved"
QString auditRoleText(const std::string &role);
/// What was said; for conditions that were accepted those, not their digest.
QString auditReasonText(const access::AuditEvent &event);
/// Several lines: who in which role, the whole reason, digests.
QString auditDetailText(const access::AuditEvent &event);

} // namespace meshscope::app
