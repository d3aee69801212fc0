// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope.App

/// Every source, and the chosen one in detail; what an import could not do above them.
Item {
    id: root

    required property SourcesViewModel viewModel
    required property Importer importer

    readonly property SourceRemovalViewModel removal: root.viewModel.removal
    readonly property bool isEmpty: root.viewModel.state === SourcesViewModel.Ready && root.viewModel.sourceCount === 0

    signal folderWanted

    LoadingLine {
        width: parent.width
        loading: root.viewModel.state === SourcesViewModel.Loading
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: 16
            visible: root.importer.error.length > 0
            text: root.importer.error
            where: root.importer.where
            actionText: root.importer.held ? qsTr("Import anyway") : root.importer.others > 0 ? qsTr("Import the others: %1").arg(root.importer.others) : ""
            closable: true
            onActivated: root.importer.held ? root.importer.acceptHeld() : root.importer.importOthers()
            onClosed: root.importer.dismissError()
        }
        ErrorBanner {
            Layout.fillWidth: true
            Layout.margins: 16
            visible: root.viewModel.state === SourcesViewModel.Failed
            text: root.viewModel.error
            actionText: qsTr("Try again")
            onActivated: root.viewModel.reload()
        }
        EmptyState {
            Layout.margins: 16
            visible: root.isEmpty
            iconName: "sources"
            text: qsTr("Nothing has been read into this catalog yet.")
            hint: qsTr("Add dbt artifacts, data contracts, data products or OpenLineage events, or drop them on the window.")
            actionText: qsTr("Add a folder")
            actionIcon: "folder"
            onActivated: root.folderWanted()
        }
        SourceTable {
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(implicitHeight, root.height * 0.45)
            visible: root.viewModel.sourceCount > 0
            viewModel: root.viewModel
        }
        SourceDetail {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: root.viewModel.chosen >= 0
            viewModel: root.viewModel
            importer: root.importer
        }
        Item {
            Layout.fillHeight: true
            visible: root.viewModel.chosen < 0
        }
    }
    Connections {
        target: root.removal

        function onPlanned() {
            question.open();
        }
        function onSaid(text: string, isFailure: bool, changeSet: int) {
            toast.changeSet = changeSet;
            toast.show(text, isFailure);
        }
    }
    Dialog {
        id: question

        title: qsTr("Remove %1?").arg(root.removal.name)
        acceptText: qsTr("Remove this source")
        destructive: true
        onAccepted: root.removal.remove()

        contentItem: Label {
            text: root.removal.text
            wrapMode: Text.Wrap
            elide: Text.ElideNone
        }
    }
    Toast {
        id: toast

        property int changeSet: 0

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap24
        actionText: toast.changeSet > 0 ? qsTr("Undo") : ""
        onActivated: {
            toast.visible = false;
            root.removal.undo(toast.changeSet);
        }
    }
}
