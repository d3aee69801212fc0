// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/// Parts of a page. `tabs`: [{ value, text, count }]; count may be missing. Arrow keys move.
Item {
    id: root

    property string label
    property var tabs: [] // plain objects { value: string, text: string, count: int or undefined }
    property string value
    property bool ruled: true

    signal activated(string value)

    implicitWidth: row.implicitWidth
    implicitHeight: 36
    Accessible.role: Accessible.PageTabList
    Accessible.name: root.label

    function step(index: int) {
        const tab = buttons.itemAt(index);
        if (tab) {
            tab.forceActiveFocus(Qt.TabFocusReason);
            root.choose(index);
        }
    }
    function choose(index: int) {
        const tab = root.tabs[Math.max(0, Math.min(root.tabs.length - 1, index))];
        if (tab && tab.value !== root.value)
            root.activated(tab.value);
    }

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        visible: root.ruled
        color: Theme.line
    }
    Row {
        id: row

        spacing: 20

        Repeater {
            id: buttons

            model: root.tabs.length // a new count must not make a button anew under the pointer

            T.AbstractButton {
                id: tab

                required property int index
                readonly property var modelData: root.tabs[tab.index] ?? ({}) // { value, text, count }

                text: tab.modelData.text ?? ""
                checked: tab.modelData.value === root.value
                implicitWidth: Math.ceil(content.implicitWidth)
                implicitHeight: 36
                hoverEnabled: true
                focusPolicy: tab.checked || tab.activeFocus ? Qt.StrongFocus : Qt.ClickFocus
                Accessible.role: Accessible.PageTab
                Accessible.name: tab.text
                Accessible.onPressAction: tab.clicked()
                onClicked: root.choose(tab.index)
                Keys.onLeftPressed: root.step(tab.index - 1)
                Keys.onRightPressed: root.step(tab.index + 1)

                contentItem: Item {
                    Row {
                        id: content

                        anchors.verticalCenter: parent.verticalCenter
                        spacing: 5

                        Label {
                            text: tab.text
                            medium: true
                            color: tab.checked || tab.hovered ? Theme.fg1 : Theme.fg2
                        }
                        Label {
                            visible: text.length > 0
                            text: tab.modelData.count === undefined ? "" : String(tab.modelData.count)
                            color: Theme.fg3
                        }
                    }
                }
                background: Item {
                    Rectangle {
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: 2
                        radius: 1
                        visible: tab.checked
                        color: Theme.accText
                    }
                    FocusRing {
                        anchors.topMargin: 4
                        anchors.bottomMargin: 4
                        shown: tab.visualFocus
                    }
                }
            }
        }
    }
}
