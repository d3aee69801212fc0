// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// A day as YYYY-MM-DD, typed or picked from a month. `text` is the day; empty means none.
TextField {
    id: root

    readonly property bool isValid: root.length === 0 || calendar.isDay(root.text)

    iconName: "calendar"
    placeholderText: qsTr("YYYY-MM-DD")
    maximumLength: 10
    implicitWidth: 150
    rightPadding: 32
    Keys.onDownPressed: popup.made().open()

    CalendarMonth {
        id: calendar
    }
    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: 4
        implicitWidth: 24
        implicitHeight: 24
        focusPolicy: Qt.NoFocus
        iconName: "chevron-down"
        label: qsTr("Choose a day")
        onClicked: popup.made().open()
    }
    Lazy {
        id: popup

        file: "DatePopup.qml"
        given: ({
                "parent": root,
                "calendar": calendar,
                "field": root
            })
    }
}
