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
            visible: root.facts.stateTone !== "info"
            tone: root.facts.stateTone
            iconName: root.facts.stateIcon
            text: root.facts.stateText
        }
        IconButton {
            iconName: "external"
            label: qsTr("Open the product")
            onClicked: root.queue.openProduct()
        }
    }
    AccessTerms {
        Layout.fillWidth: true
        facts: root.facts
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
