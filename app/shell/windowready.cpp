// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/windowready.h"

#include "viewmodel/rowlistmodel.h"

#include <QQmlIncubationController>
#include <QQuickItem>
#include <QQuickWindow>

#include <algorithm>

namespace meshscope::app {

namespace {

constexpr int loaderIsLoading = 2; // Loader.Loading; the class itself is private

/// A loader in sight that still waits for its file; its item is counted by the incubator then.
bool waitsForFile(const QQuickItem *item)
{
    if (!item->isVisible())
        return false;
    if (item->inherits("QQuickLoader") && item->property("status").toInt() == loaderIsLoading)
        return true;
    const QList<QQuickItem *> children = item->childItems();
    return std::any_of(children.begin(), children.end(), waitsForFile);
}

} // namespace

bool isWindowReady(const QQuickWindow &window)
{
    const QQmlIncubationController *making = window.incubationController();
    return window.property("pageReady").toBool() && unfinishedLists() == 0
        && (making == nullptr || making->incubatingObjectCount() == 0)
        && !waitsForFile(window.contentItem());
}

} // namespace meshscope::app
