// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// The month that a date field shows: six weeks from Monday on, each day as YYYY-MM-DD.
class CalendarMonth : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QStringList days READ days NOTIFY changed FINAL)
    Q_PROPERTY(QString today READ today CONSTANT FINAL)

public:
    explicit CalendarMonth(QObject *parent = nullptr);

    QString title() const;
    QStringList days() const;
    QString today() const;

    /// Shows the month of `day`, or the current one when it is no day.
    Q_INVOKABLE void show(const QString &day);
    Q_INVOKABLE void step(int months);
    Q_INVOKABLE bool isInMonth(const QString &day) const;
    Q_INVOKABLE static bool isDay(const QString &text);

signals:
    void changed();

private:
    QDate m_first;
};

} // namespace meshscope::app
