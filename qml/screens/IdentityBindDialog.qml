// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// Which instance is meant: one that is known, or another.
Dialog {
    id: root

    required property IdentityViewModel identity

    property string key
    property string name
    property var known: [] // list of strings

    readonly property bool isOther: root.known.length === 0 || choice.currentIndex === root.known.length

    function ask(key: string, name: string) {
        root.key = key;
        root.name = name;
        root.known = root.identity.knownInstances(key);
        choice.currentIndex = 0;
        other.clear();
        note.clear();
        root.open();
        if (root.isOther)
            other.forceActiveFocus();
        else
            choice.forceActiveFocus();
    }

    title: qsTr("Which instance is it?")
    acceptText: qsTr("Bind")
    acceptEnabled: !root.isOther || other.text.trim().length > 0
    onAccepted: root.isOther ? root.identity.bindToOther(root.key, other.text, note.text) : root.identity.bindToKnown(root.key, choice.currentIndex, note.text)

    contentItem: ColumnLayout {
        spacing: Theme.gap12

        Label {
            Layout.fillWidth: true
            text: qsTr("%1: what is on it counts as being on the instance you say. Datasets with one full name become one. It can be undone at any time.").arg(root.name)
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        ComboBox {
            id: choice

            Layout.fillWidth: true
            visible: root.known.length > 0
            label: qsTr("Instance")
            model: root.known.concat([qsTr("Another …")])
        }
        TextField {
            id: other

            Layout.fillWidth: true
            visible: root.isOther
            label: qsTr("Another instance")
            placeholderText: qsTr("Host and port, account, or cluster and region")
            onAccepted: if (root.acceptEnabled)
                root.accept()
        }
        TextField {
            id: note

            Layout.fillWidth: true
            label: qsTr("Why, for the record")
            placeholderText: qsTr("Why (may stay empty)")
            onAccepted: if (root.acceptEnabled)
                root.accept()
        }
    }
}
