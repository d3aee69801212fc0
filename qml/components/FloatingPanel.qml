// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A small panel over a canvas: legend, minimap, zoom. Keeps the pointer away from the canvas.
Rectangle {
    id: root

    default property alias content: area.data
    property int padding: 12

    implicitWidth: area.childrenRect.width + 2 * root.padding
    implicitHeight: area.childrenRect.height + 2 * root.padding
    radius: Theme.radius3
    color: Theme.bg1
    border.width: 1
    border.color: Theme.line

    Shadow {
        level: 2
        radius: root.radius
    }
    MouseArea {
        anchors.fill: parent
        acceptedButtons: Qt.AllButtons
        hoverEnabled: true
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: area

        anchors.fill: parent
        anchors.margins: root.padding
    }
}
