// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/focusreveal.h"

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr qreal room = 12; ///< around the item, for its ring

/// Only controls know why they have the focus; what the mouse was on is in view anyhow.
bool isFromKeyboard(const QQuickItem &item)
{
    const QVariant reason = item.property("focusReason");
    return !reason.isValid()
        || (reason.toInt() == Qt::TabFocusReason || reason.toInt() == Qt::BacktabFocusReason
            || reason.toInt() == Qt::ShortcutFocusReason);
}

/// How far to scroll for a part between `from` and `to` of what is `extent` high.
qreal distance(qreal from, qreal to, qreal extent)
{
    if (from < 0)
        return from;
    return to > extent ? std::min(to - extent, from) : 0;
}

void scroll(QQuickItem &flickable, const QQuickItem &item)
{
    const QRectF place
        = item.mapRectToItem(&flickable, item.boundingRect()).adjusted(-room, -room, room, room);
    const qreal by = distance(place.top(), place.bottom(), flickable.height());
    if (by == 0)
        return;
    const qreal least = flickable.property("originY").toReal();
    const qreal most = std::max(
        least, least + flickable.property("contentHeight").toReal() - flickable.height());
    const qreal now = flickable.property("contentY").toReal();
    flickable.setProperty("contentY", std::clamp(now + by, least, most));
}

} // namespace

void FocusReveal::setItem(QQuickItem *item)
{
    if (item == m_item)
        return;
    m_item = item;
    emit itemChanged();
    // The item learns why it has the focus only after the window has told that it has it.
    QMetaObject::invokeMethod(this, &FocusReveal::reveal, Qt::QueuedConnection);
}

void FocusReveal::reveal()
{
    if (!m_item || !isFromKeyboard(*m_item))
        return;
    for (QQuickItem *around = m_item->parentItem(); around; around = around->parentItem()) {
        if (around->inherits("QQuickFlickable"))
            scroll(*around, *m_item);
    }
}

} // namespace meshscope::app
