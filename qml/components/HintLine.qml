// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick

/// The line under a decision: what recording means, or what went wrong, and the keys. `keys`:
/// [[letter, what it does]]; keys that do one thing together say it at the last.
Rectangle {
    id: root

    required property string text
    property string problem
    property var keys: [] // list of [string, string]

    implicitWidth: 400
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
        width: Math.min(implicitWidth, parent.width - x - (row.visible ? row.width + 32 : 16))
        tone: root.problem.length > 0 ? "bad" : "quiet"
        iconName: root.problem.length > 0 ? "grade-degraded" : "info"
        text: root.problem.length > 0 ? root.problem : root.text
        medium: root.problem.length > 0

        Tip {
            text: root.problem
        }
    }
    Row {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        anchors.verticalCenter: parent.verticalCenter
        visible: root.keys.length > 0
        spacing: Theme.gap8

        Repeater {
            model: root.keys

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
