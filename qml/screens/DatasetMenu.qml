// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// What else can be done with a dataset.
Menu {
    id: root

    required property DatasetViewModel viewModel

    x: parent ? parent.width - width : 0
    y: parent ? parent.height + 4 : 0

    MenuItem {
        text: qsTr("Copy link")
        iconName: "link"
        onTriggered: root.viewModel.copyLink()
    }
    MenuItem {
        text: qsTr("Copy full name")
        iconName: "copy"
        onTriggered: root.viewModel.copyText(root.viewModel.head.context)
    }
    MenuItem {
        text: qsTr("Quality in full")
        iconName: "quality"
        onTriggered: root.viewModel.openQuality()
    }
}
