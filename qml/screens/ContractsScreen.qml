// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// All contracts of the catalog: which product promises what, in which version, and whether its version
/// broke anyone and the next one will.
Item {
    id: root

    required property ContractsViewModel viewModel
    required property Navigator navigator

    readonly property bool isNarrow: root.width < 1000

    Item {
        id: head

        width: parent.width
        height: 56

        RowLayout {
            anchors.fill: parent
            anchors.leftMargin: Theme.gap16
            anchors.rightMargin: Theme.gap16
            spacing: Theme.gap12

            Label {
                text: qsTr("Contracts")
                role: Label.Page
            }
            Label {
                Layout.fillWidth: true
                text: root.viewModel.state === ContractsViewModel.Ready ? qsTr("%1 of %2").arg(root.viewModel.shown).arg(root.viewModel.total) : ""
                role: Label.Hint
            }
            SearchField {
                Layout.preferredWidth: 280
                label: qsTr("Filter contracts")
                placeholderText: qsTr("Name, id or product")
                text: root.viewModel.filter
                onTextEdited: root.viewModel.filter = text
                onCleared: root.viewModel.filter = ""
            }
        }
        LoadingLine {
            anchors.bottom: parent.bottom
            width: parent.width
            loading: root.viewModel.state === ContractsViewModel.Loading
        }
    }
    ErrorBanner {
        id: banner

        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.gap16
        visible: root.viewModel.state === ContractsViewModel.Failed
        text: root.viewModel.error
        actionText: qsTr("Try again")
        onActivated: root.viewModel.retry()
    }
    TableHead {
        id: tableHead

        anchors.top: head.bottom
        width: parent.width
        padding: Theme.gap16
        visible: list.count > 0
        columns: root.isNarrow ? [{
                "text": qsTr("Contract")
            }, {
                "text": qsTr("Version"),
                "width": 110
            }, {
                "text": qsTr("Domain"),
                "width": 140
            }, {
                "text": qsTr("Classification"),
                "width": 130
            }, {
                "text": qsTr("Last change"),
                "width": 110
            }] : [{
                "text": qsTr("Contract")
            }, {
                "text": qsTr("Version"),
                "width": 110
            }, {
                "text": qsTr("Domain"),
                "width": 140
            }, {
                "text": qsTr("Classification"),
                "width": 130
            }, {
                "text": qsTr("Last change"),
                "width": 110
            }, {
                "text": qsTr("Offered by")
            }, {
                "text": qsTr("Status"),
                "width": 110
            }]
    }
    ListView {
        id: list

        anchors.top: tableHead.bottom
        anchors.bottom: footer.top
        width: parent.width
        clip: true
        reuseItems: true
        keyNavigationEnabled: true
        model: root.viewModel.rows
        onCountChanged: list.positionViewAtBeginning()
        T.ScrollBar.vertical: ScrollBar {
        }
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Contracts")

        delegate: ContractRow {
            id: row

            width: ListView.view.width
            widths: tableHead.columnWidths
            gap: tableHead.spacing
            isNarrow: root.isNarrow
            selected: ListView.isCurrentItem && ListView.view.activeFocus
            onClicked: root.viewModel.open(row.uid)
            onActivated: root.viewModel.open(row.uid)
        }
    }
    EmptyState {
        x: Theme.gap16
        y: head.height + Theme.gap16
        visible: root.viewModel.state === ContractsViewModel.Ready && list.count === 0
        iconName: "contract"
        text: root.viewModel.filter.length > 0 ? qsTr("No contract holds “%1”.").arg(root.viewModel.filter) : qsTr("No contract has been imported yet.")
        hint: root.viewModel.filter.length > 0 ? "" : qsTr("Contracts come from ODCS files (*.odcs.yaml).")
        actionText: root.viewModel.filter.length > 0 ? qsTr("Drop the filter") : qsTr("Import files")
        onActivated: root.viewModel.filter.length > 0 ? root.viewModel.filter = "" : root.navigator.open("meshscope:sources")
    }
    SkeletonRows {
        y: head.height + Theme.gap16
        x: Theme.gap16
        width: parent.width - 2 * x
        visible: root.viewModel.state === ContractsViewModel.Loading && list.count === 0
        rows: 8
    }
    TableFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        shown: list.count
        total: root.viewModel.total
        noun: qsTr("contracts")
    }
}
