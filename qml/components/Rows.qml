// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts

/// One row per element of a model, below each other and as wide as this, in a Layout or a Panel.
/// A Repeater itself must not stand there: Qt 6.4 lays out rows that are gone already when the model
/// changes while the page is hidden, and crashes.
Column {
    id: root

    property alias model: repeater.model
    default property alias delegate: repeater.delegate
    readonly property int count: repeater.count

    Layout.fillWidth: true
    visible: root.count > 0 // nothing takes no spacing

    Repeater {
        id: repeater

        onItemAdded: (index, item) => item.width = Qt.binding(() => root.width - root.leftPadding - root.rightPadding)
    }
}
