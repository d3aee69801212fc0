// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The content of the chosen tab: one QML file per tab, made when it is chosen and given `viewModel`.
Loader {
    id: root

    required property QtObject viewModel
    required property string file

    function show() {
        root.setSource(Qt.resolvedUrl(root.file), {
                "viewModel": root.viewModel
            });
    }

    onFileChanged: root.show()
}
