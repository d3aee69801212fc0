// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The mesh as a map: domains, products, flows; beside it the same numbers as a matrix, the findings
/// and the chosen domain.
Item {
    id: root

    required property MapViewModel viewModel
    required property Navigator navigator

    /// In a narrow window the map comes first; its panel is one click away.
    property bool showsCoupling: root.width > 900
    /// For screenshots: what is on the canvas is the newest.
    readonly property bool settled: map.isSettled

    ColumnLayout {
        anchors.left: parent.left
        anchors.right: side.visible ? side.left : parent.right
        height: parent.height
        spacing: 0

        MapTools {
            Layout.fillWidth: true
            viewModel: root.viewModel
            showsCoupling: root.showsCoupling
            onCouplingToggled: root.showsCoupling = !root.showsCoupling
        }
        LoadingLine {
            Layout.fillWidth: true
            loading: root.viewModel.state === MapViewModel.Loading
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.viewModel.state === MapViewModel.Failed
            text: root.viewModel.error
            actionText: qsTr("Try again")
            onActivated: root.viewModel.retry()
        }
        FocusScope {
            Layout.fillWidth: true
            Layout.fillHeight: true
            focus: true

            MapItem {
                id: map

                anchors.fill: parent
                focus: true
                theme: Theme
                reducedMotion: Theme.reducedMotion
                source: root.viewModel.source
                bottomInset: root.height > 480 ? legend.height - 30 : 0
                selectedArea: root.viewModel.chosen
                Accessible.role: Accessible.Graphic
                Accessible.name: map.currentText.length > 0 ? map.currentText : qsTr("Map of the mesh. Arrow keys go from domain to domain, Enter goes into one.")
                Accessible.focusable: true
                onAreaChosen: area => root.viewModel.choose(area)
                onProductActivated: uid => root.viewModel.openProduct(uid)
            }
            ToolTip {
                x: map.hoveredAt.x - width / 2
                y: map.hoveredAt.y - height - 14
                visible: map.hoveredText.length > 0
                text: map.hoveredText
            }
            EmptyState {
                x: Theme.gap24
                y: Theme.gap24
                visible: root.viewModel.state === MapViewModel.Ready && root.viewModel.isEmpty
                iconName: "map"
                text: qsTr("The domains of the mesh with their products stand here. The open catalog names no domain.")
                actionText: qsTr("Import files")
                onActivated: root.navigator.open("meshscope:sources")
            }
            MapLegend {
                id: legend

                x: Theme.gap16
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.gap16
                visible: !root.viewModel.isEmpty && map.width > 700 && root.height > 480
            }
            CanvasZoom {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                anchors.margins: Theme.gap16
                visible: !root.viewModel.isEmpty
                canvas: map
            }
        }
    }
    MapSide {
        id: side

        anchors.right: parent.right
        width: implicitWidth
        height: parent.height
        visible: root.showsCoupling && !root.viewModel.isEmpty && root.width > 760
        viewModel: root.viewModel
        onShown: (area, other) => map.show(area, other)
    }
}
