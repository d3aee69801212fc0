// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The lineage of a dataset or a product: tools, the drawing or its outline, who is affected.
Item {
    id: root

    required property LineageViewModel viewModel
    required property Navigator navigator

    property bool showsOutline: false
    property bool showsImpact: true
    /// Beside a narrow page the panel starts below the tools, which need the whole width.
    readonly property bool isNarrow: root.width < 1000
    readonly property int panelWidth: impact.visible ? impact.width : 0
    /// For screenshots: what is on the canvas is the newest.
    readonly property bool settled: canvas.settled

    Keys.onPressed: event => {
        if (event.key === Qt.Key_I && event.modifiers === Qt.NoModifier) {
            root.showsImpact = !root.showsImpact;
            event.accepted = true;
        } else if (event.key === Qt.Key_Slash) {
            tools.focusSelector();
            event.accepted = true;
        }
    }

    Connections {
        target: root.viewModel

        function onExported(message: string, isFailure: bool) {
            toast.show(message, isFailure);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        LineageTools {
            id: tools

            Layout.fillWidth: true
            Layout.rightMargin: root.isNarrow ? 0 : root.panelWidth
            viewModel: root.viewModel
            showsOutline: root.showsOutline
            showsImpact: root.showsImpact
            onOutlineToggled: root.showsOutline = !root.showsOutline
            onImpactToggled: root.showsImpact = !root.showsImpact
        }
        LoadingLine {
            Layout.fillWidth: true
            Layout.rightMargin: root.panelWidth
            loading: root.viewModel.state === LineageViewModel.Loading
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            Layout.rightMargin: root.panelWidth + Theme.gap16
            visible: root.viewModel.state === LineageViewModel.Failed
            text: root.viewModel.error
            actionText: qsTr("Try again")
            onActivated: root.viewModel.retry()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.rightMargin: root.panelWidth

            LineageCanvas {
                id: canvas

                anchors.fill: parent
                visible: root.viewModel.hasGraph && !root.showsOutline
                viewModel: root.viewModel
                focus: visible
            }
            LineageOutline {
                anchors.fill: parent
                visible: root.viewModel.hasGraph && root.showsOutline
                viewModel: root.viewModel
            }
            LineageStarts {
                anchors.fill: parent
                visible: root.viewModel.uid.length === 0 && root.viewModel.state === LineageViewModel.Ready
                viewModel: root.viewModel
            }
        }
    }
    LineageImpact {
        id: impact

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: implicitWidth
        height: parent.height - (root.isNarrow ? tools.height : 0)
        visible: root.showsImpact && root.viewModel.hasGraph
        viewModel: root.viewModel
        onRevealed: uid => canvas.reveal(uid)
    }
    Toast {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap24
    }
}
