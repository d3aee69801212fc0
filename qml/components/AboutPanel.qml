// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// What this program is, where the catalog is, and what it does not do.
Panel {
    id: root

    required property Application application

    title: qsTr("About")
    contentPadding: 12
    spacing: 2

    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Program")
        nameWidth: 120
        value: qsTr("Meshscope %1").arg(Qt.application.version)
    }
    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Licence")
        nameWidth: 120
        value: qsTr("GPL-3.0-or-later, without any warranty")
    }
    KeyValue {
        Layout.fillWidth: true
        visible: root.application.session.isOpen
        name: qsTr("Catalog")
        nameWidth: 120
        value: root.application.session.path
    }
    KeyValue {
        Layout.fillWidth: true
        name: qsTr("Account")
        nameWidth: 120
        value: root.application.actingAs.account
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: 6
        text: qsTr("Meshscope opens no network connections. In a local catalog the person chooses whom they act as: decisions are recorded in a chain that shows careless changes, not enforced. Whoever can write the file can write any of it.")
        role: Label.Hint
        wrapMode: Text.Wrap
    }
}
