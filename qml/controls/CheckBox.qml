// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A box to tick, with a label beside it. Without a text give `label` for the accessible name.
T.CheckBox {
    id: root

    property string label: root.text

    implicitWidth: root.text ? Math.ceil(caption.implicitWidth) : 16
    implicitHeight: 24
    spacing: 8
    hoverEnabled: true
    focusPolicy: Qt.StrongFocus
    Accessible.name: root.label
    Keys.onReturnPressed: event => event.accepted = false

    indicator: Rectangle {
        y: Math.round((root.height - height) / 2)
        width: 16
        height: 16
        radius: Theme.radius1
        color: !root.enabled ? Theme.bg3 : root.checkState === Qt.Unchecked ? Theme.bg1 : Theme.acc
        border.width: root.checkState === Qt.Unchecked || !root.enabled ? 1 : 0
        border.color: root.enabled && root.hovered ? Theme.fg2 : Theme.ctl

        Icon {
            anchors.centerIn: parent
            visible: root.checkState !== Qt.Unchecked
            name: root.checkState === Qt.PartiallyChecked ? "minus" : "check"
            size: 12
            color: root.enabled ? Theme.fgOnAccent : Theme.fg3
        }
        FocusRing {
            shown: root.visualFocus
        }
    }
    contentItem: Label {
        id: caption

        leftPadding: root.indicator.width + root.spacing
        text: root.text
        color: root.enabled ? Theme.fg1 : Theme.fg3
    }
}
