// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope.App

/// The search of the top bar: grouped answers per keystroke in a list below it.
SearchField {
    id: root

    required property SearchViewModel search

    /// The page is to have the focus.
    signal finished

    function focusField() {
        root.forceActiveFocus(Qt.ShortcutFocusReason);
        root.selectAll();
    }

    label: qsTr("Search")
    placeholderText: qsTr("Search products, datasets, columns, people")
    keyText: "Ctrl K"
    onActiveFocusChanged: if (root.activeFocus) {
        root.search.warmUp();
        popup.made().showUseful();
    } else {
        popup.made().close();
    }
    onTextEdited: {
        root.search.setText(root.text);
        popup.made().showUseful();
    }
    onCleared: {
        root.search.setText("");
        popup.made().close();
    }
    onAccepted: root.search.activate(root.search.current)
    Keys.onDownPressed: root.search.onDiscover ? root.finished() : root.search.move(1)
    Keys.onUpPressed: root.search.move(-1)
    Keys.onPressed: event => {
        const all = event.key === Qt.Key_Return && (event.modifiers & Qt.ControlModifier);
        event.accepted = all;
        if (all)
            root.search.activate(-1);
    }

    Connections {
        target: root.search

        function onTextChanged() {
            if (root.text !== root.search.text)
                root.text = root.search.text;
        }
        function onOpened() {
            popup.made().close();
            root.finished();
        }
    }
    Lazy {
        id: popup

        file: "SearchPopup.qml"
        given: ({
                "parent": root,
                "search": root.search
            })
    }
}
