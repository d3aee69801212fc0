// SPDX-License-Identifier: GPL-3.0-or-later
#include "pageroles.h"

#include "base/text.h"
#include "pagetext.h"
#include "shell/navigator.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace meshscope::app {

using namespace workspace;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("pageroles", text);
}

QString joined(const std::string &a, const std::string &b)
{
    return b.empty() ? line(a) : line(a + ' ' + b);
}

QString contractText(const ProductPort &port)
{
    if (port.contractKey.empty())
        return tr("No contract");
    if (port.contractVersion.empty())
        return tr("%1, not in the catalog").arg(line(port.contractKey));
    return joined(port.contractName, port.contractVersion);
}

QString promiseText(const ServiceLevel &level)
{
    if (level.unit.empty() && level.promisedSeconds)
        return durationText(*level.promisedSeconds);
    return promisedText(level.value, level.unit);
}

QString consumerText(const Consumer &consumer)
{
    QStringList parts;
    if (consumer.partyType == word(EntityKind::Product))
        parts << tr("product");
    else
        parts << roleText(consumer.partyType).toLower();
    if (consumer.ports > 0)
        parts << counted(consumer.ports, tr("1 port"), tr("%1 ports"));
    if (!consumer.granted)
        parts << counted(consumer.datasets, tr("1 dataset reads it, no grant known"),
                         tr("%1 datasets read it, no grant known"));
    if (consumer.until)
        parts << tr("ends %1").arg(dayText(*consumer.until));
    return parts.join(QStringLiteral(", "));
}

struct CheckWords
{
    const char *code;
    const char *title;
    const char *failed;
    const char *unknown;
};

const CheckWords &checkWords(const std::string &code)
{
    static constexpr std::array<CheckWords, 10> words {{
        {"P-01", QT_TRANSLATE_NOOP("pageroles", "Owner"),
         QT_TRANSLATE_NOOP("pageroles", "no source names an owner"), ""},
        {"P-04", QT_TRANSLATE_NOOP("pageroles", "Domain"),
         QT_TRANSLATE_NOOP("pageroles", "no source puts it into a domain"), ""},
        {"P-05", QT_TRANSLATE_NOOP("pageroles", "Description"),
         QT_TRANSLATE_NOOP("pageroles", "no description, or fewer than 30 characters"), ""},
        {"P-08", QT_TRANSLATE_NOOP("pageroles", "Contract"),
         QT_TRANSLATE_NOOP("pageroles", "has no contract"), ""},
        {"P-09", QT_TRANSLATE_NOOP("pageroles", "Contract document"),
         QT_TRANSLATE_NOOP("pageroles", "names a contract that was never imported"), ""},
        {"P-11", QT_TRANSLATE_NOOP("pageroles", "Support channel"),
         QT_TRANSLATE_NOOP("pageroles", "no contract or product description names one"), ""},
        {"P-13", QT_TRANSLATE_NOOP("pageroles", "Archetype"),
         QT_TRANSLATE_NOOP("pageroles", "no source says which archetype it is"), ""},
        {"P-18", QT_TRANSLATE_NOOP("pageroles", "Freshness"),
         QT_TRANSLATE_NOOP("pageroles", "older than promised"),
         QT_TRANSLATE_NOOP("pageroles", "never measured")},
        {"P-20", QT_TRANSLATE_NOOP("pageroles", "Quality"),
         QT_TRANSLATE_NOOP("pageroles", "a critical test fails"),
         QT_TRANSLATE_NOOP("pageroles", "evidence below 50 %")},
        {"P-30", QT_TRANSLATE_NOOP("pageroles", "Class of personal data"),
         QT_TRANSLATE_NOOP("pageroles", "holds personal data below Confidential"), ""},
    }};
    const auto found
        = std::ranges::find_if(words, [&](const CheckWords &each) { return code == each.code; });
    return found == words.end() ? words.front() : *found;
}

