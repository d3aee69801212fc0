// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The fields of a request: for whom, in which role, why, from when until when, which columns.
ColumnLayout {
    id: root

    required property RequestFormViewModel form

    spacing: Theme.gap12

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Label {
            Layout.fillWidth: true
            text: root.form.renewal ? qsTr("Renew access to %1").arg(root.form.portName) : qsTr("Ask for access to %1").arg(root.form.portName)
            role: Label.Page
            elide: Text.ElideMiddle
        }
        Label {
            Layout.fillWidth: true
            text: root.form.portDetail
            color: Theme.fg2
        }
    }
    Panel {
        Layout.fillWidth: true
        contentPadding: Theme.gap16
        spacing: Theme.gap12

        FormRow {
            visible: root.form.ports.length > 1 && !root.form.renewal
            name: qsTr("Port")
            hint: qsTr("The product offers its data at %1 ports").arg(root.form.ports.length)

            ComboBox {
                Layout.fillWidth: true
                label: qsTr("Output port")
                model: root.form.ports
                currentIndex: root.form.port
                onActivated: index => root.form.port = index
            }
        }
        FormRow {
            name: qsTr("For")
            hint: qsTr("Yourself, or a team or product you belong to")

            ComboBox {
                Layout.fillWidth: true
                label: qsTr("For whom")
                model: root.form.consumers
                currentIndex: root.form.consumer
                onActivated: index => root.form.consumer = index
            }
        }
        FormRow {
            name: qsTr("Role")
            hint: root.form.roleDetail

            ComboBox {
                Layout.fillWidth: true
                enabled: count > 0
                label: qsTr("Role of the contract")
                model: root.form.roles
                currentIndex: root.form.role
                onActivated: index => root.form.role = index
            }
        }
        FormRow {
            name: qsTr("Purpose")
            hint: root.form.purposeLength < root.form.shortestPurpose ? qsTr("%1 of at least %2 characters").arg(root.form.purposeLength).arg(root.form.shortestPurpose) : qsTr("%1 characters").arg(root.form.purposeLength)

            TextArea {
                id: purpose

                Layout.fillWidth: true
                label: qsTr("Purpose")
                placeholderText: qsTr("What the data is for, who sees the result, what is not needed")
                onTextChanged: root.form.purpose = purpose.text
            }
        }
        FormRow {
            name: qsTr("Days")
            hint: root.form.limitText

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap8

                DateField {
                    id: start

                    label: qsTr("First day")
                    text: root.form.start
                    onTextChanged: if (start.isValid)
                        root.form.start = start.text
                }
                Label {
                    text: qsTr("until")
                    color: Theme.fg2
                }
                DateField {
                    id: end

                    label: qsTr("Last day")
                    text: root.form.end
                    onTextChanged: if (end.isValid)
                        root.form.end = end.text
                }
                Item {
                    Layout.fillWidth: true
                }
            }
        }
    }
    Part {
        Layout.fillWidth: true
        file: "AccessFormColumns.qml"
        given: ({
                "form": root.form
            })
    }

    Connections {
        target: root.form
        function onChanged() {
            if (root.form.purpose !== purpose.text)
                purpose.text = root.form.purpose;
            if (root.form.start !== start.text && start.isValid)
                start.text = root.form.start;
            if (root.form.end !== end.text && end.isValid)
                end.text = root.form.end;
        }
    }
}
