// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The conditions of an approval: those prepared, and one to add.
Dialog {
    id: root

    required property AccessQueueViewModel queue

    readonly property var kinds: [{
            "value": "no_onward_sharing",
            "text": qsTr("No onward sharing"),
            "hint": ""
        }, {
            "value": "purpose_only",
            "text": qsTr("Only for the stated purpose"),
            "hint": ""
        }, {
            "value": "mask_columns",
            "text": qsTr("Mask columns"),
            "hint": qsTr("Column names, separated by commas")
        }, {
            "value": "columns_only",
            "text": qsTr("Only these columns"),
            "hint": qsTr("Column names, separated by commas")
        }, {
            "value": "row_filter",
            "text": qsTr("Only some rows"),
            "hint": qsTr("Which rows, in words")
        }, {
            "value": "expires_on",
            "text": qsTr("Ends earlier"),
            "hint": qsTr("Last day, YYYY-MM-DD")
        }, {
            "value": "delete_after",
            "text": qsTr("Delete after"),
            "hint": qsTr("Day, YYYY-MM-DD")
        }, {
            "value": "no_join_with",
            "text": qsTr("No join with"),
            "hint": qsTr("Name of a dataset")
        }, {
            "value": "free_text",
            "text": qsTr("Something else"),
            "hint": qsTr("The condition in words")
        }] // list of { value: string, text: string, hint: string }
    readonly property string hint: root.kinds[Math.max(0, kind.currentIndex)].hint
    property string refusal // why the last one was not added

    function add() {
        root.refusal = root.queue.addCondition(root.kinds[Math.max(0, kind.currentIndex)].value, detail.text);
        if (root.refusal.length === 0)
            detail.text = "";
    }

    title: qsTr("Conditions")
    acceptText: qsTr("Keep these conditions")
    rejectText: ""
    onAboutToShow: root.refusal = ""

    contentItem: ColumnLayout {
        spacing: Theme.gap8

        Flow {
            id: flow

            Layout.fillWidth: true
            visible: root.queue.conditions.length > 0
            spacing: Theme.gap8

            Repeater {
                model: root.queue.conditions

                Chip {
                    required property string modelData
                    required property int index

                    maximumWidth: flow.width
                    text: modelData
                    removable: true
                    onRemoved: root.queue.removeCondition(index)
                }
            }
        }
        Label {
            visible: root.queue.conditions.length === 0
            text: qsTr("No conditions yet.")
            color: Theme.fg3
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap8

            ComboBox {
                id: kind

                Layout.preferredWidth: 190
                label: qsTr("Kind of condition")
                textRole: "text"
                valueRole: "value"
                model: root.kinds
                onActivated: root.refusal = ""
            }
            TextField {
                id: detail

                Layout.fillWidth: true
                visible: root.hint.length > 0
                label: root.hint
                placeholderText: root.hint
                error: root.refusal
                onTextEdited: root.refusal = ""
                onAccepted: root.add()
            }
            Button {
                text: qsTr("Add")
                iconName: "plus"
                onClicked: root.add()
            }
        }
        Label {
            Layout.fillWidth: true
            visible: root.refusal.length > 0
            text: root.refusal
            color: Theme.bad
            wrapMode: Text.Wrap
        }
        LinkButton {
            text: qsTr("Back to the proposed ones")
            onClicked: root.queue.resetConditions()
        }
    }
}
