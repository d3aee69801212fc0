// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// Rows of a panel, one below the other, with the sentence that stands there when there are none.
Column {
    id: root

    property alias rows: repeater.model
    property alias delegate: repeater.delegate
    property string emptyText
    readonly property string count: repeater.count.toString()

    Layout.fillWidth: true

    Rows {
        id: repeater

        width: root.width
    }
    Label {
        padding: Theme.gap12
        visible: repeater.count === 0
        text: root.emptyText
        color: Theme.fg3
    }
}
