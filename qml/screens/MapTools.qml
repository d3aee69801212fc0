// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Title and numbers of the map, what its lines count, the panel beside it.
Rectangle {
    id: root

    required property MapViewModel viewModel
    required property bool showsCoupling

    signal couplingToggled

    implicitHeight: 44
    color: Theme.bg1

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.gap16
        anchors.rightMargin: Theme.gap16
        spacing: Theme.gap8

        Label {
            text: qsTr("Mesh map")
            role: Label.Title
        }
        Label {
            Layout.fillWidth: true
            text: root.viewModel.summary
            color: Theme.fg2
        }
        Label {
            text: qsTr("Weight")
            color: Theme.fg2
        }
        SegmentedControl {
            label: qsTr("What the lines count")
            value: root.viewModel.weight
            options: [{
                    "value": "ports",
                    "text": qsTr("Ports used")
                }, {
                    "value": "grants",
                    "text": qsTr("Grants")
                }]
            onActivated: value => root.viewModel.weight = value
        }
        IconButton {
            iconName: "sidebar"
            label: root.showsCoupling ? qsTr("Fold the coupling panel") : qsTr("Show the coupling panel")
            onClicked: root.couplingToggled()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
