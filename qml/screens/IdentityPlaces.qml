// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Meshscope
import Meshscope.App

/// Instances of platforms that no source names, and those that somebody has bound: which one is
/// meant, and how that is known.
Item {
    id: root

    required property IdentityViewModel identity

    function act(key: string, name: string, decision: int, canBind: bool) {
        if (canBind)
            bindDialog.made().ask(key, name);
        else if (decision > 0)
            unbindDialog.ask(decision, name);
    }

    PageTable {
        id: table

        anchors.fill: parent
        focus: true
        label: qsTr("Instances")
        emptyText: qsTr("Every source says which instance it means.")
        emptyHint: qsTr("A dbt project, for example, names a database but no host: what it describes stays apart until it is known which instance is meant.")
        columns: [{
                "text": qsTr("Platform"),
                "width": 110
            }, {
                "text": qsTr("Instance"),
                "width": 0
            }, {
                "text": qsTr("Datasets"),
                "width": 72,
                "alignRight": true
            }, {
                "text": qsTr("Which one it is"),
                "width": 0
            }, {
                "text": qsTr("Known by"),
                "width": 104
            }, {
                "text": "",
                "width": 84
            }]
        model: root.identity.places

        delegate: IdentityPlaceRow {
            width: table.rowWidth
            widths: table.columnWidths
            selected: table.isCurrent(index)
            busy: root.identity.busy
            onClicked: table.goTo(index)
            onActivated: root.act(key, name, decision, canBind)
        }
    }
    Lazy {
        id: bindDialog

        file: "IdentityBindDialog.qml"
        given: ({
                "parent": T.Overlay.overlay,
                "identity": root.identity
            })
    }
    IdentityNoteDialog {
        id: unbindDialog

        title: qsTr("Unbind %1?").arg(unbindDialog.name)
        acceptText: qsTr("Unbind")
        hint: qsTr("What is on it stays apart again, as it was before. The decision and its end stay in the audit record.")
        onNoted: (decision, note) => root.identity.undo(decision, note)
    }
}
