// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What stands where a page will be, while its first content loads.
Item {
    id: root

    property bool loading: false

    LoadingLine {
        width: parent.width
        loading: root.loading
    }
    Rectangle {
        x: 24
        y: 40
        width: 48
        height: 48
        radius: 10
        visible: root.loading
        color: Theme.bg3
    }
    Rectangle {
        x: 84
        y: 46
        width: 220
        height: 16
        radius: 4
        visible: root.loading
        color: Theme.bg3
    }
    SkeletonRows {
        x: 8
        y: 144
        width: Math.min(parent.width - 16, 800)
        visible: root.loading
    }
}
