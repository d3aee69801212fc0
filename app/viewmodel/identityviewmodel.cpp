// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/identityviewmodel.h"

#include "shell/display.h"
#include "viewmodel/pagetext.h"

#include <algorithm>
#include <array>

namespace meshscope::app {

namespace {

using catalog::DecisionSubject;
using catalog::Verdict;
using workspace::IdentityForm;
using workspace::IdentityKind;
using workspace::IdentityOutcome;
using workspace::ProposalRow;

constexpr std::array partWords {QLatin1String("proposals"), QLatin1String("instances"),
                                QLatin1String("decisions")};

QString pageName()
{
    return QStringLiteral("sources");
}

bool isPair(const ProposalRow &row, const std::string &left, const std::string &right)
{
    return (row.left.key == left && row.right.key == right)
        || (row.left.key == right && row.right.key == left);
}

} // namespace

IdentityViewModel::IdentityViewModel(CatalogSession &session, Navigator &navigator, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_navigator(navigator)
    , m_proposals(proposalRoles())
    , m_places(placeRoles())
    , m_decisions(decisionRoles())
    , m_job(session.readLane())
    , m_writeJob(session.writeLane())
    , m_part(partWords.front())
{
    connect(&session, &CatalogSession::snapshotChanged, this, [this] {
        m_isStale = true;
        follow();
    });
    connect(&session, &CatalogSession::catalogChanged, this, [this] {
        m_job.cancel();
        m_decisionError.clear();
        m_mostProposals = workspace::mostProposals;
        show({});
        m_state = State::Idle;
        m_isStale = true;
        follow();
        emit changed();
    });
    connect(&navigator, &Navigator::linkChanged, this, &IdentityViewModel::follow);
}

bool IdentityViewModel::isShown() const
{
    return m_navigator.page() == pageName() && m_navigator.uid() == identityTab();
}

void IdentityViewModel::follow()
{
    if (!isShown()) {
        if (m_job.isRunning()) { // it may take long, and others wait for the lane
            m_job.cancel();
            m_isStale = true;
            emit changed();
        }
        return;
    }
    const QString asked = m_navigator.query().value(QStringLiteral("part")).toString();
    const auto known = std::find(partWords.begin(), partWords.end(), asked);
    const QString part = known == partWords.end() ? partWords.front() : *known;
    const auto decision = m_navigator.query().value(QStringLiteral("decision")).toLongLong();
    if (part != m_part || decision != m_wantedDecision) {
        m_part = part;
        m_wantedDecision = decision;
        emit changed();
    }
    if (m_isStale)
        load();
}

void IdentityViewModel::load()
{
    const auto reader = m_session.reader();
    if (!reader)
        return;
    m_isStale = false;
    if (m_state != State::Ready)
        m_state = State::Loading;
    m_job.start([reader, most = m_mostProposals](
                    const std::stop_token &stop) { return read(*reader, most, stop); },
                [this](Result<std::shared_ptr<Page>> page) {
                    m_state = page ? State::Ready : State::Failed;
                    m_error = page ? QString() : shownError(page.error());
                    if (page)
                        show(std::move(**page));
                    emit changed();
                });
    emit changed();
}

Result<std::shared_ptr<IdentityViewModel::Page>>
IdentityViewModel::read(workspace::Reader &reader, int most, const std::stop_token &stop)
{
    auto page = std::make_shared<Page>();
    auto found = workspace::identityPage(reader.db(), most, stop);
    if (!found)
        return found.error();
    page->page = std::move(*found);
    for (const workspace::PlaceRow &place : page->page.places) {
        if (page->known.contains(place.platform))
            continue;
        auto known = workspace::knownInstances(reader.db(), place.platform);
        if (!known)
            return known.error();
        page->known.emplace(place.platform, std::move(*known));
    }
    return page;
}

void IdentityViewModel::show(Page &&page)
{
    // The chosen pair stays chosen; where it is gone, the one that took its place is next.
    int row = m_chosen;
    if (m_chosen >= 0 && m_chosen < proposalCount()) {
        const ProposalRow &chosen = m_proposals.rows()[static_cast<std::size_t>(m_chosen)];
        const auto &rows = page.page.proposals;
        const auto same = std::find_if(rows.begin(), rows.end(), [&](const ProposalRow &other) {
            return isPair(other, chosen.left.key, chosen.right.key);
        });
        if (same != rows.end())
            row = static_cast<int>(same - rows.begin());
    }
    m_proposals.setRows(std::move(page.page.proposals));
    m_places.setRows(std::move(page.page.places));
    m_decisions.setRows(std::move(page.page.decisions));
    m_known = std::move(page.known);
    m_totalProposals = static_cast<int>(page.page.totalProposals);
    m_notCompared = page.page.notCompared;
    m_chosen = std::min(std::max(row, 0), proposalCount() - 1);
}

QString IdentityViewModel::summary() const
{
    if (m_state != State::Ready)
        return {};
    const auto unbound
        = std::count_if(m_places.rows().begin(), m_places.rows().end(),
                        [](const workspace::PlaceRow &place) { return place.boundTo.empty(); });
    if (m_part == partWords[1])
        return unbound == 0
            ? tr("Of every instance it is known which one is meant")
            : counted(unbound, tr("1 source names no instance: what is on it stays apart"),
                      tr("%1 times a source names no instance: what is on it stays "
                         "apart"));
    if (m_part == partWords[2])
        return tr("Each can be undone: the catalog is then as it would be without it");
    return tr("What looks as if it were one; nothing is joined until a person decides");
}

QString IdentityViewModel::notCompared() const
{
    return m_notCompared == 0
        ? QString()
        : counted(m_notCompared, tr("1 pair was not compared: its name is used too often"),
                  tr("%1 pairs were not compared: their name is used too often"));
}

IdentityPair IdentityViewModel::pair() const
{
    return m_chosen < 0 ? IdentityPair()
                        : IdentityPair(m_proposals.rows()[static_cast<std::size_t>(m_chosen)]);
}

int IdentityViewModel::wantedDecision() const
{
    const auto &rows = m_decisions.rows();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [this](const auto &row) { return row.id == m_wantedDecision; });
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

void IdentityViewModel::choosePart(const QString &part)
{
    m_navigator.replace(
        Navigator::linkTo(pageName(), identityTab(), {{QStringLiteral("part"), part}}));
}

void IdentityViewModel::choose(int row)
{
    if (row < 0 || row >= proposalCount() || row == m_chosen)
        return;
    m_chosen = row;
    m_decisionError.clear();
    emit changed();
}

void IdentityViewModel::step(int by)
{
    choose(std::clamp(m_chosen + by, 0, std::max(0, proposalCount() - 1)));
}

void IdentityViewModel::loadMore()
{
    if (m_job.isRunning() || !m_proposals.isWhole() || proposalCount() < m_mostProposals
        || proposalCount() >= m_totalProposals)
        return;
    m_mostProposals += workspace::mostProposals;
    load();
}

void IdentityViewModel::dismissError()
{
    m_decisionError.clear();
    emit changed();
}

void IdentityViewModel::decideOne(const QString &note)
{
    decide(Verdict::Same, note);
}

void IdentityViewModel::keepApart(const QString &note)
{
    decide(Verdict::Different, note);
}

void IdentityViewModel::decide(Verdict verdict, const QString &note)
{
    if (m_chosen < 0)
        return;
    const ProposalRow &row = m_proposals.rows()[static_cast<std::size_t>(m_chosen)];
    IdentityForm form;
    form.subject
        = row.kind == IdentityKind::Instance ? DecisionSubject::Instance : DecisionSubject::Entity;
    form.verdict = verdict;
    form.left = row.left.key;
    form.right = row.right.key;
    form.note = note.trimmed().toStdString();
    const QString done
        = verdict == Verdict::Same ? tr("Recorded as one: %1 and %2") : tr("Kept apart: %1 and %2");
    record(std::move(form), done.arg(sideText(row.left, row.kind), sideText(row.right, row.kind)));
}

const workspace::PlaceRow *IdentityViewModel::placeOf(const QString &key) const
{
    const auto &rows = m_places.rows();
    const auto found
        = std::find_if(rows.begin(), rows.end(),
                       [key = key.toStdString()](const auto &row) { return row.key == key; });
    return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> IdentityViewModel::choices(const workspace::PlaceRow &place) const
{
    const auto known = m_known.find(place.platform);
    std::vector<std::string> instances;
    if (known != m_known.end())
        instances = known->second;
    std::erase(instances, place.label);
    return instances;
}

QStringList IdentityViewModel::knownInstances(const QString &key) const
{
    QStringList shown;
    if (const workspace::PlaceRow *place = placeOf(key)) {
        for (const std::string &instance : choices(*place))
            shown << line(instance);
    }
    return shown;
}

void IdentityViewModel::bindToKnown(const QString &key, int known, const QString &note)
{
    const workspace::PlaceRow *place = placeOf(key);
    if (place == nullptr)
        return;
    const std::vector<std::string> instances = choices(*place);
    if (known >= 0 && known < static_cast<int>(instances.size()))
        bind(*place, instances[static_cast<std::size_t>(known)], note);
}

void IdentityViewModel::bindToOther(const QString &key, const QString &instance,
                                    const QString &note)
{
    if (const workspace::PlaceRow *place = placeOf(key))
        bind(*place, instance.trimmed().toStdString(), note);
}

void IdentityViewModel::bind(const workspace::PlaceRow &place, const std::string &instance,
                             const QString &note)
{
    IdentityForm form;
    form.subject = DecisionSubject::Instance;
    form.left = place.key;
    form.right = place.platform + '|' + instance;
    form.note = note.trimmed().toStdString();
    record(
        std::move(form),
        tr("Bound: %1 is %2").arg(placeText(line(place.label), place.isPrivate), line(instance)));
}

void IdentityViewModel::record(IdentityForm form, const QString &done)
{
    if (isBusy())
        return;
    form.actor = m_session.actingAs();
    m_decisionError.clear();
    m_writeJob.start(
        [session = &m_session, form](const std::stop_token &) -> Result<IdentityOutcome> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::decideIdentity((*writer)->db(), form, systemNow());
        },
        [this, form, done](const Result<IdentityOutcome> &outcome) {
            if (outcome)
                dropProposal(form.left, form.right);
            finish(outcome, done, outcome ? static_cast<int>(outcome->decision) : 0);
        });
    emit changed();
}

void IdentityViewModel::undo(int decision, const QString &note)
{
    if (isBusy())
        return;
    m_decisionError.clear();
    m_writeJob.start(
        [session = &m_session, decision, note = note.trimmed().toStdString(),
         actor = m_session.actingAs()](const std::stop_token &) -> Result<IdentityOutcome> {
            const auto writer = session->writerOnLane();
            if (!writer)
                return writer.error();
            return workspace::undoIdentity((*writer)->db(), decision, note, actor, systemNow());
        },
        [this, decision](const Result<IdentityOutcome> &outcome) {
            finish(outcome, tr("Decision %1 was undone").arg(decision), 0);
        });
    emit changed();
}

void IdentityViewModel::finish(const Result<IdentityOutcome> &outcome, const QString &done,
                               int decision)
{
    if (outcome) {
        m_session.noteWritten();
        emit said(done, decision);
    } else {
        m_decisionError = shownError(outcome.error());
    }
    emit changed();
}

/// Takes a decided pair off the list before the page is read anew, so that the next one can be
/// decided at once.
void IdentityViewModel::dropProposal(const std::string &left, const std::string &right)
{
    std::vector<ProposalRow> rows = m_proposals.rows();
    const auto dropped
        = std::erase_if(rows, [&](const ProposalRow &row) { return isPair(row, left, right); });
    if (dropped == 0)
        return;
    m_totalProposals -= static_cast<int>(dropped);
    m_proposals.setRows(std::move(rows));
    m_chosen = std::min(m_chosen, proposalCount() - 1);
}

} // namespace meshscope::app
