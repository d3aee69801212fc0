// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Meshscope
import Meshscope.App

/// Writes exactly what is shown: as a drawing, a graph text or a table.
Button {
    id: root

    required property LineageViewModel viewModel

    property string format

    /// Asks where to, then writes there.
    function ask(format: string, suffix: string) {
        root.format = format;
        dialog.made().ask(root.viewModel.exportName(suffix), suffix);
    }

    small: true
    enabled: root.viewModel.hasGraph
    iconName: "export"
    text: qsTr("Export")
    onClicked: menu.made().open()

    Lazy {
        id: menu

        file: "LineageExportMenu.qml"
        given: ({
                "parent": root,
                "viewModel": root.viewModel,
                "owner": root
            })
    }
    Lazy {
        id: dialog

        file: "SaveDialog.qml"
        given: ({
                "title": qsTr("Export the lineage shown")
            })

        Connections {
            target: dialog.item

            function onChosen(file: url) {
                root.viewModel.exportTo(file, root.format);
            }
        }
    }
}
