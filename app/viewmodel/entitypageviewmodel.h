// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "entityhead.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// What the pages of a product and of a dataset have in common: they follow the navigator, load on
/// the read lane, keep old content while new content of the same thing loads, and say what failed.
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

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString where() const { return m_where; }
    bool hasContent() const { return !m_head.uid.isEmpty(); }
    EntityHead head() const { return m_head; }
    QString tab() const { return m_tab; }

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

protected:
    EntityPageViewModel(QString page, CatalogSession &session, Navigator &navigator);

    CatalogSession &session() { return m_session; }
    virtual void load(const QString &uid) = 0;
    virtual void clear() = 0;
    void openPage(const QString &page, const QVariantMap &query = {});
    void setReady(EntityHead head);
    void setFailed(const Error &error);

private:
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
};

} // namespace meshscope::app
