// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// One page in the rail: icon, name, and a badge with what waits there.
T.AbstractButton {
    id: root

    property string iconName
    property string keyText
    property bool folded: false
    property bool active: false
    property int badge: 0
    /// Whether Tab stops here: rows that belong together are one stop.
    property bool isStop: true

    implicitHeight: 32
    hoverEnabled: true
    focusPolicy: root.isStop || root.activeFocus ? Qt.StrongFocus : Qt.ClickFocus // never taken away while it is here
    Accessible.role: Accessible.PageTab
    Accessible.name: root.badge > 0 ? qsTr("%1, %n waiting", "", root.badge).arg(root.text) : root.text
    Accessible.description: root.keyText
    Accessible.selected: root.active
    Accessible.onPressAction: root.clicked()
    Keys.onReturnPressed: root.clicked()

    contentItem: Item {
        Icon {
            x: 8
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: root.active ? Theme.accText : Theme.fg2
        }
        Label {
            x: 34
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - x - (pill.visible ? pill.width + 10 : 4)
            visible: !root.folded
            text: root.text
            medium: true
            color: root.active ? Theme.fg1 : Theme.fg2
        }
        Rectangle {
            id: pill

            x: parent.width - width - (root.folded ? 0 : 8)
            y: root.folded ? 1 : Math.round((parent.height - height) / 2)
            width: root.folded ? 8 : Math.max(20, number.implicitWidth + 10)
            height: root.folded ? 8 : 18
            radius: height / 2
            visible: root.badge > 0
            color: Theme.acc

            Label {
                id: number

                anchors.centerIn: parent
                visible: !root.folded
                text: root.badge > 99 ? "99+" : String(root.badge)
                role: Label.Hint
                strong: true
                color: Theme.fgOnAccent
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius2
        color: root.active ? Theme.bg1 : root.hovered ? Theme.bg3 : "transparent"
        border.width: root.active ? 1 : 0
        border.color: Theme.line

        FocusRing {
            anchors.margins: -2
            shown: root.visualFocus
        }
    }

    HoverTip {
        beside: true
        text: root.text + "  " + root.keyText
        shown: root.folded && root.hovered
    }
}
