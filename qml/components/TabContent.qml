// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The content of the chosen tab: one QML file per tab, made bit by bit when it is chosen and given
/// `viewModel`.
Loader {
    id: root

    required property QtObject viewModel
    required property string file

    readonly property bool isMade: root.status === Loader.Ready

    function show() {
        root.setSource(Qt.resolvedUrl(root.file), {
                "viewModel": root.viewModel
            });
    }

    asynchronous: true
    onFileChanged: root.show()
}
