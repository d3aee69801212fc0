// SPDX-License-Identifier: GPL-3.0-or-later
#include "contractviewmodel.h"

#include "contracttext.h"
#include "pagetext.h"
#include "shell/display.h"

#include <algorithm>

namespace meshscope::app {

namespace {

using ColumnRow = ContractViewModel::ColumnRow;
using workspace::ContractBinding;
using workspace::ContractPortUse;
using workspace::ContractVersionRow;

QString bothTypes(const Column &column)
{
    if (column.logicalType.empty() || column.physicalType.empty())
        return line(column.logicalType.empty() ? column.physicalType : column.logicalType);
    return QStringLiteral("%1 · %2").arg(line(column.logicalType), line(column.physicalType));
}

/// "key 1, required, unique": what a column promises, in words.
QString promises(const Column &column)
{
    QStringList words;
    if (column.primaryKeyPosition > 0)
        words << ContractViewModel::tr("key %1").arg(column.primaryKeyPosition);
    if (column.nullable && !*column.nullable)
        words << ContractViewModel::tr("required");
    if (column.unique)
        words << ContractViewModel::tr("unique");
    if (column.critical)
        words << ContractViewModel::tr("critical");
    return words.join(QStringLiteral(", "));
}

RowListModel<ColumnRow>::Roles columnRoles()
{
    return {
        {"isObject", [](const ColumnRow &r) { return QVariant(r.depth < 0); }},
        {"object", [](const ColumnRow &r) { return QVariant(r.object); }},
        {"name", [](const ColumnRow &r) { return QVariant(line(r.column.name)); }},
        {"depth", [](const ColumnRow &r) { return QVariant(std::max(r.depth, 0)); }},
        {"type", [](const ColumnRow &r) { return QVariant(bothTypes(r.column)); }},
        {"promises", [](const ColumnRow &r) { return QVariant(promises(r.column)); }},
        {"description", [](const ColumnRow &r) { return QVariant(plain(r.column.description)); }},
        {"classification",
         [](const ColumnRow &r) { return QVariant(classificationWord(r.column.classification)); }},
        {"personal",
         [](const ColumnRow &r) { return QVariant(r.column.personal.value_or(false)); }},
    };
}

RowListModel<ContractQuality>::Roles qualityRoles()
{
    return {
        {"name",
         [](const ContractQuality &q) { return QVariant(line(q.name.empty() ? q.type : q.name)); }},
        {"place",
         [](const ContractQuality &q) {
             return QVariant(line(q.property.empty() ? q.object : q.object + "." + q.property));
         }},
        {"expectation", [](const ContractQuality &q) { return QVariant(line(q.expectation)); }},
        {"description", [](const ContractQuality &q) { return QVariant(plain(q.description)); }},
        {"dimension",
         [](const ContractQuality &q) { return QVariant(dimensionText(q.dimension)); }},
        {"severity", [](const ContractQuality &q) { return QVariant(severityText(q.severity)); }},
    };
}

RowListModel<ContractSla>::Roles slaRoles()
{
    return {
        {"name", [](const ContractSla &s) { return QVariant(promiseName(s)); }},
        {"value", [](const ContractSla &s) { return QVariant(promiseValue(s)); }},
        {"element", [](const ContractSla &s) { return QVariant(line(s.element)); }},
        {"driver", [](const ContractSla &s) { return QVariant(line(s.driver)); }},
        {"description", [](const ContractSla &s) { return QVariant(line(s.description)); }},
    };
}

QString approversText(const ContractRole &role)
{
    QStringList names;
    for (const std::string &approvers : {role.firstApprovers, role.secondApprovers}) {
        if (!approvers.empty())
            names << line(approvers);
    }
    return names.join(QStringLiteral(", "));
}

RowListModel<ContractRole>::Roles roleRoles()
{
    return {
        {"role", [](const ContractRole &r) { return QVariant(line(r.role)); }},
        {"access", [](const ContractRole &r) { return QVariant(line(r.access)); }},
        {"approvers", [](const ContractRole &r) { return QVariant(approversText(r)); }},
        {"description", [](const ContractRole &r) { return QVariant(line(r.description)); }},
    };
}

RowListModel<ContractServer>::Roles serverRoles()
{
    return {
        {"name", [](const ContractServer &s) { return QVariant(line(s.name)); }},
        {"environment", [](const ContractServer &s) { return QVariant(line(s.environment)); }},
        {"place", [](const ContractServer &s) { return QVariant(placeText(s)); }},
    };
}

RowListModel<ContractMember>::Roles teamRoles()
{
    const auto name = [](const ContractMember &m) {
        return QVariant(line(m.name.empty() ? m.username : m.name));
    };
    return {
        {"name", name},
        {"initials",
         [](const ContractMember &m) {
             return QVariant(initials(m.name.empty() ? m.username : m.name));
         }},
        {"role", [](const ContractMember &m) { return QVariant(line(m.role)); }},
        {"until",
         [](const ContractMember &m) { return QVariant(m.until ? dayText(*m.until) : QString()); }},
    };
}

RowListModel<ContractSupport>::Roles supportRoles()
{
    return {
        {"channel", [](const ContractSupport &s) { return QVariant(line(s.channel)); }},
        {"detail",
         [](const ContractSupport &s) {
             return QVariant(line(s.scope.empty() ? s.tool : s.scope));
         }},
        {"url", [](const ContractSupport &s) { return QVariant(line(s.url)); }},
    };
}

QString driftText(const ContractBinding &binding)
{
    if (binding.observedColumns == 0)
        return ContractViewModel::tr("Not observed, so not known");
    if (binding.drift.empty())
        return ContractViewModel::tr("Columns as promised");
    return ContractViewModel::tr("%n difference(s)", nullptr,
                                 static_cast<int>(binding.drift.size()));
}

QStringList driftLines(const ContractBinding &binding)
{
    QStringList lines;
    for (const std::string &drift : binding.drift)
        lines << line(drift);
    return lines;
}

RowListModel<ContractBinding>::Roles bindingRoles()
{
    return {
        {"object", [](const ContractBinding &b) { return QVariant(line(b.object)); }},
        {"server", [](const ContractBinding &b) { return QVariant(line(b.server)); }},
        {"dataset", [](const ContractBinding &b) { return QVariant(line(b.assetName)); }},
        {"uid", [](const ContractBinding &b) { return QVariant(line(b.assetUid)); }},
        {"drift", [](const ContractBinding &b) { return QVariant(driftText(b)); }},
        {"driftLines", [](const ContractBinding &b) { return QVariant(driftLines(b)); }},
        {"outcome",
         [](const ContractBinding &b) {
             return QVariant(outcomeWord(b.observedColumns == 0 ? Outcome::Unknown
                                             : b.drift.empty()  ? Outcome::Pass
                                                                : Outcome::Fail));
         }},
    };
}

RowListModel<ContractPortUse>::Roles useRoles()
{
    return {
        {"port", [](const ContractPortUse &u) { return QVariant(line(u.portName)); }},
        {"product", [](const ContractPortUse &u) { return QVariant(line(u.productName)); }},
        {"uid", [](const ContractPortUse &u) { return QVariant(line(u.productUid)); }},
        {"isOffer", [](const ContractPortUse &u) { return QVariant(u.direction == "output"); }},
        {"grants",
         [](const ContractPortUse &u) { return QVariant(static_cast<int>(u.activeGrants)); }},
    };
}

RowListModel<ContractVersionRow>::Roles versionRoles()
{
    return {
        {"version", [](const ContractVersionRow &v) { return QVariant(line(v.version)); }},
        {"statusText", [](const ContractVersionRow &v) { return QVariant(statusText(v.status)); }},
        {"statusKind", [](const ContractVersionRow &v) { return QVariant(statusKind(v.status)); }},
        {"created",
         [](const ContractVersionRow &v) {
             return QVariant(v.createdAt ? dayText(dayOf(*v.createdAt))
                                         : ContractViewModel::tr("Not stated"));
         }},
        {"file", [](const ContractVersionRow &v) { return QVariant(line(v.file)); }},
        {"verdict", [](const ContractVersionRow &v) { return QVariant(verdictWord(v.verdict)); }},
        {"bump",
         [](const ContractVersionRow &v) {
             return QVariant(v.verdict ? bumpText(*v.verdict) : QString());
         }},
    };
}

RowListModel<contract::Change>::Roles changeRoles()
{
    using contract::Change;
    return {
        {"code", [](const Change &c) { return QVariant(line(c.code)); }},
        {"path", [](const Change &c) { return QVariant(line(c.path)); }},
        {"what", [](const Change &c) { return QVariant(line(c.what)); }},
        {"before", [](const Change &c) { return QVariant(line(c.before)); }},
        {"after", [](const Change &c) { return QVariant(line(c.after)); }},
        {"consumer", [](const Change &c) { return QVariant(verdictWord(c.consumer)); }},
        {"producer", [](const Change &c) { return QVariant(verdictWord(c.producer)); }},
        {"why", [](const Change &c) { return QVariant(line(c.why)); }},
    };
}

std::vector<ColumnRow> schemaRows(const ContractDocument &document)
{
    std::vector<ColumnRow> rows;
    for (const ContractObject &object : document.objects) {
        ColumnRow head;
        head.object = line(object.name);
        head.column.name = object.name;
        head.column.physicalType = object.physicalType;
        head.column.description
            = object.description.empty() ? object.granularity : object.description;
        rows.push_back(std::move(head));
        for (const Column &column : object.properties)
            rows.push_back({line(object.name), column, pathDepth(column.path)});
    }
    return rows;
}

} // namespace

ContractViewModel::ContractViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_job(session.readLane())
    , m_columns(columnRoles())
    , m_quality(qualityRoles())
    , m_serviceLevels(slaRoles())
    , m_roles(roleRoles())
    , m_servers(serverRoles())
    , m_team(teamRoles())
    , m_support(supportRoles())
    , m_bindings(bindingRoles())
    , m_uses(useRoles())
    , m_versions(versionRoles())
    , m_changes(changeRoles())
{
    connect(&m_navigator, &Navigator::linkChanged, this, &ContractViewModel::followLink);
    connect(&m_session, &CatalogSession::snapshotChanged, this, [this] {
        if (m_navigator.page() == QLatin1String("contract"))
            load();
    });
}

void ContractViewModel::followLink()
{
    if (m_navigator.page() != QLatin1String("contract"))
        return;
    const QString version = m_navigator.query().value(QStringLiteral("version")).toString();
    if (m_uid == m_navigator.uid() && m_wantedVersion == version && m_state != Failed)
        return;
    if (m_uid != m_navigator.uid())
        m_page = {};
    m_uid = m_navigator.uid();
    m_wantedVersion = version;
    load();
}

void ContractViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader || m_uid.isEmpty())
        return;
    setState(Loading);
    m_job.start(
        [reader, uid = m_uid.toStdString(), version = m_wantedVersion.toStdString()](
            const std::stop_token &) { return workspace::contractPage(*reader, uid, version); },
        [this](Result<workspace::ContractPage> page) {
            if (!page)
                return setState(Failed, shownError(page.error()));
            show(std::move(*page));
        });
}

