// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "entityhead.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "stripcards.h"
#include "workspace/pageparts.h"

#include <QObject>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// What the pages of a product and of a dataset have in common: they follow the navigator, load on
/// the read lane, keep old content while new content of the same thing loads, and say what failed.
/// Lists are models whose roles are the delegates' properties; facts are ready texts.
class EntityPageViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The base of the pages")
    Q_PROPERTY(State state READ state NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString where READ where NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool hasContent READ hasContent NOTIFY stateChanged FINAL)
    Q_PROPERTY(meshscope::app::EntityHead head READ head NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString tab READ tab NOTIFY tabChanged FINAL)
    Q_PROPERTY(QVariantList tabs READ tabs NOTIFY pageChanged FINAL)
    Q_PROPERTY(QAbstractListModel *tests READ tests CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *contacts READ contacts CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *claims READ claims CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(QAbstractListModel *history READ history CONSTANT FINAL)
    Q_PROPERTY(QVariantList upstream READ upstream NOTIFY pageChanged FINAL)
    Q_PROPERTY(QVariantList downstream READ downstream NOTIFY pageChanged FINAL)
    Q_PROPERTY(QVariantMap facts READ facts NOTIFY pageChanged FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)
    enum class ShowAs { Page, Nothing };

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString where() const { return m_where; }
    bool hasContent() const { return !m_head.uid.isEmpty(); }
    EntityHead head() const { return m_head; }
    QString tab() const { return m_tab; }
    QVariantList tabs() const { return m_tabs; }
    QAbstractListModel *tests() { return &m_tests; }
    QAbstractListModel *contacts() { return &m_contacts; }
    QAbstractListModel *claims() { return &m_claims; }
    QAbstractListModel *sources() { return &m_sources; }
    QAbstractListModel *history() { return &m_history; }
    QVariantList upstream() const { return m_upstream; }
    QVariantList downstream() const { return m_downstream; }
    QVariantMap facts() const { return m_facts; }

    Q_INVOKABLE void reload();
    Q_INVOKABLE void openTab(const QString &tab);
    Q_INVOKABLE void openEntity(const QString &page, const QString &uid);
    Q_INVOKABLE void openLineage();
    Q_INVOKABLE void openQuality();
    Q_INVOKABLE void openDomain();
    Q_INVOKABLE void requestAccess(const QString &portUid);
    /// A link of a text from a file: inside the program, or to the web after a question.
    Q_INVOKABLE void openLink(const QString &link);
    Q_INVOKABLE void copyLink() const;
    Q_INVOKABLE void copyText(const QString &text) const;

signals:
    void stateChanged();
    void tabChanged();
    void pageChanged();

protected:
    /// The parts that both pages have, as they were read and as they are shown.
    struct Common
    {
        QVariantList tabs;
        QVariantList upstream;
        QVariantList downstream;
        QVariantMap facts;
        std::vector<workspace::TestRow> tests;
        std::vector<workspace::Contact> contacts;
        std::vector<workspace::Claim> claims;
        std::vector<workspace::SourceNote> sources;
        std::vector<workspace::HistoryRow> history;

        /// Takes from a page what both kinds of page have.
        template<typename Page>
        void take(Page &page)
        {
            upstream = stripCards(page.upstream);
            downstream = stripCards(page.downstream);
            tests = std::move(page.tests);
            contacts = std::move(page.contacts);
            claims = std::move(page.claims);
            sources = std::move(page.sources);
            history = std::move(page.history);
        }
    };

    EntityPageViewModel(QString page, CatalogSession &session, Navigator &navigator);

    CatalogSession &session() { return m_session; }
    virtual void load(const QString &uid) = 0;
    virtual void clear() = 0;
    void openPage(const QString &page, const QVariantMap &query = {});
    /// Shows the parts in common and says that the page changed: the last step of showing a page.
    void setPage(EntityHead head, Common common, ShowAs as);
    void setFailed(const Error &error);

private:
    void setReady(EntityHead head);
    void follow();
    void start();
    void forget();

    QString m_page;
    CatalogSession &m_session;
    Navigator &m_navigator;
    State m_state = Idle;
    QString m_error;
    QString m_where;
    QString m_uid;
    QString m_tab;
    EntityHead m_head;
    QVariantList m_tabs;
    QVariantList m_upstream;
    QVariantList m_downstream;
    QVariantMap m_facts;
    RowListModel<workspace::TestRow> m_tests;
    RowListModel<workspace::Contact> m_contacts;
    RowListModel<workspace::Claim> m_claims;
    RowListModel<workspace::SourceNote> m_sources;
    RowListModel<workspace::HistoryRow> m_history;
};

} // namespace meshscope::app
