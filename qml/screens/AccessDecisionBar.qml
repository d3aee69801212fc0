// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// The decision, always visible: prepared conditions, the four verbs with their keys, and the honest
/// sentence. Where the person may not decide, it says why.
Rectangle {
    id: root

    required property AccessQueueViewModel queue
    required property bool shown

    readonly property bool canDecide: root.shown && root.queue.facts.canDecide && !root.queue.busy && !calm.running
    readonly property bool hasConditions: root.queue.conditions.length > 0
    readonly property bool isTight: root.width < 820
    readonly property int mostChips: root.isTight ? 3 : 5
    readonly property string conditionCount: !root.hasConditions ? qsTr("No conditions") : root.queue.conditions.length === 1 ? qsTr("1 condition") : qsTr("%1 conditions").arg(root.queue.conditions.length)

    /// Acts on a letter of the queue.
    function runKey(key: string) {
        const verbs = {
            "J": () => root.queue.step(1),
            "K": () => root.queue.step(-1),
            "A": () => root.confirm(false),
            "C": () => root.hasConditions ? root.confirm(true) : conditionDialog.made().open(),
            "Q": () => askDialog.made().open(),
            "R": () => rejectDialog.made().open()
        };
        if (root.canDecide || key === "J" || key === "K")
            verbs[key]();
    }

    function confirm(withConditions: bool) {
        approveDialog.withConditions = withConditions;
        approveDialog.made().ask(root.queue.facts.title, root.queue.conditions, withConditions);
    }

    implicitHeight: (verbs.visible ? 60 : 44) + (chips.visible ? chips.height : 0) + 36
    color: Theme.bg1

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line2
    }
    // Another request under the same buttons: who was about to press them shall see it first.
    Connections {
        target: root.queue

        function onDetailChanged() {
            if (root.queue.uid !== calm.uid) {
                calm.uid = root.queue.uid;
                calm.restart();
            }
        }
    }
    Timer {
        id: calm

        property string uid

        interval: 600
    }
    Label {
        x: Theme.gap16
        width: parent.width - 2 * x
        height: 44
        visible: !verbs.visible
        text: root.shown && root.queue.detailState === AccessQueueViewModel.Ready ? root.queue.facts.whyNot : ""
        color: Theme.fg2
    }
    Row {
        id: chips

        readonly property int shown: Math.min(root.queue.conditions.length, root.mostChips)
        readonly property real room: width - (more.visible ? more.width + spacing : 0)

        x: Theme.gap16
        y: Theme.gap8
        width: parent.width - 2 * x
        height: 28
        visible: verbs.visible && root.hasConditions
        spacing: Theme.gap8

        Repeater {
            model: chips.shown

            Chip {
                required property int index

                width: Math.min(implicitWidth, (chips.room - (chips.shown - 1) * chips.spacing) / chips.shown)
                maximumWidth: 1000
                text: root.queue.conditions[index] ?? ""
                removable: true
                onRemoved: root.queue.removeCondition(index)
            }
        }
        LinkButton {
            id: more

            visible: root.queue.conditions.length > root.mostChips
            text: qsTr("%1 more").arg(root.queue.conditions.length - root.mostChips)
            onClicked: conditionDialog.made().open()
        }
    }
    RowLayout {
        id: verbs

        x: Theme.gap16
        anchors.bottom: hints.top
        width: parent.width - 2 * x
        height: 60
        visible: root.shown && root.queue.facts.canDecide
        spacing: Theme.gap8

        ToneMark {
            visible: !root.isTight
            tone: "quiet"
            iconName: "approve-conditions"
            text: root.conditionCount
        }
        LinkButton {
            text: root.isTight ? root.conditionCount : root.hasConditions ? qsTr("Edit") : qsTr("Add")
            hintSize: false
            Accessible.name: qsTr("Edit conditions")
            onClicked: conditionDialog.made().open()
        }
        Item {
            Layout.fillWidth: true
        }
        Button {
            text: qsTr("Reject…")
            iconName: "close"
            kind: Button.Destructive
            enabled: root.canDecide
            onClicked: rejectDialog.made().open()
        }
        Button {
            text: qsTr("Ask…")
            iconName: "question"
            enabled: root.canDecide
            onClicked: askDialog.made().open()
        }
        Button {
            text: qsTr("Approve")
            iconName: "check"
            kind: root.hasConditions ? Button.Secondary : Button.Primary
            enabled: root.canDecide
            onClicked: root.confirm(false)
        }
        Button {
            visible: root.hasConditions
            text: root.isTight ? qsTr("With conditions") : qsTr("Approve with conditions")
            iconName: "approve-conditions"
            kind: Button.Primary
            enabled: root.canDecide
            onClicked: root.confirm(true)
        }
    }
    HintLine {
        id: hints

        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("Decisions are recorded here, not enforced.")
        problem: root.queue.decisionError
        keys: root.isTight ? [] : [["A", qsTr("approve")], ["C", qsTr("conditions")], ["Q", qsTr("ask")], ["R", qsTr("reject")], ["J", ""], ["K", qsTr("next, previous")]]
    }
    Lazy {
        id: approveDialog

        property bool withConditions: false

        file: "AccessApproveDialog.qml"
        given: ({
                "parent": T.Overlay.overlay
            })

        Connections {
            target: approveDialog.item

            function onConfirmed(reason: string) {
                if (approveDialog.withConditions)
                    root.queue.approveWithConditions(reason);
                else
                    root.queue.approve(reason);
            }
        }
    }
    Lazy {
        id: rejectDialog

        file: "TextDialog.qml"
        given: ({
                "parent": T.Overlay.overlay,
                "title": qsTr("Reject this request"),
                "prompt": qsTr("Reason"),
                "hint": qsTr("The requester reads it; it stays in the audit record."),
                "acceptText": qsTr("Reject request"),
                "destructive": true
            })

        Connections {
            target: rejectDialog.item

            function onConfirmed(text: string) {
                root.queue.reject(text);
            }
        }
    }
    Lazy {
        id: askDialog

        file: "TextDialog.qml"
        given: ({
                "parent": T.Overlay.overlay,
                "title": qsTr("Ask the requester"),
                "prompt": qsTr("Question"),
                "hint": qsTr("The due time stands still until the answer comes, 14 days at most."),
                "acceptText": qsTr("Send question")
            })

        Connections {
            target: askDialog.item

            function onConfirmed(text: string) {
                root.queue.ask(text);
            }
        }
    }
    Lazy {
        id: conditionDialog

        file: "AccessConditionDialog.qml"
        given: ({
                "parent": T.Overlay.overlay,
                "queue": root.queue
            })
    }
}