void ContractViewModel::show(workspace::ContractPage page)
{
    m_page = std::move(page);
    m_domainName.clear();
    m_domainCode.clear();
    m_domainSlot = -1;
    const auto snapshot = m_session.snapshot();
    if (const auto *domain = snapshot ? snapshot->domain(m_page.domain) : nullptr) {
        m_domainName = line(domain->name);
        m_domainCode = line(domain->code);
        m_domainSlot = domain->slot;
    }
    const ContractDocument &document = m_page.document;
    m_columns.setRows(schemaRows(document));
    m_quality.setRows(document.quality);
    m_serviceLevels.setRows(document.serviceLevels);
    m_roles.setRows(document.roles);
    m_servers.setRows(document.servers);
    m_team.setRows(document.team);
    m_support.setRows(document.support);
    m_bindings.setRows(m_page.bindings);
    m_uses.setRows(m_page.uses);
    m_versions.setRows(m_page.versions);
    m_changes.setRows(m_page.changes);
    setState(Ready);
}

void ContractViewModel::chooseVersion(int index)
{
    const QStringList names = versionNames();
    if (index >= 0 && index < names.size() && index != versionIndex())
        openVersion(names[index]);
}

/// On the same tab.
void ContractViewModel::openVersion(const QString &version)
{
    QVariantMap query = m_navigator.query();
    query.insert(QStringLiteral("version"), version);
    m_navigator.open(Navigator::linkTo(QStringLiteral("contract"), m_uid, query));
}

