// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The steps of an approval, two beside each other, with who decided and why one is skipped.
Panel {
    id: root

    required property AccessQueueViewModel queue

    title: qsTr("Steps")
    count: root.queue.facts.stepSummary

    Grid {
        id: grid

        Layout.fillWidth: true
        columns: root.width >= 480 ? 2 : 1

        Repeater {
            model: root.queue.steps

            Rectangle {
                id: step

                required property string title
                required property string stateText
                required property string tone
                required property string iconName
                required property string people
                required property string comment
                required property bool yours

                width: grid.width / grid.columns
                implicitHeight: step.comment.length > 0 ? 72 : 52
                color: step.yours ? Theme.accSoft : "transparent"
                Accessible.role: Accessible.ListItem
                Accessible.name: qsTr("%1: %2. %3").arg(step.title).arg(step.stateText).arg(step.people)
                Accessible.description: step.comment

                ToneMark {
                    x: Theme.gap12
                    y: 7
                    tone: step.tone
                    iconName: step.iconName
                    Accessible.ignored: true
                }
                Label {
                    x: 36
                    y: 6
                    width: parent.width - x - mark.width - 20
                    text: step.title
                    strong: true
                    Accessible.ignored: true
                }
                ToneMark {
                    id: mark

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.gap12
                    y: 6
                    tone: step.tone
                    text: step.stateText
                    medium: false
                    Accessible.ignored: true
                }
                Label {
                    x: 36
                    y: 26
                    width: parent.width - x - Theme.gap12
                    height: 20
                    text: step.people
                    role: Label.Hint
                    color: Theme.fg2
                    Accessible.ignored: true

                    Tip {
                        text: step.people
                    }
                }
                Label {
                    x: 36
                    y: 46
                    width: parent.width - x - Theme.gap12
                    visible: step.comment.length > 0
                    text: step.comment
                    role: Label.Hint
                    Accessible.ignored: true

                    Tip {
                        text: step.comment
                    }
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: 1
                    color: Theme.line
                }
                Rectangle {
                    anchors.right: parent.right
                    width: 1
                    height: parent.height
                    color: Theme.line
                }
            }
        }
    }
}
