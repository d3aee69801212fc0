// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One line of the answers below the search field: the head of a group or a result with its reason.
TableRow {
    id: root

    required property bool isHead
    required property string groupTitle
    required property int shown
    required property int total
    required property string iconName
    required property string name
    required property var nameRanges // list of numbers
    required property string reason
    required property var reasonRanges // list of numbers
    required property string domainCode
    required property string domainName
    required property int domainSlot
    required property string grade
    required property bool measured
    required property string ending

    implicitHeight: root.isHead ? 26 : 40
    ruled: false
    cellPadding: 12
    focusPolicy: Qt.NoFocus
    hoverEnabled: !root.isHead || root.shown < root.total
    label: root.isHead ? root.groupTitle : Array.of(root.name, root.ending, root.reason).filter(part => part.length > 0).join(", ")

    Label {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 3
        width: parent.width
        visible: root.isHead
        text: root.shown < root.total ? qsTr("%1 · %2 of %3, show all").arg(root.groupTitle).arg(root.shown).arg(root.total.toLocaleString(Qt.locale(), "f", 0)) : qsTr("%1 · %2").arg(root.groupTitle).arg(root.total)
        role: Label.Hint
        strong: true
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: !root.isHead
        name: root.iconName
        color: Theme.fg3
    }
    HighlightedText {
        id: nameText

        x: 26
        y: 2
        width: Math.min(implicitWidth, parent.width - x - 70 - (ending.visible ? ending.width + 8 : 0))
        height: 20
        visible: !root.isHead
        text: root.name
        ranges: root.nameRanges
        medium: true
    }
    Chip {
        id: ending

        x: nameText.x + nameText.width + 8
        y: 1
        implicitHeight: 18
        visible: root.ending.length > 0 && !root.isHead
        text: root.ending
        kind: Chip.Risk
    }
    HighlightedText {
        x: 26
        y: 20
        width: parent.width - x - 70
        height: 18
        visible: !root.isHead
        text: root.reason
        ranges: root.reasonRanges
        role: Label.Hint
    }
    GradeMark {
        anchors.right: parent.right
        anchors.rightMargin: 30
        anchors.verticalCenter: parent.verticalCenter
        visible: root.measured && !root.isHead
        grade: root.grade
        shapeOnly: true
    }
    DomainTile {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: root.domainCode.length > 0 && !root.isHead
        code: root.domainCode
        name: root.domainName
        slot: root.domainSlot
    }
}
