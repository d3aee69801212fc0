// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// The head of a facet or another group that folds.
T.AbstractButton {
    id: root

    required property string title
    property int count: 0
    property int total: root.count
    property bool expanded: true

    implicitWidth: 180
    implicitHeight: 24
    text: root.title
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: root.title
    Accessible.description: root.expanded ? qsTr("Expanded") : qsTr("Folded")
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        Icon {
            x: 4
            anchors.verticalCenter: parent.verticalCenter
            name: root.expanded ? "chevron-down" : "chevron-right"
            size: 12
        }
        Label {
            x: 22
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - 40
            text: root.title
            role: Label.Hint
            strong: true
            color: Theme.fg1
        }
        Label {
            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            visible: root.count > 0
            text: root.total > root.count ? qsTr("%1 of %2").arg(root.count).arg(root.total.toLocaleString(Qt.locale(), "f", 0)) : String(root.count)
            role: Label.Hint
        }
    }
    background: Rectangle {
        radius: Theme.radius1
        color: root.hovered ? Theme.bg3 : "transparent"

        FocusRing {
            shown: root.visualFocus
        }
    }
}
