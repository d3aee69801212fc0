// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// Several lines of plain text that scroll inside their frame. `label` is the accessible name.
Rectangle {
    id: root

    required property string label
    property alias text: area.text
    property alias readOnly: area.readOnly
    property alias placeholderText: area.placeholderText
    property alias length: area.length
    property alias inputItem: area
    property bool mono: false
    property string error

    implicitWidth: 320
    implicitHeight: 96
    radius: Theme.radius2
    color: area.enabled ? Theme.bg1 : Theme.bg3
    border.width: 1
    border.color: root.error ? Theme.bad : area.activeFocus ? Theme.acc : Theme.ctl

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        z: -1
        visible: area.activeFocus
        radius: Theme.radius2 + 3
        color: root.error ? Theme.badSoft : Theme.accSoft
    }
    Flickable {
        id: flick

        anchors.fill: parent
        anchors.margins: 1
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        ScrollBar.vertical: ScrollBar {
        }
        T.TextArea.flickable: T.TextArea {
            id: area

            padding: 9
            topPadding: 7
            wrapMode: root.mono ? TextEdit.NoWrap : TextEdit.Wrap
            textFormat: TextEdit.PlainText
            color: area.enabled ? Theme.fg1 : Theme.fg3
            selectionColor: Theme.acc
            selectedTextColor: Theme.fgOnAccent
            selectByMouse: true
            font.family: root.mono ? Theme.mono : Theme.family
            font.pixelSize: root.mono ? Theme.size12 : Theme.size13
            Accessible.name: root.label
            Accessible.description: root.error
            Keys.onTabPressed: area.nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: area.nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

            Label {
                x: area.leftPadding
                y: area.topPadding
                width: area.width - area.leftPadding - area.rightPadding
                visible: area.length === 0 && area.preeditText.length === 0
                text: area.placeholderText
                color: Theme.fg3
                wrapMode: Text.Wrap
            }
        }
    }
}
