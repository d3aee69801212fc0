// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope

/// Who uses a product: holders of grants, and products that read it by lineage.
Panel {
    id: root

    required property var consumers // an item model of consumers, granted ones first

    property int shownAtMost: 5

    signal opened(string page, string uid)
    signal allRequested

    title: qsTr("Consumers")
    linkText: rows.count > 0 ? qsTr("All") : ""
    onLinkActivated: root.allRequested()

    Rows {
        id: rows

        model: root.consumers

        TableRow {
            id: consumer

            required property int index
            required property string page
            required property string uid
            required property string name
            required property string detail
            required property string domainCode
            required property int domainSlot
            required property string initials

            implicitHeight: 30
            visible: consumer.index < root.shownAtMost
            ruled: false
            cellPadding: 12
            label: consumer.name + ", " + consumer.detail
            onClicked: root.opened(consumer.page, consumer.uid)
            onActivated: root.opened(consumer.page, consumer.uid)

            DomainTile {
                anchors.verticalCenter: parent.verticalCenter
                visible: consumer.domainCode.length > 0
                code: consumer.domainCode
                slot: consumer.domainSlot
            }
            Avatar {
                anchors.verticalCenter: parent.verticalCenter
                visible: consumer.domainCode.length === 0
                initials: consumer.initials
                size: 20
            }
            Label {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                x: 28
                width: Math.min(implicitWidth + 1, (parent.width - x) * 0.6)
                text: consumer.name
                medium: true
            }
            Label {
                anchors.left: name.right
                anchors.leftMargin: 8
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: consumer.detail
                role: Label.Hint

                Tip {
                    text: parent.truncated ? consumer.detail : ""
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.margins: 12
        Layout.topMargin: 6
        text: rows.count === 0 ? qsTr("No grant is active and no product is known to read it.") : qsTr("Showing %1 of %2.").arg(Math.min(rows.count, root.shownAtMost)).arg(rows.count)
        role: Label.Hint
        wrapMode: Text.Wrap
    }
}
