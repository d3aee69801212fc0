// SPDX-License-Identifier: GPL-3.0-or-later
#include "lineageviewmodel.h"
#include "pagetext.h"
#include "shell/display.h"
#include "workspace/lineageexport.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSaveFile>

/// What LineageViewModel says and writes; how it loads is in lineageviewmodel.cpp.
namespace meshscope::app {

namespace {

workspace::LineageFormat formatOf(const QString &name)
{
    static const QHash<QString, workspace::LineageFormat> formats {
        {QStringLiteral("svg"), workspace::LineageFormat::Svg},
        {QStringLiteral("dot"), workspace::LineageFormat::Dot},
        {QStringLiteral("mermaid"), workspace::LineageFormat::Mermaid},
        {QStringLiteral("csv"), workspace::LineageFormat::Csv},
        {QStringLiteral("json"), workspace::LineageFormat::Json},
    };
    return formats.value(name, workspace::LineageFormat::Outline);
}

Result<QString> write(const QString &path, const std::string &text)
{
    QSaveFile file(path);
    const auto size = static_cast<qint64>(text.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), size) != size || !file.commit())
        return Error {ErrorCode::Io,
                      "The file could not be written: " + file.errorString().toStdString(),
                      path.toStdString()};
    return path;
}

int count(std::size_t number)
{
    return static_cast<int>(number);
}

} // namespace

QString LineageViewModel::name() const
{
    return m_drawing ? line(m_drawing->view->start.name) : QString();
}

bool LineageViewModel::isDataset() const
{
    return m_drawing && m_drawing->view->start.kind == EntityKind::Asset;
}

QString LineageViewModel::columnText() const
{
    return line(m_column.toStdString());
}

QString LineageViewModel::selector() const
{
    if (!m_drawing)
        return {};
    const QString quoted = name().contains(QRegularExpression(QStringLiteral("[^A-Za-z0-9_.-]")))
        ? QLatin1Char('"') + name() + QLatin1Char('"')
        : name();
    QString text = QStringLiteral("%1+%2+%3").arg(m_up).arg(quoted).arg(m_down);
    if (!m_column.isEmpty())
        text += QLatin1Char('.') + columnText();
    return text;
}

QString LineageViewModel::explanation() const
{
    if (!m_drawing)
        return {};
    const auto steps
        = [](int number) { return number == 1 ? tr("one step") : tr("%1 steps").arg(number); };
    QStringList parts {tr("%1 up").arg(steps(m_up)), tr("%1 down").arg(steps(m_down))};
    if (!m_column.isEmpty())
        parts << tr("chain of %1").arg(columnText());
    return parts.join(QStringLiteral(", "));
}

int LineageViewModel::columnTotal() const
{
    if (!m_drawing || m_drawing->view->cards.empty())
        return 0;
    return count(m_drawing->view->cards.front().totalColumns);
}

void LineageViewModel::setLens(const QString &lens)
{
    if (m_lens == lens)
        return;
    m_lens = lens;
    emit lensChanged();
}

int LineageViewModel::shown() const
{
    return m_drawing ? count(m_drawing->view->shown) : 0;
}

int LineageViewModel::total() const
{
    return m_drawing ? count(m_drawing->view->total) : 0;
}

int LineageViewModel::folded() const
{
    return m_drawing ? count(m_drawing->view->folded) : 0;
}

bool LineageViewModel::canTidy() const
{
    return m_drawing && m_drawing->isStable;
}

QString LineageViewModel::note() const
{
    if (!m_drawing)
        return {};
    const workspace::LineageView &view = *m_drawing->view;
    if (!view.request.column.empty() && !view.hasColumnFlows)
        return tr("No source tells where %1 comes from or goes to. Its column lineage is unknown.")
            .arg(columnText());
    if (view.isChainCut)
        return tr("Only the nearest 20,000 flows were followed: there may be more of the chain.");
    if (view.cards.size() == 1 && view.hubs.empty())
        return tr("No flow to or from %1 is known.").arg(name());
    return {};
}

int LineageViewModel::impactDatasets() const
{
    return count(side(m_side).datasets);
}

int LineageViewModel::impactReached() const
{
    return count(side(m_side).reached);
}

int LineageViewModel::impactColumns() const
{
    return count(side(m_side).columns);
}

int LineageViewModel::impactPeople() const
{
    return count(side(m_side).people);
}

int LineageViewModel::impactUnknown() const
{
    return count(side(m_side).unknown);
}

int LineageViewModel::impactShown() const
{
    return count(side(m_side).shown);
}

int LineageViewModel::downstreamCount() const
{
    return count(side(QStringLiteral("downstream")).datasets);
}

int LineageViewModel::upstreamCount() const
{
    return count(side(QStringLiteral("upstream")).datasets);
}

void LineageViewModel::copyLink() const
{
    QGuiApplication::clipboard()->setText(m_navigator.link());
}

std::string LineageViewModel::exportText(const QString &format) const
{
    if (!m_drawing)
        return {};
    const workspace::LineageStamp stamp {m_session.name().toStdString(), selector().toStdString(),
                                         formatDay(dayOf(systemNow()))};
    return workspace::exportLineage(*m_drawing->view, stamp,
                                    {m_drawing->request, m_drawing->layout}, formatOf(format));
}

void LineageViewModel::copyExport(const QString &format) const
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(exportText(format)));
}

QUrl LineageViewModel::exportName(const QString &suffix) const
{
    const QString what = m_column.isEmpty() ? name() : name() + u'.' + columnText();
    return suggestedFile(tr("%1 lineage").arg(what), suffix);
}

void LineageViewModel::exportTo(const QUrl &file, const QString &format)
{
    if (!m_drawing || !file.isLocalFile())
        return;
    m_exportJob.start([path = file.toLocalFile(), text = exportText(format)](
                          const std::stop_token &) { return write(path, text); },
                      [this](Result<QString> written) {
                          if (written)
                              emit exported(tr("Written to %1").arg(*written), false);
                          else
                              emit exported(shownError(written.error()), true);
                      });
}

} // namespace meshscope::app
