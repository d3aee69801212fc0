// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Stands where requests and grants will be until the person has said who they are: requests are
/// sent and decided in somebody's name. Asked once per catalog.
FocusScope {
    id: root

    required property ActingAsViewModel actingAs
    required property AccessViewModel viewModel

    readonly property string tab: root.viewModel.tab

    focus: true
    onActiveFocusChanged: if (root.activeFocus && !chooser.activeFocus)
        chooser.focusFilter()

    Rectangle {
        anchors.fill: parent
        color: Theme.canvas
    }
    ColumnLayout {
        x: Theme.gap24
        y: Theme.gap24
        width: Math.min(520, parent.width - 2 * x)
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: qsTr("Who are you?")
            role: Label.Page
        }
        Label {
            Layout.fillWidth: true
            text: root.tab === "request" ? qsTr("A request is sent in somebody's name. Choose yours, and the form comes next.") : root.tab === "mine" ? qsTr("Choose your name to see what you, your teams and your products hold and have asked for.") : qsTr("Choose your name to see what waits for your decision.")
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        Label {
            Layout.fillWidth: true
            text: qsTr("It is remembered for this catalog; change it at the top right at any time.")
            role: Label.Hint
            wrapMode: Text.Wrap
        }
        Panel {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap8
            title: qsTr("People and teams")
            count: root.actingAs.parties.total
            contentPadding: Theme.gap12

            PartyChooser {
                id: chooser

                Layout.fillWidth: true
                Layout.preferredHeight: Math.max(160, Math.min(460, root.height - 240))
                actingAs: root.actingAs
            }
        }
    }
}
