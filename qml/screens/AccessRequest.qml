// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The chosen request: who asks, for what, why, which columns, and the steps of its approval.
ColumnLayout {
    id: root

    required property AccessQueueViewModel queue

    readonly property requestFacts facts: root.queue.facts

    spacing: Theme.gap12

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap12

        Avatar {
            Layout.alignment: Qt.AlignVCenter
            initials: root.facts.requesterInitials
            name: root.facts.requesterName
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: root.facts.title
                role: Label.Page
                elide: Text.ElideMiddle
            }
            Label {
                Layout.fillWidth: true
                text: root.facts.subtitle
                color: Theme.fg2
            }
        }
        ToneMark {
            tone: root.facts.stateTone
            iconName: root.facts.stateIcon
            text: root.facts.stateText
        }
        Button {
            text: qsTr("Product")
            iconName: "external"
            small: true
            onClicked: root.queue.openProduct()
        }
    }
    Panel {
        Layout.fillWidth: true

        GridLayout {
            id: cells

            Layout.fillWidth: true
            columns: root.width >= 520 ? 4 : 2
            columnSpacing: 0
            rowSpacing: 0

            Repeater {
                model: [
                    [qsTr("Port"), root.facts.portName, root.facts.portDetail],
                    [qsTr("Contract"), root.facts.contractName, qsTr("frozen when sent")],
                    [qsTr("Role"), root.facts.roleName, root.facts.roleDetail],
                    [qsTr("From, until"), root.facts.period, root.facts.periodDetail]
                ] // list of [string, string, string]

                Item {
                    id: cell

                    required property var modelData
                    required property int index

                    Layout.fillWidth: true
                    Layout.preferredWidth: cell.index % 2 === 1 && cells.columns === 4 ? 170 : 130
                    implicitHeight: 76

                    Label {
                        x: Theme.gap12
                        y: 8
                        text: cell.modelData[0]
                        role: Label.Hint
                    }
                    Label {
                        x: Theme.gap12
                        y: 27
                        width: parent.width - 2 * x
                        text: cell.modelData[1]
                        medium: true
                        elide: Text.ElideMiddle

                        Tip {
                            text: cell.modelData[1]
                        }
                    }
                    Label {
                        x: Theme.gap12
                        y: 48
                        width: parent.width - 2 * x
                        text: cell.modelData[2]
                        role: Label.Hint
                    }
                    Rectangle {
                        anchors.right: parent.right
                        width: 1
                        height: parent.height
                        visible: cell.index % cells.columns !== cells.columns - 1
                        color: Theme.line
                    }
                }
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        title: qsTr("Purpose")
        contentPadding: Theme.gap12
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: root.facts.purpose
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            visible: root.facts.question.length > 0
            text: qsTr("Asked: %1").arg(root.facts.question)
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            visible: root.facts.answer.length > 0
            text: qsTr("Answered: %1").arg(root.facts.answer)
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            visible: root.facts.conditions.length > 0
            text: qsTr("Conditions: %1").arg(root.facts.conditions)
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            visible: root.facts.grantText.length > 0
            text: qsTr("Grant: %1").arg(root.facts.grantText)
            medium: true
        }
    }
    AccessColumnsPanel {
        Layout.fillWidth: true
        queue: root.queue
    }
    AccessStepsPanel {
        Layout.fillWidth: true
        queue: root.queue
    }
}
