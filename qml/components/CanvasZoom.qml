// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// Zoom out, the scale, zoom in, fit, and room for one more button.
FloatingPanel {
    id: root

    required property CanvasItem canvas
    default property alias buttons: row.data

    padding: 3

    Row {
        id: row

        IconButton {
            iconName: "minus"
            label: qsTr("Zoom out")
            onClicked: root.canvas.zoomOut()
        }
        LinkButton {
            anchors.verticalCenter: parent.verticalCenter
            width: 56
            text: qsTr("%1 %").arg(Math.round(root.canvas.zoom * 100))
            Accessible.name: qsTr("Zoom %1 percent, back to 100").arg(Math.round(root.canvas.zoom * 100))
            onClicked: root.canvas.zoomTo(1)
        }
        IconButton {
            iconName: "plus"
            label: qsTr("Zoom in")
            onClicked: root.canvas.zoomIn()
        }
        IconButton {
            iconName: "fit"
            label: qsTr("Show everything (F)")
            onClicked: root.canvas.fit()
        }
    }
}
