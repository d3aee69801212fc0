// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "latestjob.h"
#include "rowlistmodel.h"
#include "shell/catalogsession.h"
#include "shell/navigator.h"
#include "workspace/contractpage.h"

#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// One version of a contract: the readable page, the raw document, the versions and what changed.
class ContractViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by the application")
    Q_PROPERTY(State state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString uid READ uid NOTIFY changed FINAL)
    Q_PROPERTY(QString name READ name NOTIFY changed FINAL)
    Q_PROPERTY(QString key READ key NOTIFY changed FINAL)
    Q_PROPERTY(QString version READ version NOTIFY changed FINAL)
    Q_PROPERTY(QString statusText READ statusText NOTIFY changed FINAL)
    Q_PROPERTY(QString statusKind READ statusKind NOTIFY changed FINAL)
    Q_PROPERTY(QString standard READ standard NOTIFY changed FINAL)
    Q_PROPERTY(QString domainName READ domainName NOTIFY changed FINAL)
    Q_PROPERTY(QString domainCode READ domainCode NOTIFY changed FINAL)
    Q_PROPERTY(int domainSlot READ domainSlot NOTIFY changed FINAL)
    Q_PROPERTY(QString classification READ classification NOTIFY changed FINAL)
    Q_PROPERTY(bool personal READ isPersonal NOTIFY changed FINAL)
    Q_PROPERTY(QString purposeHtml READ purposeHtml NOTIFY changed FINAL)
    Q_PROPERTY(QString usageHtml READ usageHtml NOTIFY changed FINAL)
    Q_PROPERTY(QString limitationsHtml READ limitationsHtml NOTIFY changed FINAL)
    Q_PROPERTY(QString price READ price NOTIFY changed FINAL)
    Q_PROPERTY(QString raw READ raw NOTIFY changed FINAL)
    /// Characters of its longest line in a font where all are as wide; those of East Asia are two.
    Q_PROPERTY(int rawColumns READ rawColumns NOTIFY changed FINAL)
    Q_PROPERTY(QString file READ file NOTIFY changed FINAL)
    Q_PROPERTY(QString comparedWith READ comparedWith NOTIFY changed FINAL)
    Q_PROPERTY(QString bump READ bump NOTIFY changed FINAL)
    Q_PROPERTY(bool bumpKept READ isBumpKept NOTIFY changed FINAL)
    Q_PROPERTY(QStringList tags READ tags NOTIFY changed FINAL)
    Q_PROPERTY(QStringList versionNames READ versionNames NOTIFY changed FINAL)
    Q_PROPERTY(int versionIndex READ versionIndex NOTIFY changed FINAL)
    Q_PROPERTY(int columnCount READ columnCount NOTIFY changed FINAL)
    Q_PROPERTY(QAbstractItemModel *columns READ columns CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *quality READ quality CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *serviceLevels READ serviceLevels CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *roles READ roles CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *servers READ servers CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *team READ team CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *support READ support CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *bindings READ bindings CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *uses READ uses CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *versions READ versions CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *changes READ changes CONSTANT FINAL)

public:
    enum State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    ContractViewModel(CatalogSession &session, Navigator &navigator, QObject *parent = nullptr);

    State state() const { return m_state; }
    QString error() const { return m_error; }
    QString uid() const { return m_uid; }
    QString name() const;
    QString key() const;
    QString version() const;
    QString statusText() const;
    QString statusKind() const;
    QString standard() const;
    QString domainName() const { return m_domainName; }
    QString domainCode() const { return m_domainCode; }
    int domainSlot() const { return m_domainSlot; }
    QString classification() const;
    bool isPersonal() const { return m_page.personal.value_or(false); }
    QString purposeHtml() const;
    QString usageHtml() const;
    QString limitationsHtml() const;
    QString price() const;
    QString raw() const;
    int rawColumns() const;
    QString file() const;
    QString comparedWith() const;
    QString bump() const;
    bool isBumpKept() const;
    QStringList tags() const;
    QStringList versionNames() const;
    int versionIndex() const;
    int columnCount() const { return static_cast<int>(m_columns.rows().size()); }
    QAbstractItemModel *columns() { return &m_columns; }
    QAbstractItemModel *quality() { return &m_quality; }
    QAbstractItemModel *serviceLevels() { return &m_serviceLevels; }
    QAbstractItemModel *roles() { return &m_roles; }
    QAbstractItemModel *servers() { return &m_servers; }
    QAbstractItemModel *team() { return &m_team; }
    QAbstractItemModel *support() { return &m_support; }
    QAbstractItemModel *bindings() { return &m_bindings; }
    QAbstractItemModel *uses() { return &m_uses; }
    QAbstractItemModel *versions() { return &m_versions; }
    QAbstractItemModel *changes() { return &m_changes; }

    /// Shows another version of the same contract, by its place in `versionNames`.
    Q_INVOKABLE void chooseVersion(int index);
    Q_INVOKABLE void retry() { load(); }
    Q_INVOKABLE void openDataset(const QString &uid);
    Q_INVOKABLE void openProduct(const QString &uid);

    /// A line of the schema table: an object's head (depth -1) or one of its columns.
    struct ColumnRow
    {
        QString object;
        Column column;
        int depth = -1;
    };

signals:
    void changed();

private:
    void followLink();
    void openVersion(const QString &version);
    void load();
    void show(workspace::ContractPage page);
    void setState(State state, const QString &error = {});

    CatalogSession &m_session;
    Navigator &m_navigator;
    LatestJob<workspace::ContractPage> m_job;
    State m_state = Idle;
    QString m_error;
    QString m_uid;
    QString m_wantedVersion;
    workspace::ContractPage m_page;
    QString m_domainName;
    QString m_domainCode;
    int m_domainSlot = -1;
    RowListModel<ColumnRow> m_columns;
    RowListModel<ContractQuality> m_quality;
    RowListModel<ContractSla> m_serviceLevels;
    RowListModel<ContractRole> m_roles;
    RowListModel<ContractServer> m_servers;
    RowListModel<ContractMember> m_team;
    RowListModel<ContractSupport> m_support;
    RowListModel<workspace::ContractBinding> m_bindings;
    RowListModel<workspace::ContractPortUse> m_uses;
    RowListModel<workspace::ContractVersionRow> m_versions;
    RowListModel<contract::Change> m_changes;
};

} // namespace meshscope::app
