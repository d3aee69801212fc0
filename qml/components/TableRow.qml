// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One row of a table or list: hover, selection with its 2 px line, focus, Enter and double click.
/// Put the cells inside with anchors (or a Row using TableHead.columnWidths). `label` is what a
/// screen reader says.
T.AbstractButton {
    id: root

    default property alias cells: area.data
    required property string label
    property bool selected: false
    property bool ruled: true
    property int cellPadding: 8

    signal activated

    implicitWidth: 400
    implicitHeight: Theme.row
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.label
    Accessible.selectable: true
    Accessible.selected: root.selected
    Accessible.onPressAction: root.clicked()
    onDoubleClicked: root.activated()
    Keys.onReturnPressed: root.activated()
    Keys.onEnterPressed: root.activated()

    background: Rectangle {
        color: root.selected ? Theme.accSoft : root.hovered ? Theme.bg2 : "transparent"

        Rectangle {
            width: 2
            height: parent.height
            visible: root.selected
            color: Theme.acc
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            visible: root.ruled
            color: Theme.line
        }
        FocusRing {
            anchors.margins: 1
            radius: Theme.radius1
            shown: root.visualFocus
        }
    }

    Item {
        id: area

        anchors.fill: parent
        anchors.leftMargin: root.cellPadding
        anchors.rightMargin: root.cellPadding
    }
}
