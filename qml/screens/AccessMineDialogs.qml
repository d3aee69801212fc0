// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// What is asked before something is done with a grant or a request of one's own.
Item {
    id: root

    required property MyAccessViewModel mine

    property string uid // of the grant or request that is asked about
    property string subject
    property var conditions: [] // list of strings

    function giveUp(uid: string, subject: string) {
        root.uid = uid;
        root.subject = subject;
        giveUpDialog.open();
    }
    function suspend(uid: string, subject: string) {
        root.uid = uid;
        root.subject = subject;
        suspendDialog.open();
    }
    function resume(uid: string, subject: string) {
        root.uid = uid;
        root.subject = subject;
        resumeDialog.open();
    }
    function revoke(uid: string, subject: string) {
        root.uid = uid;
        root.subject = subject;
        revokeDialog.open();
    }
    function accept(uid: string, subject: string, conditions: var) {
        root.uid = uid;
        root.subject = subject;
        root.conditions = conditions;
        acceptDialog.open();
    }
    function decline(uid: string, subject: string) {
        root.uid = uid;
        root.subject = subject;
        declineDialog.open();
    }
    function answer(uid: string) {
        root.uid = uid;
        answerDialog.open();
    }
    function withdraw(uid: string) {
        root.uid = uid;
        withdrawDialog.open();
    }

    Dialog {
        id: giveUpDialog

        title: qsTr("Give up this access")
        acceptText: qsTr("Give up access")
        destructive: true
        onAccepted: root.mine.giveUp(root.uid)

        contentItem: Label {
            text: qsTr("The access to %1 ends now. It can only be had again by a new request.").arg(root.subject)
            wrapMode: Text.Wrap
        }
    }
    Dialog {
        id: acceptDialog

        title: qsTr("Accept these conditions?")
        acceptText: qsTr("Accept conditions")
        onAccepted: root.mine.acceptConditions(root.uid)

        contentItem: ColumnLayout {
            spacing: Theme.gap8

            Label {
                Layout.fillWidth: true
                text: qsTr("Access to %1 is given on these conditions:").arg(root.subject)
                wrapMode: Text.Wrap
            }
            ConditionList {
                Layout.fillWidth: true
                conditions: root.conditions
            }
            Label {
                Layout.fillWidth: true
                text: qsTr("Accepting them is recorded and gives the access.")
                role: Label.Hint
                wrapMode: Text.Wrap
            }
        }
    }
    TextDialog {
        id: declineDialog

        title: qsTr("Decline the conditions")
        prompt: qsTr("Reason, if you like")
        hint: qsTr("The request for %1 ends without access.").arg(root.subject)
        shortest: 0
        acceptText: qsTr("Decline conditions")
        destructive: true
        onConfirmed: text => root.mine.declineConditions(root.uid, text)
    }
    TextDialog {
        id: answerDialog

        title: qsTr("Answer the question")
        prompt: qsTr("Answer")
        shortest: 1
        acceptText: qsTr("Send answer")
        onConfirmed: text => root.mine.answer(root.uid, text)
    }
    TextDialog {
        id: withdrawDialog

        title: qsTr("Withdraw this request")
        prompt: qsTr("Reason, if you like")
        shortest: 0
        acceptText: qsTr("Withdraw request")
        destructive: true
        onConfirmed: text => root.mine.withdraw(root.uid, text)
    }
    TextDialog {
        id: suspendDialog

        title: qsTr("Suspend this access")
        prompt: qsTr("Reason")
        hint: qsTr("%1 keeps the grant and cannot use it until somebody resumes it.").arg(root.subject)
        acceptText: qsTr("Suspend access")
        destructive: true
        onConfirmed: text => root.mine.suspend(root.uid, text)
    }
    TextDialog {
        id: resumeDialog

        title: qsTr("Resume this access")
        prompt: qsTr("Reason")
        hint: qsTr("%1 may use the data again, on the same terms as before.").arg(root.subject)
        acceptText: qsTr("Resume access")
        onConfirmed: text => root.mine.resume(root.uid, text)
    }
    TextDialog {
        id: revokeDialog

        title: qsTr("Revoke this access")
        prompt: qsTr("Reason")
        hint: qsTr("The access of %1 ends now. It can only be had again by a new request.").arg(root.subject)
        acceptText: qsTr("Revoke access")
        destructive: true
        onConfirmed: text => root.mine.revoke(root.uid, text)
    }
}
