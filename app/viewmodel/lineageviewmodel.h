// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphsource.h"
#include "latestjob.h"
#include "lineagedrawing.h"
#include "lineageroles.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// Words of the page's links, and the most steps that they may ask for.
inline const QString lineagePage = QStringLiteral("lineage");
inline const QString columnsLevel = QStringLiteral("columns");
inline const QString datasetsLevel = QStringLiteral("datasets");
inline constexpr int deepestLineage = 20;

/// The lineage page. What is asked for stands in the link (start, up, down, level, column); what
/// was expanded, the column filter and the lens belong to this visit.
class LineageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(bool hasGraph READ hasGraph NOTIFY changed FINAL)
    Q_PROPERTY(meshscope::app::GraphSource *source READ source CONSTANT FINAL)
    Q_PROPERTY(QString uid READ uid NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(bool isDataset READ isDataset NOTIFY changed FINAL)
    Q_PROPERTY(QString selector READ selector NOTIFY changed FINAL)
    Q_PROPERTY(QString explanation READ explanation NOTIFY changed FINAL)
    Q_PROPERTY(QString selectorError READ selectorError NOTIFY selectorErrorChanged FINAL)
    Q_PROPERTY(int up READ up NOTIFY changed FINAL)
    Q_PROPERTY(int down READ down NOTIFY changed FINAL)
    Q_PROPERTY(QString level READ level NOTIFY changed FINAL)
    Q_PROPERTY(QString column READ column NOTIFY changed FINAL)
    Q_PROPERTY(QString columnText READ columnText NOTIFY changed FINAL)
    Q_PROPERTY(QString columnFilter READ columnFilter WRITE setColumnFilter NOTIFY changed FINAL)
    Q_PROPERTY(int columnTotal READ columnTotal NOTIFY changed FINAL)
    Q_PROPERTY(QString lens READ lens WRITE setLens NOTIFY lensChanged FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY changed FINAL)
    Q_PROPERTY(int total READ total NOTIFY changed FINAL)
    Q_PROPERTY(int folded READ folded NOTIFY changed FINAL)
    Q_PROPERTY(bool canTidy READ canTidy NOTIFY changed FINAL)
    Q_PROPERTY(QString note READ note NOTIFY changed FINAL)
    /// Datasets to begin with, while no start is chosen.
    Q_PROPERTY(QAbstractItemModel *starts READ starts CONSTANT FINAL)
    /// The drawing as a list, in the order upstream to downstream.
    Q_PROPERTY(QAbstractItemModel *outline READ outline CONSTANT FINAL)

    Q_PROPERTY(QString side READ side WRITE setSide NOTIFY impactChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *impact READ impact CONSTANT FINAL)
    Q_PROPERTY(int impactListed READ impactListed NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactDatasets READ impactDatasets NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactReached READ impactReached NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactColumns READ impactColumns NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactPeople READ impactPeople NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactUnknown READ impactUnknown NOTIFY impactChanged FINAL)
    Q_PROPERTY(int impactShown READ impactShown NOTIFY impactChanged FINAL)
    Q_PROPERTY(int downstreamCount READ downstreamCount NOTIFY impactChanged FINAL)
    Q_PROPERTY(int upstreamCount READ upstreamCount NOTIFY impactChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    LineageViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    bool hasGraph() const { return m_drawing != nullptr; }
    GraphSource *source() { return &m_source; }
    QString uid() const { return m_uid; }
    QString name() const;
    bool isDataset() const;
    QString selector() const;
    QString explanation() const;
    QString selectorError() const { return m_selectorError; }
    int up() const { return m_up; }
    int down() const { return m_down; }
    QString level() const { return m_level; }
    QString column() const { return m_column; }
    QString columnText() const;
    QString columnFilter() const { return m_columnFilter; }
    void setColumnFilter(const QString &filter);
    int columnTotal() const;
    QString lens() const { return m_lens; }
    void setLens(const QString &lens);
    int shown() const;
    int total() const;
    int folded() const;
    bool canTidy() const;
    QString note() const;
    QAbstractItemModel *starts() { return &m_starts; }
    QAbstractItemModel *outline() { return &m_outline; }

    QString side() const { return m_side; }
    void setSide(const QString &side);
    QAbstractItemModel *impact() { return &m_impact; }
    int impactListed() const { return static_cast<int>(m_impact.rows().size()); }
    int impactDatasets() const;
    int impactReached() const;
    int impactColumns() const;
    int impactPeople() const;
    int impactUnknown() const; ///< may use the column: no source tells
    int impactShown() const;
    int downstreamCount() const;
    int upstreamCount() const;

    /// Goes to what the text selects, or sets selectorError.
    Q_INVOKABLE void select(const QString &text);
    Q_INVOKABLE void setSteps(int up, int down);
    Q_INVOKABLE void setLevel(const QString &level);
    /// The chain of this column; of another dataset's column by starting there. Again: no column.
    Q_INVOKABLE void chooseColumn(const QString &uid, const QString &path);
    Q_INVOKABLE void showAllColumns();
    Q_INVOKABLE void expand(const QString &uid, bool upstream);
    Q_INVOKABLE void fold(const QString &uid, bool upstream);
    /// A fresh layout, when many expansions have tangled the lines.
    Q_INVOKABLE void tidy();
    Q_INVOKABLE void startFrom(const QString &uid);
    Q_INVOKABLE void openDataset(const QString &uid);
    Q_INVOKABLE void listMore();
    Q_INVOKABLE void retry();
    Q_INVOKABLE void copyLink() const;
    /// format: svg, dot, mermaid, csv, json
    Q_INVOKABLE void exportTo(const QUrl &file, const QString &format);
    /// A file to suggest for it.
    Q_INVOKABLE QUrl exportName(const QString &suffix) const;
    Q_INVOKABLE void copyExport(const QString &format) const;

signals:
    void changed();
    void lensChanged();
    void impactChanged();
    void selectorErrorChanged();
    void exported(const QString &message, bool isFailure);

private:
    void followLink();
    void forget();
    void load();
    void loadStarts();
    void drawView(std::shared_ptr<const workspace::LineageView> view);
    void show(const DrawingPointer &drawing);
    void refineLater();
    void fail(const Error &error);
    void showImpact();
    const workspace::Impact &side(const QString &name) const;
    workspace::LineageRequest request() const;
    QVariantMap query() const;
    std::string exportText(const QString &format) const;

    CatalogSession &m_session;
    Navigator &m_navigator;
    GraphSource m_source;
    std::shared_ptr<layout::LayoutProcess> m_process; ///< compute lane only
    RowListModel<workspace::PageLink> m_starts;
    RowListModel<ImpactLine> m_impact;
    RowListModel<SceneCard> m_outline;
    DrawingPointer m_drawing;
    State m_state = Idle;
    QString m_error;
    QString m_selectorError;
    QString m_uid;
    int m_up = 1;
    int m_down = 1;
    QString m_level;
    QString m_column;
    QString m_columnFilter;
    QString m_lens = QStringLiteral("quality");
    QString m_side = QStringLiteral("downstream");
    std::size_t m_listed = 0;
    bool m_allColumns = false;
    bool m_isFresh = true; ///< the next drawing does not keep what is on screen
    std::vector<workspace::LineageExpansion> m_expanded;
    LatestJob<std::shared_ptr<const workspace::LineageView>> m_readJob;
    LatestJob<std::vector<workspace::PageLink>> m_startsJob;
    LatestJob<workspace::LineageSelection> m_selectJob;
    LatestJob<DrawingPointer> m_drawJob;
    LatestJob<DrawingPointer> m_refineJob;
    LatestJob<QString> m_exportJob;
};

} // namespace meshscope::app
