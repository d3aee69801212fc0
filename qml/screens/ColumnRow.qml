// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One column in the tree of a dataset's columns.
TableRow {
    id: root

    required property string path
    required property string name
    required property int depth
    required property bool hasChildren
    required property bool expanded
    required property string type
    required property string description
    required property string nullability
    required property int keyPosition
    required property int partitionPosition
    required property string classification
    required property string classifiedBy
    required property bool personal
    required property int tests
    required property string testState
    required property string drift
    required property var ranges // list of numbers, as HighlightedText takes it
    property var widths: [] // list of numbers
    property bool wide: true
    property bool nested: true // some column of the dataset has parts: leave room for the arrows

    signal toggled

    cellPadding: 16
    focusPolicy: Qt.NoFocus
    label: qsTr("Column %1, %2").arg(root.path).arg(root.type.length > 0 ? root.type : qsTr("type not known"))
    Accessible.description: root.drift

    Row {
        height: parent.height
        spacing: 8

        Item {
            id: nameCell

            readonly property int indent: Math.min(root.depth, 12) * 16

            width: root.widths[0] ?? 100
            height: parent.height

            IconButton {
                x: nameCell.indent - 6
                anchors.verticalCenter: parent.verticalCenter
                implicitWidth: 24
                implicitHeight: 24
                visible: root.hasChildren
                focusPolicy: Qt.NoFocus
                iconName: root.expanded ? "chevron-down" : "chevron-right"
                label: root.expanded ? qsTr("Fold %1").arg(root.name) : qsTr("Unfold %1").arg(root.name)
                onClicked: root.toggled()
            }
            HighlightedText {
                x: nameCell.indent + (root.nested ? 20 : 0)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x - marks.width - 4
                height: 20
                text: root.name
                ranges: root.ranges
                medium: true

                Tip {
                    text: root.path
                }
            }
            Row {
                id: marks

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                spacing: 4

                Icon {
                    visible: root.keyPosition > 0
                    name: "key"
                    size: 14
                    color: Theme.accText

                    Tip {
                        text: qsTr("Part %1 of the key").arg(root.keyPosition)
                    }
                }
                Icon {
                    visible: root.partitionPosition > 0
                    name: "grid"
                    size: 14
                    color: Theme.fg3

                    Tip {
                        text: qsTr("Partitioned by it")
                    }
                }
                Icon {
                    visible: root.drift.length > 0
                    name: "warning"
                    size: 14
                    color: Theme.risk

                    Tip {
                        text: root.drift
                    }
                }
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[1] ?? 100
            text: root.type.length > 0 ? root.type : qsTr("Not known")
            role: Label.Mono
            color: root.type.length > 0 ? Theme.fg2 : Theme.fg3

            Tip {
                text: parent.truncated ? root.type : ""
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[2] ?? 70
            text: root.nullability
            color: Theme.fg2
        }
        Item {
            width: root.widths[3] ?? 110
            height: parent.height

            ClassificationMark {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: !root.personal || root.classification !== "unknown"
                classification: root.classification
            }
            ClassificationMark {
                anchors.verticalCenter: parent.verticalCenter
                x: root.classification !== "unknown" ? parent.width - 16 : 0
                visible: root.personal
                shapeOnly: root.classification !== "unknown"
                classification: "personal"
            }
            Tip {
                text: root.classifiedBy.length > 0 ? qsTr("Says %1").arg(root.classifiedBy) : ""
            }
        }
        StateMark {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[4] ?? 56
            visible: root.tests > 0
            outcome: root.testState
            text: String(root.tests)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[4] ?? 56
            visible: root.tests === 0
            text: qsTr("None")
            color: Theme.fg3
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[5] ?? 0
            visible: root.wide
            text: root.description
            color: Theme.fg2

            Tip {
                text: parent.truncated ? root.description : ""
            }
        }
    }
}
