// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// The search of the top bar. Enter goes to Discover.
SearchField {
    id: root

    required property Application application

    function focusField() {
        root.forceActiveFocus(Qt.ShortcutFocusReason);
        root.selectAll();
    }

    label: qsTr("Search")
    placeholderText: qsTr("Search products, datasets, columns, people")
    keyText: "Ctrl K"
    onAccepted: root.application.navigator.open(root.application.navigator.linkTo("discover", "", {
                "q": root.text
            }))
}
