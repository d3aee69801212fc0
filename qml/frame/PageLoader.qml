// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Makes a page's screen when it is first shown, keeps it, and knows whether it has its data.
Loader {
    id: root

    required property string page
    required property string current

    readonly property var screen: root.item // of any type that has a view-model, or none
    readonly property bool ready: root.status === Loader.Ready && (root.screen.viewModel?.state ?? 2) !== 1 && (root.screen.settled ?? true) // 1 is Loading

    anchors.fill: parent
    active: false
    visible: root.page === root.current
    focus: root.visible
    onVisibleChanged: if (root.visible)
        root.active = true
    Component.onCompleted: root.active = root.visible
}
