// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What sending will lead to: the rank of the request, its steps with who decides, what still
/// refuses it, and the button.
ColumnLayout {
    id: root

    required property RequestFormViewModel form

    spacing: Theme.gap12

    Panel {
        Layout.fillWidth: true
        title: qsTr("Steps it will take")
        count: root.form.planText

        Rows {
            model: root.form.steps

            AccessPlanStep {
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.margins: Theme.gap12
            spacing: Theme.gap12

            Label {
                Layout.fillWidth: true
                text: qsTr("This request counts as")
                role: Label.Hint
            }
            ClassificationMark {
                classification: root.form.classification
            }
            ClassificationMark {
                visible: root.form.personal
                classification: "personal"
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        visible: root.form.heldCount > 0
        title: qsTr("Access you have already")
        note: qsTr("on this port")
        contentPadding: Theme.gap12
        spacing: Theme.gap8

        Rows {
            spacing: Theme.gap8
            model: root.form.held

            ColumnLayout {
                id: grant

                required property string requestUid
                required property string consumer
                required property string roleName
                required property string period
                required property string stateText
                required property string tone
                required property string iconName

                spacing: 0

                ToneMark {
                    Layout.fillWidth: true
                    tone: grant.tone
                    iconName: grant.iconName
                    text: qsTr("%1, %2").arg(grant.stateText).arg(grant.period)
                }
                Label {
                    Layout.fillWidth: true
                    text: grant.roleName.length > 0 ? qsTr("%1, for %2").arg(grant.roleName).arg(grant.consumer) : qsTr("for %1").arg(grant.consumer)
                    wrapMode: Text.Wrap
                }
                LinkButton {
                    text: qsTr("Open the grant")
                    Accessible.description: grant.consumer
                    onClicked: root.form.openRequest(grant.requestUid)
                }
            }
        }
    }
    Panel {
        Layout.fillWidth: true
        visible: root.form.problems.length > 0 && root.form.state !== RequestFormViewModel.Idle
        title: qsTr("Before it can be sent")
        contentPadding: Theme.gap12
        spacing: Theme.gap8

        Rows {
            spacing: Theme.gap8
            model: root.form.problems

            RowLayout {
                id: problem

                required property string modelData

                spacing: Theme.gap8

                Icon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: 3
                    name: "grade-risk"
                    size: 14
                    color: Theme.risk
                }
                Label {
                    Layout.fillWidth: true
                    text: problem.modelData
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    ErrorBanner {
        Layout.fillWidth: true
        visible: root.form.sendError.length > 0
        text: root.form.sendError
    }
    Button {
        Layout.fillWidth: true
        text: root.form.renewal ? qsTr("Send renewal") : qsTr("Send request")
        kind: Button.Primary
        enabled: root.form.canSend
        hint: root.form.problems.length > 0 ? root.form.problems[0] : ""
        onClicked: root.form.send()
    }
    Label {
        Layout.fillWidth: true
        text: qsTr("The steps and the contract's version are frozen when it is sent. Decisions are recorded here, not enforced.")
        role: Label.Hint
        wrapMode: Text.Wrap
    }
}
