// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Makes a page's screen when it is first wanted, bit by bit, so that the window goes on answering;
/// keeps it, and knows whether it has its data. The page before stays until then.
Loader {
    id: root

    required property string page
    required property string file
    required property var given // first property values of the screen
    required property string current // the page that is asked for
    required property string shown // the page that is seen

    readonly property var screen: root.item // of any type that has a view-model, or none
    readonly property bool isWanted: root.page === root.current
    readonly property bool isMade: root.status === Loader.Ready
    readonly property bool ready: root.isMade && (root.screen.viewModel?.state ?? 2) !== 1 && (root.screen.settled ?? true) // 1 is Loading

    /// Height of what is always to be reached at its foot: notices stay above it.
    readonly property int footRoom: root.screen?.footRoom ?? Theme.row + 4

    signal arrived(string page)

    function make() {
        if (root.isWanted && root.status === Loader.Null)
            root.setSource(Qt.resolvedUrl(root.file), root.given);
        else if (root.isWanted && root.isMade)
            root.arrived(root.page);
    }

    anchors.fill: parent
    asynchronous: true
    visible: root.page === root.shown
    focus: root.visible
    onIsWantedChanged: root.make()
    onLoaded: root.make()
    Component.onCompleted: root.make()
}
