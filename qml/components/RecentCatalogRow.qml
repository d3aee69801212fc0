// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// A catalog opened before: opens on click or Enter.
TableRow {
    id: root

    required property WelcomeViewModel viewModel
    required property int index
    required property string name
    required property string folder
    required property string age
    required property string size
    required property bool isOpen

    implicitHeight: 44
    cellPadding: 12
    label: qsTr("%1 in %2").arg(root.name).arg(root.folder)
    onClicked: root.viewModel.openRecent(root.index)
    onActivated: root.clicked()

    Icon {
        anchors.verticalCenter: parent.verticalCenter
        name: "database"
    }
    Label {
        x: 28
        y: 5
        width: parent.width - x - 200
        text: root.name
        medium: true
    }
    Label {
        x: 28
        y: 24
        width: parent.width - x - 200
        text: root.folder
        role: Label.Hint
        elide: Text.ElideMiddle
    }
    Label {
        anchors.right: forget.left
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        text: root.isOpen ? qsTr("open now, %1").arg(root.size) : qsTr("%1 ago, %2").arg(root.age).arg(root.size)
        role: Label.Hint
    }
    IconButton {
        id: forget

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        iconName: "close"
        label: qsTr("Take %1 off this list; the file stays").arg(root.name)
        onClicked: root.viewModel.forget(root.index)
    }
}