void ContractViewModel::openDataset(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("dataset"), uid));
}

void ContractViewModel::openProduct(const QString &uid)
{
    m_navigator.open(Navigator::linkTo(QStringLiteral("product"), uid));
}

QString ContractViewModel::name() const
{
    return line(m_page.name);
}

QString ContractViewModel::key() const
{
    return line(m_page.key);
}

QString ContractViewModel::version() const
{
    return line(m_page.document.version);
}

QString ContractViewModel::statusText() const
{
    return app::statusText(
        parseProductStatus(m_page.document.rawStatus).value_or(ProductStatus::Unknown));
}

QString ContractViewModel::statusKind() const
{
    return app::statusKind(
        parseProductStatus(m_page.document.rawStatus).value_or(ProductStatus::Unknown));
}

QString ContractViewModel::standard() const
{
    return QStringLiteral("%1 %2").arg(line(m_page.document.standard),
                                       line(m_page.document.standardVersion));
}

QString ContractViewModel::classification() const
{
    return classificationWord(m_page.classification);
}

QString ContractViewModel::purposeHtml() const
{
    return html(m_page.document.purpose);
}

QString ContractViewModel::usageHtml() const
{
    return html(m_page.document.usage);
}

QString ContractViewModel::limitationsHtml() const
{
    return html(m_page.document.limitations);
}

