// SPDX-License-Identifier: GPL-3.0-or-later
#include "itemwalk.h"

#include <QQuickWindow>
#include <QSet>

namespace meshscope::journeys {

QString accessibleName(const QQuickItem *item)
{
    // The attached object is a child of its item; asking by its class needs no private header and
    // makes none where there is none.
    const QObjectList &children = item->children();
    for (const QObject *child : children)
        if (child->inherits("QQuickAccessibleAttached"))
            if (const QString name = child->property("name").toString(); !name.isEmpty())
                return name;
    return item->inherits("QQuickAbstractButton") ? item->property("text").toString() : QString();
}

bool isUsable(const QQuickItem *item)
{
    return item->isVisible() && item->isEnabled() && item->width() > 0 && item->height() > 0;
}

QQuickItem *findItem(QQuickItem *root, const std::function<bool(QQuickItem *)> &visit)
{
    if (visit(root))
        return root;
    QList<QQuickItem *> children = root->childItems();
    if (!root->parentItem()) // of the window: pages, then what floats over them
        std::reverse(children.begin(), children.end());
    for (QQuickItem *child : std::as_const(children))
        if (QQuickItem *found = findItem(child, visit))
            return found;
    return nullptr;
}

std::vector<QPointer<QObject>> everyObject(QObject *root)
{
    std::vector<QPointer<QObject>> found;
    std::vector<QObject *> open {root};
    QSet<QObject *> seen;
    while (!open.empty()) {
        QObject *object = open.back();
        open.pop_back();
        if (!object || seen.contains(object))
            continue;
        seen.insert(object);
        found.emplace_back(object);
        for (QObject *child : object->children())
            open.push_back(child);
        if (const auto *item = qobject_cast<QQuickItem *>(object))
            for (QQuickItem *child : item->childItems())
                open.push_back(child);
        if (const auto *window = qobject_cast<QQuickWindow *>(object))
            open.push_back(window->contentItem());
        for (const char *part : {"contentItem", "background", "header", "footer", "popup"})
            open.push_back(object->property(part).value<QObject *>());
    }
    return found;
}

bool isComponent(const QObject *object, const char *component)
{
    for (const QMetaObject *type = object->metaObject(); type; type = type->superClass()) {
        const QByteArray name = type->className();
        if (name.startsWith(component) && name.mid(qstrlen(component)).startsWith("_QMLTYPE_"))
            return true;
    }
    return false;
}

void scrollTo(QQuickItem *item)
{
    for (QQuickItem *around = item->parentItem(); around; around = around->parentItem()) {
        if (!around->inherits("QQuickFlickable"))
            continue;
        const QPointF middle
            = item->mapToItem(around, QPointF(item->width() / 2, item->height() / 2));
        const double most
            = qMax(0.0, around->property("contentHeight").toDouble() - around->height());
        const double half = qMin(item->height() / 2, around->height() / 2);
        double by = 0;
        if (middle.y() < half)
            by = middle.y() - half;
        else if (middle.y() > around->height() - half)
            by = middle.y() - around->height() + half;
        const double y = around->property("contentY").toDouble();
        if (by != 0)
            around->setProperty("contentY", qBound(qMin(0.0, y), y + by, qMax(most, y)));
    }
}

} // namespace meshscope::journeys
