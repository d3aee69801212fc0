// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// The grouped answers below the search field, per keystroke. The field keeps the focus and sends
/// its keys: Up and Down move, Enter opens, Escape closes.
T.Popup {
    id: root

    required property SearchViewModel search

    readonly property int rowHeight: 40
    readonly property bool isUseful: root.search.text.trim().length > 0 && !root.search.onDiscover

    /// Opens when there is something to show, else closes.
    function showUseful() {
        root.visible = root.isUseful;
    }

    y: parent ? parent.height + 6 : 0
    width: parent ? Math.max(parent.width, 560) : 560
    padding: 4
    margins: 4
    focus: false
    closePolicy: T.Popup.CloseOnPressOutsideParent // with CloseOnEscape no shortcut of the window would work
    height: list.height + note.height + root.topPadding + root.bottomPadding

    contentItem: Item {

        ListView {
            id: list

            width: parent.width
            // With results never none: what has no room makes no rows.
            height: root.search.total === 0 ? 0 : Math.min(488, Math.max(list.contentHeight, root.rowHeight))
            clip: true
            model: root.search.results
            boundsBehavior: Flickable.StopAtBounds
            currentIndex: root.search.current
            keyNavigationEnabled: false
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Answers")
            onCurrentIndexChanged: if (list.currentIndex >= 0)
                list.positionViewAtIndex(list.currentIndex, ListView.Contain)

            ScrollBar.vertical: ScrollBar {
            }

            delegate: SearchPopupRow {
                required property int index

                width: list.width
                selected: index === root.search.current
                onClicked: root.search.activate(index)
            }
        }
        Item {
            id: note

            anchors.bottom: parent.bottom
            width: parent.width
            height: 32

            Label {
                x: 12
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - hints.width - 24
                text: root.search.error.length > 0 ? root.search.error : root.search.total === 0 ? (root.search.loading ? qsTr("Searching …") : qsTr("Nothing matches “%1”.").arg(root.search.text)) : root.search.someWords ? qsTr("Nothing has all words. Showing %1 of %2 with some").arg(root.search.shown).arg(root.search.total.toLocaleString(Qt.locale(), "f", 0)) : root.search.corrected.length > 0 ? qsTr("Showing %1 of %2 for “%3”").arg(root.search.shown).arg(root.search.total.toLocaleString(Qt.locale(), "f", 0)).arg(root.search.corrected.trim()) : qsTr("Showing %1 of %2").arg(root.search.shown).arg(root.search.total.toLocaleString(Qt.locale(), "f", 0))
                role: Label.Hint
            }
            Row {
                id: hints

                anchors.right: parent.right
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                visible: root.search.total > 0
                spacing: 8

                LinkButton {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("All on Discover")
                    focusPolicy: Qt.NoFocus
                    onClicked: root.search.activate(-1)
                }
                KeyCap {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "Ctrl Enter"
                }
            }
        }
    }
    background: PopupFrame {
    }
}
