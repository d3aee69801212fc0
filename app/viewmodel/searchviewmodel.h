// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discoverloader.h"
#include "discovermodel.h"
#include "latestjob.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace meshscope::app {

/// The search field of the window: grouped answers per keystroke in a list below it. Enter opens
/// the current one, or the Discover page with the words when none is chosen. On the Discover page
/// itself the words go into the page's link instead, and the field follows the link.
class SearchViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QString text READ text NOTIFY textChanged FINAL)
    Q_PROPERTY(bool onDiscover READ isOnDiscover NOTIFY placeChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY resultsChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY resultsChanged FINAL)
    Q_PROPERTY(meshscope::app::DiscoverModel *results READ results CONSTANT FINAL)
    Q_PROPERTY(int total READ total NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY resultsChanged FINAL)
    Q_PROPERTY(QString corrected READ corrected NOTIFY resultsChanged FINAL)
    Q_PROPERTY(bool someWords READ someWords NOTIFY resultsChanged FINAL)
    Q_PROPERTY(int current READ current NOTIFY currentChanged FINAL)

public:
    SearchViewModel(CatalogSession &session, Navigator &navigator, DiscoverLoader &loader);
    ~SearchViewModel() override;

    QString text() const { return m_text; }
    bool isOnDiscover() const;
    bool isLoading() const { return m_loading; }
    QString error() const { return m_error; }
    DiscoverModel *results() { return &m_results; }
    int total() const { return m_total; }
    int shown() const { return m_shown; }
    QString corrected() const { return m_corrected; }
    /// Nothing has all words: what has the most of them is shown.
    bool someWords() const { return m_someWords; }
    int current() const { return m_current; }

    /// Starts loading what search needs; call when the field gets the focus.
    Q_INVOKABLE void warmUp();
    Q_INVOKABLE void setText(const QString &text);
    /// Moves the current row over heads: 1 down, -1 up; above the first there is none.
    Q_INVOKABLE void move(int step);
    Q_INVOKABLE void setCurrent(int row);
    /// Opens a row; -1 shows all answers on the Discover page.
    Q_INVOKABLE void activate(int row);

signals:
    void placeChanged();
    void textChanged();
    void resultsChanged();
    void currentChanged();
    /// Something was opened: the list below the field closes.
    void opened();

private:
    using Found = std::shared_ptr<const workspace::Discovery>;

    void follow();
    void run();
    void clear();
    void clearResults();

    CatalogSession &m_session;
    Navigator &m_navigator;
    DiscoverLoader &m_loader;
    DiscoverModel m_results;
    QString m_text;
    QString m_page; ///< where the window was
    QString m_error;
    QString m_corrected;
    bool m_someWords = false;
    bool m_loading = false;
    int m_total = 0;
    int m_shown = 0;
    int m_current = -1;
    LatestJob<Found> m_job;
    LatestJob<QString> m_linkJob;
};

} // namespace meshscope::app
