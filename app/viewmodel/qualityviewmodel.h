// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latestjob.h"
#include "pagefacts.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "workspace/qualitypage.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The list of datasets worth judging, and the chosen one's score with every term and its history.
class QualityViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY listChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY listChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString grade READ grade WRITE setGrade NOTIFY filterChanged FINAL)
    Q_PROPERTY(QString order READ order WRITE setOrder NOTIFY filterChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY listChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY listChanged FINAL)
    Q_PROPERTY(int withoutRules READ withoutRules NOTIFY listChanged FINAL)
    /// For the segmented control: { value, text, icon } with the count of each grade.
    Q_PROPERTY(QVariantList gradeOptions READ gradeOptions NOTIFY listChanged FINAL)

    Q_PROPERTY(State detailState READ detailState NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString detailError READ detailError NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString uid READ uid NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString name READ name NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString context READ context NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString scoreGrade READ scoreGrade NOTIFY detailChanged FINAL)
    Q_PROPERTY(double score READ score NOTIFY detailChanged FINAL)
    Q_PROPERTY(double lower READ lower NOTIFY detailChanged FINAL)
    Q_PROPERTY(double upper READ upper NOTIFY detailChanged FINAL)
    Q_PROPERTY(double evidence READ evidence NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString explanation READ explanation NOTIFY detailChanged FINAL)
    Q_PROPERTY(QString freshnessNote READ freshnessNote NOTIFY detailChanged FINAL)
    Q_PROPERTY(QAbstractItemModel *dimensions READ dimensions CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *rules READ rules CONSTANT FINAL)
    Q_PROPERTY(QList<double> historyScores READ historyScores NOTIFY detailChanged FINAL)
    Q_PROPERTY(bool historyKnown READ historyKnown NOTIFY detailChanged FINAL)
    Q_PROPERTY(QList<double> historyLower READ historyLower NOTIFY detailChanged FINAL)
    Q_PROPERTY(QList<double> historyUpper READ historyUpper NOTIFY detailChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    QualityViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString filter() const { return m_filter; }
    QString grade() const { return m_grade; }
    QString order() const { return m_order; }
    void setFilter(const QString &filter);
    void setGrade(const QString &grade);
    void setOrder(const QString &order);
    QAbstractItemModel *rows() { return &m_rows; }
    int shown() const { return static_cast<int>(m_rows.rows().size()); }
    int total() const { return static_cast<int>(m_overview.total); }
    int withoutRules() const { return static_cast<int>(m_overview.withoutRules); }
    QVariantList gradeOptions() const;

    State detailState() const { return m_detailState; }
    QString detailError() const { return m_detailError; }
    QString uid() const { return m_uid; }
    QString name() const;
    QString context() const;
    QString scoreGrade() const;
    double score() const { return m_detail.score.total.measured.value_or(-1); }
    double lower() const { return m_detail.score.total.lowest; }
    double upper() const { return m_detail.score.total.highest; }
    double evidence() const { return m_detail.score.total.evidence; }
    QString explanation() const;
    /// Why the age of the data and its checks of timeliness differ; empty when they agree.
    QString freshnessNote() const
    {
        return timelinessNote(m_detail.freshness, m_detail.score.dimensions);
    }
    QAbstractItemModel *dimensions() { return &m_dimensions; }
    QAbstractItemModel *rules() { return &m_rules; }
    QList<double> historyScores() const; ///< by day; below zero where no score is known
    bool historyKnown() const; ///< at least one day has a score
    QList<double> historyLower() const;
    QList<double> historyUpper() const;

    /// Chooses a dataset without a step of history.
    Q_INVOKABLE void choose(const QString &uid);
    Q_INVOKABLE void openDataset();
    Q_INVOKABLE void openContract(const QString &uid);
    Q_INVOKABLE void openLineage();
    Q_INVOKABLE void retry() { loadList(); }

    struct Row
    {
        workspace::QualityRow quality;
        QString domainCode;
        QString domainName;
        int domainSlot = -1;
    };
    struct RuleLine
    {
        workspace::RuleDetail detail;
        double share = 0; ///< of the weight of its dimension
        TimePoint now;
    };

signals:
    void listChanged();
    void filterChanged();
    void detailChanged();

private:
    void followLink();
    void loadList();
    void loadDetail();
    void showList(workspace::QualityOverview overview);
    void showDetail(workspace::DatasetQuality detail);

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<workspace::QualityOverview> m_listJob;
    LatestJob<workspace::DatasetQuality> m_detailJob;
    RowListModel<Row> m_rows;
    RowListModel<quality::DimensionScore> m_dimensions;
    RowListModel<RuleLine> m_rules;
    workspace::QualityOverview m_overview;
    workspace::DatasetQuality m_detail;
    State m_state = Idle;
    State m_detailState = Idle;
    QString m_error;
    QString m_detailError;
    QString m_filter;
    QString m_grade;
    QString m_order = QStringLiteral("worst");
    QString m_uid;
    bool m_isStale = true;
};

} // namespace meshscope::app
