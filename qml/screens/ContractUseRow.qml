// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// A product that offers a contract on a port, or reads through it.
TableRow {
    id: root

    required property string port
    required property string product
    required property string uid
    required property bool isOffer
    required property int grants

    signal opened(string uid)

    implicitHeight: 48
    cellPadding: Theme.gap12
    label: root.product
    onClicked: root.opened(root.uid)
    onActivated: root.opened(root.uid)

    Label {
        y: 6
        width: parent.width - 90
        text: root.product
        medium: true
    }
    Label {
        y: 26
        width: parent.width
        text: root.isOffer ? qsTr("offers it as %1 · %n active grant(s)", "", root.grants).arg(root.port) : qsTr("reads it through %1").arg(root.port)
        role: Label.Hint
    }
}
