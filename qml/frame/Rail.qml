// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope.App

/// The catalog's corner and the pages, 152 px or 48 when folded.
Rectangle {
    id: root

    required property Application application
    required property bool folded

    readonly property string page: root.application.navigator.page
    readonly property bool isOpen: root.application.session.isExpected
    /// Pages without a row of their own light the row they belong to.
    readonly property string shownPage: ({
            "product": "discover",
            "dataset": "discover",
            "contract": "contracts"
        })[root.page] ?? root.page
    readonly property bool isListed: root.rows.some(row => row.page === root.shownPage)
    readonly property var rows: [{
            "page": "discover",
            "text": qsTr("Discover"),
            "icon": "search"
        }, {
            "page": "lineage",
            "text": qsTr("Lineage"),
            "icon": "lineage"
        }, {
            "page": "map",
            "text": qsTr("Map"),
            "icon": "map"
        }, {
            "page": "contracts",
            "text": qsTr("Contracts"),
            "icon": "contract"
        }, {
            "page": "quality",
            "text": qsTr("Quality"),
            "icon": "quality"
        }, {
            "page": "access",
            "text": qsTr("Access"),
            "icon": "access"
        }, {
            "page": "sources",
            "text": qsTr("Sources"),
            "icon": "sources"
        }] // plain objects

    width: root.folded ? 48 : 152
    color: Theme.bg0
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Pages")

    Behavior on width  {
        NumberAnimation {
            duration: Theme.quick
            easing.type: Easing.OutQuad
        }
    }

    CatalogCorner {
        width: parent.width - 1
        height: Theme.topBar
        application: root.application
        folded: root.folded
    }
    Column {
        x: 8
        y: Theme.topBar + 4
        width: root.width - 17
        spacing: 2

        Repeater {
            id: pages

            model: root.isOpen ? root.rows : []

            RailRow {
                required property int index
                required property var modelData

                width: parent.width
                text: modelData.text
                iconName: modelData.icon
                keyText: "Ctrl+" + (index + 1)
                folded: root.folded
                active: root.shownPage === modelData.page
                isStop: active || (index === 0 && !root.isListed)
                badge: modelData.page === "access" ? root.application.access.waiting : 0
                onClicked: root.application.navigator.openPage(modelData.page)
                Keys.onUpPressed: pages.itemAt(index - 1)?.forceActiveFocus(Qt.TabFocusReason)
                Keys.onDownPressed: pages.itemAt(index + 1)?.forceActiveFocus(Qt.TabFocusReason)
            }
        }
    }
    RailRow {
        x: 8
        y: root.height - height - 8
        width: root.width - 17
        text: qsTr("Settings")
        iconName: "settings"
        keyText: "Ctrl+8"
        folded: root.folded
        active: root.page === "settings"
        onClicked: root.application.navigator.open("settings")
    }
    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
}
