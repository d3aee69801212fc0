// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What stands beside a request: what the consumer holds, copies it can reach, policies, precedents.
ColumnLayout {
    id: root

    required property AccessQueueViewModel queue
    required property Navigator navigator

    spacing: Theme.gap8

    RowLayout {
        Layout.fillWidth: true
        Layout.bottomMargin: Theme.gap4

        Label {
            Layout.fillWidth: true
            text: qsTr("Evidence")
            role: Label.Title
        }
        Label {
            text: root.queue.evidenceTime
            role: Label.Hint
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Already holds")
        count: holds.count === 1 ? qsTr("1 grant") : qsTr("%1 grants").arg(holds.count)

        Rows {
            id: holds

            model: root.queue.holds

            AccessEvidenceRow {
                required property string product
                required property string roleName
                required property string period

                title: roleName.length > 0 ? qsTr("%1, %2").arg(product).arg(roleName) : product
                detail: period
            }
        }
        Label {
            Layout.margins: Theme.gap12
            visible: holds.count === 0
            text: qsTr("Nothing yet.")
            color: Theme.fg3
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Copies downstream")
        count: copies.count < root.queue.copyCount ? qsTr("%1 of %2").arg(copies.count).arg(root.queue.copyCount) : root.queue.copyCount

        Rows {
            id: copies

            model: root.queue.copies

            AccessEvidenceRow {
                id: copy

                required property string uid
                required property string name
                required property bool reachable

                iconName: "lineage"
                tone: copy.reachable ? "risk" : "quiet"
                title: copy.name
                linkText: qsTr("Open dataset")
                onOpened: root.queue.openDataset(copy.uid)
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.margins: Theme.gap12
            text: root.queue.copiesNote
            role: Label.Hint
            wrapMode: Text.Wrap
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Policies touched")
        count: policies.count

        Rows {
            id: policies

            model: root.queue.policies

            AccessEvidenceRow {
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Similar decisions")
        count: qsTr("%1 of %2").arg(similar.count).arg(root.queue.similarCount)

        Rows {
            id: similar

            model: root.queue.similar

            AccessEvidenceRow {
                id: precedent

                required property string uid

                linkText: qsTr("Open request")
                onOpened: root.navigator.open("meshscope:access?tab=queue&request=" + encodeURIComponent(precedent.uid))
            }
        }
        Label {
            Layout.margins: Theme.gap12
            visible: similar.count === 0
            text: qsTr("None on this product.")
            color: Theme.fg3
        }
    }
}
