// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// Asks before an approval: what is approved, under which conditions, and why, if one likes. Enter
/// confirms, Escape does not.
Dialog {
    id: root

    property string subject // "Priya Lal asks for curated.net_orders"
    property var conditions: [] // list of strings
    property var omitted: [] // list of strings: prepared, and not taken
    property bool withConditions: false

    readonly property string omission: root.omitted.length === 1 ? qsTr("Without the condition that stands prepared.") : qsTr("Without the %1 conditions that stand prepared.").arg(root.omitted.length)

    signal confirmed(string reason)

    function ask(subject: string, prepared: var, withConditions: bool) {
        root.subject = subject;
        root.withConditions = withConditions;
        root.conditions = withConditions ? prepared : [];
        root.omitted = withConditions ? [] : prepared;
        root.open();
    }

    title: root.withConditions ? qsTr("Approve with conditions?") : qsTr("Approve?")
    acceptText: root.withConditions ? qsTr("Approve on these conditions") : qsTr("Approve request")
    onAboutToShow: {
        reason.text = "";
        reason.forceActiveFocus();
    }
    onAccepted: root.confirmed(reason.text.trim())

    contentItem: ColumnLayout {
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: root.subject
            medium: true
            wrapMode: Text.Wrap
        }
        ConditionList {
            Layout.fillWidth: true
            conditions: root.conditions
        }
        Label {
            Layout.fillWidth: true
            visible: root.omitted.length > 0
            text: root.omission
            color: Theme.risk
            wrapMode: Text.Wrap
        }
        TextField {
            id: reason

            Layout.fillWidth: true
            label: qsTr("Reason, if you like")
            placeholderText: qsTr("Reason, if you like")
            maximumLength: 2000
            onAccepted: root.accept()
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("The decision and its reason stay in the audit record.")
            role: Label.Hint
            wrapMode: Text.Wrap
        }
    }
}
