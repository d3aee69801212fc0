// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// What can be done with the chosen card.
FloatingPanel {
    id: root

    required property LineageViewModel viewModel
    required property string uid

    padding: 3

    Row {
        spacing: 2

        Button {
            small: true
            kind: Button.Quiet
            iconName: "table"
            text: qsTr("Open")
            onClicked: root.viewModel.openDataset(root.uid)
        }
        Button {
            small: true
            kind: Button.Quiet
            visible: root.uid !== root.viewModel.uid
            iconName: "lineage"
            text: qsTr("Start here")
            onClicked: root.viewModel.startFrom(root.uid)
        }
        Button {
            small: true
            kind: Button.Quiet
            iconName: "arrow-left"
            text: qsTr("More upstream")
            onClicked: root.viewModel.expand(root.uid, true)
        }
        Button {
            small: true
            kind: Button.Quiet
            trailingIconName: "arrow-right"
            text: qsTr("More downstream")
            onClicked: root.viewModel.expand(root.uid, false)
        }
    }
}
