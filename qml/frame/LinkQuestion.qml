// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// Shows where an address from a file leads before the browser gets it.
Dialog {
    id: root

    required property ExternalLinks links

    property string host
    property string address

    function ask(host: string, address: string) {
        root.host = host;
        root.address = address;
        root.open();
    }

    title: qsTr("Open in the browser?")
    acceptText: qsTr("Open %1").arg(root.host.length > 32 ? root.host.substring(0, 31) + "…" : root.host)
    onAccepted: root.links.confirm()
    onRejected: root.links.dismiss()

    contentItem: Column {
        spacing: 8

        Label {
            width: parent.width
            text: qsTr("The catalog names this address. Meshscope itself opens no connections.")
            wrapMode: Text.Wrap
        }
        Label {
            width: parent.width
            text: root.host
            strong: true
            wrapMode: Text.WrapAnywhere
        }
        Label {
            width: parent.width
            text: root.address
            role: Label.Mono
            color: Theme.fg2
            wrapMode: Text.WrapAnywhere
            maximumLineCount: 6
        }
    }
}
