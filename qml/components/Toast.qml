// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A notice at the bottom of the window that leaves by itself; the pointer on it keeps it.
Rectangle {
    id: root

    property string text
    property string actionText
    property bool isError: false

    signal activated

    function show(message: string, error: bool) {
        root.text = message;
        root.isError = error;
        root.visible = true;
        leave.restart();
    }

    visible: false
    implicitWidth: Math.min(560, Math.ceil(label.implicitWidth) + 76 + (action.visible ? action.width + 12 : 0))
    implicitHeight: Math.max(44, label.implicitHeight + 20)
    radius: Theme.radius3
    color: Theme.bg1
    border.width: 1
    border.color: root.isError ? Theme.bad : Theme.line2
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Shadow {
        level: 3
    }
    Timer {
        id: leave

        interval: root.isError || action.visible ? 12000 : 5000
        onTriggered: root.visible = hover.hovered
    }
    HoverHandler {
        id: hover

        onHoveredChanged: leave.restart()
    }
    Icon {
        x: 14
        anchors.verticalCenter: parent.verticalCenter
        name: root.isError ? "grade-degraded" : "info"
        color: root.isError ? Theme.bad : Theme.accText
    }
    Label {
        id: label

        x: 40
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 36 - (action.visible ? action.width + 12 : 0)
        text: root.text
        wrapMode: Text.Wrap
        maximumLineCount: 5
    }
    LinkButton {
        id: action

        anchors.right: close.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: text.length > 0
        text: root.actionText
        onClicked: root.activated()
    }
    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: 6
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        label: qsTr("Dismiss")
        onClicked: root.visible = false
    }
}
