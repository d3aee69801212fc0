// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// What the window has told so far, newest first.
T.Popup {
    id: root

    required property NoticeList notices
    required property Navigator navigator

    x: parent ? parent.width - width : 0
    y: parent ? parent.height + 6 : 0
    implicitWidth: 360
    implicitHeight: Math.min(400, Math.max(72, list.contentHeight + 16))
    padding: 8
    margins: 8
    focus: true
    onOpened: root.notices.markRead()

    contentItem: ListView {
        id: list

        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.notices
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Notices")
        ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property string message
            required property string link
            required property bool isError
            required property string time

            width: ListView.view.width
            implicitHeight: caption.implicitHeight + 18
            label: row.message
            onClicked: if (row.link.length > 0) {
                root.close();
                root.navigator.open(row.link);
            }

            Icon {
                y: 10
                name: row.isError ? "grade-degraded" : "info"
                color: row.isError ? Theme.bad : Theme.accText
            }
            Label {
                id: caption

                x: 26
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - 52
                text: row.message
                wrapMode: Text.Wrap
                maximumLineCount: 6
            }
            Label {
                anchors.right: parent.right
                y: 10
                text: row.time
                role: Label.Hint
            }
        }

        EmptyState {
            x: 4
            y: 16
            width: parent.width - 8
            visible: root.notices.count === 0
            iconName: "bell"
            text: root.notices.acts ? qsTr("Nothing has happened yet.") : qsTr("Choose whom you act as to see your notices.")
        }
    }
    background: PopupFrame {
    }
}
