// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What failed, where (file, line), what it means, and one action. Never a bare code.
Rectangle {
    id: root

    required property string text
    property string where
    property string actionText
    property bool closable: false

    signal activated
    signal closed

    implicitWidth: 480
    implicitHeight: Math.max(44, column.implicitHeight + 24)
    radius: Theme.radius2
    color: Theme.badSoft
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.text

    Icon {
        x: 14
        y: 14
        name: "grade-degraded"
        color: Theme.bad
    }
    Column {
        id: column

        x: 40
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width - x - 14 - (action.visible ? action.width + 12 : 0) - (close.visible ? 34 : 0)
        spacing: 2

        Label {
            width: parent.width
            text: root.text
            wrapMode: Text.Wrap
            maximumLineCount: 14
        }
        Label {
            width: parent.width
            visible: text.length > 0
            text: root.where
            role: Label.Mono
            color: Theme.fg2
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 3
        }
    }
    Button {
        id: action

        anchors.right: close.visible ? close.left : parent.right
        anchors.rightMargin: 10
        anchors.verticalCenter: parent.verticalCenter
        visible: text.length > 0
        small: true
        text: root.actionText
        onClicked: root.activated()
    }
    IconButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        visible: root.closable
        iconName: "close"
        label: qsTr("Dismiss")
        onClicked: root.closed()
    }
}
