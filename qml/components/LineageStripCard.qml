// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One card of a lineage strip: stripe of its domain, name, second line, grade. `more` is dashed.
T.AbstractButton {
    id: root

    required property var card // { name, detail, slot, grade, more }

    readonly property bool isMore: root.card.more ?? false

    implicitWidth: 132
    implicitHeight: 36
    text: root.card.name
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.card.name + ", " + root.card.detail
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    background: Rectangle {
        radius: Theme.radius2
        color: root.hovered ? Theme.bg2 : Theme.bg1
        border.width: 1
        border.color: root.isMore ? Theme.ctl : Theme.line2

        Rectangle {
            x: 1
            y: 1
            width: 3
            height: parent.height - 2
            visible: !root.isMore
            color: Theme.domain(root.card.slot)
        }
        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Item {
        Label {
            x: 9
            y: 2
            width: parent.width - (mark.visible ? 34 : 16)
            height: 16
            text: root.card.name
            role: Label.Hint
            strong: true
            color: Theme.fg1
        }
        Label {
            x: 9
            y: 17
            width: parent.width - (mark.visible ? 34 : 16)
            height: 16
            text: root.card.detail
            role: Label.Hint
        }
        GradeMark {
            id: mark

            anchors.right: parent.right
            anchors.rightMargin: 7
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.isMore
            grade: root.card.grade ?? ""
            shapeOnly: true
        }
    }
}
