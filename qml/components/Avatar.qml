// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The initials of a person or team, at most two letters; `mine` for whom one acts as.
Rectangle {
    id: root

    required property string initials
    property string name
    property string iconName
    property bool mine: false
    property int size: 24

    implicitWidth: root.size
    implicitHeight: root.size
    radius: root.size / 2
    color: root.mine ? Theme.accSoft : Theme.bg3
    Accessible.role: Accessible.Graphic
    Accessible.name: root.name.length > 0 ? root.name : root.initials

    Label {
        anchors.centerIn: parent
        visible: root.iconName.length === 0
        text: root.initials
        role: root.size < 24 ? Label.Code : Label.Hint
        strong: true
        color: root.mine ? Theme.accText : Theme.fg2
        Accessible.ignored: true
    }
    Icon {
        anchors.centerIn: parent
        visible: name.length > 0
        name: root.iconName
        size: 14
    }
}
