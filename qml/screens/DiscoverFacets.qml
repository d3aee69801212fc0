// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// The facets of a search with how many results each value would leave.
Rectangle {
    id: root

    required property DiscoverViewModel viewModel

    color: Theme.bg2

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    Label {
        x: 16
        y: 4
        height: 40
        text: qsTr("Filters")
        strong: true
    }
    LinkButton {
        anchors.right: parent.right
        anchors.rightMargin: 16
        y: 14
        visible: root.viewModel.filterCount > 0
        text: qsTr("Clear %1").arg(root.viewModel.filterCount)
        onClicked: root.viewModel.clearFilters()
    }
    Flickable {
        y: 44
        width: parent.width - 1
        height: parent.height - y
        contentWidth: width
        contentHeight: column.height + 16
        clip: true
        boundsBehavior: Flickable.StopAtBounds

        ScrollBar.vertical: ScrollBar {
        }

        Column {
            id: column

            x: 12
            width: parent.width - 24

            Repeater {
                model: root.viewModel.facets.length

                DiscoverFacet {
                    required property int index

                    width: column.width
                    facet: root.viewModel.facets[index] ?? {}
                    onChosen: (facet, value) => root.viewModel.toggle(facet, value)
                }
            }
        }
    }
}
