// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// A contract in the list of all contracts.
TableRow {
    id: root

    required property int index
    required property string uid
    required property string name
    required property string key
    required property string version
    required property int versionCount
    required property string statusText
    required property string statusKind
    required property string domainName
    required property string domainCode
    required property int domainSlot
    required property string productName
    required property string classification
    required property bool personal
    required property string verdict
    /// The version on its way ("2.0.0 proposed") and what it will mean; empty if there is none.
    required property string nextVersion
    required property string nextVerdict

    /// Widths of the table's columns; the last two are left out when `isNarrow`.
    required property var widths // list of numbers
    required property int gap
    required property bool isNarrow

    implicitHeight: Theme.rowTall
    cellPadding: Theme.gap16
    label: qsTr("%1, version %2, %3").arg(root.name).arg(root.version).arg(root.statusText)

    Row {
        anchors.verticalCenter: parent.verticalCenter
        spacing: root.gap

        Column {
            width: root.widths[0] ?? 0

            Label {
                width: parent.width
                text: root.name
                medium: true
                elide: Text.ElideMiddle
            }
            Label {
                width: parent.width
                text: root.isNarrow && root.productName.length > 0 ? qsTr("%1 · offered by %2").arg(root.key).arg(root.productName) : root.key
                role: Label.Hint
                elide: Text.ElideMiddle
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[1] ?? 0

            Label {
                width: parent.width
                text: root.versionCount > 1 ? qsTr("%1 · %2 in all").arg(root.version).arg(root.versionCount) : root.version
            }
            Label {
                width: parent.width
                visible: text.length > 0
                text: root.isNarrow ? root.statusText : root.nextVersion
                role: Label.Hint
            }
        }
        Item {
            width: root.widths[2] ?? 0
            height: 36

            DomainName {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                code: root.domainCode
                name: root.domainName.length > 0 ? root.domainName : qsTr("Unknown")
                slot: root.domainSlot
            }
        }
        Item {
            width: root.widths[3] ?? 0
            height: 36

            ClassificationMark {
                anchors.verticalCenter: parent.verticalCenter
                classification: root.personal ? "personal" : root.classification
            }
        }
        Item {
            width: root.widths[4] ?? 0
            height: 36

            VerdictBadge {
                id: badge

                y: next.visible ? 0 : Math.round((parent.height - height) / 2)
                visible: root.verdict.length > 0 || !next.visible
                verdict: root.verdict
            }
            Label {
                id: next

                y: badge.visible ? 20 : Math.round((parent.height - height) / 2)
                width: parent.width
                visible: root.nextVerdict.length > 0
                text: root.nextVerdict === "breaking" ? qsTr("next one breaks") : root.nextVerdict === "potential" ? qsTr("next one may break") : qsTr("next one is safe")
                role: Label.Hint
                color: root.nextVerdict === "breaking" ? Theme.bad : Theme.fg3
            }
        }
        Item {
            width: root.isNarrow ? 0 : root.widths[5] ?? 0
            height: 36
            visible: !root.isNarrow

            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                text: root.productName.length > 0 ? root.productName : qsTr("No product offers it")
                color: root.productName.length > 0 ? Theme.fg1 : Theme.fg3
            }
        }
        Item {
            width: root.isNarrow ? 0 : root.widths[6] ?? 0
            height: 36
            visible: !root.isNarrow

            Chip {
                anchors.verticalCenter: parent.verticalCenter
                text: root.statusText
                kind: root.statusKind === "ok" ? Chip.Ok : root.statusKind === "risk" ? Chip.Risk : root.statusKind === "bad" ? Chip.Bad : Chip.Unknown
            }
        }
    }
}
