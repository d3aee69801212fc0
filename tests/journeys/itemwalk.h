// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>

#include <functional>
#include <vector>

/// Walks over what a window is made of, the way a person or a screen reader finds things in it.
namespace meshscope::journeys {

/// What a screen reader calls the item: its Accessible.name, else a button's text; else empty.
QString accessibleName(const QQuickItem *item);

/// Shown, enabled and of some size; it may still have to be scrolled into view.
bool isUsable(const QQuickItem *item);

/// Visits `root` and everything in it, what lies on top first (popups before pages), else in order.
/// Stops when `visit` returns true and gives that item, else null.
QQuickItem *findItem(QQuickItem *root, const std::function<bool(QQuickItem *)> &visit);

/// Every object below `root`: QML items, what they own, and the items of popups that are closed.
/// Null where one has gone since.
std::vector<QPointer<QObject>> everyObject(QObject *root);

/// Whether the item is an instance of the QML component `component` (a file's name) of the program.
bool isComponent(const QObject *object, const char *component);

/// Scrolls every Flickable around the item so far that the item's middle is in sight.
void scrollTo(QQuickItem *item);

} // namespace meshscope::journeys
