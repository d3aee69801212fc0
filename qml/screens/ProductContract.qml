// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What a product offers and takes in by contract, and what it promises.
Flickable {
    id: root

    required property ProductViewModel viewModel

    readonly property var facts: root.viewModel.facts // ready texts by name

    contentWidth: width
    contentHeight: column.height + 32
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    ScrollBar.vertical: ScrollBar {
    }

    ColumnLayout {
        id: column

        x: 24
        y: 16
        width: root.width - 48
        spacing: 12

        PortPanel {
            Layout.fillWidth: true
            title: qsTr("Output ports")
            ports: root.viewModel.outputs
            emptyText: qsTr("No source names an output port, so there is nothing to bind a contract to.")
            onRequested: uid => root.viewModel.requestAccess(uid)
            onContractOpened: uid => root.viewModel.openEntity("contract", uid)
        }
        PortPanel {
            Layout.fillWidth: true
            title: qsTr("Input ports")
            ports: root.viewModel.inputs
            emptyText: qsTr("No source names an input port.")
            onContractOpened: uid => root.viewModel.openEntity("contract", uid)
        }
        ServiceLevelPanel {
            Layout.fillWidth: true
            Layout.maximumWidth: 800
            levels: root.viewModel.serviceLevels
            count: root.facts["serviceLevels"] ?? ""
        }
    }
}
