// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/audittext.h"

#include "viewmodel/accesstext.h"
#include "viewmodel/identitytext.h"
#include "viewmodel/pagetext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <string_view>

namespace meshscope::app {

namespace {

using access::AuditEvent;

constexpr std::string_view digestMark = "sha256:";

struct Action
{
    std::string_view word;
    std::string_view kind;
    const char *text;
};
constexpr std::array actionWords {
    Action {"create", "requests", QT_TRANSLATE_NOOP("Access", "Request written")},
    Action {"edit", "requests", QT_TRANSLATE_NOOP("Access", "Draft changed")},
    Action {"submit", "requests", QT_TRANSLATE_NOOP("Access", "Request sent")},
    Action {"discard", "requests", QT_TRANSLATE_NOOP("Access", "Draft discarded")},
    Action {"auto_approve", "decisions",
            QT_TRANSLATE_NOOP("Access", "Approved by the port itself")},
    Action {"vote_approve", "decisions", QT_TRANSLATE_NOOP("Access", "Step approved")},
    Action {"vote_approve_last", "decisions", QT_TRANSLATE_NOOP("Access", "Request approved")},
    Action {"vote_conditions_last", "decisions",
            QT_TRANSLATE_NOOP("Access", "Approved with conditions")},
    Action {"reject", "decisions", QT_TRANSLATE_NOOP("Access", "Request rejected")},
    Action {"ask_info", "decisions", QT_TRANSLATE_NOOP("Access", "Question asked")},
    Action {"answer", "requests", QT_TRANSLATE_NOOP("Access", "Question answered")},
    Action {"escalate", "decisions",
            QT_TRANSLATE_NOOP("Access", "Step overdue, domain owners asked")},
    Action {"withdraw", "requests", QT_TRANSLATE_NOOP("Access", "Request withdrawn")},
    Action {"step_timeout", "requests", QT_TRANSLATE_NOOP("Access", "Nobody decided in time")},
    Action {"info_timeout", "requests",
            QT_TRANSLATE_NOOP("Access", "Question not answered in time")},
    Action {"accept_timeout", "requests",
            QT_TRANSLATE_NOOP("Access", "Conditions not accepted in time")},
    Action {"target_gone", "requests", QT_TRANSLATE_NOOP("Access", "Port no longer offered")},
    Action {"accept", "requests", QT_TRANSLATE_NOOP("Access", "Conditions accepted")},
    Action {"decline", "requests", QT_TRANSLATE_NOOP("Access", "Conditions declined")},
    Action {"created_future", "grants", QT_TRANSLATE_NOOP("Access", "Grant scheduled")},
    Action {"created_now", "grants", QT_TRANSLATE_NOOP("Access", "Grant given")},
    Action {"start", "grants", QT_TRANSLATE_NOOP("Access", "Grant started")},
    Action {"suspend", "grants", QT_TRANSLATE_NOOP("Access", "Grant suspended")},
    Action {"resume", "grants", QT_TRANSLATE_NOOP("Access", "Grant resumed")},
    Action {"renewed", "grants", QT_TRANSLATE_NOOP("Access", "Grant renewed")},
    Action {"expire", "grants", QT_TRANSLATE_NOOP("Access", "Grant expired")},
    Action {"revoke", "grants", QT_TRANSLATE_NOOP("Access", "Grant revoked")},
    Action {"give_up", "grants", QT_TRANSLATE_NOOP("Access", "Grant given up")},
    Action {"import_agreement", "files", QT_TRANSLATE_NOOP("Access", "Agreement imported")},
    Action {"export_audit", "files", QT_TRANSLATE_NOOP("Access", "Audit record exported")},
    Action {"undo_import", "files", QT_TRANSLATE_NOOP("Access", "Import taken back")},
    Action {"remove_source", "files", QT_TRANSLATE_NOOP("Access", "Source removed")},
    Action {"merge", "identity", QT_TRANSLATE_NOOP("Access", "Decided to be one")},
    Action {"keep_apart", "identity", QT_TRANSLATE_NOOP("Access", "Decided to be kept apart")},
    Action {"undo_merge", "identity", QT_TRANSLATE_NOOP("Access", "No longer one")},
    Action {"undo_keep_apart", "identity", QT_TRANSLATE_NOOP("Access", "No longer kept apart")},
    Action {"bind_instance", "identity", QT_TRANSLATE_NOOP("Access", "Instance bound")},
    Action {"unbind_instance", "identity", QT_TRANSLATE_NOOP("Access", "Instance unbound")},
    Action {"keep_instances_apart", "identity",
            QT_TRANSLATE_NOOP("Access", "Instances decided to be kept apart")},
};

struct Role
{
    std::string_view word;
    const char *text;
};
constexpr std::array roleWords {
    Role {"requester", QT_TRANSLATE_NOOP("Access", "Requester")},
    Role {"approver", QT_TRANSLATE_NOOP("Access", "Approver")},
    Role {"consumer_owner", QT_TRANSLATE_NOOP("Access", "Consumer owner")},
    Role {"product_owner", QT_TRANSLATE_NOOP("Access", "Product owner")},
    Role {"domain_steward", QT_TRANSLATE_NOOP("Access", "Domain steward")},
    Role {"data_protection", QT_TRANSLATE_NOOP("Access", "Data protection")},
    Role {"provider", QT_TRANSLATE_NOOP("Access", "Provider of the data")},
    Role {"operator", QT_TRANSLATE_NOOP("Access", "Operator")},
    Role {"system", QT_TRANSLATE_NOOP("Access", "The program itself")},
    Role {"import", QT_TRANSLATE_NOOP("Access", "Import")},
    Role {"curator", QT_TRANSLATE_NOOP("Access", "Curator")},
    Role {"identity", QT_TRANSLATE_NOOP("Access", "Curator of identities")},
    Role {"reader", QT_TRANSLATE_NOOP("Access", "Reader")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("Access", text);
}

/// A word of the record that has no words of its own here.
QString plainWord(const std::string &word)
{
    QString text = line(word);
    text.replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

const Action *findAction(const std::string &word)
{
    const auto found = std::ranges::find(actionWords, word, &Action::word);
    return found == actionWords.end() ? nullptr : &*found;
}

/// One side of a decision about identity, as it was called then.
QString recordedSide(const access::Json &snapshot, std::string_view side)
{
    using workspace::IdentityKind;
    const access::Json *said = snapshot.member(side);
    if (said == nullptr)
        return {};
    workspace::IdentitySide known;
    known.name = said->memberText("name");
    known.context = said->memberText("context");
    known.place = said->memberText("instance");
    const access::Json *isPrivate = said->member("private");
    known.isPrivate
        = isPrivate != nullptr && isPrivate->boolean() != nullptr && *isPrivate->boolean();
    const std::string kind = snapshot.memberText("kind");
    return sideText(known,
                    kind == word(IdentityKind::Instance)     ? IdentityKind::Instance
                        : kind == word(IdentityKind::Person) ? IdentityKind::Person
                                                             : IdentityKind::Dataset);
}

bool isDigest(const AuditEvent &event)
{
    return event.reason.starts_with(digestMark);
}

} // namespace

QString auditActionText(const std::string &action)
{
    const Action *known = findAction(action);
    QString plain = line(action);
    return known ? tr(known->text) : plain.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString auditKind(const std::string &action)
{
    const Action *known = findAction(action);
    return known
        ? QString::fromLatin1(known->kind.data(), static_cast<qsizetype>(known->kind.size()))
        : QString();
}

std::vector<std::string> auditActionsOf(const QString &kind)
{
    std::vector<std::string> words;
    for (const Action &action : actionWords) {
        if (!kind.isEmpty() && action.kind == kind.toStdString())
            words.emplace_back(action.word);
    }
    return words;
}

std::vector<std::string> auditActionsSaying(const QString &text)
{
    std::vector<std::string> words;
    for (const Action &action : actionWords) {
        if (!text.isEmpty() && tr(action.text).contains(text, Qt::CaseInsensitive))
            words.emplace_back(action.word);
    }
    return words;
}

QString auditSubjectText(const workspace::AuditRow &row)
{
    const auto snapshot = access::parseJson(row.snapshot);
    if (snapshot) {
        if (const QString left = recordedSide(*snapshot, "left"); !left.isEmpty())
            return tr("%1 and %2").arg(left, recordedSide(*snapshot, "right"));
        if (const access::Json *import = snapshot->member("import"); import && import->integer())
            return tr("Import %1").arg(*import->integer());
    }
    return line(row.subject);
}

QString auditStateText(const std::string &state, const std::string &action)
{
    if (state.empty() || state == "none")
        return {};
    const auto request = access::parseRequestState(state);
    const auto grant = access::parseGrantState(state);
    if (grant && (!request || auditKind(action) == QLatin1String("grants"))) {
        workspace::GrantRow row;
        row.state = *grant;
        return grantStateText(row);
    }
    return request ? requestStateText(*request) : plainWord(state);
}

QString auditChangeText(const AuditEvent &event)
{
    const QString from = auditStateText(event.fromState, event.action);
    const QString to = auditStateText(event.toState, event.action);
    return from.isEmpty() || from == to ? to : QStringLiteral("%1 → %2").arg(from, to);
}

QString auditRoleText(const std::string &role)
{
    const auto known = std::ranges::find(roleWords, role, &Role::word);
    return known == roleWords.end() ? plainWord(role) : tr(known->text);
}

QString auditReasonText(const AuditEvent &event)
{
    if (!isDigest(event))
        return line(event.reason);
    const auto snapshot = access::parseJson(event.snapshot);
    const access::Json *conditions = snapshot ? snapshot->member("conditions") : nullptr;
    return conditions ? conditionsText(access::conditionsFrom(*conditions)) : QString();
}

QString auditDetailText(const AuditEvent &event)
{
    QStringList lines {tr("%1, %2").arg(line(event.actorLabel), auditRoleText(event.actorRole))};
    if (!event.osAccount.empty())
        lines << tr("Account of this computer: %1").arg(line(event.osAccount));
    if (const QString reason = auditReasonText(event); !reason.isEmpty())
        lines << reason;
    if (isDigest(event))
        lines << tr("Digest of the conditions: %1").arg(line(event.reason));
    lines << tr("Hash of the event: %1").arg(line(event.hash));
    return lines.join(QLatin1Char('\n'));
}

} // namespace meshscope::app
