// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// A card of a page: head with title, count and an optional link, content below. Children go into
/// the content column (a ColumnLayout); set `contentPadding` for free text.
Rectangle {
    id: root

    default property alias content: body.data
    property string title
    property string count
    property string linkText
    property string note
    property int contentPadding: 0
    property alias spacing: body.spacing

    signal linkActivated

    implicitWidth: 320
    implicitHeight: (head.visible ? head.height : 0) + body.implicitHeight + 2 * root.contentPadding + 1
    radius: Theme.radius3
    color: Theme.bg1
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    Item {
        id: head

        width: parent.width
        height: 36
        visible: root.title.length > 0

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: 12
            anchors.rightMargin: 12
            spacing: 8

            Label {
                Layout.maximumWidth: head.width * 0.7
                text: root.title
                strong: true
            }
            Label {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                text: root.count
                role: Label.Hint
            }
            Label {
                visible: text.length > 0
                text: root.note
                role: Label.Hint
            }
            LinkButton {
                visible: text.length > 0
                text: root.linkText
                Accessible.description: root.title
                onClicked: root.linkActivated()
            }
        }
        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: 1
            color: Theme.line
        }
    }
    ColumnLayout {
        id: body

        x: root.contentPadding + 1
        y: (head.visible ? head.height : 0) + root.contentPadding
        width: parent.width - 2 * x
        height: parent.height - y - root.contentPadding - 1
        spacing: 0
    }
    Rectangle {
        anchors.fill: parent
        color: "transparent"
        radius: root.radius
        border.width: 1
        border.color: Theme.line
    }
}
