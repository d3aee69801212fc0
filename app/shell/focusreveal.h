// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// Scrolls what has got the focus from the keyboard into view, through everything that scrolls
/// around it.
class FocusReveal : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// What has the focus now.
    Q_PROPERTY(QQuickItem *item READ item WRITE setItem NOTIFY itemChanged FINAL)

public:
    using QObject::QObject;

    QQuickItem *item() const { return m_item; }
    void setItem(QQuickItem *item);

signals:
    void itemChanged();

private:
    void reveal();

    QPointer<QQuickItem> m_item;
};

} // namespace meshscope::app
