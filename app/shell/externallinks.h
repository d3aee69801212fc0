// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The only way to the system's browser. An address from a file is handed over only if it is http
/// or https with a host and without user info, and only after the person has seen the host in its
/// ASCII (punycode) form. See base/text.h isOpenableUrl.
class ExternalLinks : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")

public:
    using QObject::QObject;

    /// Asks by asked(), or says refused().
    Q_INVOKABLE void request(const QString &url);
    /// Opens the address that was asked about; nothing else can be opened.
    Q_INVOKABLE void confirm();
    Q_INVOKABLE void dismiss();

signals:
    void asked(const QString &host, const QString &address);
    void refused(const QString &address);

private:
    QString m_pending;
};

} // namespace meshscope::app
