// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One pair that may be one: what it is called, both sides, and how much speaks for it.
TableRow {
    id: root

    required property int index
    required property string kindIcon
    required property string title
    required property string first
    required property string second
    required property string strength

    /// After the list was filled anew too, the chosen row is the current one.
    function follow() {
        if (root.selected && root.view)
            root.view.currentIndex = root.index;
    }

    implicitHeight: 76
    cellPadding: Theme.gap16
    label: qsTr("%1: %2 and %3, %4").arg(root.title).arg(root.first).arg(root.second).arg(root.strength)
    onSelectedChanged: root.follow()
    Component.onCompleted: root.follow()
    onActiveFocusChanged: if (root.activeFocus && !root.selected)
        root.clicked()

    Icon {
        y: 11
        name: root.kindIcon
        color: Theme.fg3
    }
    Label {
        x: 24
        y: 8
        width: parent.width - x - strengthLabel.width - Theme.gap8
        height: 20
        text: root.title
        strong: true
        elide: Text.ElideMiddle
        Accessible.ignored: true
    }
    Label {
        id: strengthLabel

        anchors.right: parent.right
        y: 8
        height: 20
        text: root.strength
        role: Label.Hint
        Accessible.ignored: true
    }
    Label {
        x: 24
        y: 28
        width: parent.width - x
        height: 20
        text: root.first
        color: Theme.fg2
        elide: Text.ElideMiddle
        Accessible.ignored: true
    }
    Label {
        x: 24
        y: 48
        width: parent.width - x
        height: 20
        text: root.second
        color: Theme.fg2
        elide: Text.ElideMiddle
        Accessible.ignored: true
    }
    Tip {
        text: qsTr("%1 and %2").arg(root.first).arg(root.second)
    }
}
