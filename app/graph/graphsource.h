// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "graph/graphscene.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace meshscope::app {

/// Where a GraphItem gets its drawing from: holds the newest immutable scene.
class GraphSource : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by a view-model")

public:
    using QObject::QObject;

    /// How the view should go on from the drawing before.
    enum class Change { Replaced, Extended };

    const ScenePointer &scene() const { return m_scene; }
    void setScene(ScenePointer scene, Change change)
    {
        m_scene = std::move(scene);
        emit sceneChanged(change == Change::Extended);
    }

signals:
    /// With `isExtended` cards that stay travel to their new places and the camera keeps still;
    /// else the whole drawing is brought into view.
    void sceneChanged(bool isExtended);

private:
    ScenePointer m_scene;
};

} // namespace meshscope::app
