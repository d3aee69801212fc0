// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Meshscope
import Meshscope.App

/// The two tool rows over the lineage drawing: what is shown and how much of it, then how.
Rectangle {
    id: root

    required property LineageViewModel viewModel
    required property bool showsOutline
    required property bool showsImpact

    signal outlineToggled
    signal impactToggled

    function focusSelector() {
        selector.forceActiveFocus();
        selector.selectAll();
    }

    implicitHeight: 84
    color: Theme.bg1

    RowLayout {
        x: Theme.gap16
        width: parent.width - 2 * x
        height: 44
        spacing: Theme.gap8

        TextField {
            id: selector

            Layout.fillWidth: true
            Layout.minimumWidth: 220
            label: qsTr("What to show")
            iconName: "lineage"
            placeholderText: qsTr("A dataset or product, as in 2+net_orders+1.net_amount")
            text: root.viewModel.selector
            error: root.viewModel.selectorError
            font.family: Theme.mono
            font.pixelSize: Theme.size12
            onAccepted: root.viewModel.select(text)

            Label {
                anchors.right: parent.right
                anchors.rightMargin: 38
                anchors.verticalCenter: parent.verticalCenter
                visible: !selector.activeFocus && implicitWidth < selector.width - selector.contentWidth - 100
                text: root.viewModel.explanation
                role: Label.Hint
            }
            KeyCap {
                anchors.right: parent.right
                anchors.rightMargin: 6
                anchors.verticalCenter: parent.verticalCenter
                text: "/"
            }
            Tip {
                text: root.viewModel.selectorError
            }
        }
        Label {
            visible: root.viewModel.hasGraph
            text: qsTr("%1 of %2 shown").arg(root.viewModel.shown.toLocaleString(Qt.locale(), "f", 0)).arg(root.viewModel.total.toLocaleString(Qt.locale(), "f", 0))
            medium: true
        }
        Chip {
            visible: root.viewModel.folded > 0
            kind: Chip.Filter
            text: qsTr("%1 folded").arg(root.viewModel.folded.toLocaleString(Qt.locale(), "f", 0))
        }
        Button {
            small: true
            enabled: root.viewModel.hasGraph
            iconName: root.showsOutline ? "lineage" : "filter"
            text: root.showsOutline ? qsTr("Drawing") : qsTr("Outline")
            hint: qsTr("The same as a list")
            onClicked: root.outlineToggled()
        }
        LineageExport {
            viewModel: root.viewModel
        }
        IconButton {
            iconName: "sidebar"
            label: root.showsImpact ? qsTr("Fold the impact panel (I)") : qsTr("Show the impact panel (I)")
            onClicked: root.impactToggled()
        }
    }
    SegmentedControl {
        x: Theme.gap16
        y: 44 + (40 - height) / 2
        label: qsTr("Lens")
        value: root.viewModel.lens
        options: [{
                "value": "plain",
                "text": qsTr("Plain"),
                "icon": "lineage"
            }, {
                "value": "quality",
                "text": qsTr("Quality"),
                "icon": "quality"
            }, {
                "value": "class",
                "text": qsTr("Class"),
                "icon": "lock"
            }]
        onActivated: value => root.viewModel.lens = value
    }
    Row {
        y: 44
        anchors.right: parent.right
        anchors.rightMargin: Theme.gap16
        height: 40
        spacing: Theme.gap8

        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Up")
            color: Theme.fg2
        }
        SpinField {
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("Steps up")
            value: root.viewModel.up
            to: 20
            enabled: root.viewModel.hasGraph
            onModified: value => root.viewModel.setSteps(value, root.viewModel.down)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Down")
            color: Theme.fg2
        }
        SpinField {
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("Steps down")
            value: root.viewModel.down
            to: 20
            enabled: root.viewModel.hasGraph
            onModified: value => root.viewModel.setSteps(root.viewModel.up, value)
        }
        SegmentedControl {
            anchors.verticalCenter: parent.verticalCenter
            label: qsTr("Level")
            value: root.viewModel.level
            options: [{
                    "value": "datasets",
                    "text": qsTr("Datasets")
                }, {
                    "value": "columns",
                    "text": qsTr("Columns")
                }]
            onActivated: value => root.viewModel.setLevel(value)
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: 1
        color: Theme.line
    }
}