/// What was measured, for the checks that judge a measure; empty for the others.
QString measuredDetail(const CareCheck &check)
{
    if (check.outcome == Outcome::Unknown)
        return {};
    if (check.freshness.ageSeconds)
        return freshnessText(check.freshness.ageSeconds, check.freshness.limitSeconds);
    if (!check.score)
        return {};
    if (check.outcome == Outcome::Pass)
        return tr("scores %1, and no critical test fails").arg(scoreText(check.score));
    return check.belowHealthy ? tr("scores %1, below 0.90").arg(scoreText(check.score)) : QString();
}

QString checkDetail(const CareCheck &check)
{
    const CheckWords &words = checkWords(check.code);
    const char *what = check.outcome == Outcome::Fail ? words.failed
        : check.outcome == Outcome::Unknown           ? words.unknown
                                                      : "";
    QString text = measuredDetail(check);
    if (text.isEmpty() && *what)
        text = tr(what);
    if (check.subject.empty())
        return text;
    return text.isEmpty() ? line(check.subject) : line(check.subject) + QStringLiteral(": ") + text;
}

} // namespace

#define ROLE(name, type, expression)                                                               \
    {                                                                                              \
        name, [](const type &row) { return QVariant::fromValue(expression); }                      \
    }

const RowListModel<PageLink>::Roles &linkRoles()
{
    static const RowListModel<PageLink>::Roles roles {
        ROLE("uid", PageLink, line(row.uid)),
        ROLE("page", PageLink, pageOf(row.kind)),
        ROLE("name", PageLink, line(row.name)),
        ROLE("iconName", PageLink, kindIcon(row.kind, row.assetType, row.archetype)),
        ROLE("typeText", PageLink, assetTypeText(row.assetType)),
        ROLE("domainName", PageLink, line(row.domain.name)),
        ROLE("domainCode", PageLink, line(row.domain.code)),
        ROLE("domainSlot", PageLink, row.domain.slot),
        ROLE("grade", PageLink, gradeWord(row.grade)),
        ROLE("score", PageLink, scoreText(row.score)),
    };
    return roles;
}

const RowListModel<ProductPort>::Roles &portRoles()
{
    static const RowListModel<ProductPort>::Roles roles {
        ROLE("uid", ProductPort, line(row.uid)),
        ROLE("name", ProductPort, line(row.name)),
        ROLE("version", ProductPort, line(row.version)),
        ROLE("iconName", ProductPort, assetTypeIcon(row.assetType)),
        ROLE("techType", ProductPort, line(row.techType)),
        ROLE("description", ProductPort, plain(row.description)),
        ROLE("contract", ProductPort, contractText(row)),
        ROLE("contractUid", ProductPort, line(row.contractUid)),
        ROLE("hasContract", ProductPort, !row.contractVersion.empty()),
        ROLE("classification", ProductPort, classificationWord(row.classification)),
        ROLE("personal", ProductPort, row.personal),
        ROLE("grade", ProductPort, gradeWord(row.grade)),
        ROLE("score", ProductPort, scoreText(row.score)),
        ROLE("freshness", ProductPort,
             freshnessText(row.freshness.ageSeconds, row.freshness.limitSeconds)),
        ROLE("freshnessState", ProductPort, outcomeWord(row.freshness.outcome())),
        ROLE("grants", ProductPort, row.activeGrants),
        ROLE("datasets", ProductPort, static_cast<int>(row.datasets.size())),
        ROLE("datasetUid", ProductPort,
             row.datasets.empty() ? QString() : line(row.datasets.front().uid)),
    };
    return roles;
}

const RowListModel<ServiceLevel>::Roles &serviceLevelRoles()
{
    static const RowListModel<ServiceLevel>::Roles roles {
        ROLE("promise", ServiceLevel, fieldText(displayLine(row.property))),
        ROLE("element", ServiceLevel, line(row.element)),
        ROLE("promised", ServiceLevel, promiseText(row)),
        ROLE("measured", ServiceLevel,
             row.measuredSeconds ? durationText(*row.measuredSeconds) : tr("Not known")),
        ROLE("outcome", ServiceLevel, outcomeWord(row.outcome)),
        ROLE("outcomeText", ServiceLevel,
             row.outcome == Outcome::Pass       ? tr("Met")
                 : row.outcome == Outcome::Fail ? tr("Missed")
                                                : tr("Unknown")),
        ROLE("contract", ServiceLevel, line(row.contract)),
    };
    return roles;
}

