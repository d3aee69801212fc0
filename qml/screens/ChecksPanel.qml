// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope

/// Conditions of good care that can be judged from what was imported: counts, then what is not
/// right. What passed is one click away.
Panel {
    id: root

    required property var checks // an item model of checks, failed ones first
    required property var facts // { pass, fail, unknown: int }

    readonly property int shownAtMost: 5
    readonly property int open: (root.facts.fail ?? 0) + (root.facts.unknown ?? 0)

    signal allRequested

    title: qsTr("Checks")
    count: qsTr("%1 apply").arg(root.open + (root.facts.pass ?? 0))
    linkText: qsTr("All")
    onLinkActivated: root.allRequested()

    Row {
        id: numbers

        Layout.fillWidth: true
        Layout.preferredHeight: 52

        KeyNumber {
            width: numbers.width / 3
            number: String(root.facts.pass ?? 0)
            label: qsTr("pass")
            iconName: "grade-healthy"
            color: Theme.ok
        }
        KeyNumber {
            width: numbers.width / 3
            number: String(root.facts.fail ?? 0)
            label: qsTr("fail")
            iconName: "grade-degraded"
            color: root.facts.fail > 0 ? Theme.bad : Theme.fg3
            ruled: true
        }
        KeyNumber {
            width: numbers.width / 3
            number: String(root.facts.unknown ?? 0)
            label: qsTr("unknown")
            iconName: "grade-unknown"
            color: Theme.unk
            ruled: true
        }
    }
    Separator {
        Layout.fillWidth: true
        Layout.bottomMargin: 4
    }
    Rows {
        id: rows

        model: root.checks

        Item {
            id: check

            required property int index
            required property string code
            required property string title
            required property string detail
            required property string outcome
            required property string outcomeText

            readonly property bool isShown: check.outcome !== "healthy" && check.index < root.shownAtMost

            height: 44
            visible: check.isShown
            Accessible.role: Accessible.ListItem
            Accessible.name: qsTr("%1: %2. %3").arg(check.title).arg(check.outcomeText).arg(check.detail)

            Icon {
                x: 12
                y: 7
                name: check.outcome === "degraded" ? "grade-degraded" : "grade-unknown"
                size: 14
                color: Theme.grade(check.outcome)
            }
            Label {
                id: code

                x: 34
                y: 5
                text: check.code
                role: Label.Hint
                height: 18
            }
            Label {
                anchors.left: code.right
                anchors.leftMargin: 8
                y: 5
                width: parent.width - x - 12
                height: 18
                text: check.title
                medium: true
            }
            Label {
                x: 34
                y: 23
                width: parent.width - x - 12
                text: check.detail
                role: Label.Hint

                Tip {
                    text: parent.truncated ? check.detail : ""
                }
            }
        }
    }
    Label {
        Layout.fillWidth: true
        Layout.margins: 12
        Layout.topMargin: 6
        text: root.open === 0 ? qsTr("Everything that can be judged is in order.") : qsTr("Showing %1 of %2 that need a look.").arg(Math.min(root.open, root.shownAtMost)).arg(root.open)
        role: Label.Hint
        wrapMode: Text.Wrap
    }
}
