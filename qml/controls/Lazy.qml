// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Stands for a popup, menu or dialog of its own file, which is made when it is first wanted:
/// `Lazy { id: menu; file: "CatalogMenu.qml"; given: ({ "parent": root }) }`, then
/// `menu.made().open()`. `given` are its first property values; name the parent of a popup there.
Loader {
    id: root

    required property string file
    property var given: ({}) // { property: value }

    function made(): var {
        if (root.status === Loader.Null)
            root.setSource(Qt.resolvedUrl(root.file), root.given);
        return root.item;
    }
}