const RowListModel<Consumer>::Roles &consumerRoles()
{
    static const RowListModel<Consumer>::Roles roles {
        ROLE("uid", Consumer, line(row.party.uid)),
        ROLE("page", Consumer, pageOf(row.party.kind)),
        ROLE("name", Consumer, line(row.party.name)),
        ROLE("detail", Consumer, consumerText(row)),
        ROLE("domainCode", Consumer, line(row.party.domain.code)),
        ROLE("domainSlot", Consumer, row.party.domain.slot),
        ROLE("initials", Consumer, initials(row.party.name)),
        ROLE("granted", Consumer, row.granted),
    };
    return roles;
}

const RowListModel<Contact>::Roles &contactRoles()
{
    static const RowListModel<Contact>::Roles roles {
        ROLE("name", Contact, line(row.name)),
        ROLE("initials", Contact, initials(row.name)),
        ROLE("role", Contact, row.channel ? line(row.role) : roleText(displayLine(row.role))),
        ROLE("email", Contact, line(row.email)),
        ROLE("url", Contact, isOpenableUrl(row.url) ? line(row.url) : QString()),
        ROLE("channel", Contact, row.channel),
    };
    return roles;
}

const RowListModel<TestRow>::Roles &testRoles()
{
    static const RowListModel<TestRow>::Roles roles {
        ROLE("dataset", TestRow, line(row.assetName)),
        ROLE("column", TestRow, line(row.path)),
        ROLE("name", TestRow, line(row.name)),
        ROLE("expectation", TestRow, line(row.expectation)),
        ROLE("engine", TestRow, line(row.engine)),
        ROLE("dimension", TestRow, dimensionText(row.dimension)),
        ROLE("severity", TestRow, severityText(row.severity)),
        ROLE("outcome", TestRow, outcomeWord(row.lastOutcome)),
        ROLE("outcomeText", TestRow,
             row.documentedOnly ? tr("Documented only") : outcomeText(row.lastOutcome)),
        ROLE("ranAt", TestRow, dayText(row.lastAt)),
        ROLE("message", TestRow, line(row.message)),
    };
    return roles;
}

const RowListModel<CareCheck>::Roles &checkRoles()
{
    static const RowListModel<CareCheck>::Roles roles {
        ROLE("code", CareCheck, line(row.code)),
        ROLE("title", CareCheck, tr(checkWords(row.code).title)),
        ROLE("detail", CareCheck, checkDetail(row)),
        ROLE("outcome", CareCheck, outcomeWord(row.outcome)),
        ROLE("outcomeText", CareCheck,
             row.outcome == Outcome::Pass       ? tr("Pass")
                 : row.outcome == Outcome::Fail ? tr("Fail")
                                                : tr("Unknown")),
    };
    return roles;
}

const RowListModel<Claim>::Roles &claimRoles()
{
    static const RowListModel<Claim>::Roles roles {
        ROLE("field", Claim, fieldText(row.field)),
        ROLE("value", Claim, plain(row.value)),
        ROLE("source", Claim, line(row.source)),
        ROLE("document", Claim, line(row.document)),
        ROLE("basis", Claim, basisText(row.basis)),
        ROLE("observedAt", Claim, dayText(row.observedAt)),
        ROLE("wins", Claim, row.wins),
    };
    return roles;
}

const RowListModel<SourceNote>::Roles &sourceRoles()
{
    static const RowListModel<SourceNote>::Roles roles {
        ROLE("source", SourceNote, line(row.source)),
        ROLE("document", SourceNote, line(row.document)),
        ROLE("format", SourceNote, line(row.format)),
        ROLE("basis", SourceNote, basisText(row.basis)),
        ROLE("readAt", SourceNote, dayText(row.readAt)),
    };
    return roles;
}

