// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Everything that can be found, with facets at the left and the chosen result at the right. Below
/// 1200 px the preview is a drawer over the list.
Item {
    id: root

    required property DiscoverViewModel viewModel
    required property Navigator navigator

    readonly property bool wide: root.width >= 1140
    property bool drawerOpen: false

    Rectangle {
        anchors.fill: parent
        color: Theme.bg1
    }
    DiscoverFacets {
        id: facets

        width: 216
        height: parent.height
        viewModel: root.viewModel
    }
    Item {
        id: middle

        anchors.left: facets.right
        anchors.right: root.wide ? preview.left : parent.right
        height: parent.height

        DiscoverHead {
            id: head

            width: parent.width
            viewModel: root.viewModel
            previewOpen: root.drawerOpen
            previewAsked: !root.wide
            onPreviewToggled: root.drawerOpen = !root.drawerOpen
        }
        LoadingLine {
            anchors.top: head.bottom
            width: parent.width
            z: 2
            loading: root.viewModel.state === DiscoverViewModel.Loading
        }
        DiscoverList {
            anchors.top: head.bottom
            anchors.bottom: footer.top
            width: parent.width
            focus: true
            viewModel: root.viewModel
            columnWidths: head.columnWidths
        }
        TableFooter {
            id: footer

            anchors.bottom: parent.bottom
            width: parent.width
            height: 36
            visible: root.viewModel.total > 0
            shown: root.viewModel.shown
            total: root.viewModel.total
            noun: ""
            loadMoreText: qsTr("Load 50 more")
            onLoadMore: root.viewModel.loadMore()

            Row {
                visible: middle.width > 600
                spacing: 8

                KeyCap {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "↑ ↓"
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("move")
                    role: Label.Hint
                }
                KeyCap {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "Enter"
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("open")
                    role: Label.Hint
                }
                KeyCap {
                    anchors.verticalCenter: parent.verticalCenter
                    text: "L"
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("lineage")
                    role: Label.Hint
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: root.viewModel.timeText
                role: Label.Hint
            }
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: !root.wide && root.drawerOpen
        color: Theme.scrim
        opacity: 0.5

        TapHandler {
            onTapped: root.drawerOpen = false
        }
    }
    SidePanel {
        id: preview

        anchors.right: parent.right
        height: parent.height
        width: implicitWidth
        visible: root.wide || root.drawerOpen
        name: "discover"
        preferredWidth: 360

        DiscoverPreviewPanel {
            anchors.fill: parent
            viewModel: root.viewModel
            closable: !root.wide
            onClosed: root.drawerOpen = false
        }
    }
    Keys.onEscapePressed: event => {
        event.accepted = root.drawerOpen;
        root.drawerOpen = false;
    }
}
