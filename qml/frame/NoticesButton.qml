// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// The bell and what the window has told so far.
IconButton {
    id: root

    required property NoticeList notices
    required property Navigator navigator

    iconName: "bell"
    label: root.notices.unread > 0 ? qsTr("Notices, %n new", "", root.notices.unread) : qsTr("Notices")
    onClicked: popup.made().open()

    Rectangle {
        x: 17
        y: 4
        width: 8
        height: 8
        radius: 4
        visible: root.notices.unread > 0
        color: Theme.acc
        border.width: 1
        border.color: Theme.bg1
    }
    Lazy {
        id: popup

        file: "NoticesPopup.qml"
        given: ({
                "parent": root,
                "notices": root.notices,
                "navigator": root.navigator
            })
    }
}
