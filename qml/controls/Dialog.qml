// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T

/// A question or a form over the page: title, content, verb buttons. Escape cancels. The button that
/// accepts says what it does ("Reject request"), never "OK".
T.Dialog {
    id: root

    required property string acceptText
    property string rejectText: qsTr("Cancel")
    property bool acceptEnabled: true
    property bool destructive: false

    parent: T.Overlay.overlay
    x: parent ? Math.round((parent.width - width) / 2) : 0
    y: parent ? Math.round(Math.max(24, (parent.height - height) * 0.4)) : 0
    width: Math.min(480, parent ? parent.width - 48 : 480)
    implicitHeight: topPadding + bottomPadding + (contentItem ? contentItem.implicitHeight : 0) + header.implicitHeight + footer.implicitHeight
    height: Math.min(implicitHeight, parent ? parent.height - 48 : implicitHeight)
    leftPadding: 20
    rightPadding: 20
    topPadding: 4
    bottomPadding: 16
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape

    header: Item {
        implicitHeight: 52

        Label {
            anchors.left: parent.left
            anchors.right: closeButton.left
            anchors.leftMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
            role: Label.Title
        }
        IconButton {
            id: closeButton

            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            iconName: "close"
            label: qsTr("Close")
            onClicked: root.reject()
        }
    }
    footer: Item {
        implicitHeight: 56

        Rectangle {
            width: parent.width
            height: 1
            color: Theme.line
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: 20
            anchors.verticalCenter: parent.verticalCenter
            spacing: 8

            Button {
                visible: root.rejectText.length > 0
                text: root.rejectText
                onClicked: root.reject()
            }
            Button {
                text: root.acceptText
                kind: root.destructive ? Button.Destructive : Button.Primary
                filledDestructive: root.destructive
                enabled: root.acceptEnabled
                onClicked: root.accept()
            }
        }
    }
    background: PopupFrame {
    }
    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
}
