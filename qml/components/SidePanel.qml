// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Qt.labs.settings

/// A panel at the side of a page, 280 to 480 wide in steps of 4, dragged at its edge or moved with
/// the arrow keys. Remembers its width under `name`.
Rectangle {
    id: root

    required property string name
    default property alias content: area.data
    property bool atLeft: false
    property int preferredWidth: 360
    property int minimumWidth: 280
    property int maximumWidth: 480

    property alias storedWidth: store.panelWidth

    function resize(to: real) {
        root.storedWidth = Math.max(root.minimumWidth, Math.min(root.maximumWidth, Math.round(to / 4) * 4));
    }

    implicitWidth: root.storedWidth > 0 ? root.storedWidth : root.preferredWidth
    implicitHeight: 400
    color: Theme.bg1

    Settings {
        id: store

        property int panelWidth: 0

        category: "panel/" + root.name
    }
    Item {
        id: area

        anchors.fill: parent
        anchors.leftMargin: root.atLeft ? 0 : 1
        anchors.rightMargin: root.atLeft ? 1 : 0
        clip: true
    }
    Rectangle {
        anchors.right: root.atLeft ? parent.right : undefined
        width: 1
        height: parent.height
        color: Theme.line
    }
    Item {
        id: edge

        x: root.atLeft ? parent.width - 4 : -3
        width: 7
        height: parent.height
        activeFocusOnTab: true
        Accessible.role: Accessible.Splitter
        Accessible.name: qsTr("Width of the panel")
        Accessible.focusable: true
        Keys.onLeftPressed: root.resize(root.width + (root.atLeft ? -16 : 16))
        Keys.onRightPressed: root.resize(root.width + (root.atLeft ? 16 : -16))

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 2
            height: parent.height
            visible: edge.activeFocus || hover.hovered || drag.active
            color: Theme.accText
        }
        HoverHandler {
            id: hover

            cursorShape: Qt.SplitHCursor
        }
        DragHandler {
            id: drag

            property real startWidth: 0

            target: null
            onActiveChanged: drag.startWidth = root.width
            onActiveTranslationChanged: if (drag.active)
                root.resize(drag.startWidth + (root.atLeft ? 1 : -1) * drag.activeTranslation.x)
        }
    }
}
