// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQmlNetworkAccessManagerFactory>

namespace meshscope::app {

/// Gives the QML engine a network that refuses everything: no text from a file can make the program
/// talk to a server. The second wall behind plain text (reliability finding F2).
class DenyNetworkFactory : public QQmlNetworkAccessManagerFactory
{
public:
    QNetworkAccessManager *create(QObject *parent) override;
};

} // namespace meshscope::app
