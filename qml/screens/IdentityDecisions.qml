// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope
import Meshscope.App

/// What people have decided about identity, newest first, and the way to take each back.
Item {
    id: root

    required property IdentityViewModel identity

    readonly property int wanted: root.identity.wantedDecision
    readonly property bool isNarrow: root.width < 1000

    function showWanted() {
        if (root.wanted < 0)
            return;
        table.goTo(root.wanted);
        table.view.positionViewAtIndex(root.wanted, ListView.Contain);
        table.view.forceActiveFocus();
    }

    onWantedChanged: root.showWanted()
    Component.onCompleted: root.showWanted()

    PageTable {
        id: table

        anchors.fill: parent
        focus: true
        label: qsTr("Decisions")
        noun: qsTr("decisions")
        emptyText: qsTr("Nobody has decided yet what is one.")
        columns: [{
                "text": qsTr("When"),
                "width": 92
            }, {
                "text": qsTr("Who"),
                "width": root.isNarrow ? 104 : 190
            }, {
                "text": qsTr("Decision"),
                "width": 100
            }, {
                "text": qsTr("What"),
                "width": 0
            }, {
                "text": qsTr("Why"),
                "width": 0
            }, {
                "text": "",
                "width": 76
            }]
        model: root.identity.decisions

        delegate: IdentityDecisionRow {
            width: table.rowWidth
            widths: table.columnWidths
            selected: table.isCurrent(index)
            busy: root.identity.busy
            onClicked: table.goTo(index)
            onActivated: question.ask(decision, qsTr("%1 %2").arg(first).arg(second))
        }
    }
    IdentityNoteDialog {
        id: question

        title: qsTr("Undo decision %1?").arg(question.decision)
        acceptText: qsTr("Undo decision")
        hint: qsTr("%1. The catalog becomes as if it had never been decided; the decision and its end stay in the audit record.").arg(question.name)
        onNoted: (decision, note) => root.identity.undo(decision, note)
    }
}
