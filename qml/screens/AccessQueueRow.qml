// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One request of the queue, with the heading of its group over the first.
FocusScope {
    id: root

    required property string uid
    required property string requester
    required property string initials
    required property string target
    required property string summary
    required property string classification
    required property bool personal
    required property string due
    required property string dueTone
    required property string dueIcon
    required property string group
    required property int groupCount
    required property int index
    property alias selected: row.selected

    readonly property int headHeight: root.group.length > 0 ? 32 : 0

    signal clicked

    implicitHeight: root.headHeight + 76
    onSelectedChanged: if (root.selected && root.ListView.view)
        root.ListView.view.currentIndex = root.index

    Label {
        x: Theme.gap16
        height: root.headHeight
        visible: root.headHeight > 0
        text: root.group
        role: Label.Hint
        medium: true
        color: Theme.fg2
    }
    Label {
        x: Theme.gap16 + groupMeasure.width + 6
        height: root.headHeight
        visible: root.headHeight > 0
        text: root.groupCount
        role: Label.Hint
    }
    TextMetrics {
        id: groupMeasure

        font.family: Theme.family
        font.pixelSize: Theme.size12
        font.weight: Font.Medium
        text: root.group
    }
    TableRow {
        id: row

        y: root.headHeight
        width: parent.width
        height: 76
        focus: true
        isStop: root.ListView.isCurrentItem
        cellPadding: Theme.gap16
        label: qsTr("%1, %2, %3, due %4").arg(root.requester).arg(root.target).arg(root.summary).arg(root.due)
        onClicked: root.clicked()

        Avatar {
            y: 10
            initials: root.initials
            name: root.requester
        }
        Label {
            x: 32
            y: 8
            width: parent.width - x - dueMark.width - 8
            height: 20
            text: root.requester
            strong: true
        }
        ToneMark {
            id: dueMark

            anchors.right: parent.right
            y: 8
            tone: root.dueTone
            iconName: root.dueIcon
            text: root.due
        }
        Label {
            x: 32
            y: 28
            width: parent.width - x
            text: root.target
            color: Theme.fg2
            elide: Text.ElideMiddle
        }
        Label {
            x: 32
            y: 48
            width: parent.width - x - marks.width - 8
            height: 20
            text: root.summary
            role: Label.Hint
        }
        Row {
            id: marks

            anchors.right: parent.right
            y: 48
            spacing: Theme.gap8

            ClassificationMark {
                classification: root.classification
            }
            ClassificationMark {
                visible: root.personal
                classification: "personal"
                shapeOnly: true
            }
        }
    }
}
