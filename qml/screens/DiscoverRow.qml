// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// One line of the results: the head of a group, a result with its reason below (products, datasets,
/// contracts), or a short one with the reason beside (tags, people, columns).
TableRow {
    id: root

    required property bool isHead
    required property string groupKey
    required property string groupTitle
    required property int shown
    required property int total
    required property string iconName
    required property string name
    required property var nameRanges // list of numbers
    required property string reason
    required property var reasonRanges // list of numbers
    required property string domainName
    required property string domainCode
    required property int domainSlot
    required property string grade
    required property string score
    required property string classification
    required property int usedBy
    required property bool measured
    required property string ending
    property bool focused: false
    property var widths: [] // list of numbers

    readonly property bool isTall: root.measured || root.groupKey === "contract"

    signal allRequested(string key)

    implicitHeight: root.isHead ? 34 : root.isTall ? Theme.rowTall : Theme.row
    ruled: false
    cellPadding: 16
    focusPolicy: Qt.NoFocus
    hoverEnabled: !root.isHead
    label: root.isHead ? qsTr("%1, %2 of %3").arg(root.groupTitle).arg(root.shown).arg(root.total) : Array.of(root.name, root.ending, root.reason).filter(part => part.length > 0).join(", ")

    FocusRing {
        anchors.margins: 1
        anchors.leftMargin: -15
        anchors.rightMargin: -15
        radius: Theme.radius1
        shown: root.focused
    }
    Item {
        anchors.fill: parent
        visible: root.isHead

        Label {
            id: title

            y: 8
            text: root.groupTitle
            strong: true
        }
        Label {
            anchors.left: title.right
            anchors.leftMargin: 8
            anchors.baseline: title.baseline
            text: qsTr("%1 of %2").arg(root.shown.toLocaleString(Qt.locale(), "f", 0)).arg(root.total.toLocaleString(Qt.locale(), "f", 0))
            role: Label.Hint
        }
        LinkButton {
            anchors.right: parent.right
            y: 8
            visible: root.shown < root.total
            text: qsTr("Show all")
            Accessible.description: root.groupTitle
            onClicked: root.allRequested(root.groupKey)
        }
    }
    Row {
        anchors.fill: parent
        visible: !root.isHead
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: root.iconName
            color: Theme.fg3
        }
        Item {
            id: names

            readonly property real room: root.isTall ? width : width * 0.55

            width: root.widths[1] ?? 200
            height: parent.height

            HighlightedText {
                id: nameText

                y: root.isTall ? 3 : Math.round((parent.height - height) / 2)
                width: Math.min(implicitWidth, names.room - (ending.visible ? ending.width + 8 : 0))
                height: 20
                text: root.name
                ranges: root.nameRanges
                medium: true
            }
            Chip {
                id: ending

                x: nameText.width + 8
                y: 3
                visible: root.ending.length > 0
                text: root.ending
                kind: Chip.Risk
            }
            HighlightedText {
                x: root.isTall ? 0 : nameText.width + 8
                y: root.isTall ? 22 : Math.round((parent.height - height) / 2)
                width: parent.width - x
                height: 18
                text: root.reason
                ranges: root.reasonRanges
                role: Label.Hint
            }
        }
        Item {
            width: root.widths[2] ?? 96
            height: parent.height

            DomainName {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: root.domainCode.length > 0
                code: root.domainCode
                name: root.domainName
                slot: root.domainSlot
            }
        }
        Item {
            width: root.widths[3] ?? 84
            height: parent.height

            GradeMark {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: root.measured
                grade: root.grade
                score: root.score
            }
        }
        Item {
            width: root.widths[4] ?? 108
            height: parent.height

            ClassificationMark {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: root.measured
                classification: root.classification
            }
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: root.widths[5] ?? 52
            visible: root.measured || root.groupKey === "column" || root.groupKey === "term"
            horizontalAlignment: Text.AlignRight
            text: root.usedBy.toLocaleString(Qt.locale(), "f", 0)
            color: Theme.fg2
        }
    }
}
