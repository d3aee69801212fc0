// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The audit record: who did what and when, the check of its chain, and its export.
Rectangle {
    id: root

    required property AuditViewModel audit

    readonly property bool isNarrow: root.width < 1000
    readonly property bool isFiltered: root.audit.text.length > 0 || root.audit.kind.length > 0

    color: Theme.bg1

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredHeight: 52
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            spacing: Theme.gap12

            ToneMark {
                tone: root.audit.checkTone
                iconName: root.audit.checkTone === "bad" ? "grade-degraded" : root.audit.checkTone === "ok" ? "grade-healthy" : "grade-unknown"
                text: root.audit.checkText
            }
            Label {
                Layout.fillWidth: true
                text: root.audit.head.length > 0 ? qsTr("head %1").arg(root.audit.head) : ""
                role: Label.Mono
                color: Theme.fg3
                elide: Text.ElideMiddle

                Tip {
                    text: root.audit.head.length > 0 ? qsTr("Note this hash elsewhere to fix this point in time.") : ""
                }
            }
            Button {
                text: qsTr("Check the chain")
                iconName: "shield"
                enabled: !root.audit.checking
                onClicked: root.audit.verify()
            }
            Button {
                text: qsTr("Export…")
                iconName: "export"
                onClicked: fileDialog.made().ask(root.audit.exportName(), "jsonl")
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.gap16
            Layout.rightMargin: Theme.gap16
            Layout.bottomMargin: Theme.gap12
            spacing: Theme.gap12

            SearchField {
                id: search

                Layout.fillWidth: true
                Layout.maximumWidth: 360
                label: qsTr("Filter the events")
                placeholderText: qsTr("Who, what, on what, why")
                text: root.audit.text
                onTextChanged: root.audit.text = search.text
            }
            ComboBox {
                Layout.preferredWidth: 200
                label: qsTr("Kind of event")
                textRole: "text"
                valueRole: "value"
                model: root.audit.kinds
                onActivated: index => root.audit.kind = root.audit.kinds[index].value
                Component.onCompleted: currentIndex = indexOfValue(root.audit.kind)
            }
            Label {
                Layout.fillWidth: true
                text: root.audit.countLine
                role: Label.Hint
            }
        }
        LoadingLine {
            Layout.fillWidth: true
            loading: root.audit.state === AuditViewModel.Loading
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: Theme.gap16
            visible: root.audit.state === AuditViewModel.Failed
            text: root.audit.error
            actionText: qsTr("Try again")
            onActivated: root.audit.retry()
        }
        PageTable {
            id: table

            Layout.fillWidth: true
            Layout.fillHeight: true
            label: qsTr("Audit events")
            noun: qsTr("events")
            shown: root.audit.shown
            total: root.audit.total
            emptyText: root.isFiltered ? qsTr("No event passes this filter.") : qsTr("Nothing has been requested or decided in this catalog yet.")
            columns: [{
                    "text": qsTr("No."),
                    "width": 44,
                    "alignRight": true
                }, {
                    "text": qsTr("When"),
                    "width": 104
                }, {
                    "text": qsTr("Who"),
                    "width": root.isNarrow ? 116 : 150
                }, {
                    "text": qsTr("What"),
                    "width": root.isNarrow ? 150 : 190
                }, {
                    "text": qsTr("On"),
                    "width": 0
                }, {
                    "text": qsTr("State"),
                    "width": root.isNarrow ? 92 : 150
                }, {
                    "text": qsTr("Reason"),
                    "width": 0
                }]
            model: root.audit.events
            view.onAtYEndChanged: if (table.view.atYEnd)
                root.audit.loadMore()

            delegate: AccessAuditRow {
                width: table.rowWidth
                widths: table.columnWidths
                selected: table.isCurrent(index)
                onClicked: table.goTo(index)
                onActivated: root.audit.open(index)
            }
        }
        Label {
            Layout.fillWidth: true
            Layout.margins: Theme.gap8
            Layout.leftMargin: Theme.gap16
            text: qsTr("The chain shows rows that were changed later. It does not prove who sat at the keyboard.")
            role: Label.Hint
        }
    }
    Lazy {
        id: fileDialog

        file: "SaveDialog.qml"
        given: ({
                "title": qsTr("Export the audit record")
            })

        Connections {
            target: fileDialog.item

            function onChosen(file: url) {
                root.audit.exportTo(file);
            }
        }
    }
}
