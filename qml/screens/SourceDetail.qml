// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// The chosen source: what was wrong, its documents, its imports, and what they changed.
Rectangle {
    id: root

    required property SourcesViewModel viewModel
    required property Importer importer

    property string part: "issues"

    color: Theme.canvas

    RowLayout {
        x: 16
        width: parent.width - 32
        height: 44
        spacing: 8

        Label {
            Layout.maximumWidth: 420
            text: root.viewModel.chosenName
            role: Label.Title
            elide: Text.ElideMiddle
        }
        Label {
            Layout.fillWidth: true
            text: root.viewModel.chosenSummary
            role: Label.Hint

            Tip {
                text: root.viewModel.places
            }
        }
        Switch {
            id: watching

            visible: root.viewModel.canBeWatched
            text: qsTr("Watch")
            checked: root.viewModel.watched
            Accessible.description: watchingTip.text
            onToggled: {
                root.viewModel.watchChosen(watching.checked);
                watching.checked = Qt.binding(() => root.viewModel.watched);
            }

            Tip {
                id: watchingTip

                text: qsTr("Reads these files again by itself when they change, while this window is open")
            }
        }
        Button {
            small: true
            enabled: !root.importer.running
            text: qsTr("Read again")
            iconName: "refresh"
            onClicked: root.viewModel.importChosenAgain()
        }
        IconButton {
            enabled: !root.importer.running && !root.viewModel.removal.running
            iconName: "trash"
            label: qsTr("Remove this source…")
            onClicked: root.viewModel.removal.plan()
        }
    }
    Tabs {
        id: tabs

        x: 16
        y: 42
        width: parent.width - 32
        label: qsTr("Parts of the source")
        value: root.part
        tabs: [{
                "value": "issues",
                "text": qsTr("Problems and notes"),
                "count": root.viewModel.totalIssues
            }, {
                "value": "documents",
                "text": qsTr("Documents"),
                "count": root.viewModel.documentCount
            }, {
                "value": "runs",
                "text": qsTr("Imports"),
                "count": root.viewModel.totalRuns
            }, {
                "value": "changes",
                "text": qsTr("What changed")
            }]
        onActivated: value => root.part = value
    }
    SourceIssues {
        anchors.fill: parent
        anchors.topMargin: 78
        visible: root.part === "issues"
        viewModel: root.viewModel
    }
    SourceDocuments {
        anchors.fill: parent
        anchors.topMargin: 78
        visible: root.part === "documents"
        viewModel: root.viewModel
    }
    SourceRuns {
        anchors.fill: parent
        anchors.topMargin: 78
        visible: root.part === "runs"
        viewModel: root.viewModel
    }
    Binding {
        target: root.viewModel.changes
        property: "active"
        value: root.part === "changes"
    }
    Part {
        anchors.fill: parent
        anchors.topMargin: 78
        visible: root.part === "changes"
        wanted: visible
        file: "SourceChanges.qml"
        given: ({
                "viewModel": root.viewModel.changes
            })
    }
}
