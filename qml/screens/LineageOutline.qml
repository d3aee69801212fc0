// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// The drawing as a list, upstream first: the same cards, for reading aloud and for long names.
Rectangle {
    id: root

    required property LineageViewModel viewModel

    color: Theme.bg1

    ListView {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: footer.height
        clip: true
        reuseItems: true
        model: root.viewModel.outline
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Lineage as a list")
        T.ScrollBar.vertical: ScrollBar {
        }

        delegate: TableRow {
            id: row

            required property string uid
            required property string name
            required property string context
            required property string icon_
            required property int step
            required property string grade
            required property string score
            required property bool isHub
            required property bool isStart
            required property bool upstream
            required property string words

            width: ListView.view.width
            cellPadding: Theme.gap16
            label: row.words
            selected: row.isStart
            onActivated: row.isHub ? root.viewModel.expand(row.uid, row.upstream) : root.viewModel.openDataset(row.uid)
            onClicked: if (row.isHub)
                root.viewModel.expand(row.uid, row.upstream)

            Label {
                id: step

                width: 84
                anchors.verticalCenter: parent.verticalCenter
                text: row.step === 0 ? qsTr("Start") : row.step < 0 ? qsTr("%1 up").arg(-row.step) : qsTr("%1 down").arg(row.step)
                role: Label.Hint
            }
            Icon {
                id: kind

                anchors.left: step.right
                anchors.verticalCenter: parent.verticalCenter
                name: row.icon_
                size: 14
                color: Theme.fg2
            }
            Label {
                anchors.left: kind.right
                anchors.leftMargin: Theme.gap8
                anchors.right: context.left
                anchors.verticalCenter: parent.verticalCenter
                text: row.name
                medium: true
                elide: Text.ElideMiddle
            }
            Label {
                id: context

                anchors.right: mark.left
                anchors.rightMargin: Theme.gap16
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width * 0.35
                text: row.context
                role: Label.Hint
            }
            GradeMark {
                id: mark

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                visible: !row.isHub
                grade: row.grade
                score: row.score
            }
        }
    }
    TableFooter {
        id: footer

        anchors.bottom: parent.bottom
        width: parent.width
        shown: root.viewModel.shown
        total: root.viewModel.total
        noun: qsTr("datasets")
    }
}
