// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// Asks for a text of some length before something is done with it.
Dialog {
    id: root

    required property string prompt
    property string hint
    property int shortest: 10

    readonly property string text: area.text.trim()

    signal confirmed(string text)

    acceptEnabled: root.text.length >= root.shortest
    onAboutToShow: {
        area.text = "";
        area.inputItem.forceActiveFocus();
    }
    onAccepted: root.confirmed(root.text)

    contentItem: ColumnLayout {
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: root.hint
            visible: text.length > 0
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        TextArea {
            id: area

            Layout.fillWidth: true
            label: root.prompt
            placeholderText: root.prompt
        }
        Label {
            Layout.fillWidth: true
            text: root.shortest > 0 ? qsTr("%1 of at least %2 characters").arg(root.text.length).arg(root.shortest) : ""
            visible: root.shortest > 0
            role: Label.Hint
        }
    }
}
