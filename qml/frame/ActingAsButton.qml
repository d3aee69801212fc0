// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// "acting as Ana Ruiz": opens the list of people and teams of the catalog.
T.AbstractButton {
    id: root

    required property ActingAsViewModel actingAs

    implicitWidth: Math.ceil(line.implicitWidth) + 20
    implicitHeight: Theme.control
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    text: root.actingAs.chosen ? root.actingAs.name : qsTr("nobody yet")
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: qsTr("Acting as %1").arg(root.text)
    Accessible.description: root.actingAs.detail
    Accessible.onPressAction: popup.made().open()
    Keys.onReturnPressed: popup.made().open()
    onClicked: popup.made().open()

    contentItem: Item {
        Row {
            id: line

            anchors.verticalCenter: parent.verticalCenter
            anchors.right: parent.right
            anchors.rightMargin: 8
            spacing: 8

            Label {
                text: qsTr("acting as")
                color: Theme.fg3
            }
            Label {
                width: Math.min(implicitWidth, 150)
                text: root.text
                medium: true
            }
            Label {
                width: Math.min(implicitWidth, 150)
                visible: text.length > 0 && root.width > 200
                text: root.actingAs.detail
                color: Theme.fg3
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-down"
                size: 12
            }
        }
    }
    background: Rectangle {
        radius: Theme.radius2
        color: root.hovered ? Theme.bg3 : "transparent"

        FocusRing {
            shown: root.visualFocus
        }
    }

    Lazy {
        id: popup

        file: "ActingAsPopup.qml"
        given: ({
                "parent": root,
                "actingAs": root.actingAs
            })
    }
}
