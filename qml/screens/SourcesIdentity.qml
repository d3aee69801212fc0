// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What is one: what looks as if it were, instances that sources do not name, and what people have
/// decided.
FocusScope {
    id: root

    required property IdentityViewModel identity
    required property ActingAsViewModel actingAs

    readonly property bool isRead: root.identity.state === IdentityViewModel.Ready

    Connections {
        target: root.identity

        function onSaid(text: string, decision: int) {
            toast.decision = decision;
            toast.show(text, false);
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: 44
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            spacing: Theme.gap12

            SegmentedControl {
                label: qsTr("What of identity")
                options: [{
                        "value": "proposals",
                        "text": root.isRead ? qsTr("May be one  %1").arg(root.identity.totalProposals.toLocaleString(Qt.locale(), "f", 0)) : qsTr("May be one")
                    }, {
                        "value": "instances",
                        "text": root.isRead ? qsTr("Instances  %1").arg(root.identity.placeCount) : qsTr("Instances")
                    }, {
                        "value": "decisions",
                        "text": root.isRead ? qsTr("Decisions  %1").arg(root.identity.decisionCount) : qsTr("Decisions")
                    }]
                value: root.identity.part
                onActivated: value => root.identity.choosePart(value)
            }
            Label {
                Layout.fillWidth: true
                text: root.identity.busy ? qsTr("Recording …") : root.identity.summary
                role: Label.Hint

                Tip {
                    text: root.identity.summary
                }
            }
        }
        Separator {
            Layout.fillWidth: true
        }
        LoadingLine {
            Layout.fillWidth: true
            Layout.preferredHeight: 2
            loading: root.identity.reading || root.identity.busy
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.identity.state === IdentityViewModel.Failed
            text: root.identity.error
            actionText: qsTr("Try again")
            onActivated: root.identity.retry()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.identity.decisionError.length > 0 && root.identity.part !== "proposals"
            text: root.identity.decisionError
            closable: true
            onClosed: root.identity.dismissError()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Part {
                anchors.fill: parent
                visible: wanted
                focus: visible
                wanted: root.isRead && root.identity.part === "proposals"
                file: "IdentityProposals.qml"
                given: ({
                        "identity": root.identity,
                        "actingAs": root.actingAs
                    })
            }
            Part {
                anchors.fill: parent
                visible: wanted
                focus: visible
                wanted: root.isRead && root.identity.part === "instances"
                file: "IdentityPlaces.qml"
                given: ({
                        "identity": root.identity
                    })
            }
            Part {
                anchors.fill: parent
                visible: wanted
                focus: visible
                wanted: root.isRead && root.identity.part === "decisions"
                file: "IdentityDecisions.qml"
                given: ({
                        "identity": root.identity
                    })
            }
        }
    }
    Toast {
        id: toast

        property int decision: 0

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: root.identity.part === "proposals" ? 108 : 48
        actionText: toast.decision > 0 ? qsTr("Undo") : ""
        onActivated: {
            toast.visible = false;
            root.identity.undo(toast.decision, "");
        }
    }
}
