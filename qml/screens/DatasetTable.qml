// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// Datasets as rows: type, name, domain, quality.
PageTable {
    id: root

    signal opened(string page, string uid)

    label: qsTr("Datasets")
    noun: qsTr("datasets")
    columns: [{
            "text": qsTr("Dataset"),
            "width": 0
        }, {
            "text": qsTr("Type"),
            "width": 140
        }, {
            "text": qsTr("Domain"),
            "width": 140
        }, {
            "text": qsTr("Quality"),
            "width": 92
        }]

    delegate: TableRow {
        id: dataset

        required property int index
        required property string uid
        required property string page
        required property string name
        required property string iconName
        required property string typeText
        required property string domainName
        required property string domainCode
        required property int domainSlot
        required property string grade
        required property string score

        width: root.rowWidth
        cellPadding: 16
        focusPolicy: Qt.NoFocus
        selected: root.isCurrent(dataset.index)
        label: qsTr("Dataset %1").arg(dataset.name)
        onClicked: root.opened(dataset.page, dataset.uid)
        onActivated: root.opened(dataset.page, dataset.uid)

        Row {
            height: parent.height
            spacing: 8

            Item {
                width: root.columnWidths[0]
                height: parent.height

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: dataset.iconName
                    color: Theme.fg3
                }
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    x: 24
                    width: parent.width - x
                    text: dataset.name
                    medium: true
                    elide: Text.ElideMiddle
                }
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[1]
                text: dataset.typeText
                color: Theme.fg2
            }
            DomainName {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[2]
                visible: dataset.domainCode.length > 0
                code: dataset.domainCode
                name: dataset.domainName
                slot: dataset.domainSlot
            }
            GradeMark {
                anchors.verticalCenter: parent.verticalCenter
                width: root.columnWidths[3]
                grade: dataset.grade
                score: dataset.score
            }
        }
    }
}
