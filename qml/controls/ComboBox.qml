// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T

/// One of many, from a list that opens. `model` and `textRole` as in Qt; every text is shown plain.
T.ComboBox {
    id: root

    required property string label
    property string prefix
    property string iconName
    property bool small: false

    implicitWidth: Math.max(120, Math.ceil(caption.implicitWidth) + leftPadding + rightPadding)
    implicitHeight: root.small ? Theme.controlSmall : Theme.control
    leftPadding: root.iconName ? 34 : 10
    rightPadding: 28
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.name: root.label
    Accessible.onPressAction: root.popup.open()

    delegate: MenuRow {
        required property int index

        width: ListView.view ? ListView.view.width : root.width
        text: root.textAt(index)
        highlighted: root.highlightedIndex === index
        isChecked: root.currentIndex === index
    }
    contentItem: Label {
        id: caption

        text: root.prefix + root.displayText
        medium: true
        color: root.enabled ? Theme.fg1 : Theme.fg3
    }
    indicator: Icon {
        x: root.width - width - 10
        y: Math.round((root.height - height) / 2)
        name: "chevron-down"
        size: 12
    }
    background: Rectangle {
        radius: Theme.radius2
        color: !root.enabled ? Theme.bg3 : root.hovered ? Theme.bg2 : Theme.bg1
        border.width: 1
        border.color: Theme.line2

        Icon {
            x: 10
            anchors.verticalCenter: parent.verticalCenter
            visible: name.length > 0
            name: root.iconName
        }
        FocusRing {
            shown: root.visualFocus
        }
    }
    popup: T.Popup {
        y: root.height + 4
        width: Math.max(root.width, 160)
        height: Math.min(contentItem.implicitHeight + 8, 320)
        padding: 4
        margins: 4

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: root.delegateModel
            currentIndex: root.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            ScrollBar.vertical: ScrollBar {
            }
        }
        background: PopupFrame {
        }
    }
}
