// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Owner, state, contract, classification, freshness and checks of the chosen result.
ColumnLayout {
    id: root

    required property entityHead head
    required property var facts // ready texts, see DiscoverPreview
    property bool isProduct: true

    signal contractOpened

    spacing: 0

    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Owner")
        value: root.head.ownerName.length > 0 ? "" : qsTr("Not known")

        PersonName {
            visible: root.head.ownerName.length > 0
            width: parent.width
            initials: root.head.ownerInitials
            name: root.head.ownerName
        }
    }
    KeyValue {
        Layout.fillWidth: true
        visible: root.isProduct
        name: qsTr("Status")
        value: root.head.statusText
    }
    KeyValue {
        Layout.fillWidth: true
        visible: !root.isProduct
        name: qsTr("Product")
        value: root.facts.product ? root.facts.product : qsTr("None")
    }
    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Contract")
        value: root.facts.contractUid ? "" : root.facts.contract ?? ""

        LinkButton {
            visible: (root.facts.contractUid ?? "") !== ""
            width: Math.min(implicitWidth, parent.width)
            hintSize: false
            text: root.facts.contract ?? ""
            onClicked: root.contractOpened()
        }
    }
    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Class")

        ClassificationMark {
            classification: root.head.classification
        }
        ClassificationMark {
            visible: root.head.personal
            classification: "personal"
        }
    }
    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Freshness")
        value: root.facts.freshness ?? ""
    }
    KeyValue {
        Layout.fillWidth: true
        visible: !root.isProduct
        name: qsTr("Columns")
        value: root.facts.columns ?? ""
    }
    KeyValue {
        Layout.fillWidth: true
        visible: root.isProduct
        name: qsTr("Checks")

        StateMark {
            outcome: "healthy"
            text: String(root.facts.pass ?? 0)
        }
        StateMark {
            outcome: "degraded"
            text: String(root.facts.fail ?? 0)
        }
        StateMark {
            outcome: "unknown"
            text: String(root.facts.unknown ?? 0)
        }
    }
}
