// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope

/// A product's output port that offers a dataset.
TableRow {
    id: root

    required property string uid
    required property string product
    required property string port
    required property string domainCode
    required property int domainSlot
    required property string basis

    signal opened(string uid)

    implicitHeight: 44
    ruled: false
    cellPadding: 12
    label: qsTr("Port %1 of %2").arg(root.port).arg(root.product)
    onClicked: root.opened(root.uid)
    onActivated: root.opened(root.uid)

    DomainTile {
        anchors.verticalCenter: parent.verticalCenter
        visible: root.domainCode.length > 0
        code: root.domainCode
        slot: root.domainSlot
    }
    Label {
        x: 28
        y: 4
        width: parent.width - x
        text: root.product
        medium: true
    }
    Label {
        x: 28
        y: 23
        width: parent.width - x
        text: qsTr("port %1, known by its %2").arg(root.port).arg(root.basis)
        role: Label.Hint
    }
}
