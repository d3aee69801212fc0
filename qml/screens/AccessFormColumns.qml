// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The columns a port offers, to choose those that are needed; none chosen asks for all.
Panel {
    id: root

    required property RequestFormViewModel form

    title: qsTr("Columns")
    count: root.form.chosenColumns === 0 ? qsTr("none chosen: all %1 are asked for").arg(root.form.columnCount) : qsTr("%1 of %2").arg(root.form.chosenColumns).arg(root.form.columnCount)
    linkText: root.form.chosenColumns > 0 ? qsTr("Ask for all") : ""
    onLinkActivated: root.form.chooseAllColumns(false)

    Label {
        Layout.fillWidth: true
        Layout.margins: Theme.gap12
        text: root.form.columnCount === 0 ? qsTr("The catalog knows no columns of this port.") : qsTr("Choose only what is needed: fewer and less sensitive columns take fewer steps.")
        role: Label.Hint
        wrapMode: Text.Wrap
    }
    ListView {
        id: list

        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(340, list.count * 32)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: root.form.columns
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Columns of the port")
        ScrollBar.vertical: ScrollBar {
        }

        onCountChanged: list.positionViewAtBeginning()

        Connections {
            target: root.form.columns

            function onModelReset() {
                list.positionViewAtBeginning();
            }
        }

        delegate: FocusScope {
            id: row

            required property string path
            required property bool chosen
            required property string classification
            required property string because

            width: ListView.view.width
            height: 32

            CheckBox {
                x: Theme.gap12
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width * 0.45
                focus: true
                focusPolicy: row.ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus // the list is one Tab stop
                text: row.path
                checked: row.chosen
                onToggled: root.form.toggleColumn(row.path)
            }
            ClassificationMark {
                x: parent.width * 0.45 + Theme.gap24
                anchors.verticalCenter: parent.verticalCenter
                classification: row.classification
            }
            Label {
                x: parent.width * 0.45 + 140
                width: parent.width - x - Theme.gap12
                height: parent.height
                text: row.because
                role: Label.Hint
            }
            Rectangle {
                width: parent.width
                height: 1
                color: Theme.line
            }
        }
    }
}
