// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "core/export/pictures.h"
#include "export/writers.h"
#include "support/testprogram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace meshscope;
using namespace meshscope::exports;

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void everyNameIsReadBackAsItWas()
    {
        const Picture picture = pictures::hostile();
        QJsonParseError error;
        const auto document
            = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(picture)), &error);
        QCOMPARE(error.errorString(), QStringLiteral("no error occurred"));
        const QJsonArray datasets = document[QLatin1String("datasets")].toArray();
        QCOMPARE(datasets.size(), static_cast<qsizetype>(picture.cards.size()));
        for (int i = 0; i < datasets.size(); ++i) {
            const QString name = datasets[i].toObject()[QLatin1String("name")].toString();
            QCOMPARE(name.toStdString(),
                     validUtf8(picture.cards[static_cast<std::size_t>(i)].name));
        }
        QCOMPARE(document[QLatin1String("flows")].toArray().size(), datasets.size() - 1);
    }

    void unknownIsNullAndCountsAreThere()
    {
        const auto document
            = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(pictures::ordinary())));
        QCOMPARE(document[QLatin1String("shown")].toInt(), 5);
        QCOMPARE(document[QLatin1String("total")].toInt(), 292);
        const QJsonArray datasets = document[QLatin1String("datasets")].toArray();
        QCOMPARE(datasets[0].toObject()[QLatin1String("score")].toDouble(), 0.91);
        QVERIFY(datasets[1].toObject()[QLatin1String("score")].isNull());
        QCOMPARE(datasets[5].toObject()[QLatin1String("folded")].toInt(), 287);
    }

    void anEmptyPictureIsValid()
    {
        QJsonParseError error;
        QJsonDocument::fromJson(QByteArray::fromStdString(toJson({})), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
    }
};

MESHSCOPE_TEST(TestJson, QCoreApplication)
#include "tst_json.moc"
