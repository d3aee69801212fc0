// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What each import of the source changed, with old and new value, and the way to take it back.
Item {
    id: root

    required property ChangesViewModel viewModel

    readonly property bool isEmpty: root.viewModel.state === ChangesViewModel.Ready && root.viewModel.setCount === 0

    Connections {
        target: root.viewModel

        function onSaid(text: string, isFailure: bool) {
            toast.show(text, isFailure);
        }
    }
    EmptyState {
        x: Theme.gap16
        y: Theme.gap16
        visible: root.isEmpty
        iconName: "clock"
        text: qsTr("No import of this source has changed anything that is on record.")
        hint: root.viewModel.unrecorded
    }
    LoadingLine {
        width: parent.width
        loading: root.viewModel.state === ChangesViewModel.Loading
    }
    ErrorBanner {
        x: Theme.gap16
        y: Theme.gap16
        width: parent.width - 2 * x
        visible: root.viewModel.state === ChangesViewModel.Failed
        text: root.viewModel.error
        actionText: qsTr("Try again")
        onActivated: root.viewModel.retry()
    }
    Item {
        anchors.fill: parent
        visible: root.viewModel.setCount > 0

        Item {
            id: sets

            width: Math.min(300, parent.width * 0.27)
            height: parent.height

            ListView {
                id: setList

                anchors.fill: parent
                anchors.bottomMargin: 36
                clip: true
                reuseItems: true
                boundsBehavior: Flickable.StopAtBounds
                model: root.viewModel.sets
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Changes on record")
                ScrollBar.vertical: ScrollBar {
                }

                delegate: TableRow {
                    id: set

                    required property int index
                    required property string title
                    required property string at
                    required property string counts
                    required property string brief
                    required property string note

                    width: ListView.view.width
                    implicitHeight: 56
                    cellPadding: Theme.gap16
                    selected: set.index === root.viewModel.chosen
                    label: qsTr("%1, %2, %3, %4").arg(set.title).arg(set.at).arg(set.counts).arg(set.note)
                    onClicked: root.viewModel.choose(set.index)
                    onActiveFocusChanged: if (set.activeFocus)
                        root.viewModel.choose(set.index)

                    TwoLineCell {
                        width: parent.width
                        anchors.verticalCenter: parent.verticalCenter
                        first: set.note.length > 0 ? qsTr("%1, %2").arg(set.title).arg(set.note) : set.title
                        second: qsTr("%1 · %2").arg(set.at).arg(set.brief)
                    }
                }
            }
            TableFooter {
                anchors.bottom: parent.bottom
                width: parent.width
                shown: root.viewModel.setCount
                total: root.viewModel.totalSets
            }
        }
        Rectangle {
            x: sets.width
            width: 1
            height: parent.height
            color: Theme.line
        }
        RowLayout {
            id: head

            x: sets.width + Theme.gap16
            width: parent.width - x - Theme.gap16
            height: 44
            spacing: Theme.gap8

            Label {
                text: root.viewModel.title
                medium: true
            }
            Label {
                Layout.fillWidth: true
                text: root.viewModel.counts
                role: Label.Hint

                Tip {
                    text: root.viewModel.counts
                }
            }
            Button {
                small: true
                kind: Button.Destructive
                enabled: root.viewModel.canUndo
                text: root.viewModel.undoing ? qsTr("Taking back…") : qsTr("Undo this import…")
                hint: root.viewModel.refusal
                onClicked: question.open()
            }
        }
        Label {
            id: reason

            x: head.x
            y: 44
            width: head.width
            height: visible ? 20 : 0
            visible: root.viewModel.refusal.length > 0
            text: qsTr("Cannot be taken back: %1.").arg(root.viewModel.refusal)
            role: Label.Hint

            Tip {
                text: root.viewModel.refusal
            }
        }
        PageTable {
            id: table

            x: sets.width + 1
            y: 44 + reason.height
            width: parent.width - x
            height: parent.height - y
            label: qsTr("What changed")
            noun: qsTr("changes")
            shown: root.viewModel.lineCount
            total: root.viewModel.totalLines
            emptyText: qsTr("Nothing changed.")
            columns: [{
                    "text": qsTr("What"),
                    "width": 98
                }, {
                    "text": qsTr("Kind"),
                    "width": 104
                }, {
                    "text": qsTr("Name"),
                    "width": 0
                }, {
                    "text": qsTr("Field"),
                    "width": 110
                }, {
                    "text": qsTr("Old → new"),
                    "width": 0
                }]
            model: root.viewModel.lines
            view.onAtYEndChanged: if (table.view.atYEnd)
                root.viewModel.loadMore()

            delegate: SourceChangeRow {
                width: table.rowWidth
                widths: table.columnWidths
                selected: table.isCurrent(index)
                onClicked: table.goTo(index)
                onActivated: root.viewModel.openThing(index)
            }
        }
    }
    Dialog {
        id: question

        title: qsTr("Undo %1?").arg(root.viewModel.title)
        acceptText: qsTr("Undo this import")
        destructive: true
        onAccepted: root.viewModel.undo()

        contentItem: Label {
            text: qsTr("The catalog becomes what it was before: %1 is taken back. Requests, decisions and the audit record stay. The files themselves are not touched; importing them again brings everything back.").arg(root.viewModel.counts)
            wrapMode: Text.Wrap
        }
    }
    Toast {
        id: toast

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap24
    }
}
