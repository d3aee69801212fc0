// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// A field of a form with its name at the left and a hint below.
RowLayout {
    id: root

    required property string name
    property string hint
    default property alias content: field.data

    Layout.fillWidth: true
    spacing: Theme.gap12

    Label {
        Layout.preferredWidth: 72
        Layout.preferredHeight: Theme.control
        Layout.alignment: Qt.AlignTop
        text: root.name
        medium: true
        Accessible.ignored: true
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.gap4

        ColumnLayout {
            id: field

            Layout.fillWidth: true
        }
        Label {
            Layout.fillWidth: true
            visible: text.length > 0
            text: root.hint
            role: Label.Hint
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
    }
}
