// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope

/// Asks for the address of a live database to read.
Dialog {
    id: root

    readonly property string address: field.text.trim()
    readonly property bool isAddress: /^postgres(ql)?:\/\/[^\s\/]*\/\S+$/.test(root.address)

    signal confirmed(string address)

    title: qsTr("Add a database")
    acceptText: qsTr("Read its schema")
    acceptEnabled: root.isAddress
    onAboutToShow: {
        field.clear();
        field.forceActiveFocus();
    }
    onAccepted: root.confirmed(root.address)

    contentItem: ColumnLayout {
        spacing: Theme.gap8

        Label {
            Layout.fillWidth: true
            text: qsTr("Schemas, tables, views, columns, keys and comments of a PostgreSQL database are read. Nothing is written, and no data is read.")
            color: Theme.fg2
            wrapMode: Text.Wrap
        }
        TextField {
            id: field

            Layout.fillWidth: true
            label: qsTr("Address of the database")
            onAccepted: {
                if (root.isAddress)
                    root.accept();
            }
            placeholderText: "postgresql://user@host:5432/database"
            error: root.address.length > 13 && !root.isAddress ? qsTr("Write postgresql://USER@HOST:PORT/DATABASE, or postgresql:///DATABASE on this computer") : ""
        }
        Label {
            Layout.fillWidth: true
            text: field.error.length > 0 ? field.error : qsTr("The password is taken from PGPASSWORD or ~/.pgpass and is never kept. A SQLite file is added as a file.")
            color: field.error.length > 0 ? Theme.bad : Theme.fg3
            role: Label.Hint
            wrapMode: Text.Wrap
        }
    }
}
