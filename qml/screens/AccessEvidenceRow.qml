// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// A finding of the evidence: its mark, what it is, a line of detail, and a way to open it.
Item {
    id: root

    required property string title
    required property string detail
    required property string tone
    required property string iconName
    property string linkText

    signal opened

    implicitHeight: text.implicitHeight + 12
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1, %2").arg(root.title).arg(root.detail)

    ToneMark {
        x: Theme.gap12
        y: 6
        tone: root.tone
        iconName: root.iconName
        Accessible.ignored: true
    }
    Column {
        id: text

        x: 34
        y: 6
        width: parent.width - x - Theme.gap12

        Label {
            width: parent.width
            text: root.title
            medium: true
            elide: Text.ElideMiddle
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: root.detail.length > 0
            text: root.detail
            role: Label.Hint
            wrapMode: Text.Wrap
            maximumLineCount: 3
            Accessible.ignored: true
        }
        LinkButton {
            visible: root.linkText.length > 0
            text: root.linkText
            Accessible.description: root.title
            onClicked: root.opened()
        }
    }
}
