// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// "Showing n of N" under every list, with a link to load more and room for hints at the right.
Rectangle {
    id: root

    required property int shown
    required property int total
    property string loadMoreText
    property string noun
    /// Without its own surface, for the foot of a Panel.
    property bool plain: false
    default property alias hints: right.data

    signal loadMore

    implicitWidth: 400
    implicitHeight: 36
    color: root.plain ? "transparent" : Theme.bg2

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 16

        Label {
            text: qsTr("Showing %1 of %2 %3").arg(root.shown.toLocaleString(Qt.locale(), "f", 0)).arg(root.total.toLocaleString(Qt.locale(), "f", 0)).arg(root.noun).trim()
            role: Label.Hint
        }
        LinkButton {
            visible: root.loadMoreText.length > 0 && root.shown < root.total
            text: root.loadMoreText
            onClicked: root.loadMore()
        }
        Item {
            Layout.fillWidth: true
        }
        Row {
            id: right

            spacing: 8
        }
    }
}
