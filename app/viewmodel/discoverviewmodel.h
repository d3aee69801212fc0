// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discoverloader.h"
#include "discovermodel.h"
#include "discoverpreview.h"
#include "latestjob.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace meshscope::app {

/// The Discover page: a search with filters that lives in the navigator's link, so that back,
/// forward and a copied link bring it again. Results of the newest keystroke only; older content
/// stays until then.
class DiscoverViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString text READ text NOTIFY queryChanged FINAL)
    Q_PROPERTY(QString sort READ sort NOTIFY queryChanged FINAL)
    Q_PROPERTY(int filterCount READ filterCount NOTIFY queryChanged FINAL)
    Q_PROPERTY(meshscope::app::DiscoverModel *results READ results CONSTANT FINAL)
    Q_PROPERTY(meshscope::app::DiscoverPreview *preview READ preview CONSTANT FINAL)
    Q_PROPERTY(QVariantList facets READ facets NOTIFY resultsChanged FINAL)
    Q_PROPERTY(QVariantList chips READ chips NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int total READ total NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int carried READ carried NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int everything READ everything NOTIFY resultsChanged FINAL)
    Q_PROPERTY(QString corrected READ corrected NOTIFY resultsChanged FINAL)
    Q_PROPERTY(bool someWords READ someWords NOTIFY resultsChanged FINAL)
    Q_PROPERTY(QString timeText READ timeText NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int current READ current NOTIFY currentChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    DiscoverViewModel(CatalogSession &session, Navigator &navigator, DiscoverLoader &loader);
    ~DiscoverViewModel() override;

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString text() const { return QString::fromStdString(m_query.text); }
    QString sort() const;
    int filterCount() const;
    DiscoverModel *results() { return &m_results; }
    DiscoverPreview *preview() { return &m_preview; }
    QVariantList facets() const { return m_facets; }
    QVariantList chips() const { return m_chips; }
    int shown() const { return m_shown; }
    int total() const { return m_total; }
    /// Of the total: columns and tags of what passes the filters, which no facet counts.
    int carried() const { return m_carried; }
    /// What there is without words and filters.
    int everything() const { return m_everything; }
    QString corrected() const { return m_corrected; }
    /// Nothing has all words: what has the most of them is shown.
    bool someWords() const { return m_someWords; }
    QString timeText() const { return m_timeText; }
    int current() const { return m_current; }

    Q_INVOKABLE void search(const QString &text);
    Q_INVOKABLE void toggle(const QString &facet, const QString &value);
    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void setSort(const QString &sort);
    Q_INVOKABLE void showGroup(const QString &group);
    Q_INVOKABLE void loadMore();
    Q_INVOKABLE void setCurrent(int row);
    /// Opens a row's page; a tag, person or column becomes a filter instead.
    Q_INVOKABLE void activate(int row);
    Q_INVOKABLE void openCurrentLineage();
    Q_INVOKABLE void openPreview(const QString &page);
    Q_INVOKABLE void openContract(const QString &uid);
    Q_INVOKABLE void requestAccess();

signals:
    void stateChanged();
    void queryChanged();
    void resultsChanged();
    void currentChanged();

private:
    struct Found
    {
        std::shared_ptr<const workspace::Discovery> what;
        int everything = -1; ///< not counted again
    };

    void follow();
    void run();
    void show(const DiscoverLoader::Index &index, const Found &found);
    void go(const workspace::DiscoverQuery &query);
    void openEntity(EntityId id, const QString &page);
    void setState(State state, const QString &error = {});

    CatalogSession &m_session;
    Navigator &m_navigator;
    DiscoverLoader &m_loader;
    DiscoverModel m_results;
    DiscoverPreview m_preview;
    workspace::DiscoverQuery m_query;
    bool m_followed = false;
    State m_state = Idle;
    QString m_error;
    QVariantList m_facets;
    QVariantList m_chips;
    int m_shown = 0;
    int m_total = 0;
    int m_carried = 0;
    int m_everything = 0;
    DiscoverLoader::Index m_countedIndex; ///< what m_everything was counted in
    QString m_corrected;
    bool m_someWords = false;
    QString m_timeText;
    int m_current = -1;
    LatestJob<Found> m_job;
    LatestJob<QString> m_linkJob;
};

} // namespace meshscope::app
