// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope

/// Who answers questions about a product or dataset, and in which channel.
Panel {
    id: root

    required property var contacts // an item model of contacts

    signal mailRequested(string address)
    signal linkRequested(string url)

    title: qsTr("Who to ask")

    Rows {
        id: rows

        model: root.contacts

        Item {
            id: contact

            required property string name
            required property string initials
            required property string role
            required property string email
            required property string url
            required property bool channel

            height: 42

            Avatar {
                x: 12
                anchors.verticalCenter: parent.verticalCenter
                initials: contact.channel ? "" : contact.initials
                iconName: contact.channel ? "chat" : ""
                Accessible.ignored: true
            }
            Label {
                x: 46
                y: 4
                width: parent.width - x - 48
                text: contact.name
                medium: true
            }
            Label {
                x: 46
                y: 22
                width: parent.width - x - 48
                text: contact.role
                role: Label.Hint
            }
            IconButton {
                anchors.right: parent.right
                anchors.rightMargin: 10
                anchors.verticalCenter: parent.verticalCenter
                visible: contact.email.length > 0 || contact.url.length > 0
                iconName: contact.url.length > 0 ? "link" : "mail"
                label: contact.url.length > 0 ? qsTr("Open %1").arg(contact.url) : qsTr("Copy %1").arg(contact.email)
                onClicked: contact.url.length > 0 ? root.linkRequested(contact.url) : root.mailRequested(contact.email)
            }
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.margins: 12
        visible: rows.count === 0
        text: qsTr("No source names an owner, steward or support channel.")
        role: Label.Hint
        wrapMode: Text.Wrap
    }
    Item {
        Layout.preferredHeight: 6
    }
}
