// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A field to search or filter with: magnifier, clear button (Escape clears too), optional key cap.
TextField {
    id: root

    property string keyText

    signal cleared

    function clearText() {
        root.clear();
        root.cleared();
        root.forceActiveFocus();
    }

    iconName: "search"
    rightPadding: root.length > 0 ? 32 : root.keyText ? cap.width + 14 : 10
    Keys.onEscapePressed: event => {
        event.accepted = root.length > 0;
        if (root.length > 0)
            root.clearText();
    }

    IconButton {
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: 4
        implicitWidth: 24
        implicitHeight: 24
        visible: root.length > 0
        focusPolicy: Qt.NoFocus
        iconName: "close"
        label: qsTr("Clear")
        onClicked: root.clearText()
    }
    KeyCap {
        id: cap

        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: 6
        visible: root.length === 0 && root.keyText.length > 0
        text: root.keyText
    }
}
