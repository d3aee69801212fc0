// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// Back and forward, the search, whom one acts as, and the notices. 48 px.
Rectangle {
    id: root

    required property Application application

    /// Who searched goes on in the page.
    signal pageWanted

    function focusSearch() {
        search.focusField();
    }

    implicitHeight: Theme.topBar
    color: Theme.bg1
    z: 10

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: 16
        anchors.rightMargin: 16
        spacing: 2

        IconButton {
            enabled: root.application.navigator.canGoBack
            iconName: "chevron-left"
            label: qsTr("Back (Alt+Left)")
            onClicked: root.application.navigator.back()
        }
        IconButton {
            enabled: root.application.navigator.canGoForward
            iconName: "chevron-right"
            label: qsTr("Forward (Alt+Right)")
            onClicked: root.application.navigator.forward()
        }
        SearchBox {
            id: search

            Layout.leftMargin: 10
            Layout.fillWidth: true
            Layout.maximumWidth: 520
            Layout.minimumWidth: 200
            visible: root.application.session.isExpected
            search: root.application.search
            onFinished: root.pageWanted()
        }
        Item {
            Layout.fillWidth: true
        }
        ActingAsButton {
            Layout.maximumWidth: 360
            visible: root.application.session.isExpected
            actingAs: root.application.actingAs
        }
        NoticesButton {
            notices: root.application.notices
            navigator: root.application.navigator
        }
        Avatar {
            Layout.leftMargin: 6
            visible: root.application.actingAs.chosen
            initials: root.application.actingAs.initials
            name: root.application.actingAs.name
            mine: true
        }
    }
}
