// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// A part of a page that stands in a file of its own: made bit by bit, so that the window goes on
/// answering meanwhile. `given` are its first property values.
Loader {
    id: root

    required property string file
    property var given: ({}) // { property: value }
    /// Made when this is first true, and kept.
    property bool wanted: true

    readonly property bool isMade: root.status === Loader.Ready || !root.wanted

    function make() {
        if (root.wanted && root.status === Loader.Null)
            root.setSource(Qt.resolvedUrl(root.file), root.given);
    }

    asynchronous: true
    onWantedChanged: root.make()
    Component.onCompleted: root.make()
}
