// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Meshscope.App

/// The people and teams of the catalog, to choose whom to act as.
T.Popup {
    id: root

    required property ActingAsViewModel actingAs

    x: parent ? parent.width - width : 0
    y: parent ? parent.height + 4 : 0
    implicitWidth: 340
    implicitHeight: 420
    padding: 8
    margins: 8
    focus: true
    onOpened: chooser.focusFilter()

    contentItem: PartyChooser {
        id: chooser

        actingAs: root.actingAs
        onDone: root.close()
    }
    background: PopupFrame {
    }
}
