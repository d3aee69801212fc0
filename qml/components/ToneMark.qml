// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// An icon and a word in the colour of their meaning: ok, risk, bad, info; all else is quiet.
Item {
    id: root

    required property string tone
    property string iconName
    property string text
    property bool medium: true
    property int iconSize: 14

    readonly property color ink: ({
            "ok": Theme.ok,
            "risk": Theme.risk,
            "bad": Theme.bad,
            "info": Theme.classInternal
        })[root.tone] ?? Theme.fg3
    readonly property int indent: root.iconName.length > 0 ? root.iconSize + 4 : 0

    implicitWidth: root.indent + Math.ceil(label.implicitWidth)
    implicitHeight: 20
    Accessible.role: Accessible.StaticText
    Accessible.name: root.text

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.iconName.length > 0
        name: root.iconName
        size: root.iconSize
        color: root.ink
    }
    Label {
        id: label

        anchors.verticalCenter: parent.verticalCenter
        x: root.indent
        width: parent.width - x
        text: root.text
        medium: root.medium
        color: root.ink
        Accessible.ignored: true
    }
}