const RowListModel<HistoryRow>::Roles &historyRoles()
{
    static const RowListModel<HistoryRow>::Roles roles {
        ROLE("at", HistoryRow, dayText(row.at)),
        ROLE("source", HistoryRow, line(row.source)),
        ROLE("what", HistoryRow,
             row.documents > 0
                 ? counted(row.documents, tr("1 document says something new about it"),
                           tr("%1 documents say something new about it"))
                 : tr("Read again, nothing about it changed")),
        ROLE("importState", HistoryRow,
             row.state == "quarantined"          ? tr("Held for confirmation")
                 : row.state == "ok_with_issues" ? tr("With problems")
                                                 : tr("Complete")),
    };
    return roles;
}

const RowListModel<DatasetJob>::Roles &jobRoles()
{
    static const RowListModel<DatasetJob>::Roles roles {
        ROLE("name", DatasetJob, line(row.name)),
        ROLE("nameSpace", DatasetJob, line(row.nameSpace)),
        ROLE("type", DatasetJob, line(row.type)),
        ROLE("what", DatasetJob, row.writes ? tr("writes it") : tr("reads it")),
        ROLE("runs", DatasetJob, row.runs),
        ROLE("lastRun", DatasetJob, dayText(row.lastEnded ? row.lastEnded : row.lastStarted)),
        ROLE("outcomeText", DatasetJob,
             row.lastState.empty() ? tr("No run known") : fieldText(displayLine(row.lastState))),
        ROLE("outcome", DatasetJob,
             row.lastState == "COMPLETE"                               ? QStringLiteral("healthy")
                 : row.lastState == "FAIL" || row.lastState == "ABORT" ? QStringLiteral("degraded")
                                                                       : QStringLiteral("unknown")),
        ROLE("error", DatasetJob, line(row.lastError)),
    };
    return roles;
}

const RowListModel<ContractUse>::Roles &contractUseRoles()
{
    static const RowListModel<ContractUse>::Roles roles {
        ROLE("link", ContractUse,
             Navigator::linkTo(QStringLiteral("contract"), line(row.uid),
                               {{QStringLiteral("version"), line(row.version)}})),
        ROLE("name", ContractUse, joined(row.name, row.version)),
        ROLE("status", ContractUse, statusText(row.status)),
        ROLE("detail", ContractUse, joined(row.object, row.server)),
        ROLE("observed", ContractUse, row.observed),
    };
    return roles;
}

const RowListModel<PortOffer>::Roles &portOfferRoles()
{
    static const RowListModel<PortOffer>::Roles roles {
        ROLE("uid", PortOffer, line(row.product.uid)),
        ROLE("product", PortOffer, line(row.product.name)),
        ROLE("port", PortOffer, joined(row.port, row.version)),
        ROLE("domainCode", PortOffer, line(row.product.domain.code)),
        ROLE("domainSlot", PortOffer, row.product.domain.slot),
        ROLE("basis", PortOffer, line(row.basis)),
    };
    return roles;
}

const RowListModel<DriftRow>::Roles &driftRoles()
{
    static const RowListModel<DriftRow>::Roles roles {
        ROLE("column", DriftRow, line(row.path)),
        ROLE("what", DriftRow,
             row.kind == DriftRow::Kind::MissingColumn     ? tr("Promised, not observed")
                 : row.kind == DriftRow::Kind::Type        ? tr("Type differs")
                 : row.kind == DriftRow::Kind::Nullability ? tr("Nullability differs")
                                                           : tr("Not part of the contract")),
        ROLE("promised", DriftRow, line(row.promised)),
        ROLE("observed", DriftRow, line(row.observed)),
        ROLE("contract", DriftRow, line(row.contract)),
        ROLE("serious", DriftRow, row.kind != DriftRow::Kind::UnpromisedColumn),
    };
    return roles;
}

#undef ROLE

} // namespace meshscope::app
