// SPDX-License-Identifier: GPL-3.0-or-later
#include "qualityviewmodel.h"

#include "pagetext.h"
#include "shell/display.h"

#include <algorithm>

namespace meshscope::app {

namespace {

using Row = QualityViewModel::Row;
using RuleLine = QualityViewModel::RuleLine;
using quality::DimensionScore;

RowListModel<Row>::Roles rowRoles()
{
    return {
        {"uid", [](const Row &r) { return QVariant(line(r.quality.uid)); }},
        {"name", [](const Row &r) { return QVariant(line(r.quality.name)); }},
        {"context", [](const Row &r) { return QVariant(line(r.quality.context)); }},
        {"typeIcon", [](const Row &r) { return QVariant(assetTypeIcon(r.quality.type)); }},
        {"product", [](const Row &r) { return QVariant(line(r.quality.productName)); }},
        {"domainCode", [](const Row &r) { return QVariant(r.domainCode); }},
        {"domainName", [](const Row &r) { return QVariant(r.domainName); }},
        {"domainSlot", [](const Row &r) { return QVariant(r.domainSlot); }},
        {"grade", [](const Row &r) { return QVariant(gradeWord(r.quality.grade)); }},
        {"score", [](const Row &r) { return QVariant(scoreText(r.quality.measured)); }},
        {"evidence", [](const Row &r) { return QVariant(r.quality.evidence); }},
        {"ruleCount", [](const Row &r) { return QVariant(static_cast<int>(r.quality.rules)); }},
    };
}

RowListModel<DimensionScore>::Roles dimensionRoles()
{
    return {
        {"name", [](const DimensionScore &d) { return QVariant(dimensionText(d.dimension)); }},
        {"grade", [](const DimensionScore &d) { return QVariant(gradeWord(d.score.grade)); }},
        {"score", [](const DimensionScore &d) { return QVariant(d.score.measured.value_or(-1)); }},
        {"scoreText",
         [](const DimensionScore &d) { return QVariant(scoreText(d.score.measured)); }},
        {"lower", [](const DimensionScore &d) { return QVariant(d.score.lowest); }},
        {"upper", [](const DimensionScore &d) { return QVariant(d.score.highest); }},
        {"evidence", [](const DimensionScore &d) { return QVariant(d.score.evidence); }},
        {"expected", [](const DimensionScore &d) { return QVariant(d.expected); }},
        {"hasRules", [](const DimensionScore &d) { return QVariant(d.weightSum > 0); }},
    };
}

QList<int> outcomesOf(const RuleLine &rule)
{
    QList<int> outcomes;
    for (const workspace::RuleDay &day : rule.detail.days)
        outcomes << static_cast<int>(day.outcome);
    return outcomes;
}

QString ageOf(const RuleLine &rule)
{
    if (!rule.detail.term.conclusiveAt)
        return QualityViewModel::tr("never");
    const auto age = std::chrono::duration<double>(rule.now - *rule.detail.term.conclusiveAt);
    return durationText(age.count());
}

/// "2 of 1,000 rows" or the message of the engine.
QString evidenceOf(const RuleLine &rule)
{
    const workspace::RuleRow &row = rule.detail.rule;
    if (row.lastFailedRows && row.lastEvaluatedRows) {
        return QualityViewModel::tr("%1 of %2 rows failed")
            .arg(countText(*row.lastFailedRows), countText(*row.lastEvaluatedRows));
    }
    if (row.lastFailedRows && *row.lastFailedRows > 0)
        return QualityViewModel::tr("%1 rows failed").arg(countText(*row.lastFailedRows));
    return line(row.lastMessage);
}

RowListModel<RuleLine>::Roles ruleRoles()
{
    return {
        {"name", [](const RuleLine &r) { return QVariant(line(r.detail.rule.name)); }},
        {"path", [](const RuleLine &r) { return QVariant(line(r.detail.rule.path)); }},
        {"expectation",
         [](const RuleLine &r) { return QVariant(line(r.detail.rule.expectation)); }},
        {"engine", [](const RuleLine &r) { return QVariant(line(r.detail.rule.engine)); }},
        {"dimension",
         [](const RuleLine &r) {
             return QVariant(dimensionText(r.detail.rule.scoring.dimension));
         }},
        {"severity",
         [](const RuleLine &r) { return QVariant(severityText(r.detail.rule.scoring.severity)); }},
        {"outcome",
         [](const RuleLine &r) { return QVariant(outcomeWord(r.detail.term.lastOutcome)); }},
        {"outcomeText",
         [](const RuleLine &r) {
             return QVariant(r.detail.rule.scoring.documentedOnly
                                 ? QualityViewModel::tr("documented only")
                                 : outcomeText(r.detail.term.lastOutcome));
         }},
        {"weight", [](const RuleLine &r) { return QVariant(r.detail.term.weight); }},
        {"credit",
         [](const RuleLine &r) {
             return QVariant(r.detail.term.quality ? QString::number(*r.detail.term.quality, 'f', 2)
                                                   : QualityViewModel::tr("unknown"));
         }},
        {"confidence",
         [](const RuleLine &r) {
             return QVariant(QString::number(r.detail.term.confidence, 'f', 2));
         }},
        {"share", [](const RuleLine &r) { return QVariant(r.share); }},
        {"age", [](const RuleLine &r) { return QVariant(ageOf(r)); }},
        {"message", [](const RuleLine &r) { return QVariant(evidenceOf(r)); }},
        {"outcomes", [](const RuleLine &r) { return QVariant::fromValue(outcomesOf(r)); }},
        {"contract", [](const RuleLine &r) { return QVariant(line(r.detail.contractName)); }},
        {"contractUid", [](const RuleLine &r) { return QVariant(line(r.detail.contractUid)); }},
    };
}

std::optional<Grade> gradeOfWord(const QString &word)
{
    for (const Grade grade :
         {Grade::Healthy, Grade::AtRisk, Grade::Degraded, Grade::Insufficient}) {
        if (gradeWord(grade) == word)
            return grade;
    }
    return std::nullopt;
}

workspace::QualityOrder orderOfWord(const QString &word)
{
    if (word == QLatin1String("name"))
        return workspace::QualityOrder::Name;
    return word == QLatin1String("evidence") ? workspace::QualityOrder::Evidence
                                             : workspace::QualityOrder::WorstFirst;
}

} // namespace

QualityViewModel::QualityViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_listJob(session.readLane())
    , m_detailJob(session.readLane())
    , m_rows(rowRoles())
    , m_dimensions(dimensionRoles())
    , m_rules(ruleRoles())
{
    const auto reload = [this] {
        m_isStale = true;
        followLink();
    };
    connect(&m_session, &CatalogSession::snapshotChanged, this, reload);
    connect(&m_session, &CatalogSession::catalogChanged, this, reload);
    connect(&m_navigator, &Navigator::linkChanged, this, &QualityViewModel::followLink);
}

void QualityViewModel::followLink()
{
    if (m_navigator.page() != QLatin1String("quality"))
        return;
    const bool chooses = !m_navigator.uid().isEmpty() && m_navigator.uid() != m_uid;
    if (chooses)
        m_uid = m_navigator.uid();
    const QVariantMap query = m_navigator.query();
    if (const auto asked = query.constFind(QStringLiteral("q"));
        asked != query.constEnd() && asked->toString() != m_filter) {
        m_filter = asked->toString();
        m_isStale = true;
        emit filterChanged();
    }
    if (m_isStale)
        loadList();
    else if (chooses)
        loadDetail();
}

void QualityViewModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    emit filterChanged();
    loadList();
}

