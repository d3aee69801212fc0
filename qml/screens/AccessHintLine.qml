// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Meshscope

/// The line under the decision: what recording means, or what went wrong, and the keys.
Rectangle {
    id: root

    property string problem
    property bool showsKeys: true

    implicitHeight: 36
    color: Theme.bg2

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    ToneMark {
        x: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width - x - (keys.visible ? keys.width + 32 : 16))
        tone: root.problem.length > 0 ? "bad" : "quiet"
        iconName: root.problem.length > 0 ? "grade-degraded" : "info"
        text: root.problem.length > 0 ? root.problem : qsTr("Decisions are recorded here, not enforced.")
        medium: root.problem.length > 0
    }
    Row {
        id: keys

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.showsKeys
        spacing: Theme.gap8

        Repeater {
            model: [["A", qsTr("approve")], ["C", qsTr("conditions")], ["Q", qsTr("ask")], ["R", qsTr("reject")], ["J", ""], ["K", qsTr("next, previous")]] // list of [string, string]

            Row {
                id: hint

                required property var modelData

                spacing: Theme.gap8

                KeyCap {
                    text: hint.modelData[0]
                }
                Label {
                    height: 20
                    visible: text.length > 0
                    text: hint.modelData[1]
                    role: Label.Hint
                }
            }
        }
    }
}
