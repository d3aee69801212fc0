// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// The drawing with what floats over it: column filter, legend, minimap, zoom, the chosen card.
FocusScope {
    id: root

    required property LineageViewModel viewModel

    readonly property bool showsMap: root.width > 700 && root.height > 420
    readonly property bool settled: graph.isSettled || !root.visible

    function reveal(uid: string) {
        graph.reveal(uid);
        graph.forceActiveFocus();
    }

    GraphItem {
        id: graph

        anchors.fill: parent
        focus: true
        theme: Theme
        reducedMotion: Theme.reducedMotion
        source: root.viewModel.source
        lens: root.viewModel.lens
        bottomInset: (root.showsMap ? map.height : zoom.height) + Theme.gap16
        Accessible.role: Accessible.Graphic
        Accessible.name: graph.currentText.length > 0 ? graph.currentText : qsTr("Lineage of %1. Arrow keys travel along the flows.").arg(root.viewModel.name)
        Accessible.focusable: true
        onActivated: uid => root.viewModel.openDataset(uid)
        onColumnChosen: (uid, path) => root.viewModel.chooseColumn(uid, path)
        onAllColumnsWanted: root.viewModel.showAllColumns()
        onExpandWanted: (uid, upstream) => root.viewModel.expand(uid, upstream)
        onFoldWanted: (uid, upstream) => root.viewModel.fold(uid, upstream)
        onFilterWanted: filter.forceActiveFocus()
    }
    ToolTip {
        x: Math.max(8, Math.min(root.width - width - 8, graph.hoveredRect.x))
        y: graph.hoveredRect.y - height - 6
        visible: graph.hoveredText.length > 0
        text: graph.hoveredText
    }
    Rectangle {
        anchors.fill: parent
        visible: graph.activeFocus && graph.currentText.length === 0
        color: "transparent"
        border.width: 2
        border.color: Theme.accText
    }
    SearchField {
        id: filter

        x: Math.round(graph.filterRect.x + 7 * graph.zoom)
        y: Math.round(graph.filterRect.y + 2 * graph.zoom)
        width: 192 - 11
        height: 28 - 4
        scale: graph.zoom
        transformOrigin: Item.TopLeft
        visible: graph.filterRect.width > 0
        label: qsTr("Find in the columns of %1").arg(root.viewModel.name)
        placeholderText: qsTr("Find in %1 columns").arg(root.viewModel.columnTotal)
        font.pixelSize: Theme.size12
        leftPadding: 28
        onTextEdited: delay.restart()
        onCleared: delay.restart()

        Timer {
            id: delay

            interval: 80
            onTriggered: root.viewModel.columnFilter = filter.text
        }
    }
    LineageLegend {
        x: Theme.gap16
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap16
        visible: root.width > 700 && root.height > 480
        viewModel: root.viewModel
    }
    LineageChosen {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap16
        visible: graph.selectedUid.length > 0
        uid: graph.selectedUid
        viewModel: root.viewModel
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.gap16
        width: note.implicitWidth + 24
        height: 32
        radius: Theme.radius2
        visible: root.viewModel.note.length > 0 && graph.selectedUid.length === 0
        color: Theme.unkSoft

        Label {
            id: note

            anchors.centerIn: parent
            text: root.viewModel.note
            color: Theme.fg2
        }
    }
    CanvasZoom {
        id: zoom

        anchors.right: map.visible ? map.left : parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap16
        canvas: graph

        IconButton {
            iconName: "refresh"
            label: qsTr("Tidy up: lay out afresh")
            enabled: root.viewModel.canTidy
            onClicked: root.viewModel.tidy()
        }
    }
    FloatingPanel {
        id: map

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.gap16
        width: 192
        height: 112
        padding: 2
        visible: root.showsMap

        MiniMapItem {
            width: 188
            height: 108
            theme: Theme
            source: root.viewModel.source
            visibleArea: graph.visibleArea
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Overview of the drawing")
            onCentreWanted: (x, y) => graph.centreOn(x, y)
        }
    }
}
