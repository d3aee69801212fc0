// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope

/// The ports of a product: contract, classification, quality, freshness against the promise, grants.
Panel {
    id: root

    required property var ports // an item model of ports
    property string emptyText

    readonly property bool wide: root.width >= 700

    signal requested(string uid)
    signal contractOpened(string uid)

    count: rows.count > 0 ? String(rows.count) : ""

    TableHead {
        id: head

        Layout.fillWidth: true
        visible: rows.count > 0
        color: "transparent"
        columns: [{
                "text": qsTr("Port"),
                "width": 0
            }, {
                "text": qsTr("Contract"),
                "width": root.wide ? 144 : 112
            }, {
                "text": qsTr("Classification"),
                "width": 116
            }, {
                "text": qsTr("Quality"),
                "width": 86
            }, {
                "text": qsTr("Freshness"),
                "width": root.wide ? 156 : 110
            }, {
                "text": qsTr("Grants"),
                "width": 52,
                "alignRight": true
            }]
    }
    Rows {
        id: rows

        model: root.ports

        TableRow {
            id: port

            required property int index
            required property string uid
            required property string name
            required property string iconName
            required property string description
            required property string contract
            required property string contractUid
            required property bool hasContract
            required property string classification
            required property string grade
            required property string score
            required property string freshness
            required property string freshnessState
            required property int grants

            ruled: port.index < rows.count - 1
            label: qsTr("Port %1, contract %2").arg(port.name).arg(port.contract)
            onActivated: root.requested(port.uid)

            Row {
                height: parent.height
                spacing: head.spacing

                Item {
                    width: head.columnWidths[0]
                    height: parent.height

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: port.iconName
                        color: Theme.fg3
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        x: 24
                        width: parent.width - x
                        text: port.name
                        medium: true
                        elide: Text.ElideMiddle

                        Tip {
                            text: port.description.length > 0 ? port.description : port.name
                        }
                    }
                }
                Item {
                    width: head.columnWidths[1]
                    height: parent.height

                    LinkButton {

                        focusPolicy: port.innerFocus
                        anchors.verticalCenter: parent.verticalCenter
                        width: Math.min(implicitWidth, parent.width)
                        visible: port.hasContract
                        hintSize: false
                        text: port.contract
                        onClicked: root.contractOpened(port.contractUid)
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        width: parent.width
                        visible: !port.hasContract
                        text: port.contract
                        color: Theme.fg2
                    }
                }
                ClassificationMark {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[2]
                    classification: port.classification
                }
                GradeMark {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[3]
                    grade: port.grade
                    score: port.score
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[4]
                    text: port.freshness
                    color: port.freshnessState === "degraded" ? Theme.bad : Theme.fg2

                    Tip {
                        text: parent.truncated ? port.freshness : ""
                    }
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    width: head.columnWidths[5]
                    horizontalAlignment: Text.AlignRight
                    text: port.grants.toLocaleString(Qt.locale(), "f", 0)
                }
            }
        }
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.margins: 12
        visible: rows.count === 0
        text: root.emptyText
    }
}
