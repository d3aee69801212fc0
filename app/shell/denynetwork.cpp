// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/denynetwork.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace meshscope::app {

namespace {

class RefusedReply : public QNetworkReply
{
public:
    RefusedReply(QNetworkAccessManager::Operation operation, const QNetworkRequest &request,
                 QObject *parent)
        : QNetworkReply(parent)
    {
        setRequest(request);
        setUrl(request.url());
        setOperation(operation);
        setError(ContentAccessDenied, QStringLiteral("Meshscope opens no connections"));
        open(QIODevice::ReadOnly);
        setFinished(true);
        QMetaObject::invokeMethod(
            this,
            [this] {
                emit errorOccurred(ContentAccessDenied);
                emit finished();
            },
            Qt::QueuedConnection);
    }
    void abort() override { }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

class DenyingManager : public QNetworkAccessManager
{
public:
    using QNetworkAccessManager::QNetworkAccessManager;

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request,
                                 QIODevice *) override
    {
        return new RefusedReply(operation, request, this);
    }
};

} // namespace

QNetworkAccessManager *DenyNetworkFactory::create(QObject *parent)
{
    return new DenyingManager(parent);
}

} // namespace meshscope::app
