// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/pageparts.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The head of a page of a product or a dataset, ready to show: every text has passed the gate.
class EntityHead
{
    Q_GADGET
    QML_VALUE_TYPE(entityHead)
    Q_PROPERTY(QString uid MEMBER uid FINAL)
    Q_PROPERTY(QString name MEMBER name FINAL)
    Q_PROPERTY(QString version MEMBER version FINAL)
    Q_PROPERTY(QString context MEMBER context FINAL)
    Q_PROPERTY(QString platform MEMBER platform FINAL)
    Q_PROPERTY(QString icon MEMBER icon FINAL)
    Q_PROPERTY(QString kindText MEMBER kindText FINAL)
    Q_PROPERTY(QString domainName MEMBER domainName FINAL)
    Q_PROPERTY(QString domainKey MEMBER domainKey FINAL)
    Q_PROPERTY(QString domainCode MEMBER domainCode FINAL)
    Q_PROPERTY(int domainSlot MEMBER domainSlot FINAL)
    Q_PROPERTY(QString ownerName MEMBER ownerName FINAL)
    Q_PROPERTY(QString ownerInitials MEMBER ownerInitials FINAL)
    Q_PROPERTY(QString classification MEMBER classification FINAL)
    Q_PROPERTY(bool personal MEMBER personal FINAL)
    Q_PROPERTY(QString statusText MEMBER statusText FINAL)
    Q_PROPERTY(QString statusKind MEMBER statusKind FINAL)
    Q_PROPERTY(QString grade MEMBER grade FINAL)
    Q_PROPERTY(QString scoreText MEMBER scoreText FINAL)
    Q_PROPERTY(double score MEMBER score FINAL)
    Q_PROPERTY(double evidence MEMBER evidence FINAL)
    Q_PROPERTY(double lower MEMBER lower FINAL)
    Q_PROPERTY(double upper MEMBER upper FINAL)
    Q_PROPERTY(QString lowerText MEMBER lowerText FINAL)
    Q_PROPERTY(QString upperText MEMBER upperText FINAL)
    Q_PROPERTY(QString evidenceText MEMBER evidenceText FINAL)
    Q_PROPERTY(QString descriptionHtml MEMBER descriptionHtml FINAL)
    Q_PROPERTY(QString descriptionPlain MEMBER descriptionPlain FINAL)
    Q_PROPERTY(QString usageHtml MEMBER usageHtml FINAL)
    Q_PROPERTY(QString limitationsHtml MEMBER limitationsHtml FINAL)
    Q_PROPERTY(QStringList tags MEMBER tags FINAL)

public:
    EntityHead() = default;
    explicit EntityHead(const workspace::PageHead &head);

    QString uid;
    QString name;
    QString version;
    QString context;
    QString platform;
    QString icon;
    QString kindText; ///< archetype of a product, type of a dataset
    QString domainName;
    QString domainKey; ///< as Discover's links name it
    QString domainCode;
    int domainSlot = -1;
    QString ownerName; ///< empty: nobody known
    QString ownerInitials;
    QString classification;
    bool personal = false;
    QString statusText;
    QString statusKind;
    QString grade = QStringLiteral("unknown");
    QString scoreText;
    double score = -1; ///< negative: unknown
    double evidence = 0;
    double lower = 0;
    double upper = 1;
    QString lowerText;
    QString upperText;
    QString evidenceText; ///< "84 %"
    QString descriptionHtml;
    QString descriptionPlain;
    QString usageHtml;
    QString limitationsHtml;
    QStringList tags;
};

/// The quality page of what `page` (product or dataset) shows. The score of a product is that of
/// its datasets: they stand there by its name.
QString qualityLink(const QString &page, const EntityHead &head);

} // namespace meshscope::app
