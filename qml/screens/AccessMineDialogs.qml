// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// What is asked before something is done with a grant or a request of one's own.
Item {
    id: root

    required property MyAccessViewModel mine

    property string uid // of the grant or request that is asked about
    property string subject

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
    AccessTextDialog {
        id: answerDialog

        title: qsTr("Answer the question")
        prompt: qsTr("Answer")
        shortest: 1
        acceptText: qsTr("Send answer")
        onConfirmed: text => root.mine.answer(root.uid, text)
    }
    AccessTextDialog {
        id: withdrawDialog

        title: qsTr("Withdraw this request")
        prompt: qsTr("Reason, if you like")
        shortest: 0
        acceptText: qsTr("Withdraw request")
        destructive: true
        onConfirmed: text => root.mine.withdraw(root.uid, text)
    }
    AccessTextDialog {
        id: suspendDialog

        title: qsTr("Suspend this access")
        prompt: qsTr("Reason")
        hint: qsTr("%1 keeps the grant and cannot use it until somebody resumes it.").arg(root.subject)
        acceptText: qsTr("Suspend access")
        destructive: true
        onConfirmed: text => root.mine.suspend(root.uid, text)
    }
    AccessTextDialog {
        id: resumeDialog

        title: qsTr("Resume this access")
        prompt: qsTr("Reason")
        hint: qsTr("%1 may use the data again, on the same terms as before.").arg(root.subject)
        acceptText: qsTr("Resume access")
        onConfirmed: text => root.mine.resume(root.uid, text)
    }
    AccessTextDialog {
        id: revokeDialog

        title: qsTr("Revoke this access")
        prompt: qsTr("Reason")
        hint: qsTr("The access of %1 ends now. It can only be had again by a new request.").arg(root.subject)
        acceptText: qsTr("Revoke access")
        destructive: true
        onConfirmed: text => root.mine.revoke(root.uid, text)
    }
}