void QualityViewModel::setGrade(const QString &grade)
{
    if (m_grade == grade)
        return;
    m_grade = grade;
    emit filterChanged();
    loadList();
}

void QualityViewModel::setOrder(const QString &order)
{
    if (m_order == order)
        return;
    m_order = order;
    emit filterChanged();
    loadList();
}

void QualityViewModel::loadList()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_isStale = false;
    m_state = Loading;
    emit listChanged();
    workspace::QualityFilter filter;
    filter.text = m_filter.toStdString();
    filter.grade = gradeOfWord(m_grade);
    filter.order = orderOfWord(m_order);
    m_listJob.start(
        [reader, filter](const std::stop_token &) {
            return workspace::qualityOverview(*reader, filter);
        },
        [this](Result<workspace::QualityOverview> overview) {
            if (overview)
                return showList(std::move(*overview));
            m_state = Failed;
            m_error = shownError(overview.error());
            emit listChanged();
        });
}

void QualityViewModel::showList(workspace::QualityOverview overview)
{
    const auto snapshot = m_session.snapshot();
    std::vector<Row> rows;
    for (workspace::QualityRow &quality : overview.rows) {
        Row row {std::move(quality), {}, {}, -1};
        if (const auto *domain = snapshot ? snapshot->domain(row.quality.domain) : nullptr) {
            row.domainCode = line(domain->code);
            row.domainName = line(domain->name);
            row.domainSlot = domain->slot;
        }
        rows.push_back(std::move(row));
    }
    if (m_uid.isEmpty() && !rows.empty())
        m_uid = line(rows.front().quality.uid);
    m_rows.setRows(std::move(rows));
    overview.rows.clear();
    m_overview = std::move(overview);
    m_state = Ready;
    m_error.clear();
    emit listChanged();
    loadDetail();
}

