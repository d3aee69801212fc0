// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// The results in their groups. Arrows move over the heads, Enter opens, L shows the lineage.
FocusScope {
    id: root

    required property DiscoverViewModel viewModel
    property var columnWidths: [] // list of numbers

    ListView {
        id: list

        readonly property int pageRows: Math.max(1, Math.floor(height / Theme.rowTall) - 1)

        property bool byKeyboard: false // the ring shows only then

        function move(step: int, times: int) {
            list.byKeyboard = true;
            let row = root.viewModel.current;
            for (let i = 0; i < times; ++i)
                row = root.viewModel.results.nextHit(row, step);
            root.viewModel.setCurrent(row);
            list.positionViewAtIndex(Math.max(0, row), ListView.Contain);
        }

        anchors.fill: parent
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: false // over the heads of the groups
        currentIndex: -1 // a current row would have the focus, and its keys before the list
        clip: true
        model: root.viewModel.results
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Results")
        Keys.onReleased: event => {
            if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
                list.byKeyboard = true; // arrived by Tab
        }
        Keys.onUpPressed: list.move(-1, 1)
        Keys.onDownPressed: list.move(1, 1)
        Keys.onReturnPressed: root.viewModel.activate(root.viewModel.current)
        Keys.onEnterPressed: root.viewModel.activate(root.viewModel.current)
        Keys.onPressed: event => {
            event.accepted = true;
            if (event.key === Qt.Key_PageUp)
                list.move(-1, list.pageRows);
            else if (event.key === Qt.Key_PageDown)
                list.move(1, list.pageRows);
            else if (event.key === Qt.Key_Home)
                list.move(-1, list.count);
            else if (event.key === Qt.Key_End)
                list.move(1, list.count);
            else if (event.key === Qt.Key_L)
                root.viewModel.openCurrentLineage();
            else
                event.accepted = false;
        }

        ScrollBar.vertical: ScrollBar {
        }

        delegate: DiscoverRow {
            required property int index

            width: list.width
            widths: root.columnWidths
            selected: index === root.viewModel.current
            focused: list.activeFocus && list.byKeyboard && selected
            onClicked: {
                list.byKeyboard = false;
                list.forceActiveFocus(Qt.MouseFocusReason);
                root.viewModel.setCurrent(index);
            }
            onActivated: root.viewModel.activate(index)
            onAllRequested: key => root.viewModel.showGroup(key)
        }
    }
    EmptyState {
        x: 24
        y: 20
        width: Math.min(480, parent.width - 48)
        visible: root.viewModel.state === DiscoverViewModel.Ready && root.viewModel.total === 0
        iconName: "search"
        text: root.viewModel.text.length > 0 ? (root.viewModel.filterCount > 0 ? qsTr("Nothing in this catalog matches “%1” with these filters.") : qsTr("Nothing in this catalog matches “%1”.")).arg(root.viewModel.text) : root.viewModel.filterCount > 0 ? qsTr("Nothing in this catalog passes these filters.") : qsTr("Products, datasets, contracts, people and columns would be here.")
        hint: root.viewModel.filterCount > 0 ? root.viewModel.filterCount === 1 ? qsTr("One filter is active.") : qsTr("%1 filters are active.").arg(root.viewModel.filterCount) : ""
        actionText: root.viewModel.filterCount > 0 ? qsTr("Drop the filters") : root.viewModel.text.length > 0 ? qsTr("Show everything") : ""
        onActivated: root.viewModel.filterCount > 0 ? root.viewModel.clearFilters() : root.viewModel.search("")
    }
    SkeletonRows {
        y: 8
        width: parent.width
        rowHeight: Theme.rowTall
        visible: root.viewModel.state === DiscoverViewModel.Loading && list.count === 0
    }
    ErrorBanner {
        x: 16
        y: 12
        width: parent.width - 32
        visible: root.viewModel.state === DiscoverViewModel.Failed
        text: root.viewModel.error
    }
}
