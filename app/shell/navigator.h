// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace meshscope::app {

/// Where the window is: one link, and the stacks of back and forward. Pages never open each other:
/// they ask the navigator for a link.
///
/// Link grammar: `meshscope:<page>[/<uid>][?key=value&...]`. Pages: welcome, discover, product,
/// dataset, contract, contracts, quality, lineage, map, access, sources, settings. Examples:
/// `meshscope:dataset/<uid>`, `meshscope:lineage/<uid>?up=2&down=1&column=net_amount`,
/// `meshscope:access?tab=queue&request=<uid>`, `meshscope:access?tab=request&port=<uid>`,
/// `meshscope:discover?q=net+ord&domain=sales`, `meshscope:contract/<uid>?version=3.2.0`,
/// `meshscope:sources/identity?part=decisions&decision=12`.
class Navigator : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(QString link READ link NOTIFY linkChanged FINAL)
    Q_PROPERTY(QString page READ page NOTIFY linkChanged FINAL)
    Q_PROPERTY(QString uid READ uid NOTIFY linkChanged FINAL)
    Q_PROPERTY(QVariantMap query READ query NOTIFY linkChanged FINAL)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY linkChanged FINAL)
    Q_PROPERTY(bool canGoForward READ canGoForward NOTIFY linkChanged FINAL)

public:
    using QObject::QObject;

    QString link() const { return m_link; }
    QString page() const { return m_page; }
    QString uid() const { return m_uid; }
    QVariantMap query() const { return m_query; }
    bool canGoBack() const { return !m_back.empty(); }
    bool canGoForward() const { return !m_forward.empty(); }

    /// Goes to a link, with or without the scheme; a malformed link is ignored with a notice.
    Q_INVOKABLE void open(const QString &link);
    /// Goes to a page by its name. Lineage and map are worked in, so they come back as they were
    /// left; asked for again while shown, they begin anew.
    Q_INVOKABLE void openPage(const QString &page);
    /// The pages begin anew: after another catalog was opened.
    void forgetPlaces() { m_lastOfPage.clear(); }
    /// Replaces the current link without a step of history (filters, selection on the same page).
    Q_INVOKABLE void replace(const QString &link);
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    /// Builds a link with escaped parts.
    Q_INVOKABLE static QString linkTo(const QString &page, const QString &uid = {},
                                      const QVariantMap &query = {});

signals:
    void linkChanged();
    void refused(const QString &link);
    /// open() was given an http(s) address; the window asks the person before the browser gets it.
    void externalRequested(const QString &url);

private:
    bool set(const QString &link);

    QString m_link;
    QString m_page;
    QString m_uid;
    QVariantMap m_query;
    QHash<QString, QString> m_lastOfPage;
    std::vector<QString> m_back;
    std::vector<QString> m_forward;
};

} // namespace meshscope::app
