// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One value of a facet: box, mark, name, count at the right. 26 px.
T.AbstractButton {
    id: root

    property int count: 0
    property string domainCode
    property int domainSlot: -1
    property string grade
    property string classification

    readonly property int textX: root.domainCode ? 54 : root.grade || root.classification ? 46 : 28

    implicitWidth: 180
    implicitHeight: 26
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.description: qsTr("%n found", "", root.count)
    Accessible.checkable: true
    Accessible.checked: root.checked
    Accessible.onPressAction: root.clicked()
    Accessible.onToggleAction: root.clicked()

    contentItem: Item {
        Rectangle {
            x: 4
            anchors.verticalCenter: parent.verticalCenter
            width: 16
            height: 16
            radius: Theme.radius1
            color: root.checked ? Theme.acc : Theme.bg1
            border.width: root.checked ? 0 : 1
            border.color: Theme.ctl

            Icon {
                anchors.centerIn: parent
                visible: root.checked
                name: "check"
                size: 12
                color: Theme.fgOnAccent
            }
        }
        DomainTile {
            x: 28
            anchors.verticalCenter: parent.verticalCenter
            visible: root.domainCode.length > 0
            code: root.domainCode
            slot: root.domainSlot
            Accessible.ignored: true
        }
        GradeMark {
            x: 28
            anchors.verticalCenter: parent.verticalCenter
            visible: root.grade.length > 0
            grade: root.grade
            shapeOnly: true
            Accessible.ignored: true
        }
        ClassificationMark {
            x: 28
            anchors.verticalCenter: parent.verticalCenter
            visible: root.classification.length > 0
            classification: root.classification
            shapeOnly: true
            Accessible.ignored: true
        }
        Label {
            x: root.textX
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - number.width - 10
            text: root.text
            medium: root.checked
            color: root.checked ? Theme.fg1 : Theme.fg2
        }
        Label {
            id: number

            anchors.right: parent.right
            anchors.rightMargin: 4
            anchors.verticalCenter: parent.verticalCenter
            text: root.count.toLocaleString(Qt.locale(), "f", 0)
            role: Label.Hint
        }
    }
    background: Rectangle {
        radius: Theme.radius1
        color: root.hovered ? Theme.bg3 : "transparent"

        FocusRing {
            anchors.margins: -1
            shown: root.visualFocus
        }
    }
}
