// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A small label with meaning: tag, version, active filter, state. `removable` shows an x.
Rectangle {
    id: root

    enum Kind {
        Tag, // grey
        Outline, // version
        Filter, // accent, usually removable
        Ok,
        Risk,
        Bad,
        Unknown
    }

    property string text
    property string iconName
    property int kind: Chip.Tag
    property bool removable: false
    property bool mono: false
    property real maximumWidth: 320

    readonly property color ink: [Theme.fg2, Theme.fg2, Theme.accText, Theme.ok, Theme.risk, Theme.bad, Theme.unk][root.kind]

    signal removed

    implicitWidth: Math.min(root.maximumWidth, Math.ceil(label.implicitWidth) + 14 + (root.iconName ? 17 : 0) + (root.removable ? 18 : 0))
    implicitHeight: 20
    radius: Theme.radius1
    color: [Theme.bg3, "transparent", Theme.accSoft, Theme.okSoft, Theme.riskSoft, Theme.badSoft, Theme.unkSoft][root.kind]
    border.width: root.kind === Chip.Outline ? 1 : 0
    border.color: Theme.line2

    Icon {
        x: 7
        anchors.verticalCenter: parent.verticalCenter
        visible: name.length > 0
        name: root.iconName
        size: 12
        color: root.ink
    }
    Label {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        x: root.iconName ? 24 : 7
        width: parent.width - x - (root.removable ? 24 : 6)
        text: root.text
        role: root.mono ? Label.Mono : Label.Hint
        medium: true
        color: root.ink
    }
    Tip {
        text: label.truncated ? root.text : ""
    }
    IconButton {
        anchors.right: parent.right
        anchors.rightMargin: 2
        anchors.verticalCenter: parent.verticalCenter
        implicitWidth: 18
        implicitHeight: 18
        visible: root.removable
        label: qsTr("Remove %1").arg(root.text)

        contentItem: Item {
            Icon {
                anchors.centerIn: parent
                name: "close"
                size: 12
                color: root.ink
            }
        }
        onClicked: root.removed()
    }
}