void QualityViewModel::loadDetail()
{
    const auto reader = m_session.reader();
    if (!reader || m_uid.isEmpty())
        return;
    m_detailState = Loading;
    emit detailChanged();
    m_detailJob.start(
        [reader, uid = m_uid.toStdString()](const std::stop_token &) {
            return workspace::datasetQuality(*reader, uid);
        },
        [this](Result<workspace::DatasetQuality> detail) {
            if (detail)
                return showDetail(std::move(*detail));
            m_detailState = Failed;
            m_detailError = shownError(detail.error());
            emit detailChanged();
        });
}

void QualityViewModel::showDetail(workspace::DatasetQuality detail)
{
    m_detail = std::move(detail);
    m_dimensions.setRows(m_detail.score.dimensions);
    const auto snapshot = m_session.snapshot();
    std::vector<RuleLine> lines;
    for (const workspace::RuleDetail &rule : m_detail.rules) {
        RuleLine line {rule, 0, snapshot ? snapshot->now() : systemNow()};
        for (const DimensionScore &dimension : m_detail.score.dimensions) {
            if (dimension.dimension == rule.rule.scoring.dimension && dimension.weightSum > 0)
                line.share = rule.term.weight / dimension.weightSum;
        }
        lines.push_back(std::move(line));
    }
    m_rules.setRows(std::move(lines));
    m_detailState = Ready;
    m_detailError.clear();
    emit detailChanged();
}

QVariantList QualityViewModel::gradeOptions() const
{
    const auto option = [this](const QString &value, const QString &text, std::size_t count) {
        return QVariantMap {
            {QStringLiteral("value"), value},
            {QStringLiteral("text"),
             QStringLiteral("%1 %2").arg(text, countText(static_cast<qint64>(count)))}};
    };
    const auto count
        = [this](Grade grade) { return m_overview.byGrade[static_cast<std::size_t>(grade)]; };
    return {option({}, tr("All"), m_overview.total),
            option(gradeWord(Grade::Degraded), tr("Degraded"), count(Grade::Degraded)),
            option(gradeWord(Grade::AtRisk), tr("At risk"), count(Grade::AtRisk)),
            option(gradeWord(Grade::Healthy), tr("Healthy"), count(Grade::Healthy)),
            option(gradeWord(Grade::Insufficient), tr("Unknown"), count(Grade::Insufficient))};
}

QString QualityViewModel::name() const
{
    return line(m_detail.name);
}

QString QualityViewModel::context() const
{
    return line(m_detail.context);
}

QString QualityViewModel::scoreGrade() const
{
    return gradeWord(m_detail.score.total.grade);
}

QString QualityViewModel::explanation() const
{
    const quality::DatasetScore &score = m_detail.score;
    if (score.scored == 0)
        return tr("No rule checks this dataset");
    QString text = tr("%1 of %2 rules proven").arg(score.proven).arg(score.scored);
    if (score.total.openCritical)
        text += tr("; an open failure of a critical rule caps the grade");
    else if (score.total.grade == Grade::Insufficient)
        text += tr("; too little evidence for a grade");
    return text;
}

QList<double> QualityViewModel::historyScores() const
{
    QList<double> values;
    for (const workspace::ScorePoint &point : m_detail.history)
        values << point.score.measured.value_or(-1);
    return values;
}

bool QualityViewModel::historyKnown() const
{
    return std::ranges::any_of(m_detail.history, [](const workspace::ScorePoint &point) {
        return point.score.measured.has_value();
    });
}

QList<double> QualityViewModel::historyLower() const
{
    QList<double> values;
    for (const workspace::ScorePoint &point : m_detail.history)
        values << point.score.lowest;
    return values;
}

QList<double> QualityViewModel::historyUpper() const
{
    QList<double> values;
    for (const workspace::ScorePoint &point : m_detail.history)
        values << point.score.highest;
    return values;
}

void QualityViewModel::choose(const QString &uid)
{
    if (uid != m_uid)
        m_navigator.replace(Navigator::linkTo(QStringLiteral("quality"), uid));
}

void QualityViewModel::openDataset()
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("dataset"), m_uid));
}

void QualityViewModel::openContract(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("contract"), uid));
}

void QualityViewModel::openLineage()
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("lineage"), m_uid));
}

} // namespace meshscope::app
