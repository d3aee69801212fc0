// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A small whole number with minus and plus. Up and Down, + and - change it.
Rectangle {
    id: root

    required property string label
    property int value: 0
    property int from: 0
    property int to: 99

    signal modified(int value)

    function change(by: int) {
        const next = Math.max(root.from, Math.min(root.to, root.value + by));
        if (next !== root.value)
            root.modified(next);
    }

    implicitWidth: 76
    implicitHeight: Theme.controlSmall
    radius: Theme.radius2
    color: Theme.bg1
    border.width: 1
    border.color: Theme.line2
    activeFocusOnTab: true
    Accessible.role: Accessible.SpinBox
    Accessible.name: root.label
    Accessible.description: String(root.value)
    Accessible.focusable: true
    Accessible.onIncreaseAction: root.change(1)
    Accessible.onDecreaseAction: root.change(-1)
    Keys.onUpPressed: root.change(1)
    Keys.onDownPressed: root.change(-1)
    Keys.onPressed: event => {
        if (event.text === "+" || event.text === "-") {
            root.change(event.text === "+" ? 1 : -1);
            event.accepted = true;
        }
    }

    FocusRing {
        shown: root.activeFocus
    }
    IconButton {
        implicitWidth: 24
        implicitHeight: 28
        focusPolicy: Qt.NoFocus
        enabled: root.value > root.from
        iconName: "minus"
        label: qsTr("Less")
        onClicked: root.change(-1)
    }
    Label {
        anchors.centerIn: parent
        text: String(root.value)
        medium: true
    }
    IconButton {
        anchors.right: parent.right
        implicitWidth: 24
        implicitHeight: 28
        focusPolicy: Qt.NoFocus
        enabled: root.value < root.to
        iconName: "plus"
        label: qsTr("More")
        onClicked: root.change(1)
    }
}