QString ContractViewModel::price() const
{
    return priceText(m_page.document.price);
}

QString ContractViewModel::raw() const
{
    return shownBlock(m_page.raw);
}

int ContractViewModel::rawColumns() const
{
    constexpr int tab = 10;
    constexpr char16_t firstWide = 0x1100; // Hangul; all that is wide comes after it
    int widest = 0;
    int here = 0;
    for (const QChar c : raw()) {
        here = c == u'\n' ? 0 : here + (c == u'\t' ? tab : c.unicode() < firstWide ? 1 : 2);
        widest = std::max(widest, here);
    }
    return widest;
}

QString ContractViewModel::file() const
{
    return line(m_page.file);
}

QString ContractViewModel::comparedWith() const
{
    return line(m_page.comparedWith);
}

QString ContractViewModel::bump() const
{
    const int index = versionIndex();
    if (index < 0 || !m_page.versions[static_cast<std::size_t>(index)].verdict)
        return {};
    return bumpText(*m_page.versions[static_cast<std::size_t>(index)].verdict);
}

bool ContractViewModel::isBumpKept() const
{
    const int index = versionIndex();
    if (index < 0)
        return true;
    const auto &verdict = m_page.versions[static_cast<std::size_t>(index)].verdict;
    return !verdict || verdict->bumpKept;
}

QStringList ContractViewModel::tags() const
{
    QStringList tags;
    for (const std::string &tag : m_page.document.tags)
        tags << line(tag);
    return tags;
}

QStringList ContractViewModel::versionNames() const
{
    QStringList names;
    for (const ContractVersionRow &row : m_page.versions)
        names << line(row.version);
    return names;
}

int ContractViewModel::versionIndex() const
{
    for (std::size_t i = 0; i < m_page.versions.size(); ++i) {
        if (m_page.versions[i].id == m_page.versionId)
            return static_cast<int>(i);
    }
    return -1;
}

void ContractViewModel::setState(State state, const QString &error)
{
    m_state = state;
    m_error = error;
    emit changed();
}

} // namespace meshscope::app
